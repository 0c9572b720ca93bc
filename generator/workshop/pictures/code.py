"""The QR code of a partner's link in its box, as indices of the palette."""

from __future__ import annotations

from typing import Final

from generator.links.qr import qr_matrix
from generator.workshop.pictures.palette import BLACK, WHITE
from generator.workshop.pictures.shape import Box

QUIET: Final = 2
"""Modules of white inside the box on each side. The card's own white makes up the four of ISO/IEC 18004."""


def code_tile(text: str, box: Box) -> bytes:
    """Draw `text`, exactly as given, as a QR code in the middle of `box`: one palette index a pixel.

    A module takes a whole number of pixels, as many as there is room for. Raises `ValueError` where that is less than
    two, which cameras do not read off a screen.
    """
    matrix = qr_matrix(text)
    side = len(matrix)
    scale = min(box.width, box.height) // (side + 2 * QUIET)
    if scale < 2:
        least = 2 * (side + 2 * QUIET)
        raise ValueError(f"a QR code of {text!r} needs {least} pixels; its box has {box.width} x {box.height}")
    left, top = (box.width - side * scale) // 2, (box.height - side * scale) // 2
    white, inks = bytes([WHITE]), (bytes([WHITE]) * scale, bytes([BLACK]) * scale)
    before, behind = white * left, white * (box.width - left - side * scale)
    rows = [(before + b"".join(map(inks.__getitem__, modules)) + behind) * scale for modules in matrix]
    return b"".join((white * (box.width * top), *rows, white * (box.width * (box.height - top - side * scale))))
