"""JPEG files whose upper and lower rows are encoded once: only the band between is made for each partner.

Baseline with the standard Huffman tables, and a restart marker after every row of blocks (ITU-T T.81, B.2.4.4 and
E.1.4): prediction begins anew at each marker, so rows of blocks may be exchanged. The result is, byte for byte, what
encoding the whole picture gives.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from generator.model.declared import dataclass

if TYPE_CHECKING:
    from PIL import Image

QUALITY: Final = 90
BLOCK: Final = 8
"""Rows of pixels that one row of blocks holds at 4:4:4, where no colour is subsampled."""

SUBSAMPLINGS: Final = {"4:4:4": 8, "4:2:0": 16}
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_END: Final = b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class Frame:
    """All of a picture but its band: rows of blocks above and below with their markers, and where the band begins.

    `top` and `bottom` are the band's first row of pixels and the one behind its last, widened to rows of blocks.
    `rows` says how many rows of blocks the whole picture has.
    """

    head: bytes
    above: bytes
    below: bytes
    top: int
    bottom: int
    rows: int
    subsampling: str = "4:4:4"

    def around_band(self, band: Image.Image) -> bytes:
        """The whole file, with `band` (RGB, as wide as the picture, rows `top` to `bottom`) between."""
        block = SUBSAMPLINGS[self.subsampling]
        intervals = _split(encode(band, subsampling=self.subsampling))[1]
        return b"".join((self.head, self.above, _marked(intervals, self.top // block, self.rows), self.below, _END))


def encode(picture: Image.Image, quality: int = QUALITY, subsampling: str = "4:4:4") -> bytes:
    """A baseline JPEG with a restart marker after each row of blocks."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=subsampling, restart_marker_rows=1)
    return out.getvalue()


def frame_of(picture: Image.Image, top: int, bottom: int, subsampling: str = "4:4:4") -> Frame:
    """The frame of the band between two rows of pixels (the second is the one behind its last)."""
    block = SUBSAMPLINGS[subsampling]
    head, intervals = _split(encode(picture, subsampling=subsampling))
    first, last, rows = top // block, -(-bottom // block), len(intervals)
    above, below = _marked(intervals[:first], 0, rows), _marked(intervals[last:], last, rows)
    return Frame(head, above, below, first * block, min(last * block, picture.height), rows, subsampling)


def _split(file: bytes) -> tuple[bytes, list[bytes]]:
    """The file up to the data, and the data of each row of blocks without its marker.

    In the data, FF is followed by 00 unless it begins a marker, so markers can be found by their letters.
    """
    start = _start_of_scan(file)
    return file[:start], _RESTART.split(file[start : -len(_END)])


def _start_of_scan(file: bytes) -> int:
    at = 2
    while True:
        length = int.from_bytes(file[at + 2 : at + 4], "big")
        if file[at + 1] == 0xDA:
            return at + 2 + length
        at += 2 + length


def _marked(intervals: list[bytes], first: int, rows: int) -> bytes:
    """Rows of blocks, each with the marker behind it; `first` numbers the first. The picture's last has none."""
    marked = (
        data if row == rows - 1 else data + bytes((0xFF, 0xD0 + row % 8)) for row, data in enumerate(intervals, first)
    )
    return b"".join(marked)
