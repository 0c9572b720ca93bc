"""White can be read over whatever colours a partner has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.colour import contrast, parse_hex, to_hex
from generator.workshop.pictures.colours import Pair, readable_pair

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_white_is_readable_on_the_pair_and_on_each_blend_of_it(brand: str, accent: str, share: float) -> None:
    pair = readable_pair(brand, accent)
    assert contrast(to_hex(pair.brand), "#fff") >= 4.5
    assert contrast(to_hex(pair.accent), "#fff") >= 3
    mixed = [a * share + b * (1 - share) for a, b in zip(pair.brand, pair.accent, strict=True)]
    red, green, blue = (int(channel) for channel in mixed)
    assert contrast(to_hex((red, green, blue)), "#fff") >= 3


def test_readable_colours_stay_as_they_are() -> None:
    assert readable_pair("#0B5FFF", "#a30") == Pair(parse_hex("#0b5fff"), parse_hex("#aa3300"))


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a hex colour"):
        readable_pair("blue", "#000")
