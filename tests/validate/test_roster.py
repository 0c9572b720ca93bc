"""The roster: a sequence of partners like any other, which makes them when asked."""

from __future__ import annotations

import csv
import gc
import sys
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.csv import parse_csv
from generator.load.yaml import parse_yaml
from generator.model.known import Known
from generator.model.partner import Partner
from generator.model.partner_rows import partner_key
from generator.model.roster import Roster
from generator.model.source import Source, YamlFile
from generator.validate.bench import Bench
from generator.validate.partners import FOLDER, TABLE, read_partners
from tests.validate.lists import LOGOS, SEGMENTS, TIERS, lists, read, written

HEADER = ("slug", "name_ar", "segment", "type", "tier", "phone", "logo", "colour", "accent")
ROW = ("noor", "نور", "accountants", "agency", "gold", "+20 12", "a.svg", "#FFF", "")
OTHER = ("zain", "نورة", "agencies", "referral", "silver", "+20 13", "b.svg", "#fe0", "#123456")
NOOR = Partner("noor", ("نور",), "accountants", "agency", "gold", "noor", messages=("",), path="p.csv", line=7)
PARTNERS = st.lists(
    st.builds(
        Partner, slug=st.from_regex(r"[a-z]{3}(-[a-z0-9]+)?", fullmatch=True), names=st.just(("نور", "Noor")),
        segment=st.sampled_from(sorted(SEGMENTS)), type=st.just("agency"), tier=st.just("gold"), code=st.just("x"),
        logo=st.sampled_from(("", "a.svg")), colour=st.sampled_from(("", "#fff")), accent=st.sampled_from(("", "#000")),
    ),
    unique_by=lambda partner: partner.slug,
)  # fmt: skip


@given(PARTNERS)
def test_a_roster_is_the_sequence_of_its_partners_by_segment_and_slug(partners: list[Partner]) -> None:
    roster = Roster.of(partners)
    expected = sorted(partners, key=lambda partner: (partner.segment, partner.slug))
    assert (len(roster), list(roster), list(reversed(roster))) == (len(expected), expected, expected[::-1])
    assert roster[1:3] == tuple(expected[1:3])
    assert [roster[index] for index in range(-len(expected), len(expected))] == expected * 2
    with pytest.raises(IndexError):
        roster[len(expected)]


@given(lists())
def test_what_a_roster_knows_of_its_partners_is_true(text: str) -> None:
    roster, _ = read(text)
    partners = list(roster)
    assert roster.logos == {partner.logo for partner in partners if partner.logo}
    assert roster.colours == {(one.colour, one.accent or one.colour) for one in partners if one.colour}
    for segment in (*SEGMENTS, "nobody"):
        places = [index for index, partner in enumerate(partners) if partner.segment == segment]
        assert list(roster.segment(segment)) == places
        assert list(roster.with_logo(segment)) == [index for index in places if partners[index].logo]
    for index, partner in enumerate(partners):
        assert roster.find(partner.slug) == index
        assert list(roster.block(index, index + 2)) == partners[index : index + 2]
    assert roster.find("nobody-of-this-name") is None
    assert list(roster.all_names()) == [partner.names for partner in partners]
    assert roster.known == Known.of(partners)
    for segment in SEGMENTS:
        if mine := [one for one in partners if one.segment == segment]:
            longest = max(mine, key=lambda one: len(one.slug) + len(one.code) + max(map(len, one.names)))
            assert partners[roster.longest(roster.segment(segment))] == longest
            assert partners[roster.longest(tuple(roster.segment(segment)))] == longest
    for tiers in ((), ("gold",), ("gold", "silver"), ("bronze",)):
        for some in (range(len(roster)), tuple(range(0, len(roster), 2))):
            assert roster.at(tiers, some) == tuple(place for place in some if partners[place].tier in tiers)
    assert list(roster.slugs(0, len(roster))) == [partner.slug for partner in partners]
    assert list(roster.keys(0, len(roster))) == [roster.key(index) for index in range(len(roster))]


def test_a_partner_of_a_file_stands_among_those_of_the_rows_and_may_not_repeat_one() -> None:
    text = "name: {ar: ليل}\nsegment: accountants\ntype: agency\ntier: gold\nlogo: b.svg\n"
    files = {f"{FOLDER}/{slug}.yaml": YamlFile(f"{slug}.yaml", parse_yaml("x", text)[0]) for slug in ("abla", "zain")}
    bench = Bench(Source(yaml=files, csv={TABLE: parse_csv(TABLE, written([HEADER, ROW]))[0]}))
    roster = read_partners(bench, ("ar",), "ar", SEGMENTS, TIERS, LOGOS)
    assert [partner.slug for partner in roster] == ["abla", "noor", "zain"]
    assert bench.problems == []
    assert (roster.logos, roster.find("zain")) == (frozenset(LOGOS), 2)
    bench = Bench(Source(yaml=files, csv={TABLE: parse_csv(TABLE, written([HEADER, OTHER]))[0]}))
    roster = read_partners(bench, ("ar",), "ar", SEGMENTS, TIERS, LOGOS)
    said = [(problem.code, problem.position.path, problem.also[0].line) for problem in bench.problems]
    assert said == [("E0304", "zain.yaml", 2)]
    assert [partner.path for partner in roster] == ["abla.yaml", TABLE]


def test_one_code_is_for_one_partner_who_may_stand_in_two_segments() -> None:
    header = ["slug", "name_ar", "segment", "type", "tier", "code"]
    first, second = ["noor", "نور", "accountants", "referral", "gold", "N1"], ["noor-2", "نور", "agencies"]
    _, said = read(written([header, first, [*second, "referral", "gold", "N1"]]), ("ar",))
    assert said == []
    _, said = read(written([header, first, ["zain", "زين", *first[2:]], ["lail", "ليل", *first[2:5], ""]]), ("ar",))
    assert [(one.code, one.severity, one.position.line, one.position.column) for one in said] == [
        ("W0315", "warning", 3, 36)
    ]
    assert [one.also[0].line for one in said] == [2]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_roster_gives_back_the_text_of_its_list_at_once(quoting: int) -> None:
    """A ring of objects would hold it until somebody looks for rings, and a build with workers never does."""
    text = written([HEADER, ROW, OTHER], quoting=quoting)
    gc.disable()
    try:
        held = sys.getrefcount(text)
        roster, _ = read(text, ("ar",))
        assert [partner.slug for partner in roster] == ["noor", "zain"]
        assert sys.getrefcount(text) == held
    finally:
        gc.enable()


@pytest.mark.parametrize("field", [field.name for field in fields(Partner)])
def test_the_key_of_a_partner_changes_with_all_of_it_but_its_place(field: str) -> None:
    value = getattr(NOOR, field)
    changes: dict[str, Any] = {field: (*value, "x") if isinstance(value, tuple) else value * 2 or "x"}
    changed = replace(NOOR, **changes)
    same = partner_key(changed) == partner_key(NOOR)
    assert same == (field in ("path", "line"))


def test_the_key_tells_fields_apart_that_read_alike_in_a_row() -> None:
    assert partner_key(replace(NOOR, site="ab", email="c")) != partner_key(replace(NOOR, site="a", email="bc"))
    assert partner_key(replace(NOOR, names=("a", "b"))) != partner_key(replace(NOOR, names=("a",), segment="b"))


@pytest.mark.parametrize("column", range(len(HEADER)))
def test_the_key_of_a_row_changes_with_every_cell(column: int) -> None:
    """The first two rows are there so that the third one is read at a glance."""
    changed = (*ROW[:column], OTHER[column], *ROW[column + 1 :])
    keys = set()
    for row in (ROW, changed):
        roster, problems = read(written([HEADER, ("abla", *ROW[1:]), ("badr", *changed[1:]), row]), ("ar",))
        assert problems == []
        keys.add(roster.key(roster.find(row[0]) or 0))
    assert [len(key) for key in keys] == [8, 8]


def test_the_key_of_a_row_stays_where_it_moves_and_changes_with_the_meaning_of_its_cells() -> None:
    first, more = ("abla", *ROW[1:]), ("badr", *ROW[1:])
    roster, _ = read(written([HEADER, first, ROW]), ("ar",))
    moved, _ = read(written([HEADER, first, more, ROW]), ("ar",))
    renamed, _ = read(written([[*HEADER[:7], "accent", "colour"], first, ROW]), ("ar",))
    assert (roster[1].line, moved[2].line, roster[1].slug) == (3, 4, moved[2].slug)
    assert roster.key(1) == moved.key(2) != renamed.key(1)
