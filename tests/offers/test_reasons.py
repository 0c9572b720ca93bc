"""Why an award is as it is, in words: over every award of every worked example, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

from generator.offers.as_data import bare
from generator.offers.evaluate import evaluate
from generator.offers.ledger import ContradictionError
from generator.offers.reasons import AND, CONTEXT, WHY, quantity_in_words, reason_in_words, sums_in_words
from generator.offers.words.voice import Voice
from tests.offers.shelf import an_offer, speech
from tests.offers.worked_files import Case, read_cases

_RAW = re.compile(r"%\(|None|\b[a-z]+_[a-z]+\b|\bP\d|  | [.,]")


@cache
def all_cases() -> tuple[Case, ...]:
    return (*read_cases("worked"), *read_cases("imagined"))


def said(case: Case, language: str) -> list[tuple[str, str]]:
    """Part and sentence of all reasons of a case."""
    try:
        ledger = evaluate(case.offer, case.events, case.until)
    except ContradictionError:
        return []
    voice = Voice(case.offer, speech(language))
    found = [(one, reason) for one in ledger.awards for reason in one.why] + [(one, one.why) for one in ledger.missed]
    lines = {line.id: line for line in case.offer.lines}
    return [(reason.part, bare(reason_in_words(voice, lines[one.line], reason, one))) for one, reason in found]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_reason_of_every_worked_example_is_a_sentence(language: str) -> None:
    other = bare(speech(language).say(WHY["other"]))
    parts = set()
    for case in all_cases():
        for part, words in said(case, language):
            assert not _RAW.search(words), (case.name, part, words)
            assert words != other, (case.name, part)
            if part and words:
                parts.add(part)
                assert words.endswith("."), words
    assert parts >= {"cap", "tier", "measure", "count", "total", "repeat", "hold", "clawback", "choice", "combine"}


def test_a_reason_says_its_figures() -> None:
    case = next(case for case in all_cases() if case.name.startswith("W04"))
    english = [words for part, words in said(case, "en") if part == "cap"]
    assert english == ["The limit is reached (up to 200 seats in a calendar year): 30 instead of 60."]
    arabic = [words for part, words in said(case, "ar") if part == "cap"]
    assert arabic == ["بُلغ الحد الأعلى (حتى 200 مقعد في السنة الميلادية): 30 بدلًا من 60."]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sentence_is_translated_and_no_other(language: str) -> None:
    known = {msgid for context, msgid in speech(language).catalogue.entries if context == CONTEXT}
    assert known == {pattern.one for pattern in (*WHY.values(), AND)}


def test_amounts_of_every_kind() -> None:
    voice = Voice(an_offer(OFFER), speech("en"))
    line = voice.offer.lines[0]
    assert bare(quantity_in_words(voice, line, "time", Decimal(3), "months")) == "3 months"
    assert bare(quantity_in_words(voice, line, "capacity", Decimal(500), "MB")) == "500 MB"
    assert bare(quantity_in_words(voice, line, "cash", Decimal("0.926"), "KWD")) == "KWD 0.926"
    assert bare(quantity_in_words(voice, line, "item", Decimal(1), "item")) == "a shirt"
    both = {"point": Decimal(10), "USD": Decimal(5)}
    assert bare(sums_in_words(voice, both)) == "$5 and 10 points"
    assert bare(sums_in_words(Voice(voice.offer, speech("ar")), both)) == "5 دولارات و10 نقاط"


OFFER = """\
name: {ar: عرض, en: An offer}
valid_from: 2026-01-01
lines:
- id: shirt
  to: referrer
  event: pay
  give: {kind: item, item: {ar: قميص, en: a shirt}}
"""
