"""Lifetime value, cost of acquisition and the ceiling for rewards: the formulas, and what an offer is found to cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.offer import Offer
from generator.model.programme import Economics
from generator.offers.economics import (
    Cost,
    bound_of,
    cac,
    ceiling,
    claimed,
    cost_of,
    expected_cost,
    health,
    ltv,
    ratio,
    verdict,
)
from tests.offers.shelf import presets

AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**6), places=2)


def economics(**more: Any) -> Economics:
    given_ = {"currency": "USD", "revenue_per_account": "12000", "lifetime_years": "3", "sales_and_marketing": "900000",
              "customers_won": "120", "other_cost": "0", **more}  # fmt: skip
    return Economics.model_validate(given_)


def offer(*lines: dict[str, Any], **more: Any) -> Offer:
    typical = {"price": "100", "unit": "USD", "every": "P1M", "over": "P12M", "clients": ["1", "10"]}
    written = {"name": {"en": "x"}, "valid_from": "2026-10-01", "lines": lines, "typical": typical, **more}
    return Offer.model_validate(written)


def card(side: str, amount: str) -> dict[str, Any]:
    return {"id": side, "to": side, "event": "pay", "give": {"kind": "card", "amount": amount, "unit": "USD"}}


def test_the_three_formulas() -> None:
    found = ltv(economics()), cac(economics()), ratio(economics())
    assert found == (Decimal(36000), Decimal(7500), Decimal("4.8"))
    assert health(economics()) == "passes"


def test_exactly_four_is_at_the_limit_and_below_fails() -> None:
    assert health(economics(sales_and_marketing="1080000")) == "at the limit"
    assert health(economics(sales_and_marketing="1080000.01")) == "fails"


def test_the_ceiling_for_two_cards_of_three_and_one_hundred() -> None:
    """LTV 2,400 and 200 besides: 400. The cards cost 400, or 360 where a tenth is never claimed."""
    cards = offer(card("referrer", "300"), card("referee", "100"))
    small = {"revenue_per_account": "1200", "lifetime_years": "2", "other_cost": "200"}
    for breakage, cost, judged in (("10", 360, "passes"), ("0", 400, "at the limit")):
        found = economics(**small, breakage=breakage)
        assert ceiling(found) == 400
        assert expected_cost(cards, found) == cost
        assert verdict(Decimal(cost), found) == judged
    assert verdict(Decimal("400.01"), economics(**small)) == "fails"


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**5), AMOUNTS, st.decimals(0, Decimal("99.99"), places=2))
def test_the_verdict_is_the_ratio_of_ltv_to_all_that_a_client_costs(
    revenue: Decimal, other: Decimal, won: int, reward: Decimal, breakage: Decimal
) -> None:
    found = economics(revenue_per_account=revenue, other_cost=other, customers_won=won, breakage=breakage)
    spent = claimed(reward, found)
    four = 4 * (spent + other)
    judged = verdict(spent, found)
    assert judged == ("passes" if ltv(found) > four else "at the limit" if ltv(found) == four else "fails")


def test_nothing_spent_has_no_ratio_and_is_healthy() -> None:
    found = economics(sales_and_marketing="0")
    assert (ratio(found), health(found)) == (None, "passes")


SHARE = {"id": "share", "to": "referrer", "event": "pay", "repeat": {"for": "P6M"},
         "give": {"kind": "share", "percent": "20", "of": "net_revenue"}}  # fmt: skip
MONTH = {"id": "month", "to": "referee", "event": "join", "give": {"kind": "time", "period": "P1M"}}
WORTH = {"points": "100", "amount": "3", "unit": "USD"}
POINTS = {"id": "points", "to": "referrer", "event": "join",
          "give": {"kind": "points", "amount": "500", "unit": "stars", "worth": WORTH}}  # fmt: skip
WORDS = {"id": "words", "to": "referrer", "event": "join", "give": {"kind": "access", "item": {"en": "a support line"}}}
SWAG = {"id": "swag", "to": "referrer", "event": "join", "give": {"kind": "item", "item": {"en": "a shirt"}}}
CHOICE = {"id": "choice", "to": "referrer", "event": "join", "choose": [
    {"id": "small", "give": {"kind": "cash", "amount": "10", "unit": "USD"}},
    {"id": "large", "give": {"kind": "cash", "amount": "70", "unit": "USD"}},
]}  # fmt: skip


@pytest.mark.parametrize(("lines", "cost", "unknown", "dearest"), [
    ([SHARE], 120, (), "share"),  # a fifth of six payments of 100
    ([SHARE, MONTH], 220, (), "share"),  # and a month of 100
    ([POINTS], 15, (), "points"),
    ([MONTH, WORDS], 100, (), "month"),  # access costs nothing
    ([MONTH, SWAG], 100, ("swag",), "month"),
    ([CHOICE], 70, (), "choice"),  # the dearest choice
    ([], 0, (), ""),
])  # fmt: skip
def test_the_cost_of_one_typical_client(
    lines: list[dict[str, Any]], cost: int, unknown: tuple[str, ...], dearest: str
) -> None:
    assert cost_of(offer(*lines), Decimal(1)) == Cost(Decimal(cost), "USD", unknown, dearest)


@pytest.mark.parametrize(("years", "cost"), [("0.25", 240), ("1", 240), ("1.5", 360), ("2.05", 500), ("3", 600)])
def test_a_client_stays_for_its_lifetime_and_the_share_for_its_term(years: str, cost: int) -> None:
    """A fifth of 100 a month, thirty months long, of a client whose example stays for twelve; months count whole."""
    share = {**SHARE, "repeat": {"for": "P30M"}}
    assert cost_of(offer(share), Decimal(years)) == Cost(Decimal(cost), "USD", (), "share")


LADDER = {"id": "ladder", "to": "referrer", "event": "join", "tiers": {
    "by": "awards", "window": "year", "mode": "retroactive", "steps": [
        {"from": "10", "give": {"kind": "cash", "amount": "250", "unit": "USD"}},
    ]}}  # fmt: skip
TENTH = {"id": "tenth", "to": "referrer", "event": "join", "count": "10", "across": "line",
         "give": {"kind": "cash", "amount": "250", "unit": "USD"}}  # fmt: skip


def test_what_only_many_clients_earn_costs_each_of_them_its_part() -> None:
    """Ten clients in the example: 250 for each of them, or once for all ten."""
    assert cost_of(offer(LADDER), Decimal(1)) == Cost(Decimal(250), "USD", (), "ladder")
    assert cost_of(offer(TENTH), Decimal(1)) == Cost(Decimal(25), "USD", (), "tenth")


def test_what_cannot_be_computed_has_no_expected_cost() -> None:
    assert expected_cost(offer(card("referrer", "10")), economics()) == 10
    assert expected_cost(offer(card("referrer", "10"), SWAG), economics()) is None
    assert expected_cost(offer(card("referrer", "10")), economics(currency="SAR")) is None
    assert expected_cost(offer(card("referrer", "10"), typical=None), economics()) is None


TYPICAL = sorted(name for name, offer in presets().items() if offer.typical is not None)


@pytest.mark.parametrize("years", [Decimal(1), Decimal(4)])
@pytest.mark.parametrize("name", TYPICAL)
def test_no_offer_costs_more_than_its_bound(name: str, years: Decimal) -> None:
    """So that an offer whose bound passes need not be counted with all its clients."""
    offer = presets()[name]
    cost, bound = cost_of(offer, years), bound_of(offer, years)
    assert cost is not None
    assert bound is not None
    assert bound.amount >= cost.amount
    assert bound.unknown == cost.unknown
