"""What a PNG says of itself, without a picture library: its size, whether it can be clear, and its upper corners.

PNG (W3C, third edition): the signature, then chunks of length, name, data and CRC; sections 5, 7, 9 and 11.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from generator.model.declared import dataclass

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
WHITE: Final = 240
"""A pixel none of whose channels is below this passes for white."""
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_WIDEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class PngLook:
    """Width and height in pixels. `clear`: it has transparency. `boxed`: one of its upper corners is not white."""

    width: int
    height: int
    clear: bool = False
    boxed: bool = False


def look_at_png(data: bytes) -> PngLook:
    """What the file is. Raises `ValueError`, in words, where it is no whole PNG. The picture itself stays packed."""
    if not data.startswith(SIGNATURE):
        raise ValueError("it does not begin like a PNG")
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise ValueError("its head is missing")
    if chunks[-1][0] != b"IEND" or not any(name == b"IDAT" for name, _ in chunks):
        raise ValueError("it is cut off")
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, kind = head[8], head[9]
    if depth not in _DEPTHS.get(kind, ()) or not width or not height:
        raise ValueError("its head is broken")
    clear = kind in (4, 6) or any(name == b"tRNS" for name, _ in chunks)
    if clear or width > _WIDEST:
        return PngLook(width, height, clear)
    places = (0,) if head[12] else (0, width - 1)  # interlaced: the first row is every eighth pixel
    row = _first_row(chunks, -(-width * depth * _CHANNELS[kind] // 8), max(1, depth * _CHANNELS[kind] // 8))
    corners = [_pixel(row, place, depth, kind, chunks) for place in places]
    return PngLook(width, height, False, any(min(pixel) < WHITE for pixel in corners))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if data[at + 8 + size : at + 12 + size] != zlib.crc32(name + content).to_bytes(4, "big"):
            raise ValueError("a part of it is damaged or cut off")
        yield name, content
        if name == b"IEND":
            return
        at += 12 + size


def _first_row(chunks: list[tuple[bytes, bytes]], width: int, step: int) -> bytes:
    """The bytes of the first row of pixels: above it there is nothing, so all filters but two come down to one."""
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    try:
        found = zlib.decompressobj().decompress(packed, width + 1)
    except zlib.error:
        raise ValueError("its pixels are damaged") from None
    filtered, row = found[:1], bytearray(found[1:])
    for place in range(step, len(row)):
        if filtered in (b"\1", b"\4"):
            row[place] = (row[place] + row[place - step]) & 255
        elif filtered == b"\3":
            row[place] = (row[place] + row[place - step] // 2) & 255
    if len(row) < min(width, step):
        raise ValueError("it has no pixels")
    return bytes(row)


def _pixel(row: bytes, place: int, depth: int, kind: int, chunks: list[tuple[bytes, bytes]]) -> tuple[int, ...]:
    """Red, green and blue from 0 to 255, or one grey. A pixel that is not in the row is white."""
    if depth < 8:
        bits = place * depth
        cell = row[bits // 8] if bits // 8 < len(row) else 255
        value = cell >> (8 - depth - bits % 8) & (1 << depth) - 1
        channels: tuple[int, ...] = (value if kind == 3 else value * 255 // ((1 << depth) - 1),)
    else:
        wide, count = depth // 8, _CHANNELS[kind]
        start = place * count * wide
        channels = tuple(row[start : start + count * wide : wide]) or (255,)
    if kind != 3:
        return channels
    palette = next((content for name, content in chunks if name == b"PLTE"), b"")
    return tuple(palette[channels[0] * 3 : channels[0] * 3 + 3]) or (255,)
