"""Bytes to text: UTF-8 or a problem that says what the file probably is."""

from __future__ import annotations

from generator.model.problem import Position, Problem

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(path: str, data: bytes) -> tuple[str, Problem | None]:
    """The text without byte order mark and with `\\n` as its only line end; empty text beside a problem.

    Git and Windows editors change line ends on their own, so they may not change the result.
    """
    payload = data.removeprefix(_BOM)
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _not_utf8(path, payload, error.start)
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def _not_utf8(path: str, data: bytes, offset: int) -> Problem:
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    name = _likely_encoding(data)
    message = "the file is not UTF-8" + (f"; it looks like {name}" if name else "")
    fix = "Open it in its program and save it again as UTF-8 (in Excel: CSV UTF-8)."
    return Problem(Position(path, line, column, 1), "E0102", message, f"0x{data[offset]:02X}", "UTF-8", fix=fix)


def _likely_encoding(data: bytes) -> str:
    """The encoding by the share of Arabic letters among the non-ASCII bytes; a hint, not a promise."""
    if data.startswith(_UTF16) or data[:400].count(0) > len(data[:400]) // 4:
        return "UTF-16"
    high = bytes(byte for byte in data[:20_000] if byte >= 0x80)
    as_arabic = high.decode("windows-1256", errors="ignore")
    arabic = sum(1 for char in as_arabic if "\u0621" <= char <= "\u0652")
    if as_arabic and arabic * 10 >= len(as_arabic) * 7:
        return "windows-1256"
    return "windows-1252" if high else ""
