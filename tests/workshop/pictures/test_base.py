"""Bases: made of drawings, kept as bytes, refused in words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from generator.workshop.pictures.base import Base, base_of
from generator.workshop.pictures.shape import Box, Drawing
from tests.workshop.pictures.samples import base, drawing


@pytest.mark.parametrize("flat", [True, False])
def test_a_base_comes_back_from_its_bytes(flat: bool) -> None:
    made = base(600, 200, 200, flat=flat)
    assert Base.from_bytes(made.to_bytes()) == made
    assert made.to_bytes() == made.to_bytes()


@pytest.mark.parametrize("cut", [0, 4, 9, 40, 300, -1, -500])
def test_damaged_bytes_are_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="base"):
        Base.from_bytes(base(600, 200, 200).to_bytes()[:cut])


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not the bytes of a base"):
        Base.from_bytes(b"\x89PNG and so on")


def moved(number: int, **changes: Any) -> Drawing:
    made = drawing(600, 400, 200)
    boxes = list(made.boxes)
    boxes[number] = replace(boxes[number], **changes)
    return replace(made, boxes=tuple(boxes))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (moved(1, y=150), "the box of the name .* leaves the card, which takes the rows 200 to 400"),
        (moved(2, x=560), "the box of the code .* leaves the card"),
        (moved(3, height=0), "the box of the qr .* has no room"),
        (moved(0, x=478, width=120), "the box of the logo .* does not stand on plain white"),
        (replace(drawing(600, 400, 200), width=601), "the drawing has .* pixels instead of"),
    ],
)
def test_boxes_that_cannot_be_filled_are_named(wrong: Drawing, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        base_of(wrong)


def test_without_a_named_card_the_boxes_are_the_band() -> None:
    made = base_of(replace(drawing(600, 400, 200), band=(0, 0)))
    assert made.band == (210, 390)


def stacked(*, line: bool) -> Drawing:
    """A card whose logo stands above the name, with or without a line between."""
    picture = Image.new("RGB", (400, 300), (0, 255, 0))
    if line:
        ImageDraw.Draw(picture).line((0, 105, 400, 105), fill=(255, 0, 0))
    out = io.BytesIO()
    picture.save(out, "PNG")
    name = Box("name", 20, 110, 360, 60, size=30.0, weight=700)
    return Drawing(400, 300, True, out.getvalue(), (Box("logo", 20, 10, 360, 90), name, Box("qr", 20, 200, 90, 90)))


def test_below_a_missing_logo_the_name_grows_into_its_room() -> None:
    name, code = base_of(stacked(line=False)).alone
    assert (name.y, name.height, name.size) == (10, 160, 40)
    assert code.fill == "qr"


def test_a_line_between_keeps_the_name_where_it_is() -> None:
    assert base_of(stacked(line=True)).alone[0] == stacked(line=True).boxes[1]
