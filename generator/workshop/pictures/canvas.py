"""Rows of pixels: setting a box into them, colouring indices, and reading them back for a JPEG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.workshop.pictures import png
from generator.workshop.pictures.base import Base
from generator.workshop.pictures.jpeg import encode

if TYPE_CHECKING:
    from PIL import Image


def paste(rows: bytearray, stride: int, left: int, top: int, pixels: bytes, width: int) -> None:
    """Write `pixels`, `width` bytes a row, into `rows` of `stride` bytes, at byte `left` of row `top`."""
    start = top * stride + left
    for at in range(0, len(pixels), width):
        rows[start : start + width] = pixels[at : at + width]
        start += stride


def coloured(indices: bytes, palette: bytes) -> bytes:
    """RGB of palette indices."""
    from PIL import Image

    picture = Image.frombuffer("P", (len(indices), 1), indices, "raw", "P", 0, 1)
    picture.putpalette(palette)
    return picture.convert("RGB").tobytes()


def as_jpeg(base: Base, rows: bytearray, palette: bytes) -> bytes:
    """The picture as JPEG, from its band's rows: a photograph by its parts, a flat picture as a whole."""
    if base.photo is not None:
        height = base.band[1] - base.band[0]
        return base.photo.around_band(_picture(rows, "RGB", base.width, height))
    whole = b"".join((png.inflate(base.above), rows, png.inflate(base.below)))
    picture = _picture(whole, "P", base.width, base.height)
    picture.putpalette(palette)
    return encode(picture.convert("RGB"))


def _picture(rows: bytes | bytearray, mode: str, width: int, height: int) -> Image.Image:
    """Rows that begin with a filter byte 0 as a picture."""
    from PIL import Image

    stride = width * len(mode) + 1
    return Image.frombuffer(mode, (width, height), bytes(rows[1:]) + b"\0", "raw", mode, stride, 1)
