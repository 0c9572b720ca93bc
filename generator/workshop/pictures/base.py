"""What all partners of a picture share: everything but the band, compressed once, and the band as it is before them."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from generator.model.declared import dataclass
from generator.workshop.pictures import jpeg, png
from generator.workshop.pictures.blends import reduce_to_blends
from generator.workshop.pictures.palette import Share
from generator.workshop.pictures.places import boxes_without_logo, check_boxes
from generator.workshop.pictures.shape import Box, Drawing

if TYPE_CHECKING:
    from PIL import Image

STATIC_LEVEL: Final = 9
"""Deflate level of what is compressed once."""

_MAGIC: Final = b"WASLBAS1"
_NUMBER: Final = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Base:
    """A picture before partners are stamped into it.

    `band` is its first row and the one behind its last. `boxes` are the places to fill, `alone` those of partners
    without a logo. `rows` are the band's pixels, each row with a filter byte 0 before it: palette indices where the
    base is flat, else RGB. `above` and `below` are the other rows, compressed. Flat bases have `shares`, of which
    palettes are made; others the parts of a JPEG in `photo`.
    """

    width: int
    height: int
    flat: bool
    band: tuple[int, int]
    boxes: tuple[Box, ...]
    alone: tuple[Box, ...]
    rows: bytes
    above: png.Part
    below: png.Part
    shares: tuple[Share, ...] = ()
    photo: jpeg.Frame | None = None

    @property
    def frame(self) -> png.Frame:
        """The frame of the band as PNG."""
        head = png.head_chunks(self.width, self.height, png.PALETTE if self.flat else png.TRUECOLOUR)
        return png.Frame.around(head, self.above, self.below)

    def to_bytes(self) -> bytes:
        """The base as bytes of its own format, the same for the same base."""
        blobs = [self.rows, self.above.data, self.below.data]
        if self.photo is not None:
            blobs += [self.photo.head, self.photo.above, self.photo.below]
        head = json.dumps(_head(self), separators=(",", ":")).encode()
        return _MAGIC + b"".join(_NUMBER.pack(len(blob)) + blob for blob in (head, *blobs))

    @classmethod
    def from_bytes(cls, data: bytes) -> Base:
        """The base that `to_bytes` wrote. Raises `ValueError` for anything else."""
        try:
            blobs = list(_blobs(data))
            return _from_parts(json.loads(blobs[0]), blobs[1:])
        except (LookupError, TypeError, struct.error) as error:
            raise ValueError(f"these are not the bytes of a base: {error}") from error


def base_of(drawing: Drawing) -> Base:
    """Make a base of what the browser drew.

    Raises `ValueError`, in words for whoever made the template, where a flat drawing shows a colour that is no blend,
    where a box leaves the band or the picture, or does not stand on white.
    """
    from PIL import Image

    picture = Image.open(io.BytesIO(drawing.png)).convert("RGB")
    if picture.size != (drawing.width, drawing.height):
        raise ValueError(f"the drawing has {picture.size} pixels instead of {(drawing.width, drawing.height)}")
    top, bottom = _band(drawing)
    white = (0, 255, 0) if drawing.flat else (255, 255, 255)
    check_boxes(drawing.boxes, drawing.width, (top, bottom), picture, white)
    alone = boxes_without_logo(drawing.boxes, picture, white)
    return (_flat if drawing.flat else _photo)(drawing, picture, (top, bottom), alone)


def _band(drawing: Drawing) -> tuple[int, int]:
    """The rows that partners change: those of the card, or of the boxes where the template names no card."""
    if drawing.band != (0, 0):
        return max(0, drawing.band[0]), min(drawing.height, drawing.band[1])
    tops = [box.y for box in drawing.boxes] or [0]
    return min(tops), max((box.y + box.height for box in drawing.boxes), default=0)


def _flat(drawing: Drawing, picture: Image.Image, band: tuple[int, int], alone: tuple[Box, ...]) -> Base:
    blends = reduce_to_blends(picture)
    rows = _filtered(blends.indices, drawing.width, 0)
    stride, (top, bottom) = drawing.width + 1, band
    return Base(
        drawing.width, drawing.height, True, band, drawing.boxes, alone, rows[top * stride : bottom * stride],
        png.open_part(rows[: top * stride], STATIC_LEVEL), png.last_part(rows[bottom * stride :], STATIC_LEVEL),
        shares=blends.shares,
    )  # fmt: skip


def _photo(drawing: Drawing, picture: Image.Image, band: tuple[int, int], alone: tuple[Box, ...]) -> Base:
    """The band is widened to whole rows of JPEG's blocks, so that one band serves both formats."""
    photo = jpeg.frame_of(picture, *band)
    (top, bottom), (width, height) = (photo.top, photo.bottom), picture.size
    pixels = picture.tobytes()
    return Base(
        width, height, False, (top, bottom), drawing.boxes, alone,
        _filtered(pixels[top * width * 3 : bottom * width * 3], width * 3, 0),
        png.open_part(_left_filtered(pixels[: top * width * 3], width * 3), 6),
        png.last_part(_left_filtered(pixels[bottom * width * 3 :], width * 3), 6),
        photo=photo,
    )  # fmt: skip


def _filtered(pixels: bytes, stride: int, kind: int) -> bytes:
    """Rows with the number of their filter before each."""
    mark = bytes([kind])
    return b"".join(mark + pixels[at : at + stride] for at in range(0, len(pixels), stride))


def _left_filtered(pixels: bytes, stride: int) -> bytes:
    """Rows of RGB as differences from the pixel to the left (filter 1), which compresses photographs better."""
    import numpy as np

    if not pixels:
        return b""
    rows = np.frombuffer(pixels, np.uint8).reshape(-1, stride).copy()
    rows[:, 3:] -= np.frombuffer(pixels, np.uint8).reshape(-1, stride)[:, :-3]
    return _filtered(rows.tobytes(), stride, 1)


def _head(base: Base) -> dict[str, Any]:
    """What is written as JSON: all but the long runs of bytes."""
    parts = [[part.adler, part.length] for part in (base.above, base.below)]
    photo = base.photo and [base.photo.top, base.photo.bottom, base.photo.rows, base.photo.subsampling]
    return {
        "size": [base.width, base.height], "flat": base.flat, "band": base.band, "parts": parts, "photo": photo,
        "boxes": [asdict(box) for box in base.boxes], "alone": [asdict(box) for box in base.alone],
        "shares": base.shares,
    }  # fmt: skip


def _from_parts(head: dict[str, Any], blobs: list[bytes]) -> Base:
    above, below = (png.Part(blob, *part) for blob, part in zip(blobs[1:3], head["parts"], strict=True))
    photo = jpeg.Frame(blobs[3], blobs[4], blobs[5], *head["photo"]) if head["photo"] else None
    boxes, alone = (tuple(Box(**box) for box in head[name]) for name in ("boxes", "alone"))
    shares: tuple[Share, ...] = tuple((share[0], share[1], share[2]) for share in head["shares"])
    width, height = head["size"]
    band = head["band"][0], head["band"][1]
    return Base(width, height, head["flat"], band, boxes, alone, blobs[0], above, below, shares, photo)


def _blobs(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_MAGIC):
        raise ValueError("these are not the bytes of a base")
    at = len(_MAGIC)
    while at < len(data):
        (length,) = _NUMBER.unpack_from(data, at)
        at += _NUMBER.size
        if at + length > len(data):
            raise ValueError("the bytes of this base are cut off")
        yield data[at : at + length]
        at += length
