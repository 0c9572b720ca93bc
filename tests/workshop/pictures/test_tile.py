"""Names and codes in their boxes: whole, in order, never cut off."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.pictures.palette import GREYS, WHITE
from generator.workshop.pictures.shape import Box
from generator.workshop.pictures.tile import LEAST, Words, fitted, tile
from generator.workshop.pictures.typeset import Face, Placed
from tests.workshop.pictures.samples import fonts

BOX = Box("name", 0, 0, 460, 70, size=38, weight=700, side="right")
LONG = "مكتب عبدالله بن عبدالرحمن آل سعود ولؤلؤ وشركائهم للمحاسبة القانونية والاستشارات المالية والإدارية والزكوية"
NAMES = (
    "ن", "O", "مؤسسة النور للتجارة", "شَرِكَةُ الحُلُولِ المُتَكَامِلَةِ", "مؤسسة الأفق & Co.", "الأفق (CPA)",
    "Noor Consulting Group", "لا إلى الآن لؤلؤ", LONG, LONG[:120], "W" * 120, "20 مليون", "حُبًّا اللّٰه رَبِّيّ",
    "Zürich & Çelik Ğ", "jjj fff ﷲ", "مركز 🚀 النجاح ✨", "-_-",
)  # fmt: skip


@cache
def face(weight: int = 700) -> Face:
    return Face(fonts()[weight])


def words(text: str) -> Words:
    return Words(text, "rtl", "ar")


def ink_outside(lines: list[Placed], box: Box) -> int:
    """How much ink would stand outside of the box, were there room."""
    room = 40
    moved = [replace(line, x=line.x + room, y=line.y + room) for line in lines]
    width, height = box.width + 2 * room, box.height + 2 * room
    drawn = np.frombuffer(face().coverage(moved, width, height), np.uint8).reshape(height, width).astype(int)
    return int(drawn.sum() - drawn[room:-room, room:-room].sum())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", ["left", "right", "center"])
@pytest.mark.parametrize(("height", "size"), [(70, 38.0), (110, 44.0), (40, 30.0)])
def test_no_ink_is_cut_off(name: str, side: str, height: int, size: float) -> None:
    box = replace(BOX, side=side, height=height, size=size)  # type: ignore[arg-type]
    lines = fitted(face(), box, words(name))
    assert lines
    assert ink_outside(lines, box) == 0


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=130), st.integers(40, 500), st.integers(20, 120), st.sampled_from(["rtl", "ltr"]))
def test_any_text_is_drawn_or_left_out_without_harm(text: str, width: int, height: int, direction: str) -> None:
    box = replace(BOX, width=width, height=height)
    drawn = tile(face(), box, Words(text, "rtl" if direction == "rtl" else "ltr", "ar"))
    assert len(drawn) == width * height
    assert min(drawn) >= GREYS
    assert max(drawn) <= WHITE
    lines = fitted(face(), box, words(text))
    assert ink_outside(lines, box) == 0


def test_a_name_that_fits_stands_at_the_asked_size_on_one_line() -> None:
    (line,) = fitted(face(), BOX, words("مؤسسة النور"))
    assert line.scale == pytest.approx(38 / 1000)
    assert line.x + line.line.width * line.scale == pytest.approx(460)


def test_a_wide_name_grows_smaller_but_not_below_the_least_size() -> None:
    (line,) = fitted(face(), replace(BOX, height=44), words("شركة النور والضياء للمحاسبة القانونية"))
    assert 38 * LEAST / 1000 <= line.scale < 38 / 1000
    assert line.line.width * line.scale == pytest.approx(460, abs=1)


def test_a_long_name_takes_two_lines_where_there_is_room() -> None:
    lines = fitted(face(), replace(BOX, height=110), words(LONG[:60]))
    assert len(lines) == 2
    assert lines[0].y < lines[1].y
    assert lines[0].scale == lines[1].scale >= 38 * LEAST / 1000


def test_a_longer_one_ends_in_an_ellipsis() -> None:
    (line,) = fitted(face(), replace(BOX, height=40, size=34), words("ب" * 200))
    ellipsis = face().line("…", "rtl", "ar").glyphs[0].number
    assert line.line.glyphs[0].number == ellipsis  # at the left, where an Arabic line ends
    assert line.line.width * line.scale <= 460
    (latin,) = fitted(face(), replace(BOX, height=40, size=34), words("W" * 200))
    assert latin.line.glyphs[-1].number == ellipsis  # behind Latin words, also in an Arabic line


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("مركز 🚀 النجاح", "مركز النجاح"),
        ("\u202eمركز\u202c النجاح", "مركز النجاح"),
        ("مركز\x00 \x1bالنجاح\n", "مركز النجاح"),
        ("ﻣﺮﻛﺰ النجاح", "مركز النجاح"),
        ("Ｎｏｏｒ", "Noor"),
        ("ℕoor 漢字", "Noor"),
    ],
)
def test_what_cannot_be_drawn_is_replaced_or_left_out(text: str, plain: str) -> None:
    assert tile(face(), BOX, words(text)) == tile(face(), BOX, words(plain))


@pytest.mark.parametrize("text", ["", "  ", "🚀", "漢字", "\u202e\u200f"])
def test_nothing_to_draw_leaves_the_box_white(text: str) -> None:
    assert set(tile(face(), BOX, words(text))) == {WHITE}


def test_arabic_is_joined_and_marks_stand_on_their_letters() -> None:
    """Lam and alef have forms of their own; a mark takes no room."""
    joined, apart = (face().line(text, "rtl", "ar") for text in ("لا", "ل ا"))
    assert not {glyph.number for glyph in joined.glyphs} & {glyph.number for glyph in apart.glyphs}
    assert joined.width < apart.width * 0.7
    assert face().line("بَ", "rtl", "ar").width == face().line("ب", "rtl", "ar").width
    assert face().line("ببب", "rtl", "ar").width != 3 * face().line("ب", "rtl", "ar").width


def test_an_arabic_name_with_a_latin_end_is_read_to_its_end() -> None:
    """`& Co.` stands left of the Arabic words, and its full stop behind it: the line begins, at the left, with C."""
    glyphs = face().line("مؤسسة الأفق & Co.", "rtl", "ar").glyphs
    assert [glyph.number for glyph in glyphs[:3]] == [g.number for g in face().line("Co.", "ltr", "en").glyphs]


def test_brackets_around_latin_words_are_turned_the_right_way() -> None:
    glyphs = [glyph.number for glyph in face().line("الأفق (CPA)", "rtl", "ar").glyphs[:5]]
    assert glyphs == [glyph.number for glyph in face().line("(CPA)", "ltr", "en").glyphs]


def test_the_grey_is_that_of_the_box() -> None:
    darkest = min(tile(face(), replace(BOX, grey=68), words("مؤسسة")))
    assert (darkest - GREYS) * 255 / 31 == pytest.approx(68, abs=5)


def test_the_baseline_is_that_of_a_browser() -> None:
    """Compared with Chromium's drawing: these sizes in boxes of these heights have their baseline on these rows."""
    for size, height, row in ((38, 78, 52), (24, 48, 31), (41, 84, 56), (27, 54, 36)):
        assert fitted(face(), replace(BOX, height=height, size=size), words("نور"))[0].y == row


def test_the_coverage_is_not_flipped() -> None:
    """The dot of a noon stands above its bowl."""
    drawn = np.frombuffer(tile(face(), BOX, words("ن")), np.uint8).reshape(70, 460) < WHITE
    rows = np.flatnonzero(drawn.any(axis=1))
    top, bottom = drawn[rows[0]].sum(), drawn[rows[len(rows) * 3 // 4]].sum()
    assert top < bottom


def test_a_line_made_smaller_for_its_marks_stays_at_its_side() -> None:
    vocalised = "شركة الأُفُقِ & Co."
    box = Box("name", 0, 0, 420, 60, size=40.0, weight=400, side="right")
    placed = fitted(face(400), box, words(vocalised))
    roomy = fitted(face(400), replace(box, height=120), words(vocalised))
    assert placed[0].scale < roomy[0].scale, "it has been made smaller"
    assert abs(420 - max(one.x + one.line.width * one.scale for one in placed)) < 12
