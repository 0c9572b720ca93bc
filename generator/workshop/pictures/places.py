"""The boxes of a picture: whether they can be filled, and where words go when there is no logo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.workshop.pictures.shape import Box

if TYPE_CHECKING:
    from PIL import Image

Colour = tuple[int, int, int]


def check_boxes(boxes: tuple[Box, ...], width: int, band: tuple[int, int], picture: Image.Image, white: Colour) -> None:
    """Raise `ValueError` unless every box lies in the band and on nothing but `white`."""
    for box in boxes:
        place = f"the box of the {box.fill} ({box.width} x {box.height} at {box.x}, {box.y})"
        if box.width < 1 or box.height < 1:
            raise ValueError(f"{place} has no room")
        if box.x < 0 or box.x + box.width > width or box.y < band[0] or box.y + box.height > band[1]:
            raise ValueError(f"{place} leaves the card, which takes the rows {band[0]} to {band[1]}")
        if not _is_plain(picture, box, white):
            raise ValueError(f"{place} does not stand on plain white: keep shapes and words out of it")


def boxes_without_logo(boxes: tuple[Box, ...], picture: Image.Image, white: Colour) -> tuple[Box, ...]:
    """The boxes of a partner without a logo: the words take its place where nothing stands between.

    Beside the words, their lines begin where the logo would; above or below them, the name grows into its room.
    """
    logo = next((box for box in boxes if box.fill == "logo"), None)
    if logo is None:
        return boxes
    rest = tuple(box for box in boxes if box is not logo)
    return tuple(_grown(box, logo, rest, picture, white) for box in rest)


def _grown(box: Box, logo: Box, rest: tuple[Box, ...], picture: Image.Image, white: Colour) -> Box:
    if box.fill not in {"name", "code"}:
        return box
    larger = _beside(box, logo) or (_above(box, logo) if box.fill == "name" else None)
    if larger is None or not _is_plain(picture, larger, white):
        return box
    return box if any(_overlap(larger, other) for other in rest if other is not box) else larger


def _beside(box: Box, logo: Box) -> Box | None:
    """The box, widened over the logo's columns, where both stand side by side."""
    if box.x < logo.x + logo.width and logo.x < box.x + box.width:
        return None
    if logo.y + logo.height <= box.y or box.y + box.height <= logo.y:
        return None
    left, right = min(box.x, logo.x), max(box.x + box.width, logo.x + logo.width)
    return replace(box, x=left, width=right - left)


def _above(box: Box, logo: Box) -> Box | None:
    """The box, heightened over the logo's rows, with type a third larger, where one stands above the other."""
    if logo.x + logo.width <= box.x or box.x + box.width <= logo.x:
        return None
    top, bottom = min(box.y, logo.y), max(box.y + box.height, logo.y + logo.height)
    return replace(box, y=top, height=bottom - top, size=box.size * 4 / 3)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    )  # fmt: skip


def _is_plain(picture: Image.Image, box: Box, white: Colour) -> bool:
    seen = picture.crop((box.x, box.y, box.x + box.width, box.y + box.height)).getcolors(1)
    return seen is not None and seen[0][1] == white
