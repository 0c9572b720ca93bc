"""Words that a pattern knows are judged as the look at each letter judges them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import bidi
from generator.text.bidi import BaseDirection, needs_isolate, plain_direction, strong_directions

SIGNS = "ءأابتثجحخدذرزسشصضطظعغفقكلمنهويىة .،,&'-AZazé5٣ـّ\u0640گשx()…"
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=8)


@given(WORDS)
def test_the_letters_of_a_plain_text_have_its_direction(text: str) -> None:
    plain = plain_direction(text)
    assert plain is None or strong_directions(text) == {plain}


@given(WORDS, st.sampled_from(["ltr", "rtl"]))
def test_a_plain_text_needs_the_isolate_that_any_text_needs(text: str, context: BaseDirection) -> None:
    plain = plain_direction(text)
    if plain is None:
        return
    quick = needs_isolate(text, plain, context)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bidi, "plain_direction", lambda _: None)
        assert needs_isolate(text, plain, context) == quick


def test_names_are_plain() -> None:
    assert plain_direction("واحة الدمام للمحاسبة") == "rtl"
    assert plain_direction("Waha Dammam Accounting & Co") == "ltr"
    assert [plain_direction(text) for text in ("نور 24", "نور Noor", "٣", "", " نور", "مُحاسِب")] == [None] * 6
