"""Plain text: isolates, openers, and URLs left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.formats.text import cut_text
from generator.render.notation import Spot, Where, notate
from generator.render.slots import Sheet
from generator.text.bidi import PDI
from generator.text.cldr import make_locale
from generator.text.markers import leftover, slot, strip_markers, wrap
from generator.text.plain import first_strong, open_paragraphs, opener_for

RLM = "\u200f"
PLAIN = Spot(Where.PLAIN, "rtl")
OPENINGS = [
    "Gusto يقدم عرضًا",
    "@almentor يقدم عرضًا",
    "#SaaS للشركاء",
    "🎉 Gusto عرض",
    "«Gusto» عرض",
    "(Gusto) عرض",
    "- Gusto: عرض",
    "*|FNAME|* مرحبًا",
    "3 Gusto عرض",
    "https://example.com/ زر",
]


def test_an_isolate_stands_only_where_it_is_needed() -> None:
    marked = f"مع {wrap('أحمد', 'rtl')} و{wrap('Yahoo!', 'ltr')} و{wrap('*|A|*', 'auto')}"
    assert notate(marked, PLAIN) == "مع أحمد و\u2066Yahoo!\u2069 و\u2068*|A|*\u2069"


def test_a_url_alone_on_its_line_has_no_control_beside_it() -> None:
    url = "https://example.com/ar/?utm_source=a"
    marked = f"سجّلوا:\n{wrap(url, 'ltr')}\nثم {wrap(url, 'ltr')}"
    plain = "".join(str(piece) for piece in cut_text(marked, make_locale("ar"), Sheet()))
    assert plain.split("\n")[1] == url
    assert plain.split("\n")[2] == f"ثم \u2066{url}{PDI}"
    assert open_paragraphs(plain, "rtl", RLM).split("\n")[1] == url


def test_a_slot_known_to_be_a_url_is_treated_as_one() -> None:
    assert open_paragraphs(slot(3), "rtl", RLM, urls={slot(3)}) == slot(3)
    assert open_paragraphs(slot(3), "rtl", RLM) == RLM + slot(3)


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_latin_opening_gets_the_mark(opening: str) -> None:
    assert open_paragraphs(opening, "rtl", RLM) == RLM + opening


@pytest.mark.parametrize("opening", ["25% خصم", "🎉 عرض", "#شركاء", "إعلان: Gusto", "", "25%", "\u200fGusto"])
def test_an_arabic_opening_stays_as_it_is(opening: str) -> None:
    assert open_paragraphs(opening, "rtl", RLM) == opening


def test_an_isolated_latin_opening_gets_the_mark_for_readers_that_look_inside() -> None:
    line = "\u2066Gusto\u2069 عرض"
    assert first_strong(line) == "ltr"
    assert first_strong(line, skip_isolates=True) == "rtl"
    assert open_paragraphs(line, "rtl", RLM) == RLM + line


def test_an_english_text_needs_no_mark() -> None:
    assert open_paragraphs("Gusto", "ltr", RLM) == "Gusto"


def test_x_pays_less_for_its_own_mark() -> None:
    assert (opener_for("x"), opener_for("facebook"), opener_for("sms")) == ("\u061c", RLM, RLM)


@given(st.lists(st.text("Gu مر25%@#-\u2066\u2067\u2068\u2069", max_size=12), max_size=4))
def test_after_the_opener_rule_both_heuristics_agree(lines: list[str]) -> None:
    opened = open_paragraphs("\n".join(lines), "rtl", RLM)
    for line in opened.split("\n"):
        assert first_strong(line) != "ltr"
        assert first_strong(line, skip_isolates=True) != "ltr"
    assert open_paragraphs(opened, "rtl", RLM) == opened


@given(st.text(), st.sampled_from(["ltr", "rtl", "auto"]))
def test_no_bracket_is_left(text: str, direction: str) -> None:
    clean = "".join(char for char in text if not "\ufdd0" <= char <= "\ufdef")
    resolved = notate(wrap(clean, direction), PLAIN)  # type: ignore[arg-type]
    assert leftover(resolved) is None
    assert strip_markers(wrap(clean, direction)) == clean  # type: ignore[arg-type]
