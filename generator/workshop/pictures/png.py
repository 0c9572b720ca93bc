"""PNG files whose upper and lower rows are compressed once: only the band between is made for each partner.

The data of a PNG is one zlib stream (RFC 1950, 1951) that may be cut into chunks anywhere. Each part is compressed on
its own and refers to nothing before it, so parts can be set side by side; their checksums are combined by arithmetic.
Rows begin with the number of their filter. The first row of a part never looks at the row above it.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final, Literal

from generator.model.declared import dataclass

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_ZLIB_HEADER: Final = b"\x78\xda"
_EMPTY_LAST_BLOCK: Final = b"\x03\x00"
_MODULUS: Final = 65521
_END: Final = struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))

PALETTE: Final = 3
TRUECOLOUR: Final = 2
ColourType = Literal[2, 3]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a picture: their raw deflate data, and the Adler-32 and number of the bytes inside."""

    data: bytes
    adler: int
    length: int


EMPTY: Final = Part(b"", 1, 0)


def open_part(rows: bytes | bytearray, level: int) -> Part:
    """Compress `rows` (filter bytes included) so that another part may follow: it ends on a byte, without an end."""
    if not rows:
        return EMPTY
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15, 9)
    return Part(deflate.compress(rows) + deflate.flush(zlib.Z_FULL_FLUSH), zlib.adler32(rows), len(rows))


def last_part(rows: bytes | bytearray, level: int) -> Part:
    """Compress `rows` as the last part. Where there are none, it only ends the stream."""
    if not rows:
        return Part(_EMPTY_LAST_BLOCK, 1, 0)
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15, 9)
    return Part(deflate.compress(rows) + deflate.flush(zlib.Z_FINISH), zlib.adler32(rows), len(rows))


def inflate(part: Part) -> bytes:
    """The rows of a part."""
    return zlib.decompressobj(-15).decompress(part.data)


def combine_adler(first: int, second: int, length: int) -> int:
    """The Adler-32 of two runs of bytes, one behind the other, from theirs; `length` is that of the second."""
    low = ((first & 0xFFFF) + (second & 0xFFFF) - 1) % _MODULUS
    high = ((first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)) % _MODULUS
    return high << 16 | low


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk: length, kind, data, CRC-32."""
    return b"".join((struct.pack(">I", len(data)), kind, data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))))


def head_chunks(width: int, height: int, colour: ColourType) -> bytes:
    """What stands before the data, but for the palette: signature, size and kind, and the colour space of RGB."""
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return SIGNATURE + size + (chunk(b"sRGB", b"\0") if colour == TRUECOLOUR else b"")


@dataclass(frozen=True, slots=True)
class Frame:
    """All of a picture but its band, ready to be written: whole chunks above and below, and what checksums need."""

    head: bytes
    above: bytes
    below: bytes
    above_adler: int
    below_adler: int
    below_length: int

    @classmethod
    def around(cls, head: bytes, above: Part, below: Part) -> Frame:
        """The frame of a band from the compressed rows above and below; `below` is a last part."""
        return cls(
            head, chunk(b"IDAT", _ZLIB_HEADER + above.data), chunk(b"IDAT", below.data), above.adler, below.adler,
            below.length,
        )  # fmt: skip

    def around_band(self, rows: bytes | bytearray, level: int, palette: bytes = b"") -> bytes:
        """The whole file. `rows` are the band's, each with its filter byte; `palette` 768 bytes where it has one."""
        band = open_part(rows, level)
        adler = combine_adler(self.above_adler, band.adler, band.length)
        adler = combine_adler(adler, self.below_adler, self.below_length)
        colours = chunk(b"PLTE", palette) if palette else b""
        data, check = chunk(b"IDAT", band.data), chunk(b"IDAT", struct.pack(">I", adler))
        return b"".join((self.head, colours, self.above, data, self.below, check, _END))
