"""What holds of every offer, whatever it is composed of."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import Cap
from generator.offers.evaluate import evaluate
from generator.offers.evaluation.windows import span_of
from generator.offers.ledger import Award, Event, Ledger
from tests.offers.composed import START, Plain, events, offers, shares, tiers
from tests.offers.worked_files import read_offer

Key = tuple[str, date, str]


@given(offers(), events())
def test_no_cap_is_ever_exceeded(offer: Offer, happened: list[Event]) -> None:
    ledger = evaluate(offer, happened)
    for line in offer.lines:
        mine = list(ledger.due(line=line.id))
        for cap in line.caps:
            _within(cap, _used(cap, mine, line))
    for cap in offer.caps:
        sides = ("referrer",) if cap.scope == "referrer" else ("referrer", "referee", "upline")
        _within(cap, _used(cap, [one for one in ledger.due() if one.side in sides], None))


def _within(cap: Cap, used: Iterable[Decimal]) -> None:
    assert isinstance(cap.max, Decimal)
    assert all(one <= cap.max for one in used), cap


def _used(cap: Cap, awards: Sequence[Award], line: Line | None) -> list[Decimal]:
    """What a reader of the ledger would count, award by award. Of an IP address `who` is the same here."""
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    seats: dict[Key, set[str]] = defaultdict(set)
    settled = line is not None and line.tiers is not None and line.tiers.mode == "retroactive"
    for one in awards:
        who = "" if cap.scope in ("referrer", "programme") else one.who
        span = span_of(cap.window, one.day, START, joining=False)
        if (cap.from_ == "joining" and cap.scope == "pair") or settled or cap.of == "events":
            continue  # counted from each referee's own day, or before the settlement
        unit = one.unit if cap.of == "value" else ""
        sums[who, span.first, unit] += {"awards": Decimal(1), "units": one.units, "value": one.quantity}.get(cap.of, 0)
        seats[who, span.first, ""].add(one.who)
    return [Decimal(len(held)) for held in seats.values()] if cap.of == "referees" else list(sums.values())


@given(offers(), events(), st.randoms(use_true_random=False))
def test_the_order_of_one_day_decides_nothing(offer: Offer, happened: list[Event], chance: Random) -> None:
    mixed = list(happened)
    chance.shuffle(mixed)
    assert evaluate(offer, mixed) == evaluate(offer, happened)


@given(offers(), events(), st.integers(0, 520))
def test_what_was_awarded_by_a_day_is_not_changed_by_later_days(offer: Offer, happened: list[Event], days: int) -> None:
    """Only its state is: it may be withdrawn. Splitting a period changes nothing."""
    day = START + timedelta(days=days)
    assert _made(evaluate(offer, happened, day), day) == _made(evaluate(offer, happened), day)


def _made(ledger: Ledger, day: date) -> list[tuple[Any, ...]]:
    return [(one.line, one.who, one.day, one.quantity, one.unit, one.kind)
            for one in ledger.awards if one.made_on is not None and one.made_on <= day]  # fmt: skip


@given(offers(), events())
def test_what_is_due_is_positive_and_whole(offer: Offer, happened: list[Event]) -> None:
    """In the decimals of its unit, not payable before its day; what ended, ended on a day."""
    for one in evaluate(offer, happened).awards:
        assert one.quantity > 0
        assert one.quantity == one.quantity.quantize(Decimal("0.01") if one.unit == "USD" else Decimal(1))
        assert one.payable >= one.day
        assert (one.ended is None) == (one.state == "due")


def _tiered(steps: Plain, **more: Any) -> Offer:
    line = {"id": "line", "to": "referrer", "event": "pay", "every": "true", "tiers": steps, **more}
    return read_offer({"valid_from": str(START), "lines": [line]})


def _pay(days: int, amount: Decimal, who: str = "a") -> Event:
    return Event(START + timedelta(days=days), "pay", who, amount=amount)


_PAYMENTS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 90000)), min_size=1, max_size=12)


@given(tiers(shares(), ("marginal",)), _PAYMENTS, st.integers(0, 11), st.integers(1, 50000))
def test_marginal_tiers_rise_with_the_metric(steps: Plain, paid: list[tuple[int, int]], which: int, more: int) -> None:
    """Who sells more never gets less, whatever the steps give."""
    offer = _tiered({**steps, "by": "amount"})
    less = [_pay(day, Decimal(amount)) for day, amount in paid]
    which %= len(less)
    raised = replace(less[which], amount=(less[which].amount or Decimal(0)) + more)
    assert _sum(offer, [*less[:which], raised, *less[which + 1 :]]) >= _sum(offer, less) - _rounding(less)
    assert _sum(offer, [*less, _pay(paid[0][0], Decimal(more), "b")]) >= _sum(offer, less) - _rounding(less)


def _rounding(happened: Sequence[Event]) -> Decimal:
    return Decimal("0.01") * (len(happened) + 1)


def _sum(offer: Offer, happened: Sequence[Event]) -> Decimal:
    return evaluate(offer, happened).total().get("USD", Decimal(0))


@given(tiers(shares(), ("marginal", "retroactive")), _PAYMENTS, st.integers(1, 99))
def test_a_payment_in_two_parts_is_one_payment(steps: Plain, paid: list[tuple[int, int]], part: int) -> None:
    """By the amount: no step is won or lost by cutting a payment in two, but for each part's rounding."""
    offer = _tiered({**steps, "by": "amount"})
    whole = [_pay(day, Decimal(amount)) for day, amount in paid]
    halves = [_pay(day, Decimal(amount) * share / 100) for day, amount in paid for share in (part, 100 - part)]
    assert abs(_sum(offer, whole) - _sum(offer, halves)) <= _rounding(halves)


@given(tiers(shares(), ("marginal", "retroactive", "onwards")), _PAYMENTS)
def test_twice_the_money_is_twice_the_share(steps: Plain, paid: list[tuple[int, int]]) -> None:
    """Payments of thousands, so that nothing is rounded."""
    of_amount, doubled = ({**steps, "by": "amount", "steps": _moved(steps, 1000 * n)} for n in (1, 2))
    once = [_pay(day, Decimal(1000 * amount)) for day, amount in paid]
    twice = [replace(event, amount=2 * (event.amount or Decimal(0))) for event in once]
    assert _sum(_tiered(doubled), twice) == 2 * _sum(_tiered(of_amount), once)


def _moved(steps: Plain, times: int) -> list[Plain]:
    return [{**one, "from": str(times * int(one["from"]))} for one in steps["steps"]]


@given(tiers(shares(), ("marginal",)), _PAYMENTS, st.integers(0, 200))
def test_what_is_refunded_in_time_was_never_paid(steps: Plain, paid: list[tuple[int, int]], days: int) -> None:
    """On the last day: by then nothing else hangs on it."""
    offer = _tiered(steps, clawback="P5D")
    happened = [_pay(day, Decimal(amount)) for day, amount in paid]
    last = max(day for day, _ in paid) + 1
    gone = [_pay(last, Decimal(777), "b"), Event(START + timedelta(days=last + days % 5), "pay", "b", "refund")]
    assert _sum(offer, happened + gone) == _sum(offer, happened)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=20), st.integers(1, 30))
def test_units_of_a_cap_go_to_the_first(seats: list[int], most: int) -> None:
    """A cap on units gives out exactly what is there, or all of it."""
    give = {"kind": "cash", "amount": "1", "unit": "USD", "per": "seat"}
    caps = [{"of": "units", "max": str(most), "window": "ever"}]
    line = {"id": "line", "to": "referrer", "event": "pay", "every": "true", "give": give, "caps": caps}
    offer = read_offer({"valid_from": str(START), "lines": [line]})
    paid = [replace(_pay(n, Decimal(1)), counts={"seat": Decimal(count)}) for n, count in enumerate(seats)]
    assert _sum(offer, paid) == min(sum(seats), most)


def test_ten_thousand_events_are_read_in_one_pass() -> None:
    """Twice the events cost about twice the steps: nothing is scanned anew for each event."""
    give = {"kind": "share", "percent": "5", "of": "net-revenue"}
    offer = _tiered({"by": "amount", "window": "month", "mode": "marginal", "steps": [{"from": "0", "give": give}]})
    assert _work(offer, 4000) < 2.3 * _work(offer, 2000)


def _work(offer: Offer, many: int) -> int:
    """How many functions are called and left."""
    done = 0

    def count(frame: Any, what: str, arg: Any) -> None:
        nonlocal done
        done += 1

    happened = [_pay(n // 30, Decimal(100 + n % 7), f"c{n % 50}") for n in range(many)]
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        evaluate(offer, happened)
    finally:
        sys.setprofile(before)
    return done
