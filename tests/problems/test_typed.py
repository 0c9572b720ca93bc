"""Typing: texts become what the field says, errors land on the very key or value."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from generator.load.csv import parse_csv
from generator.load.yaml import parse_yaml
from generator.model.fields import (
    Amount,
    Bool,
    Free,
    HexColour,
    Int,
    IsoDate,
    LocaleCode,
    Localised,
    LocalisedOrSame,
    Model,
    Slug,
    Text,
    Url,
)
from generator.model.problem import Problem
from generator.text.suggest import closest
from generator.validate.typed import build, build_rows
from tests.problems.sample import COLUMNS, Fixed, SampleRow, Share


class One(Model):
    text: Text = "-"
    number: Int = 0
    amount: Amount = Decimal(0)
    flag: Bool = False
    day: IsoDate = date(2000, 1, 1)
    slug: Slug = "-"
    colour: HexColour = "-"
    url: Url = "-"
    locale: LocaleCode = "-"
    free: Free = None
    words: LocalisedOrSame | None = None


def read(model: type[Any], text: str) -> tuple[Any, list[tuple[str, int, int]]]:
    node, problems = parse_yaml("a.yaml", text)
    assert node is not None
    built = build(model, node, problems)
    return built, [(problem.code, problem.position.line, problem.position.column) for problem in problems]


@pytest.mark.parametrize("text", ["+966500000000", "0500000000", "no", "12:30", "1.10", "012", "null", "2026-11-21"])
def test_a_text_field_keeps_the_text_and_advises_quotes(text: str) -> None:
    built, problems = read(One, f"text: {text}\n")
    assert built.text == text
    assert type(built.text) is str
    assert problems == [("W0210", 1, 7)]
    assert read(One, f'text: "{text}"\n')[1] == []


@pytest.mark.parametrize("text", ["0912 345 678", "٥", "1,000", "50% خصم", "050-000-0000", "دفتر", "1.2.3", "08:30 ص"])
def test_a_text_that_nobody_misreads_needs_no_quotes(text: str) -> None:
    built, problems = read(One, f"text: {text}\n")
    assert (built.text, problems) == (text, [])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("number: ١٥", 15), ("number: -3", -3), ("number: 0", 0), ('number: "7"', 7),
        ("amount: ١٫٥", Decimal("1.5")), ("amount: 149.00", Decimal("149.00")), ("amount: 1.10", Decimal("1.10")),
        ("flag: true", True), ("flag: false", False), ("day: 2026-11-21", date(2026, 11, 21)),
        ("colour: '#0A7D5C'", "#0a7d5c"), ("url: https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("locale: ar-XB", "ar-XB"), ("locale: zh-Hant-TW", "zh-Hant-TW"), ("slug: a-1", "a-1"),
    ],
)  # fmt: skip
def test_values_are_read_by_the_type_of_the_field(line: str, value: object) -> None:
    built, problems = read(One, line)
    assert problems == []
    assert getattr(built, line.split(":")[0]) == value


@pytest.mark.parametrize(
    ("line", "code", "suggestion"),
    [
        ("number: 012", "E0209", "12"), ("number: 1_000", "E0209", "1000"), ("number: 1,000", "E0209", "1000"),
        ("number: 0x1F", "E0209", ""), ("number: 1e3", "E0209", ""), ("number: ١2", "E0209", "12"),
        ("number: 1.5", "E0209", ""), ("number: +5", "E0209", "5"), ("number: 15%", "E0209", "15"),
        ("number: many", "E0209", ""), ("amount: .5", "E0209", ""), ("amount: 1.", "E0209", ""),
        ("flag: yes", "E0234", "true"), ("flag: Off", "E0234", "false"), ("flag: TRUE", "E0234", "true"),
        ("flag: نعم", "E0234", "true"), ("flag: maybe", "E0234", ""),
        ("day: 21/11/2026", "E0208", "2026-11-21"), ("day: 3/4/2026", "E0208", ""), ("day: 2026-02-30", "E0208", ""),
        ("day: ٢٠٢٦-١١-٢١", "E0208", "2026-11-21"),
        ("slug: Acme Inc", "E0228", "acme-inc"), ("slug: a--b", "E0228", "a-b"), ("slug: دفتر", "E0228", ""),
        ("colour: red", "E0229", ""), ("colour: '0a7d5c'", "E0229", "#0a7d5c"),
        ("url: http://a.example", "E0230", "https://a.example"), ("url: a.example/x", "E0230", "https://a.example/x"),
        ("url: https://دفتر.example", "E0230", ""), ("url: javascript:alert(1)", "E0230", ""),
        ("url: 'https://a..example'", "E0230", ""),
        ("locale: ar_EG", "E0232", "ar-EG"), ("locale: AR", "E0232", "ar"), ("locale: arabic", "E0232", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_was_meant(line: str, code: str, suggestion: str) -> None:
    node, problems = parse_yaml("a.yaml", line)
    assert node is not None
    assert build(One, node, problems) is None
    assert [(problem.code, problem.suggestion) for problem in problems] == [(code, suggestion)]
    assert problems[0].position.column == line.index(": ") + 3


def test_values_of_python_code_are_accepted() -> None:
    made = One(number=5, amount=Decimal("1.5"), flag=True, day=date(2026, 1, 1), words=Localised({"ar": "دفتر"}))
    assert (made.number, made.flag, made.words) == (5, True, Localised({"ar": "دفتر"}))


def test_a_free_value_is_yaml_1_2_and_nothing_more() -> None:
    built, problems = read(One, "free: {a: 12, b: no, c: 012, d: '12', e: ~, f: [true, 1.50, 12:30, =]}\n")
    assert problems == []
    assert built.free == {
        "a": 12, "b": "no", "c": 12, "d": "12", "e": None, "f": (True, Decimal("1.50"), "12:30", "="),
    }  # fmt: skip


def test_one_text_for_every_language_only_where_the_field_says_so() -> None:
    built, problems = read(One, "words: Daftar\n")
    assert problems == []
    assert (built.words.text("ar"), built.words.text("en"), built.words.same) == ("Daftar", "Daftar", True)

    class Strict(Model):
        words: Localised

    assert read(Strict, "words: Daftar\n") == (None, [("E0204", 1, 8)])


def test_a_text_falls_back_from_region_to_language_only() -> None:
    words = Localised({"ar": "دفتر", "en": "Daftar"})
    assert (words.text("ar-EG"), words.text("fr"), words.same) == ("دفتر", None, False)


def test_a_localised_text_is_a_value() -> None:
    words = Localised({"ar": "دفتر", "en": "Daftar"})
    assert pickle.loads(pickle.dumps(words)) == words
    assert hash(words) == hash(Localised({"en": "Daftar", "ar": "دفتر"}))


class Percent(Model):
    percent: Amount


class Money(Model):
    money: Amount
    currency: Text


class Shapes(Model):
    value: Percent | Money | None = None
    either: Annotated[Fixed | Share, Field(discriminator="kind")] | None = None
    any_of: tuple[Fixed | Share, ...] = ()
    text_or_list: Text | tuple[Text, ...] = "-"
    by_name: dict[Slug, Int] | None = None
    fixed: dict[str, Fixed] | None = None


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("either: {kind: fixed, money: x}", [("E0209", 1, 30)]),
        ("either: {kind: fixed, fixed: 1, money: x}", [("E0209", 1, 40), ("E0202", 1, 23)]),
        ("either: {kind: fixd, money: 1}", [("E0205", 1, 16)]),
        ("either: {money: 1}", [("E0203", 1, 10)]),
        ("either: 5", [("E0204", 1, 9)]),
        ("any_of:\n  - {kind: share, percent: x}\n  - {kind: fixed, mony: 1}", [("E0209", 2, 28), ("E0202", 3, 19)]),
        ("any_of: [5]", [("E0204", 1, 10)]),
        ("value: {money: x, curency: SAR}", [("E0209", 1, 16), ("E0202", 1, 19)]),
        ("value: {percnt: 5}", [("E0202", 1, 9)]),
        ("value: [5]", [("E0204", 1, 8)]),
        ("text_or_list: {a: b}", [("E0204", 1, 16)]),
        ("by_name: {A b: 1, c: x}", [("E0228", 1, 11), ("E0209", 1, 22)]),
        ("fixed: {fixed: {kind: fixed, money: x}}", [("E0209", 1, 37)]),
        ("fixed: {kind: {kind: fixed}}", [("E0203", 1, 16)]),
    ],
)
def test_errors_of_unions_and_maps_land_on_their_value(text: str, problems: list[tuple[str, int, int]]) -> None:
    assert read(Shapes, text) == (None, problems)


def test_a_misspelt_field_is_not_reported_as_missing_too() -> None:
    node, problems = parse_yaml("a.yaml", "any_of:\n  - {kind: fixed, mony: 1}\n")
    assert node is not None
    build(Shapes, node, problems)
    assert [(p.code, p.suggestion) for p in problems] == [("E0202", "money")]
    assert problems[0].message == "`any_of[0]` has no field `mony`"


def test_a_hash_that_eats_an_optional_value_is_an_error_too() -> None:
    assert read(One, "url: #top\nnumber: # nothing yet\n") == (None, [("E0212", 1, 1)])


def test_the_schema_for_editors_knows_the_forms() -> None:
    fields = One.model_json_schema()["properties"]
    assert fields["text"]["type"] == "string"
    assert fields["amount"]["anyOf"][0] == {"type": "number"}
    assert fields["slug"]["pattern"].startswith("^[a-z0-9]+")
    assert fields["day"]["format"] == "date"


def test_nothing_written_is_the_default() -> None:
    built, problems = read(One, "number:\ntext: ~\n")
    assert (built, problems) == (One(), [])


def test_aliases_are_the_names_that_the_file_uses() -> None:
    class Recipe(Model):
        audience: Literal["team", "partner"] = Field(alias="for")

    assert read(Recipe, "for: team\n")[0].audience == "team"
    assert read(Recipe, "for: teem\n") == (None, [("E0205", 1, 6)])
    node, problems = parse_yaml("a.yaml", "fr: team\n")
    assert node is not None
    build(Recipe, node, problems)
    assert [(p.code, p.suggestion) for p in problems] == [("E0202", "for")]


KEYS = st.sampled_from([*One.model_fields, "txt", "x"])
VALUES = st.recursive(
    st.sampled_from(["x", "12", "~", "true", "2026-11-21", '"#fff"', "دفتر", "#ab"]) | st.text("ab1-", max_size=4),
    lambda inner: st.lists(inner, max_size=2).map(lambda items: "[" + ", ".join(items) + "]"),
    max_leaves=4,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_problem_points_into_the_file(content: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in content.items())
    lines = text.split("\n")
    node, problems = parse_yaml("a.yaml", text)
    built = build(One, node, problems) if node is not None else None
    assert (built is None) == any(problem.severity == "error" for problem in problems)
    for problem in problems:
        place = problem.position
        assert 1 <= place.line <= len(lines)
        assert place.column + place.length - 1 <= len(lines[place.line - 1]) + 1


def rows_of(text: str) -> tuple[list[SampleRow], list[Problem]]:
    file, problems = parse_csv("a.csv", text)
    return [made for _, made in build_rows(SampleRow, file, COLUMNS, problems)], problems


def test_good_rows_pass_and_bad_cells_are_named() -> None:
    made, problems = rows_of("slug,name_ar,months,email\na,دفتر,٣,\nb,,x,\nc,حساب,5,c@d.example\n")
    assert [(one.slug, one.months, one.name["ar"]) for one in made] == [("a", 3, "دفتر"), ("c", 5, "حساب")]
    assert [(p.code, p.position.line, p.position.column) for p in problems] == [("E0212", 3, 3), ("E0209", 3, 4)]


def test_a_wrong_header_is_reported_once_not_in_every_row() -> None:
    made, problems = rows_of("slug,nam_ar,months\n" + "a,b,1\n" * 100)
    assert made == []
    assert [(p.code, p.suggestion) for p in problems] == [("E0202", "name_ar")]


def test_rows_are_typed_one_by_one() -> None:
    file, problems = parse_csv("a.csv", "slug,name_ar,months\na,b,1\nb,c,x\n")
    rows = build_rows(SampleRow, file, COLUMNS, problems)
    assert next(rows)[1].slug == "a"
    assert problems == []
    assert list(rows) == []
    assert [problem.code for problem in problems] == ["E0209"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("rewrd", "reward"), ("tierd", "tiered"), ("Valid-From", "valid_from"), ("zzz", ""), ("أسم", "اسم")],
)
def test_did_you_mean(word: str, meant: str) -> None:
    assert closest(word, ["reward", "tiered", "valid_from", "اسم", "شركة"]) == meant
