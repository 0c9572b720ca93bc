"""Pictures into which nobody is put: finished when drawn, small where few colours make them up, true where many do."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from generator.workshop.pictures.shape import Drawing
from generator.workshop.pictures.whole import Whole, is_whole, whole_of
from tests.workshop.pictures.samples import base, drawing


def words() -> Drawing:
    """Grey edges of letters on two grounds, as in a mail."""
    picture = Image.new("RGB", (300, 200), "#fcfdfc")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 120, 280, 180), fill="#0b5d51")
    for size in range(10, 60, 5):
        pen.text((10, size * 2), "Daftar", fill="#1b2725", font_size=size)
        pen.text((150, size * 3), "Daftar", fill="#fdfcf8", font_size=size)
    return _drawn(picture)


def photograph() -> Drawing:
    one = drawing(1200, 630, 190, flat=False)
    return replace(one, boxes=(), band=(0, 0))


def _drawn(picture: Image.Image) -> Drawing:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Drawing(picture.width, picture.height, False, out.getvalue(), ())


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_only_what_holds_nothing_of_a_partner_is_whole() -> None:
    assert is_whole(words())
    assert not is_whole(replace(words(), flat=True)), "its colours are a partner's"
    assert not is_whole(drawing(1200, 630, 190, flat=False)), "it has boxes"
    assert not is_whole(replace(words(), band=(10, 40))), "it has a card"


def test_few_colours_become_a_palette_that_nobody_sees() -> None:
    one = words()
    made = opened(whole_of(one).png)
    assert made.mode == "P"
    assert len(whole_of(one).png) < len(one.png)
    apart = ImageChops.difference(made.convert("RGB"), opened(one.png).convert("RGB"))
    assert max(high for _, high in apart.getextrema()) <= 16  # type: ignore[misc]


def test_a_photograph_keeps_every_colour() -> None:
    one = photograph()
    made = opened(whole_of(one).png)
    assert made.mode == "RGB"
    assert made.tobytes() == opened(one.png).convert("RGB").tobytes()


def test_it_is_kept_and_told_from_a_base() -> None:
    one = whole_of(words())
    assert Whole.from_bytes(one.to_bytes()) == one
    assert Whole.from_bytes(base(600, 200, 200).to_bytes()) is None


def test_it_is_a_png_or_a_jpeg_by_its_ending() -> None:
    one = whole_of(words())
    assert one.file(".png") == one.png
    assert opened(one.file(".jpg")).format == "JPEG"
    with pytest.raises(ValueError, match=r"not in '\.webp'"):
        one.file(".webp")
