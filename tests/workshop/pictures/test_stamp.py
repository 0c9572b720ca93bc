"""Whole pictures: what is in the file is what was put together, and people and cameras can read it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from generator.workshop.pictures.base import Base, base_of
from generator.workshop.pictures.colours import readable_pair
from generator.workshop.pictures.palette import GREYS, WHITE, recolour
from generator.workshop.pictures.png import inflate
from generator.workshop.pictures.shape import Box, Drawing, Fills
from generator.workshop.pictures.stamp import Stamper, engine
from generator.workshop.pictures.tile import Words, tile
from generator.workshop.pictures.typeset import Face
from tests.workshop.pictures.samples import LINK, ROOT, SIZES, base, drawing, fills, fonts, opened
from tests.workshop.pictures.strict_png import pixels_of

Pixels = NDArray[np.uint8]


@pytest.fixture(scope="module")
def stamper() -> Stamper:
    return Stamper(fonts())


def at(picture: Pixels, box: Box) -> Pixels:
    return picture[box.y : box.y + box.height, box.x : box.x + box.width]


def indices(base: Base) -> Pixels:
    """Every index of a flat base, from its parts."""
    rows = inflate(base.above) + base.rows + inflate(base.below)
    return np.frombuffer(rows, np.uint8).reshape(base.height, base.width + 1)[:, 1:]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("level", [1, 3, 6, 9])
def test_a_flat_picture_is_its_composition_in_each_pixel(size: tuple[int, int, int], level: int) -> None:
    """Strictly read: outside of the boxes the recoloured base, in the boxes what fills them."""
    picture, values = base(*size), fills()
    shown = pixels_of(Stamper(fonts(), level).stamp(picture, values, ".png"))
    palette = np.frombuffer(recolour(picture.shares, readable_pair(values.brand, values.accent)), np.uint8)
    expected = palette.reshape(256, 3)[indices(picture)].copy()
    for box in picture.boxes:
        if box.fill in {"name", "code"}:
            text = values.name if box.fill == "name" else values.code
            drawn = tile(Face(fonts()[box.weight]), box, Words(text, "rtl", "ar"))
            expected[box.y : box.y + box.height, box.x : box.x + box.width] = palette.reshape(256, 3)[
                np.frombuffer(drawn, np.uint8).reshape(box.height, box.width)
            ]
        else:
            assert (at(shown, box) < 255).any()
            expected[box.y : box.y + box.height, box.x : box.x + box.width] = at(shown, box)
    assert np.array_equal(shown, expected)


@pytest.mark.parametrize("top", [0, 37, 300])
@pytest.mark.parametrize("flat", [True, False])
def test_wherever_the_card_stands_the_rest_stays_as_it_was(stamper: Stamper, top: int, flat: bool) -> None:
    """At the top edge, between, at the bottom edge, as PNG: outside of the boxes no pixel depends on the partner."""
    picture = base_of(drawing(500, 500, 200, flat=flat, top=top))
    one, other = fills(), replace(fills("Other", url="HTTPS://B.EXAMPLE/", logo=b""), brand="#0b5fff")
    first, second = (pixels_of(stamper.stamp(picture, values, ".png")).copy() for values in (one, other))
    for shown in (first, second):
        for box in (*picture.boxes, *picture.alone):
            at(shown, box)[:] = 0
    assert np.array_equal(first, second)
    if not flat:
        untouched = np.asarray(opened(drawing(500, 500, 200, flat=False, top=top).png)).copy()
        for box in (*picture.boxes, *picture.alone):
            at(untouched, box)[:] = 0
        assert np.array_equal(first, untouched)


@pytest.mark.parametrize("flat", [True, False])
def test_a_jpeg_shows_what_the_png_shows(stamper: Stamper, flat: bool) -> None:
    picture = base(1080, 1080, 230, flat=flat)
    file = stamper.stamp(picture, fills(), ".jpg")
    png, jpeg = (np.asarray(opened(data)).astype(float) for data in (stamper.stamp(picture, fills(), ".png"), file))
    assert file.startswith(b"\xff\xd8")
    assert 10 * np.log10(255**2 / np.mean((png - jpeg) ** 2)) > 33
    assert len(file) <= 950_000


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_the_code_is_read_at_full_and_at_half_size(stamper: Stamper, size: tuple[int, int, int], ending: str) -> None:
    picture = opened(stamper.stamp(base(*size), fills(), ending))
    half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    for shown in (picture, half):
        assert [found.text for found in zxingcpp.read_barcodes(np.asarray(shown))] == [LINK]


def test_the_card_stays_white_around_what_is_stamped(stamper: Stamper) -> None:
    """The white of tile, logo and code is the white of the card: no faint rectangles."""
    picture = base(1080, 1080, 230)
    shown = pixels_of(stamper.stamp(picture, replace(fills(), brand="#5b2ab5", accent="#123456"), ".png"))
    for box in picture.boxes:
        edge = [shown[box.y - 2, box.x], at(shown, box)[0, 0], at(shown, box)[-1, -1]]
        assert [pixel.tolist() for pixel in edge] == [[255, 255, 255]] * 3


def test_white_words_can_be_read_whatever_the_partner_chose(stamper: Stamper) -> None:
    """Yellow on white becomes a dark yellow: the corner of the picture shows the brand colour as it is used."""
    shown = pixels_of(stamper.stamp(base(1080, 1080, 230), replace(fills(), brand="#ffff00"), ".png"))
    used = np.array(readable_pair("#ffff00", "#c23b00").brand)
    assert np.abs(shown[0, 0].astype(int) - used).max() <= 2
    assert used.max() < 140


def test_without_a_logo_the_words_take_its_place(stamper: Stamper) -> None:
    picture = base(1080, 1080, 230)
    logo = next(box for box in picture.boxes if box.fill == "logo")
    shown = pixels_of(stamper.stamp(picture, fills(logo=b""), ".png"))
    assert (at(shown, logo) < 128).any()
    alone = next(box for box in picture.alone if box.fill == "name")
    assert alone.x + alone.width == logo.x + logo.width


def test_empty_fills_leave_their_boxes_white(stamper: Stamper) -> None:
    picture = base(600, 200, 200)
    shown = pixels_of(stamper.stamp(picture, Fills("", "", "", b"", "#000", "#000", "rtl", "ar"), ".png"))
    for box in picture.boxes:
        assert (at(shown, box) == 255).all()


@pytest.mark.parametrize("ending", [".gif", "png", ""])
def test_other_endings_are_refused(stamper: Stamper, ending: str) -> None:
    with pytest.raises(ValueError, match="pictures end in"):
        stamper.stamp(base(600, 200, 200), fills(), ending)


def test_a_box_too_small_for_the_code_is_refused(stamper: Stamper) -> None:
    url = "HTTPS://GO.EXAMPLE/Q/" + "A" * 900
    with pytest.raises(ValueError, match=r"a QR code of .* needs \d+ pixels"):
        stamper.stamp(base(600, 200, 200), fills(url=url), ".png")


def test_what_is_kept_between_pictures_changes_nothing() -> None:
    """A stamper that has made many pictures makes the same as a fresh one."""
    used = Stamper(fonts())
    for number in range(90):
        used.stamp(base(600, 200, 200), fills(f"شركة {number}", logo=f"<!--{number}-->".join(_LOGO).encode()), ".png")
    for values in (fills(), fills(logo=b""), fills("Noor")):
        for picture in (base(600, 200, 200), base(1080, 1080, 230)):
            assert used.stamp(picture, values, ".png") == Stamper(fonts()).stamp(picture, values, ".png")


def test_threads_do_not_draw_into_each_other() -> None:
    """As when a server shows several pictures at once."""
    stamper = Stamper(fonts())
    values = [fills(f"شركة {number}", logo=f"<!--{number}-->".join(_LOGO).encode()) for number in range(12)]

    def all_of_them(_: int) -> list[bytes]:
        return [stamper.stamp(base(600, 200, 200), value, ".png") for value in values]

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(all_of_them, range(4)))
    assert made == [[Stamper(fonts()).stamp(base(600, 200, 200), value, ".png") for value in values]] * 4


_LOGO = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">', '<rect width="2" height="1"/></svg>')

_ELSEWHERE = """
import hashlib
from generator.workshop.pictures.base import base_of
from generator.workshop.pictures.stamp import Stamper
from tests.workshop.pictures.samples import drawing, fills, fonts
for flat in (True, False):
    base = base_of(drawing(600, 400, 150, flat=flat))
    for level in (1, 6, 9):
        for ending in (".png", ".jpg"):
            print(hashlib.sha256(base.to_bytes() + Stamper(fonts(), level).stamp(base, fills(), ending)).hexdigest())
"""


def test_another_process_makes_the_same_bytes() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    here = []
    for flat in (True, False):
        picture = base_of(drawing(600, 400, 150, flat=flat))
        for level in (1, 6, 9):
            for ending in (".png", ".jpg"):
                file = Stamper(fonts(), level).stamp(picture, fills(), ending)
                here.append(hashlib.sha256(picture.to_bytes() + file).hexdigest())
    assert ran.stdout.split() == here


def test_the_engine_names_all_that_draws() -> None:
    assert all(name in engine() for name in ("uharfbuzz", "typst", "pillow", "numpy", "zlib"))


def test_greys_of_a_name_are_a_ramp(stamper: Stamper) -> None:
    """A tile's white is the palette's white, its black the palette's black."""
    palette = recolour((), readable_pair("#000", "#000"))
    assert palette[3 * GREYS : 3 * GREYS + 3] == b"\0\0\0"
    assert palette[3 * WHITE : 3 * WHITE + 3] == b"\xff\xff\xff"


def test_a_drawing_without_boxes_is_a_picture_too(stamper: Stamper) -> None:
    plain = drawing(300, 200, 100)
    picture = base_of(Drawing(300, 200, True, plain.png, ()))
    assert pixels_of(stamper.stamp(picture, fills(), ".png")).shape == (200, 300, 3)
