"""The calculator's rules and rows: what is computed, what is left out, and figures written as the formatters do."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.locale import Locale
from generator.offers.calculator import Case, case, cases, sums
from generator.offers.calculator_board import board
from generator.offers.calculator_figures import Figures, count_figures, money_figures, plural_table
from generator.offers.calculator_scene import scene_events, typical_scene
from generator.offers.words import Speech
from generator.text.catalogue import read_catalogue
from generator.text.formats import format_money, format_number
from generator.text.plurals import plural_index
from tests.offers.calculator_offers import WRITTEN, cash, line, offer, share
from tests.offers.calculator_page import AR, ARAB, EN, THEME

LOCALES = (AR, ARAB, EN, Locale("fr", "ltr", "Français"), Locale("hi", "ltr", "हिन्दी"))
CURRENCIES = ("SAR", "USD", "KWD", "JPY", "EUR")


def speech(locale: Locale) -> Speech:
    name = f"locales/{locale.language}.po"
    return Speech(locale, read_catalogue((THEME / name).read_text("utf-8"), locale, name)[0])


def written(amount: Decimal, figures: Figures) -> str:
    """The script's way, in Python: pieces and no formatter."""
    whole, _, rest = f"{amount:.{figures.decimals}f}".partition(".")
    rest = "" if not rest.strip("0") else rest if figures.exact else rest.rstrip("0")
    if len(whole) >= figures.least:
        head, tail = whole[:-3], whole[-3:]
        inner = figures.inner
        groups = [head[max(0, end - inner) : end] for end in range(len(head), 0, -inner)][::-1]
        whole = figures.group.join([*groups, tail])
    digits = whole + (figures.point + rest if rest else "")
    local = "".join(chr(ord(figures.zero) + int(c)) if c in "0123456789" else c for c in digits)
    return figures.before + local + figures.after


@given(st.sampled_from(LOCALES), st.sampled_from(CURRENCIES), st.integers(0, 10**12), st.integers(0, 3))
def test_money_is_written_as_the_formatter_writes_it(locale: Locale, currency: str, n: int, decimals: int) -> None:
    figures = money_figures(currency, locale)
    amount = Decimal(n).scaleb(-min(decimals, figures.decimals))
    assert written(amount, figures) == format_money(amount, currency, locale).text


@given(st.sampled_from(LOCALES), st.integers(0, 10**12))
def test_counts_are_written_as_the_formatter_writes_them(locale: Locale, n: int) -> None:
    assert written(Decimal(n), count_figures(locale)) == format_number(n, locale).text


@given(st.sampled_from(["ar", "en", "fr", "ru", "pl", "cy"]), st.integers(0, 10**9))
def test_the_plural_table_gives_every_number_its_form(language: str, n: int) -> None:
    table = plural_table(language)
    assert int(table[n if n < 200 else 100 + n % 100]) == plural_index(language, n)


def test_rows_are_what_the_evaluator_says() -> None:
    assert cases(WRITTEN["share for two years"]) == tuple(
        Case(n, {"SAR": Decimal(298) * n * 12 / 10}, {"SAR": Decimal(298) * n}, Decimal("29.8") * n, offer().valid_from)
        for n in (5, 15, 40)
    )


def test_a_cap_shows_in_the_rows() -> None:
    """Five seats at 23.50 for each of 40 clients: the first forty of the year's two hundred seats are 40 clients'."""
    capped = WRITTEN["seats by plan, read over days, two caps"]
    assert [one.total["SAR"] for one in cases(capped)] == [Decimal("587.50"), Decimal("1762.50"), Decimal(4700)]
    more = typical_scene(capped, capped.typical, 50) if capped.typical else None
    assert more is not None
    assert case(capped, more).total["SAR"] == 4700


def test_where_nothing_can_be_computed_there_is_no_calculator() -> None:
    unknown = offer(line("a", "join", give={"kind": "cash", "varies": {"ar": "بحسب المدينة", "en": "by city"}}))
    assert (cases(unknown), sums(unknown), board(unknown, speech(EN))) == ((), None, None)


@pytest.mark.parametrize(("rare", "totals"), [
    ({"combine": {"group": "one", "mode": "best_of"}}, ["SAR\xa050", "SAR\xa0150", "SAR\xa0400"]),
    ({"caps": [{"of": "awards", "max": "3", "window": "year", "stops": "pair"}]}, ["SAR\xa030"] * 3),
])  # fmt: skip
def test_what_the_script_does_not_know_keeps_the_table_alone(rare: dict[str, Any], totals: list[str]) -> None:
    one = offer(line("a", "join", give=cash("10"), **rare))
    shown = board(one, speech(EN))
    assert sums(one) is None
    assert shown is not None
    assert shown.fields == ()
    assert [row.total[0].text for row in shown.rows] == totals


def test_inputs_are_those_that_change_a_figure() -> None:
    def kinds(name: str) -> list[str]:
        found = sums(WRITTEN[name])
        assert found is not None
        return [f"{one.kind} {one.name}".strip() for one in found.inputs]

    assert kinds("share for two years") == ["clients", "price", "months"]
    assert kinds("seats by plan, read over days, two caps") == ["clients", "count seat", "state plan"]
    assert kinds("a choice between a share and a sum") == ["clients", "price", "months", "choice reward"]
    assert kinds("retroactive by clients") == ["clients"]


def test_rules_are_json_with_decimals_as_text() -> None:
    for name, one in WRITTEN.items():
        found = sums(one)
        assert found is not None, name
        assert "float" not in {type(value).__name__ for value in _leaves(json.loads(json.dumps(found.rules)))}, name


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [value]


def test_everybody_joins_on_the_first_day_and_pays_until_the_time_is_over() -> None:
    one = offer(line("a", "pay", give=share("20"), repeat={"for": "P24M"}), valid_from="2026-01-31")
    assert one.typical is not None
    events = scene_events(one, typical_scene(one, one.typical, 2))
    days = [event.day.isoformat() for event in events if event.kind == "pay" and event.who == "client 00001"]
    assert days[:3] == ["2026-01-31", "2026-02-28", "2026-03-31"]  # each from the first day, not from the one before
    assert len(days) == 12
    assert sum(event.kind == "join" for event in events) == 2


def test_words_of_units_and_options_are_the_offers_own() -> None:
    shown = board(WRITTEN["seats by plan, read over days, two caps"], speech(EN))
    assert shown is not None
    plan = shown.fields[-1]
    assert [option.label.text for option in plan.options] == ["Starter", "Plus"]
    months = board(WRITTEN["free months and views by the thousand"], speech(AR))
    assert months is not None
    figures = json.loads(months.data)["f"]["months"]
    assert [figures["w"][int(figures["x"][n])] for n in (1, 2, 5, 12, 101)][2:4] == ["# أشهر", "# شهرًا"]
