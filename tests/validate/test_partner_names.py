"""Names of partners: pictures show them, or somebody is told why they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.csv import parse_csv
from generator.load.yaml import parse_yaml
from generator.model.problem import Problem
from generator.model.source import Source, YamlFile
from generator.validate.bench import Bench
from generator.validate.partner_names import LONG, MOST, check_names
from generator.validate.partners import read_partners

_NAME = st.sampled_from(
    ("نور", "Noor", "Noor ☂", "ن" * LONG, "ن" * (LONG + 1), "☂" * (LONG + 1), "N" * (MOST + 1), "Ñ")
)
COVERAGE = frozenset([*range(0x20, 0x7F), *range(0x60C, 0x656), 0x2019])
CODES = ("ar", "en")


def told(arabic: str, english: str, coverage: frozenset[int] = COVERAGE) -> list[Problem]:
    text = f'slug,name_ar,segment,name_en,type,tier\nnoor,"{arabic}",shops,"{english}",referral,gold\n'
    table, _ = parse_csv("content/partners.csv", text)
    bench = Bench(Source(csv={"content/partners.csv": table}, texts={"content/partners.csv": text}))
    partners = read_partners(bench, CODES, "ar", ["shops"], ["gold"], ())
    assert (len(partners), bench.problems) == (1, [])
    check_names(bench, partners, CODES, coverage)
    return bench.problems


@pytest.mark.parametrize("name", ["ن", "A", "مَكتَبُ نُورٍ", "Noor & Co.", "Noor <b>", "O’Neil", "a" * LONG])
def test_names_that_are_shown_as_they_are(name: str) -> None:
    assert told(name, name) == []


def test_a_long_name_is_told_and_a_longer_one_refused() -> None:
    found = told("ن" * MOST, "N" * (MOST + 1))
    assert [(one.code, one.severity, one.position.column, one.position.length) for one in found] == [
        ("W0325", "warning", 6, MOST + 2), ("E0326", "error", 6 + MOST + 2 + 7, MOST + 3),
    ]  # fmt: skip


def test_a_name_is_long_from_the_next_letter_on() -> None:
    assert [one.code for one in told("ن" * (LONG + 1), "N" * LONG)] == ["W0325"]


def test_letters_that_the_font_lacks_are_named_once_for_each_name() -> None:
    found = told("نور 🌙🌙", "Ñoor 🌙 \u200e"[:-2])
    assert [(one.code, one.found) for one in found] == [("W0327", "🌙 U+1F319"), ("W0327", "Ñ U+00D1 🌙 U+1F319")]
    assert told("نور 🌙", "نور 🌙")[1:] == []
    assert told("نور 🌙", "Ñoor", frozenset()) == []


def test_a_sign_that_only_picks_a_form_is_not_missed() -> None:
    assert [one.found for one in told("نور", "Noor \u263a\ufe0f")] == ["\u263a U+263A"]


@given(st.lists(st.tuples(_NAME, _NAME), min_size=1, max_size=8))
def test_many_names_are_told_of_as_each_of_them_is(pairs: list[tuple[str, str]]) -> None:
    rows = "".join(f"p{place:02},{ar},{en},shops,referral,gold\n" for place, (ar, en) in enumerate(pairs))
    table, _ = parse_csv("content/partners.csv", f"slug,name_ar,name_en,segment,type,tier\n{rows}")
    bench = Bench(Source(csv={"content/partners.csv": table}))
    check_names(bench, read_partners(bench, CODES, "ar", ["shops"], ["gold"], ()), CODES, COVERAGE)
    found = [(one.code, one.position.line, one.found) for one in bench.problems]
    alone = [
        (one.code, line, one.found)
        for line, (ar, en) in enumerate(pairs, 2)
        for one in sorted(told(ar, en), key=lambda one: (one.position, one.code != "W0325"))
    ]
    assert found == alone


def test_a_name_in_a_file_of_its_own_is_pointed_at() -> None:
    text = "name:\n  ar: نور\n  en: Noor 🌙\nsegment: shops\ntype: referral\ntier: gold\n"
    root, _ = parse_yaml("content/partners/noor.yaml", text)
    bench = Bench(Source(yaml={"content/partners/noor.yaml": YamlFile("content/partners/noor.yaml", root)}))
    check_names(bench, read_partners(bench, CODES, "ar", ["shops"], ["gold"], ()), CODES, COVERAGE)
    assert [(str(one.position), one.code) for one in bench.problems] == [("content/partners/noor.yaml:3:7", "W0327")]


def test_one_name_of_many_is_found() -> None:
    rows = "".join(f"p{number:05},Name {number},shops,referral,gold\n" for number in range(5000))
    text = "slug,name_en,segment,type,tier\n" + rows + "zzz,☂,shops,referral,gold\n"
    table, _ = parse_csv("content/partners.csv", text)
    bench = Bench(Source(csv={"content/partners.csv": table}))
    partners = read_partners(bench, CODES, "ar", ["shops"], ["gold"], ())
    check_names(bench, partners, CODES, COVERAGE)
    assert [(str(one.position), one.found) for one in bench.problems] == [("content/partners.csv:5002:5", "☂ U+2602")]
