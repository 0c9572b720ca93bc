"""Flat drawings in few blends, and their colours made anew."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from generator.workshop.pictures.blends import Blends, reduce_to_blends
from generator.workshop.pictures.colours import Pair
from generator.workshop.pictures.palette import BLENDS, GREYS, LOGO, PLAIN, WHITE, WHOLE, recolour
from tests.workshop.pictures.samples import drawing

PAIRS = (
    Pair((11, 95, 255), (194, 59, 0)),
    Pair((0, 0, 0), (0, 0, 0)),
    Pair((91, 42, 181), (0, 107, 79)),
    Pair((179, 71, 0), (106, 0, 179)),
    Pair((120, 120, 0), (0, 0, 120)),
)


def picture(width: int = 600, height: int = 400) -> Image.Image:
    return Image.open(io.BytesIO(drawing(width, height, 120).png)).convert("RGB")


def coloured(blends: Blends, pair: Pair, size: tuple[int, int]) -> NDArray[np.float64]:
    palette = np.frombuffer(recolour(blends.shares, pair), np.uint8).reshape(256, 3)
    return palette[np.frombuffer(blends.indices, np.uint8)].reshape(size[1], size[0], 3).astype(np.float64)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_recoloured_drawing_is_close_to_one_in_true_colours(pair: Pair) -> None:
    """At least 45 dB, as with the exact blend of each pixel."""
    drawn = picture()
    shares = np.asarray(drawn).astype(np.float64)
    shares /= shares.sum(axis=2, keepdims=True)
    exact = shares @ np.array([pair.brand, (255, 255, 255), pair.accent])
    error = np.mean((coloured(reduce_to_blends(drawn), pair, drawn.size) - exact) ** 2)
    assert 10 * np.log10(255**2 / max(error, 1e-9)) >= 45


def test_the_plain_card_is_exactly_white_and_nothing_else_has_its_index() -> None:
    drawn = picture()
    blends = reduce_to_blends(drawn)
    white = (np.asarray(drawn) == (0, 255, 0)).all(axis=2).ravel()
    assert np.array_equal(np.frombuffer(blends.indices, np.uint8) == PLAIN, white)
    for pair in PAIRS:
        assert recolour(blends.shares, pair)[3 * PLAIN : 3 * PLAIN + 3] == b"\xff\xff\xff"


@pytest.mark.parametrize("stranger", [(0, 0, 0), (255, 255, 255), (200, 200, 20), (100, 100, 100)])
def test_a_colour_that_is_no_blend_is_named_with_its_place(stranger: tuple[int, int, int]) -> None:
    drawn = picture()
    drawn.putpixel((17, 33), stranger)
    shown = "#{:02x}{:02x}{:02x}".format(*stranger)
    with pytest.raises(ValueError, match=rf"^1 pixels show no blend.*at 17, 33 from the top left, shows {shown}"):
        reduce_to_blends(drawn)


def test_rounding_of_many_layers_is_no_stranger() -> None:
    drawn = picture()
    drawn.putpixel((3, 3), (100, 100, 60))
    assert reduce_to_blends(drawn).shares


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 400))
def test_shares_are_wholes_and_indices_lie_among_the_blends(seed: int, count: int) -> None:
    """For any drawing, of one colour or of hundreds."""
    weights = np.random.default_rng(seed).dirichlet((0.5, 0.5, 0.5), count)
    flat = np.floor(weights * 255)
    flat[:, 1] += 255 - flat.sum(axis=1)
    blends = reduce_to_blends(Image.fromarray(flat.astype(np.uint8)[None]))
    assert len(blends.shares) == BLENDS
    assert all(sum(share) == WHOLE and min(share) >= 0 for share in blends.shares)
    assert max(blends.indices) <= PLAIN
    assert len(blends.indices) == count


def test_few_colours_are_kept_exactly() -> None:
    """Up to 127 colours nothing is averaged."""
    colours = [(255 - 2 * step, 2 * step, 0) for step in range(127)]
    blends = reduce_to_blends(Image.fromarray(np.array([colours], np.uint8)))
    assert len(set(blends.indices)) == 127
    shown = coloured(blends, Pair((255, 0, 0), (0, 0, 255)), (127, 1))[0]
    assert [tuple(row) for row in shown.tolist()] == [(255, 2 * step, 2 * step) for step in range(127)]


def test_the_parts_of_a_palette() -> None:
    palette = recolour(((WHOLE, 0, 0), (0, 0, WHOLE)), Pair((1, 2, 3), (4, 5, 6)), b"\x09\x08\x07")
    entries = [palette[at : at + 3] for at in range(0, 768, 3)]
    assert len(palette) == 768
    assert entries[:2] == [b"\1\2\3", b"\4\5\6"]
    assert entries[GREYS] == b"\0\0\0"
    assert entries[WHITE] == b"\xff\xff\xff"
    assert entries[LOGO] == b"\x09\x08\x07"
    assert set(entries[LOGO + 1 :]) == {b"\0\0\0"}
