"""The contrast guard."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.colour import apca, contrast, ensure_contrast, on_colour, parse_hex, to_hex
from generator.text.oklch import from_oklch, to_oklch

CHANNEL = st.integers(0, 255)
COLOURS = st.builds(lambda r, g, b: to_hex((r, g, b)), CHANNEL, CHANNEL, CHANNEL)


def test_known_contrasts() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0b7", "#0b7") == 1


@pytest.mark.parametrize(
    ("text", "background", "lc"),
    [
        ("#888888", "#ffffff", 63.056),
        ("#ffffff", "#888888", -68.541),
        ("#000000", "#aaaaaa", 58.146),
        ("#aaaaaa", "#000000", -56.241),
        ("#112233", "#ddeeff", 91.668),
        ("#ddeeff", "#112233", -93.067),
        ("#123456", "#123456", 0),
    ],
)
def test_apca_reference_values(text: str, background: str, lc: float) -> None:
    assert apca(text, background) == pytest.approx(lc, abs=0.02)


@given(COLOURS, COLOURS)
def test_any_pair_can_be_read_after_the_guard(colour: str, background: str) -> None:
    guarded = ensure_contrast(colour, background)
    assert contrast(guarded, background) >= 4.5
    assert guarded == colour or contrast(colour, background) < 4.5


@given(COLOURS, COLOURS)
def test_the_guard_keeps_the_hue(colour: str, background: str) -> None:
    (_, chroma, hue), guarded = to_oklch(parse_hex(colour)), ensure_contrast(colour, background)
    _, new_chroma, new_hue = to_oklch(parse_hex(guarded))
    if min(chroma, new_chroma) > 0.05:
        turned = abs((new_hue - hue + math.pi) % (2 * math.pi) - math.pi)
        assert turned < math.radians(10)
    assert new_chroma <= chroma + 0.02


def test_the_guard_keeps_the_colour_a_colour() -> None:
    for colour in ("#ffcc00", "#00e5ff", "#ff7ab8"):
        assert to_oklch(parse_hex(ensure_contrast(colour, "#ffffff")))[1] > 0.06


@given(COLOURS)
def test_text_on_any_colour_can_be_read(background: str) -> None:
    assert contrast(on_colour(background), background) >= 4.5


def test_white_is_preferred_and_ink_is_the_designers() -> None:
    assert on_colour("#0b4f6c") == "#ffffff"
    assert on_colour("#ffd166", "#222") == "#222222"


def test_out_of_reach_gives_the_best_there_is() -> None:
    assert ensure_contrast("#808080", "#777777", 7) == "#000000"


@given(CHANNEL, CHANNEL, CHANNEL)
def test_oklch_comes_back(red: int, green: int, blue: int) -> None:
    there = from_oklch(*to_oklch((red, green, blue)))
    assert max(abs(a - b) for a, b in zip(there, (red, green, blue), strict=True)) <= 1


@pytest.mark.parametrize("bad", ["", "red", "#12", "#12345g", "#1234"])
def test_what_is_no_colour_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="not a hex colour"):
        parse_hex(bad)


def test_short_form() -> None:
    assert parse_hex("#0bF") == (0, 0xBB, 0xFF)
