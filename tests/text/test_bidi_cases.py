"""The published hard sentences, drawn right in a page, a mail and plain text; and the law of elision."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.value import Direction, Kind, Value
from generator.render.notation import Spot, Where, notate
from generator.text.bidi import (
    bidi_controls,
    direction_of,
    isolate_html,
    isolate_mail,
    isolate_plain,
    needs_isolate,
)
from generator.text.escape import escape_text
from generator.text.hygiene import hygiene
from generator.text.markers import wrap
from generator.text.prose import mark_prose
from tests.text.oracle import Base, Case, from_html, read_cases, visual

CASES = read_cases()
CURABLE = [case for case in CASES if not case.rule]
PLAIN = {base: Spot(Where.PLAIN, base) for base in ("ltr", "rtl")}
RULES = {"money-usd-cldr", "range-hyphen-start", "date-slash-raw"}
PROSE_MISSES = {"range-hyphen-start", "date-slash-raw", "title-in-ltr"}
"""Two need another spelling, and the third holds a title whose limits only its author knows."""

Notation = Callable[[Value, Base], str]


def page(value: Value, base: Base) -> str:
    return _noted(value, base, lambda text, direction: isolate_html(escape_text(text), direction), escape_text)


def mail(value: Value, base: Base) -> str:
    return _noted(value, base, lambda text, direction: isolate_mail(escape_text(text), direction), escape_text)


def plain(value: Value, base: Base) -> str:
    return _noted(value, base, isolate_plain, str)


def _noted(value: Value, base: Base, isolate: Callable[[str, Direction], str], bare: Callable[[str], str]) -> str:
    direction = direction_of(value, base)
    return isolate(value.text, direction) if needs_isolate(value.text, direction, base) else bare(value.text)


def test_the_fixture_holds_every_published_case() -> None:
    assert len(CASES) == 48
    assert {case.name for case in CASES if case.rule} == RULES


@pytest.mark.parametrize("notation", [page, mail, plain])
@pytest.mark.parametrize("case", CURABLE, ids=lambda case: case.name)
def test_a_typed_value_is_drawn_right(case: Case, notation: Notation) -> None:
    filled = case.fill([notation(value, case.base) for value in case.values])
    assert case.expected in visual(from_html(filled), case.base)


def test_without_isolates_half_of_them_are_drawn_wrong() -> None:
    right = {case.name for case in CASES if case.expected in visual(case.prose, case.base)}
    assert len(right) == 21


def test_what_no_isolate_cures_is_caught_by_hygiene_or_mended_by_the_formatter() -> None:
    caught = {case.name: {flaw.code for flaw in hygiene(case.prose, "ar")} for case in CASES if case.rule}
    assert caught["range-hyphen-start"] == {"W0511"}
    assert caught["date-slash-raw"] == {"W0512"}
    assert caught["money-usd-cldr"] == set()  # the formatter: see test_formats.py


def test_prose_is_drawn_right_without_effort_by_its_author() -> None:
    wrong = {
        case.name
        for case in CASES
        if case.expected not in visual(notate(mark_prose(case.prose, case.base), PLAIN[case.base]), case.base)
    }
    assert wrong == PROSE_MISSES


ARABIC_WORDS = st.lists(
    st.sampled_from(["مرحبا", "بكم", "شريكنا", "أحمد", "مُحاسِب", "برنامج الشركاء", "عرضًا", "جدًّا", "الرياض؛"]), max_size=3
).map(" ".join)
VALUES = st.one_of(
    st.sampled_from([value for case in CURABLE for value in case.values]),
    st.builds(Value, st.text("ابمن شرك-!().,\u064b\u064e Gus4٣ to", min_size=1, max_size=12), st.just(Kind.TEXT)),
)


@given(st.lists(st.tuples(ARABIC_WORDS, VALUES), min_size=1, max_size=4), ARABIC_WORDS)
def test_leaving_out_an_isolate_never_changes_the_drawing(pieces: list[tuple[str, Value]], last: str) -> None:
    marked = [(f"مع {words} ", value.text, direction_of(value, "rtl")) for words, value in pieces]
    elided = notate("".join(words + wrap(text, direction) for words, text, direction in marked) + last, PLAIN["rtl"])
    full = "".join(words + isolate_plain(text, direction) for words, text, direction in marked) + last
    assert visual(elided, "rtl") == visual(full, "rtl")


@pytest.mark.parametrize(
    ("text", "direction", "context", "needed"),
    [
        ("أحمد", "rtl", "rtl", False),
        ("عرضٌ", "rtl", "rtl", False),
        ("Gusto", "ltr", "ltr", False),
        ("Gusto", "ltr", "rtl", True),
        ("أحمد 5", "rtl", "rtl", True),
        ("أحمد 5 سالم", "rtl", "rtl", True),
        ("Yahoo!", "ltr", "ltr", True),
        ("أحمد Gusto سالم", "rtl", "rtl", True),
        ("أحمد", "auto", "rtl", True),
        ("", "ltr", "rtl", False),
    ],
)
def test_elision_is_strict(text: str, direction: Direction, context: Base, needed: bool) -> None:
    assert needs_isolate(text, direction, context) is needed


@pytest.mark.parametrize(
    ("text", "kind", "language", "direction"),
    [
        ("https://example.com/", Kind.URL, "rtl", "ltr"),
        ("تحويلة 050", Kind.PHONE, "rtl", "ltr"),
        ("عرض_v2.pdf", Kind.FILE, "rtl", "ltr"),
        ("#برنامج", Kind.HASHTAG, "ltr", "rtl"),
        ("#SaaS", Kind.HASHTAG, "rtl", "ltr"),
        ("25%", Kind.PERCENT, "rtl", "ltr"),
        ("٢٥٪", Kind.PERCENT, "ltr", "rtl"),
        ("٢٥", Kind.NUMBER, "rtl", "ltr"),
        ("-٢٥", Kind.NUMBER, "rtl", "rtl"),
        ("1,500 ر.س.", Kind.MONEY, "rtl", "rtl"),
        ("$49", Kind.MONEY, "rtl", "ltr"),
        ("10–12", Kind.RANGE, "rtl", "rtl"),
        ("10–12", Kind.RANGE, "ltr", "ltr"),
        ("2026-03-05", Kind.DATE, "rtl", "ltr"),
        ("5 مارس 2026", Kind.DATE, "ltr", "rtl"),
        ("14:30", Kind.TIME, "rtl", "ltr"),
        ("2:07 م", Kind.TIME, "rtl", "rtl"),
        ("*|FNAME|*", Kind.MERGE, "rtl", "auto"),
        ("{{ first_name }}", Kind.MERGE, "rtl", "ltr"),
        ("CSS: مغامرة", Kind.TEXT, "rtl", "rtl"),
        ("CSS: مغامرة", Kind.TEXT, "ltr", "ltr"),
        ("شركة", Kind.TEXT, "ltr", "rtl"),
        ("2026", Kind.TEXT, "rtl", "ltr"),
        ("…", Kind.TEXT, "rtl", "rtl"),
        ("التسجيل", Kind.PHRASE, "rtl", "rtl"),
    ],
)
def test_kind_gives_the_direction(text: str, kind: Kind, language: Base, direction: Direction) -> None:
    assert direction_of(Value(text, kind), language) == direction
    assert direction_of(Value(text, kind, "auto"), language) == "auto"


def test_the_three_notations() -> None:
    assert isolate_html("a", "ltr") == '<bdi dir="ltr">a</bdi>'
    assert isolate_html("a", "auto") == "<bdi>a</bdi>"
    assert isolate_mail("a", "rtl") == '<span dir="rtl">\u2067a\u2069</span>'
    assert isolate_plain("a", "auto") == "\u2068a\u2069"


def test_bidi_controls_are_found_with_their_place() -> None:
    assert bidi_controls("a\u200fb\u2066") == ((1, "\u200f"), (3, "\u2066"))
    assert not re.search("[\u200e\u200f]", "".join(char for _, char in bidi_controls("plain")))
