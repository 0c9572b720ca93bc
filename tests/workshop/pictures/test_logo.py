"""Logos: which are refused, and how good ones are drawn."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.workshop.pictures.logo import check_logo, draw_logo, logo_tile
from generator.workshop.pictures.palette import LOGO, LOGO_COLOURS, WHITE
from generator.workshop.pictures.shape import Box
from tests.workshop.pictures.samples import LOGO as GOOD
from tests.workshop.pictures.samples import ROOT

BOX = Box("logo", 0, 0, 200, 100)


def svg(inside: str, more: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" {more}>{inside}</svg>'.encode()


def png(width: int, height: int, colour: tuple[int, ...] = (10, 90, 60, 255)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()


DARK = '<rect width="60" height="40"/>'


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.svg", svg(f"<script>1</script>{DARK}"), "has a script inside"),
        ("a.svg", svg(f"<svg:script>1</svg:script>{DARK}"), "has a script inside"),
        ("a.svg", svg(f'<a href="javascript:1">{DARK}</a>'), "has a script inside"),
        ("a.svg", svg(DARK, 'onload="alert(1)"'), "has an event handler inside"),
        ("a.svg", svg(f"<foreignObject><p/></foreignObject>{DARK}"), "holds a piece of a web page (foreignObject)"),
        ("a.svg", svg(f'<image href="https://a.example/x.png"/>{DARK}'), "refers to something outside of it"),
        ("a.svg", svg(f"<use xlink:href='other.svg#a'/>{DARK}"), "refers to something outside of it"),
        ("a.svg", svg(f'<image href="data:image/svg+xml;base64,AAAA"/>{DARK}'), "refers to something outside of it"),
        ("a.svg", svg('<rect style="fill:url(http://a.example/#b)"/>'), "refers to something outside of it"),
        ("a.svg", svg(f"<style>@import 'x.css';</style>{DARK}"), "fetches a style sheet"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(DARK), "declares entities"),
        ("a.svg", svg('<rect width="60" height="40" fill="#fff"/>'), "cannot be seen on white"),
        ("a.svg", svg(""), "cannot be seen on white"),
        ("a.svg", svg("<rect"), "cannot be drawn"),
        ("a.svg", b"GIF89a", "is no SVG inside, whatever its name says"),
        ("a.svg", b"\xff\xfe<svg>", "is not in UTF-8"),
        ("a.svg", b"", "is empty"),
        ("a.svg", svg(DARK) + b" " * 2_000_000, "has 2,000,"),
        ("a.png", svg(DARK), "is no PNG inside, whatever its name says"),
        ("a.png", png(300, 100)[:200], "cannot be drawn"),
        ("a.png", png(6001, 10), "has 6001 x 10 pixels; 6000 are the most"),
        ("a.png", png(63, 10), "has 63 x 10 pixels; 64 are the least"),
        ("a.png", png(300, 100, (255, 255, 255, 255)), "cannot be seen on white"),
        ("a.png", png(300, 100, (0, 0, 0, 0)), "cannot be seen on white"),
        ("a.gif", b"GIF89a", "is neither an SVG nor a PNG"),
    ],
)
def test_bad_logos_are_refused_in_words(name: str, data: bytes, fault: str) -> None:
    assert check_logo(name, data).startswith(fault)


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        svg('<defs><linearGradient id="g"><stop stop-color="#123"/></linearGradient></defs><rect width="60" '
            'height="40" fill="url(#g)"/>'),
        svg(f'<use href="#a"/><g id="a">{DARK}</g>'),
        b"\xef\xbb\xbf" + svg(DARK),
    ],
)  # fmt: skip
def test_good_logos_are_taken(data: bytes) -> None:
    assert check_logo("a.svg", data) == ""
    assert check_logo("A.PNG", png(300, 100)) == ""


@pytest.mark.parametrize("file", sorted((ROOT / "content" / "logos").glob("*.svg")), ids=lambda file: file.stem)
def test_the_shipped_logos_are_good_and_few_colours_are_exact(file: Path) -> None:
    data = file.read_bytes()
    assert check_logo(file.name, data) == ""
    drawn = logo_tile(data, BOX)
    shown = np.asarray(draw_logo(data, BOX.width, BOX.height, "center")).astype(int)
    worst = np.abs(pixels(drawn.indices, drawn.colours) - shown).max()
    assert worst == 0 if len(drawn.colours) < 3 * LOGO_COLOURS else worst < 40


def pixels(indices: bytes, colours: bytes) -> NDArray[np.int64]:
    palette = np.zeros((256, 3), int)
    palette[WHITE] = 255
    palette[LOGO : LOGO + len(colours) // 3] = np.frombuffer(colours, np.uint8).reshape(-1, 3)
    return palette[np.frombuffer(indices, np.uint8)].reshape(BOX.height, BOX.width, 3)


def test_a_logo_of_many_colours_is_reduced_and_stays_close() -> None:
    stops = '<stop stop-color="#d00"/><stop offset="1" stop-color="#00d"/>'
    rainbow = svg(
        f'<defs><linearGradient id="g">{stops}</linearGradient></defs><circle cx="50" cy="25" r="24" fill="url(#g)"/>'
    )
    drawn = logo_tile(rainbow, BOX)
    assert set(drawn.indices) <= {WHITE, *range(LOGO, 256)}
    assert len(drawn.colours) <= 3 * LOGO_COLOURS
    shown = np.asarray(draw_logo(rainbow, BOX.width, BOX.height, "center")).astype(int)
    assert np.mean((pixels(drawn.indices, drawn.colours) - shown) ** 2) < 40
    assert np.array_equal((shown == 255).all(axis=2), np.frombuffer(drawn.indices, np.uint8).reshape(100, 200) == WHITE)


@pytest.mark.parametrize(("side", "left"), [("left", 0), ("center", 50), ("right", 100)])
def test_proportions_are_kept_and_the_side_is_that_of_the_box(side: str, left: int) -> None:
    """A square in a box twice as wide as high."""
    square = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123"/></svg>'
    for data in (square, png(400, 400)):
        ink = np.asarray(draw_logo(data, 200, 100, side)).min(axis=2) < 250  # type: ignore[arg-type]
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        assert (rows[0], rows[-1] + 1) == (0, 100)
        assert (columns[0], columns[-1] + 1) == (left, left + 100)


def test_a_small_png_is_not_blown_up_until_it_blurs() -> None:
    ink = np.asarray(draw_logo(png(64, 16), 600, 300, "center")).min(axis=2) < 250
    assert (int(ink.any(axis=0).sum()), int(ink.any(axis=1).sum())) == (96, 24)
