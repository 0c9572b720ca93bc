"""Rows that are told to be good at a glance: every rule agrees, about every row."""

from __future__ import annotations

import csv
import gc
import re
import unicodedata
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.links import reserved, vocabulary
from generator.links.lint import lint_partner_slug
from generator.model.partner import Partner
from generator.model.partner_rows import partner_columns
from generator.model.source import CsvRow
from generator.text.hygiene import hygiene
from generator.validate import partner_rows
from generator.validate.partner_checks import PartnerRow
from generator.validate.plain_rows import plain_row
from generator.validate.typed_rows import RowTyper
from tests.validate.lists import CELLS, GOOD, by_the_rules, lists, read, written

LOCALES = st.sampled_from([("ar", "en"), ("ar",), ("en",), ("en", "ar", "fr")])
HEADER = ("slug", "name_ar", "name_en", "segment", "type", "tier", "logo")


def ordinary(count: int) -> list[tuple[str, ...]]:
    """Rows of a real list, with nothing wrong about them."""
    return [
        (f"noor-{number}", "شركة نور للمحاسبة", f"Noor & Sons ({number})", "accountants", "agency", "gold", "a.svg")
        for number in range(count)
    ]


TWICE = "acme,نور,agencies,agency,gold\nacme,نور,agencies,agency,gold\n"
LIKE_A_ROW = 'bob,نور,agencies,agency,gold\nacme,"نور\nkim,نور,agencies,agency,gold\n",agencies,agency,gold\n'


@settings(max_examples=400)
@example(f"slug,name_ar,segment,type,tier\n{TWICE}", ("ar",), 1)
@example(f"slug,name_ar,segment,type,tier\n{LIKE_A_ROW}", ("ar",), 2)
@example("slug,name_ar,name_ar,segment,type,tier\nacme,نور,,agencies,agency,gold\n", ("ar",), 1)
@given(lists(), LOCALES, st.sampled_from((1, 2, 3, 1024)))
def test_a_glance_and_the_rules_find_the_same_partners_and_the_same_problems(
    text: str, locales: tuple[str, ...], block: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(partner_rows, "_BLOCK", block)
        roster, problems = read(text, locales)
    expected, due = by_the_rules(text, locales)
    assert problems == due
    assert list(roster) == expected
    assert [roster[index] for index in range(len(roster))] == expected


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("last", ["slug", "message_en", "accent"])
def test_a_glance_and_the_rules_agree_on_each_cell_in_a_row_that_is_good_but_for_it(
    separator: str, quoting: int, last: str
) -> None:
    columns = sorted(CELLS, key=lambda name: (name == last, name == "colour", name))
    full = {**GOOD, "code": "n1", "site": "https://noor.example/", "email": "a@noor.example", "phone": "+20 2",
            "country": "EG", "logo": "a.svg", "accent": "#000", "message_ar": "أهلا"}  # fmt: skip
    cells = [(column, cell) for column in columns for cell in ("", *CELLS[column])]
    cells += [(column, f" {cell}\t") for column, cell in cells]
    bases = (GOOD, {**GOOD, "name_en": ""}, full)
    rows = [
        [{**base, "slug": f"noor-{number}", name: cell}.get(column, "") for column in columns]
        for number, (base, (name, cell)) in enumerate(product(bases, cells))
    ]
    text = written([columns, *rows], separator, quoting)
    roster, problems = read(text)
    assert (list(roster), problems) == by_the_rules(text)


@pytest.mark.parametrize(("quoting", "pad"), [(csv.QUOTE_MINIMAL, ""), (csv.QUOTE_ALL, ""), (csv.QUOTE_MINIMAL, " ")])
def test_the_rules_are_asked_about_few_rows_of_an_ordinary_list(
    monkeypatch: pytest.MonkeyPatch, quoting: int, pad: str
) -> None:
    asked: list[int] = []
    typed = RowTyper.read

    def read_and_tell(self: RowTyper[PartnerRow], row: CsvRow) -> PartnerRow | None:
        asked.append(row.line)
        return typed(self, row)

    monkeypatch.setattr(RowTyper, "read", read_and_tell)
    rows = [[f"{cell}{pad}" for cell in row] for row in (HEADER, *ordinary(300))]
    roster, problems = read(written(rows, quoting=quoting))
    assert (len(roster), problems) == (300, [])
    assert asked == [2], "one segment with one tier: the first of its rows shows that both are there"


@pytest.mark.parametrize("between", ["\n", ",,,,,,\n", "acme,too few\n", 'acme,"a\nb",Acme,accountants,agency,gold,\n'])
def test_what_stands_between_the_rows_of_a_list_changes_nothing_about_them(between: str) -> None:
    rows = ordinary(3000)
    whole, _ = read(written([HEADER, *rows]))
    parted, _ = read(written([HEADER, *rows[:1500]]) + between + written(rows[1500:]))
    keys = {slug: whole.key(index) for index, slug in enumerate(whole.slugs(0, len(whole)))}
    there = {slug: parted.key(index) for index, slug in enumerate(parted.slugs(0, len(parted))) if slug != "acme"}
    assert len(keys) == 3000
    assert there == keys


def test_a_row_keeps_its_key_when_the_one_that_spoke_for_it_leaves() -> None:
    """The first of a segment and tier is read by the rules, the others are not."""
    rows = ordinary(3)
    whole, _ = read(written([HEADER, *rows]))
    rest, _ = read(written([HEADER, *rows[1:]]))
    assert list(whole.keys(1, 3)) == list(rest.keys(0, 2))


def test_only_odd_rows_of_a_long_list_are_read_by_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    typed = RowTyper.read

    def read_and_tell(self: RowTyper[PartnerRow], row: CsvRow) -> PartnerRow | None:
        asked.append(row.line)
        return typed(self, row)

    monkeypatch.setattr(RowTyper, "read", read_and_tell)
    rows = [*ordinary(3000), ("gmail", *ordinary(1)[0][1:]), *[(f"b{row[0]}", *row[1:]) for row in ordinary(3000)]]
    rows[1200] = (rows[1200][0], "نور ٢٤", *rows[1200][2:])
    rows[4500] = (*rows[4500][:-1], "no.svg")
    roster, problems = read(written([HEADER, *rows]))
    assert asked == [2, 1202, 3002, 4502]
    assert (len(roster), [problem.position.line for problem in problems]) == (6000, [3002, 4502])


def test_a_line_broken_inside_a_cell_is_a_space_in_a_name_and_no_blank_line_in_a_message() -> None:
    header = (*HEADER, "message_en")
    roster, problems = read(
        written([header, ("noor", "شركة\nنور", "Noor \n\n Sons\n", *ordinary(1)[0][3:], "Hi\n \nyou")])
    )
    assert (problems, roster[0].names, roster[0].messages) == ([], ("شركة نور", "Noor Sons"), ("", "Hi\nyou"))


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_no_partner_is_held(quoting: int) -> None:
    text = written([HEADER, *ordinary(300)], quoting=quoting)
    roster, _ = read(text)
    passed = sum(1 for partner in roster if partner.logo)
    gc.collect()
    held = [found for found in gc.get_objects() if isinstance(found, Partner) and found.slug.startswith("noor-")]
    assert (passed, held) == (300, [])


def test_an_odd_row_is_good_too_and_not_held_either() -> None:
    odd = ("noor-24", "نور ٢٤", "", "accountants", "agency", "gold", "")
    roster, problems = read(written([HEADER, *ordinary(2), odd]))
    gc.collect()
    held = [found for found in gc.get_objects() if isinstance(found, Partner) and found.slug == "noor-24"]
    assert (problems, held) == ([], [])
    assert roster[2].names == ("نور ٢٤", "نور ٢٤")


def test_every_slug_that_the_link_policy_knows_goes_by_the_rules() -> None:
    lists_of_names = (names for names in (*vars(reserved).values(), *vars(vocabulary).values()))
    known = {name for names in lists_of_names if isinstance(names, (frozenset, tuple)) for name in names}
    slugs = sorted(name for name in known if isinstance(name, str) and lint_partner_slug(name))
    slugs += [f"my-{part}-list" for part in reserved.RESERVED_PARTS]
    rows = [(slug, "نور", "", "accountants", "agency", "gold", "") for slug in ("noor", *slugs)]
    text = written([HEADER, *rows])
    assert len(slugs) > 200
    assert read(text)[1] == by_the_rules(text)[1] != []


def plain_letters() -> Iterator[str]:
    """Every character that may stand in a plain name."""
    shape = plain_row(("name_ar",), partner_columns(("ar",)), "\x1f", excel=False)
    assert shape
    plain = re.compile(shape)
    return (letter for letter in map(chr, range(0x110000)) if plain.fullmatch(f"ا{letter}ب\n"))


def test_no_plain_letter_is_one_that_hygiene_or_a_template_objects_to() -> None:
    letters = list(plain_letters())
    assert {"ا", "ش", "é", "Z", "7", " "} <= set(letters)
    assert not {"{", "}", "<", '"', "\u200f", "\u00a0", "٥", "\n"} & set(letters)
    for letter in letters:
        for name in (letter, f"ا{letter}ب", f"a{letter}{letter}1"):
            assert not [flaw for flaw in hygiene(name, "und") if flaw.severity == "error"], name


def test_no_two_plain_letters_compose() -> None:
    letters = list(plain_letters())
    marks = [letter for letter in letters if unicodedata.combining(letter)]
    assert marks
    for mark in marks:
        for letter in letters:
            assert sorted(unicodedata.normalize("NFC", letter + mark)) == sorted(letter + mark)


def test_a_row_with_columns_that_clash_has_no_plain_shape() -> None:
    columns = partner_columns(("ar",))
    assert plain_row(("slug", "slug"), columns, ",", excel=True) is None
    assert plain_row(("slug", ""), columns, ",", excel=True) is None
    assert plain_row(("slug", "wolke"), columns, ",", excel=True) is None
    assert re.compile(plain_row(("slug", "name_ar"), columns, ",", excel=True) or "(")
