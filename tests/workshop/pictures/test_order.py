"""The order of letters, held against another implementation of the algorithm."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.pictures.order import Direction, visual_runs
from generator.workshop.pictures.words import signed

CONTROLS = "\u200e\u200f\u2066\u2067\u2068\u2069"
LETTERS = "abc אביات ١٢ 123 .,-+%$()[]&:/!'\u064e" + CONTROLS


def shown(text: str, direction: Direction) -> str:
    """The text as it stands from left to right, without controls and marks. Brackets are not mirrored."""
    runs = (text[start:end][:: -1 if level % 2 else 1] for start, end, level in visual_runs(text, direction))
    return bare("".join(runs))


def bare(text: str) -> str:
    return "".join(c for c in text if c not in CONTROLS and unicodedata.bidirectional(c) != "NSM")


@settings(max_examples=1500, deadline=None)
@given(st.text(LETTERS, max_size=14), st.sampled_from(["rtl", "ltr"]))
def test_letters_stand_as_another_implementation_sets_them(text: str, direction: Direction) -> None:
    mirrored = str.maketrans("([", ")]")  # the other one turns brackets around in the text itself
    theirs = str(get_display(text, base_dir="R" if direction == "rtl" else "L"))
    assert shown(text, direction).translate(mirrored) == bare(theirs).translate(mirrored)


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("الأفق & Co.", "rtl", "Co. & قفألا"),
        ("الأفق (CPA)", "rtl", ")CPA( قفألا"),
        ("الأفق Group", "rtl", "Group قفألا"),
        ("Noor Co. للمحاسبة", "rtl", "ةبساحملل Noor Co."),
        ("Noor Consulting Co.", "rtl", "Noor Consulting Co."),
        ("رمز: \u206620-NOOR\u2069", "rtl", "20-NOOR :زمر"),
        ("شركة النور ش.م.م.", "ltr", ".م.م.ش رونلا ةكرش"),
        ("Code: NOOR-2", "ltr", "Code: NOOR-2"),
    ],
)
def test_names_as_people_read_them(text: str, direction: Direction, expected: str) -> None:
    assert shown(signed(text, direction), direction) == expected
