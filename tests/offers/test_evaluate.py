"""The worked examples, to the last unit: who is owed what, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.core import Locale, get_global
from babel.numbers import get_currency_precision

from generator.model.periods import Period
from generator.offers.entry import certificate_due, fee
from generator.offers.evaluate import evaluate
from generator.offers.evaluation.money import decimals_of
from generator.offers.ledger import ContradictionError, Event, Ledger
from tests.offers.worked_files import Case, expected_sums, read_cases, shown, sums

CASES = [case for folder in ("worked", "imagined", "rules") for case in read_cases(folder)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_comes_out(case: Case) -> None:
    said = case.expected
    if "fee" in said:
        paid = fee(case.offer, said["state"])
        assert (shown(paid, said["fee"]) if paid else {}) == said["fee"]
        return
    ledger = evaluate(case.offer, case.events, case.until)
    assert set(said) & {"total", "awards", "among", "back"}, "the case expects nothing"
    for key, wanted in said.get("total", {}).items():
        assert sums(_total(ledger, key)) == expected_sums(wanted), key
    for key, wanted in said.get("back", {}).items():
        assert sums(ledger.owed_back(**_named(ledger, key))) == expected_sums(wanted), key
    if "awards" in said:
        assert [shown(one, wanted) for one, wanted in zip(ledger.awards, said["awards"], strict=True)] == said["awards"]
    for wanted in said.get("among", ()):
        assert wanted in [shown(one, wanted) for one in ledger.awards]
    for line, count in said.get("missed", {}).items():
        assert sum(one.line == line for one in ledger.missed) == int(count), line
    if "ends" in said:
        assert str(ledger.until) == said["ends"]


def _total(ledger: Ledger, key: str) -> dict[str, Decimal]:
    return ledger.total(**_named(ledger, key))


def _named(ledger: Ledger, key: str) -> dict[str, str]:
    return {"side": key} if key in ("referrer", "referee", "upline") else {"line": key}


def test_every_worked_example_is_there() -> None:
    assert {f"W{n:02}" for n in range(1, 35)} <= {case.name.partition("-")[0] for case in CASES}


def test_free_months_are_added_in_one_step() -> None:
    """W15: three months after 31 January are 30 April; month by month it would be the 28th."""
    case = next(one for one in CASES if one.name.startswith("W15"))
    months = evaluate(case.offer, case.events).total(side="referrer")["months"]
    assert Period(months=int(months)).after(date(2026, 1, 31)) == date(2026, 4, 30)


def test_the_certificate_is_due_after_sixty_days() -> None:
    """W19: joined on 1 January, day 60 is 2 March."""
    case = next(one for one in CASES if one.name.startswith("W19"))
    assert certificate_due(case.offer, date(2026, 1, 1)) == date(2026, 3, 2)


def test_a_final_choice_is_made_once() -> None:
    """W27: the error names both events; the same choice again is none."""
    case = next(one for one in CASES if one.name.startswith("W27-discount"))
    again = Event(date(2026, 3, 1), "act", "c", choice={"either": "discount"})
    other = Event(date(2026, 4, 1), "act", "c", choice={"either": "share"})
    assert evaluate(case.offer, [*case.events, again]).total() == {"USD": Decimal("180.00")}
    with pytest.raises(ContradictionError, match=r"2026-01-01.*2026-04-01") as caught:
        evaluate(case.offer, [*case.events, again, other])
    assert (caught.value.first.choice, caught.value.second) == ({"either": "discount"}, other)


def test_a_choice_that_is_not_final_holds_from_its_day_on() -> None:
    case = next(one for one in CASES if one.name.startswith("W27-discount"))
    line = case.offer.lines[0].model_copy(update={"final": False})
    offer = case.offer.model_copy(update={"lines": (line,)})
    other = Event(date(2026, 7, 1), "act", "c", choice={"either": "share"})
    assert evaluate(offer, [*case.events, other]).total() == {"USD": Decimal(6 * 15 + 6 * 20)}


def test_the_decimals_are_those_that_people_write() -> None:
    """Those of CLDR, for every currency in use."""
    codes = {str(code) for code in Locale("en").currencies if is_in_use(str(code))}
    wrong = {code for code in codes if decimals_of("cash", code, None) != get_currency_precision(code)}
    assert wrong <= {"CLF", "UYW"}, "units of account of four decimals"
    assert decimals_of("cash", "IQD", 3) == 3


def is_in_use(code: str) -> bool:
    territories = get_global("territory_currencies")
    return any(one[0] == code and one[2] is None for held in territories.values() for one in held)
