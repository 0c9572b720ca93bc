"""QR codes: the only door to zxing-cpp. The text is encoded exactly as given, so that a scan gives the very link.

ISO/IEC 18004: a quiet zone of four modules; error level M or better (a stronger level where it costs no module). For
small codes encode a short link in capitals: `HTTPS://` and A-Z, 0-9, `-./:` fit the denser alphanumeric mode.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from math import isqrt
from typing import Any, Final

QUIET_ZONE: Final = 4
"""Modules on each side."""
PRINT_SIDE: Final = 40
"""Width of the code for print in millimetres, quiet zone included: read from an arm's length."""
_STRONGER: Final = ("Q", "H")
_POINTS_A_MM: Final = 72 / 25.4


@lru_cache(maxsize=1024)
def qr_matrix(text: str) -> tuple[bytes, ...]:
    """The modules of `text` row by row, one byte each: 1 is dark, 0 is light. Without the quiet zone.

    Kept for a while: a partner's address is drawn as SVG, PNG and PDF and stands in each of its pictures. Raises
    `ValueError` where the text is empty or does not fit the largest code.
    """
    matrix = _made(text, "M")
    for level in _STRONGER:
        try:
            stronger = _made(text, level)
        except ValueError:  # the largest code holds less of it
            break
        if len(stronger) > len(matrix):
            break
        matrix = stronger
    return matrix


def qr_modules(text: str) -> int:
    """The width of the code in modules, quiet zone included: divide a box by it to learn the pixels a module."""
    return len(qr_matrix(text)) + 2 * QUIET_ZONE


def qr_svg(text: str, *, dark: str = "#000", light: str = "#fff", title: str = "") -> bytes:
    """A scalable QR code of `text`, one path on one rectangle, without a script or a fixed size.

    `dark` and `light` are CSS colours with enough contrast, dark on light. With a `title` it is a named image; without
    one it is hidden from screen readers, because the link then stands beside it.
    """
    side = qr_modules(text)
    name = f"<title>{escape(title, quote=False)}</title>" if title else ""
    role = 'role="img"' if title else 'role="img" aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" {role} '
        f'shape-rendering="crispEdges">{name}'
        f'<rect width="{side}" height="{side}" fill="{escape(light)}"/>'
        f'<path stroke="{escape(dark)}" d="{_path(text)}"/></svg>'
    ).encode()


def qr_png(text: str, scale: int = 8, *, dark: str = "#000000", light: str = "#ffffff") -> bytes:
    """A QR code of `text` as PNG of two colours (`#rrggbb`), `scale` pixels a module, a bit a pixel.

    It carries no time and no name: same text, same bytes.
    """
    side = qr_modules(text) * scale
    again = b"\2" + bytes(-(-side // 8))  # a line that is the same as the one above it
    pixels = b"".join(_packed(row, scale) + again * (scale - 1) for row in _rows_with_zone(text))
    head = side.to_bytes(4, "big") * 2 + bytes((1, 3, 0, 0, 0))  # one bit a pixel, from a palette
    palette = bytes.fromhex(light[1:] + dark[1:])
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(pixels, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def qr_pdf(text: str) -> bytes:
    """A QR code of `text` for print: one PDF page of `PRINT_SIDE` millimetres, black ink only (CMYK 0 0 0 100).

    The quiet zone is painted white, so that the code can be put on a coloured sheet. It carries no time.
    """
    side, points = qr_modules(text), f"{PRINT_SIDE * _POINTS_A_MM:.4f}"
    scale = f"{PRINT_SIDE * _POINTS_A_MM / side:.6f}"
    squares = " ".join(f"{x} {side - y - 1} {width} 1 re" for y, x, width in _runs(text))
    # One path and one fill: neighbours that are painted apart show hairlines between them.
    drawing = f"{scale} 0 0 {scale} 0 0 cm 0 0 0 0 k 0 0 {side} {side} re f 0 0 0 1 k {squares} f".encode()
    packed = zlib.compress(drawing, 6)
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {points} {points}] /Resources << >> /Contents 4 0 R >>".encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        f"<< /Title <feff{text.encode('utf-16-be').hex()}> >>".encode(),
    )


def _made(text: str, level: str) -> tuple[bytes, ...]:
    import zxingcpp  # where it is needed: most builds of pages draw nothing

    said = {} if text.isascii() else {"eci": "UTF-8"}  # else readers guess the encoding
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **said)
    grey: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its type does not say
    picture = memoryview(grey).tobytes().translate(_DARK_IS_ONE)
    side = isqrt(len(picture))
    return tuple(picture[start : start + side] for start in range(0, len(picture), side))


_DARK_IS_ONE: Final = bytes((1,)) + bytes(255)
"""From grey values: black is a dark module."""


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Row, first column and length of each run of dark modules, counted with the quiet zone."""
    for y, row in enumerate(qr_matrix(text), QUIET_ZONE):
        x = QUIET_ZONE
        for dark, group in groupby(row):
            length = len(list(group))
            if dark:
                yield y, x, length
            x += length


def _path(text: str) -> str:
    """Dark modules as strokes of width one through the middle of each row, offset by the quiet zone."""
    strokes: list[str] = []
    row = pen = -1  # where the pen stands
    for y, x, length in _runs(text):
        strokes.append(f"m{x - pen} 0h{length}" if y == row else f"M{x} {y}.5h{length}")
        row, pen = y, x + length
    return "".join(strokes)


def _rows_with_zone(text: str) -> Iterator[bytes]:
    matrix = qr_matrix(text)
    margin, blank = bytes(QUIET_ZONE), bytes(len(matrix) + 2 * QUIET_ZONE)
    yield from (blank,) * QUIET_ZONE
    yield from (margin + row + margin for row in matrix)
    yield from (blank,) * QUIET_ZONE


def _packed(row: bytes, scale: int) -> bytes:
    """One line of pixels, eight to a byte, led by the filter's number (none)."""
    if scale == 8:  # a byte a module
        return b"\0" + row.translate(_BYTE_OF)
    bits = "".join("01"[dark] * scale for dark in row)
    width = -(-len(bits) // 8)
    return b"\0" + int(bits.ljust(width * 8, "0"), 2).to_bytes(width, "big")


_BYTE_OF: Final = bytes((0, 255)) + bytes(254)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _pdf(*objects: bytes) -> bytes:
    """The objects numbered from 1; the first is the catalogue, the last one says what the file is about."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, count - 1, table)
    return bytes(out)
