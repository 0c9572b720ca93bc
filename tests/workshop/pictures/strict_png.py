"""A reader of PNG that forgives nothing, independent of the writer: chunks, checksums, stream, filters."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray


def chunks_of(file: bytes) -> list[tuple[bytes, bytes]]:
    """Kind and data of each chunk, its checksum compared."""
    assert file[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, []
    while at < len(file):
        length, kind = struct.unpack_from(">I4s", file, at)
        data = file[at + 8 : at + 8 + length]
        assert len(data) == length
        assert struct.unpack_from(">I", file, at + 8 + length)[0] == zlib.crc32(kind + data), kind
        found.append((kind, data))
        at += 12 + length
    assert at == len(file)
    return found


def pixels_of(file: bytes) -> NDArray[np.uint8]:
    """RGB, height x width x 3. Asserts whatever the standard demands of the kinds of PNG that are written here."""
    chunks = chunks_of(file)
    kinds = [kind for kind, _ in chunks]
    named = dict(chunks)
    width, height, depth, colour, method, filtering, interlaced = struct.unpack(">IIBBBBB", named[b"IHDR"])
    assert (depth, method, filtering, interlaced) == (8, 0, 0, 0)
    before = [b"PLTE"] if colour == 3 else [b"sRGB"]
    assert kinds == [b"IHDR", *before, *[b"IDAT"] * 4, b"IEND"]
    rows = _inflated(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    cell = 1 if colour == 3 else 3
    assert len(rows) == height * (width * cell + 1)
    pixels = _unfiltered(np.frombuffer(rows, np.uint8).reshape(height, -1), cell)
    if colour == 2:
        return pixels.reshape(height, width, 3)
    assert len(named[b"PLTE"]) == 768
    return np.frombuffer(named[b"PLTE"], np.uint8).reshape(256, 3)[pixels]


def _inflated(stream: bytes) -> bytes:
    inflate = zlib.decompressobj()  # checks header and Adler-32
    rows = inflate.decompress(stream)
    assert inflate.eof
    assert not inflate.unused_data
    return rows


def _unfiltered(rows: NDArray[np.uint8], cell: int) -> NDArray[np.uint8]:
    """Filters 0 and 1: no row looks at the one above."""
    assert set(rows[:, 0].tolist()) <= {0, 1}
    pixels = rows[:, 1:].copy()
    left = rows[:, 0] == 1
    for channel in range(cell):
        pixels[left, channel::cell] = np.add.accumulate(pixels[left, channel::cell], axis=1, dtype=np.uint8)
    return pixels
