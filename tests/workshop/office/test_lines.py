"""Which way the words of a line run, in Word and on slides."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from generator.text.bidi import BIDI_CONTROL, LRM, RLM
from generator.workshop.documents.lines import marked, pieces, words
from generator.workshop.documents.tree import Direction, Run

_SIDES: list[Direction] = ["", "rtl", "ltr"]
_TEXT = st.text(st.sampled_from("ab لنور٣12 +()-.،%#*&<🎉ـّ"), max_size=24)


@given(st.lists(st.builds(Run, _TEXT, dir=st.sampled_from(_SIDES)), max_size=4), st.sampled_from(["rtl", "ltr"]))
def test_no_word_is_lost_and_none_is_added_but_marks(runs: list[Run], base: str) -> None:
    joined = "".join(piece.text for piece in pieces(runs, base))
    assert joined.replace(LRM, "").replace(RLM, "") == "".join(run.text for run in runs)


@given(st.builds(Run, _TEXT, dir=st.sampled_from(_SIDES)), st.sampled_from(["rtl", "ltr"]))
def test_marks_stand_at_the_edges_only(run: Run, base: str) -> None:
    said = marked(run, base).text
    assert not BIDI_CONTROL & set(said[1:-1])
    if run.dir in ("", base):
        assert said == run.text


@pytest.mark.parametrize(
    "text", ["+966 11 555 0142", "#*_Noor & Co.", "NOOR10", "(A)", "a+", "https://daftar.example/?a=1&b="]
)
@pytest.mark.parametrize("around", [("هاتف ", " كل يوم"), ("هاتف: ", "، ثم"), ("", "."), ("", " 25")])
def test_what_runs_left_to_right_is_drawn_whole(text: str, around: tuple[str, str]) -> None:
    run = marked(Run(text, dir="ltr"), "rtl")
    drawn = get_display(around[0] + run.text + around[1], base_dir="R").replace(LRM, "")
    assert text in drawn


@pytest.mark.parametrize("text", ["نور (الرياض)", "نور!", "«نور»"])
def test_what_runs_right_to_left_is_drawn_whole(text: str) -> None:
    run = marked(Run(text, dir="rtl"), "ltr")
    drawn = get_display(f"for {run.text}, of 25", base_dir="L").replace(RLM, "")
    alone = get_display(text, base_dir="R")
    assert alone in drawn


def test_a_code_gets_no_mark() -> None:
    assert marked(Run("NOOR10", dir="ltr"), "rtl").text == "NOOR10"


def test_words_of_the_other_script_stand_apart() -> None:
    found = [(piece.text, piece.rtl) for piece in pieces([Run("إعلان في Google Ads 2.0 اليوم")], "rtl")]
    assert found == [("إعلان في ", True), ("Google Ads 2.0", False), (" اليوم", True)]
    found = [(piece.text, piece.rtl) for piece in pieces([Run("For نور للاستشارات, now")], "ltr")]
    assert found == [("For ", False), ("نور للاستشارات", True), (", now", False)]


def test_a_break_is_a_space_to_a_reader() -> None:
    assert words([Run("a "), Run("", break_=True), Run("b")]) == "a b"
