"""Logos for formats that take no drawing: as large as print asks for, without the white around them."""

from __future__ import annotations

import io
from typing import Final

from generator.workshop.pictures.logo import draw_logo

_ROOM: Final = (960, 480)
"""Pixels that a logo is fitted into: sharp at 8 cm in print."""


def logo_png(data: bytes) -> bytes:
    """A logo (SVG or PNG) as PNG on white. Raises `ValueError` for what cannot be drawn."""
    from PIL import Image, ImageChops

    drawn = draw_logo(data, *_ROOM, "center")
    ink = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).getbbox()
    out = io.BytesIO()
    drawn.crop(ink).save(out, "PNG", compress_level=6)
    return out.getvalue()
