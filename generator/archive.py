"""Zips of members that are compressed once and spliced into every archive that has them; the only door to libdeflate.

Kits are such archives, one for each partner, and workbooks are. A zip is its members one after the other, each behind a
header of its own, then a directory that says where each begins (APPNOTE.TXT of PKWARE, version 6.3.10, section 4.3.6;
numbers below are sections of it). Of a member, only that place depends on its neighbours. So a member is pressed once,
and an archive is one `b"".join` of pressed members.

The same members in the same order give the same bytes: there is no clock in here and no chance. What deflate makes of a
text is its library's choice, and changes with its version (github.com/ebiggers/libdeflate/issues/400). The `deflate`
package brings its own libdeflate along, which makes the same of a text on every processor, so machines with the same
lock file agree on the bytes, whatever zlib their systems have.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import lru_cache

from deflate import crc32, deflate_compress

from generator.model.declared import dataclass

ONCE = 12
"""Level for what everybody gets: however long it takes, it is done once. There is no higher one."""

EACH = 1
"""Level for a partner's own texts, of which there are a hundred thousand.

Measured with `deflate` 0.9.0, one text after the other on one core. 100 posts of 3.4 KB: level 1 makes
1,258 bytes of each in 13 microseconds, level 4 1,209 bytes in 18, level 6 1,192 bytes in 22. 30 pages of 21 KB: level 1
5,922 bytes in 35 microseconds, level 4 5,662 bytes in 69, level 6 5,561 bytes in 96. (zlib 1.2.13 at its level 1: 1,307
bytes in 35 and 6,413 bytes in 115 microseconds.) Of what a kit takes, making these bytes is the largest part.
"""

_PACKED = (
    ".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".mp4", ".pdf", ".png", ".pptx", ".webp", ".woff", ".woff2",
    ".xlsx", ".zip",
)  # fmt: skip
"""How names of what is compressed already end: deflate would take its time and gain next to nothing."""

_PART = r"""[^\x00-\x1f\x7f"*/:<>?\\|]*[^\x00-\x1f\x7f"*/:<>?\\| .]"""
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")
"""Parts joined by slashes, relative (4.4.17). None is empty, `.` or `..`, none has or ends in what Windows refuses."""

_STORED, _DEFLATED = 0, 8  # 4.4.5
_UTF8 = 1 << 11  # 4.4.4: the name is UTF-8; without it, it is code page 437, which has the letters of ASCII
_NEEDED = 20  # 4.4.3: version 2.0 of the format, for deflate and folders
_MADE_BY = 3 << 8 | _NEEDED  # 4.4.2: on Unix, so that the mode below is heeded
_MODE = 0o100644 << 16  # 4.4.15: a plain file that all may read; without a mode, `unzip` leaves files nobody may open
_TIME, _DATE = 0, 1 << 5 | 1  # 4.4.6: 1980-01-01 00:00:00, the first moment there is; month 0 is not a date
_MOST_MEMBERS, _MOST_BYTES = 0xFFFF - 1, 0xFFFF_FFFF - 1  # 4.4.1.4: the values above these announce Zip64

_HEADER = struct.Struct("<4s5H3L2H")  # 4.3.7
_ENTRY = struct.Struct("<4s6H3L5HL")  # 4.3.12, without the last number: where the member begins
_BEGIN = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")  # 4.3.16


@dataclass(frozen=True, slots=True)
class Pressed:
    """A member, ready for any archive: its header and body, and its entry for the directory.

    `size` is that of the content, in bytes; the body's is what it takes in the archive. `crc` is the content's CRC-32.
    """

    name: str
    size: int
    crc: int
    header: bytes
    body: bytes
    entry: bytes
    label: bytes


def press(name: str, data: bytes, level: int = EACH) -> Pressed:
    """Compress one member, at level `ONCE` where everybody will have it; level 0 stores it as it is.

    `name` is its path in the archive, with forward slashes. Content that deflate does not make smaller is stored.
    Raises `ValueError` for a name that leads out of the folder or that Windows refuses, and for 4 GB and more.
    """
    label, flags, packed = _label(name)
    if len(data) > _MOST_BYTES:
        raise ValueError(f"`{name}` has 4 GB or more, which takes Zip64: that is no part of a kit")
    method, body, crc = _STORED, data, crc32(data)
    if level and not packed:
        deflated = bytes(deflate_compress(data, level))
        if len(deflated) < len(data):
            method, body = _DEFLATED, deflated
    # What header and entry have in common, in the order of both.
    said = (_NEEDED, flags, method, _TIME, _DATE, crc, len(body), len(data), len(label), 0)
    header = _HEADER.pack(b"PK\3\4", *said) + label
    entry = _ENTRY.pack(b"PK\1\2", _MADE_BY, *said, 0, 0, 0, _MODE)
    return Pressed(name, len(data), crc, header, body, entry, label)


def archive(members: Iterable[Pressed]) -> bytes:
    """The zip of these members, in this order. Folders need no members of their own.

    Raises `ValueError` where two members cannot stand side by side in a folder of Windows or macOS, and where there are
    too many or too large ones for a zip that everything opens (65,534 members, 4 GB).
    """
    members = tuple(members)
    _check_names(tuple(member.name for member in members))
    pieces: list[bytes] = []
    directory: list[bytes] = []
    begin = 0
    for member in members:
        pieces += (member.header, member.body)
        directory += (member.entry, _BEGIN.pack(min(begin, _MOST_BYTES)), member.label)
        begin += len(member.header) + len(member.body)
    size = sum(map(len, directory))
    if begin + size > _MOST_BYTES:
        raise ValueError("the archive has 4 GB or more, which takes Zip64: that is not a kit")
    count = len(members)
    pieces += directory
    pieces.append(_END.pack(b"PK\5\6", 0, 0, count, count, size, begin, 0))
    return b"".join(pieces)


@lru_cache(maxsize=4096)  # the members of all partners are called the same
def _label(name: str) -> tuple[bytes, int, bool]:
    """The name as it is written, the flag that says in which letters, and whether it says that all is compressed."""
    label = name.encode()
    if not _NAME.fullmatch(name) or len(label) > 0xFFFF:
        raise ValueError(
            f"{name!r} cannot be a name in an archive: it takes a relative path with forward slashes, "
            "without empty parts, `.` and `..`, without characters that Windows refuses"
        )
    return label, 0 if name.isascii() else _UTF8, name.lower().endswith(_PACKED)


@lru_cache(maxsize=256)  # once per cohort, not once per archive
def _check_names(names: tuple[str, ...]) -> None:
    """Windows and macOS do not tell `A` from `a`, and a file cannot have the name of a folder."""
    if len(names) > _MOST_MEMBERS:
        raise ValueError(f"{len(names):,} members take Zip64: that is not a kit")
    files: dict[str, str] = {}
    for name in names:
        key = name.casefold()
        if key in files:
            raise ValueError(f"`{name}` and `{files[key]}` are one name to Windows and macOS")
        files[key] = name
    for name in names:
        key = name.casefold()
        for end in (place for place, letter in enumerate(key) if letter == "/"):
            if key[:end] in files:
                raise ValueError(f"`{files[key[:end]]}` cannot be a file and the folder of `{name}` at once")
