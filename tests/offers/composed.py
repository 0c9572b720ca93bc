"""Offers and events composed at random, for the laws that hold of every offer."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from generator.model.offer import Offer
from generator.offers.ledger import Event
from tests.offers.worked_files import read_offer

START = date(2026, 1, 1)
WINDOWS = ("ever", "year", "quarter", "month", "week", "day", "P30D", "P2M")
_AMOUNTS = st.integers(1, 400).map(str)
Plain = dict[str, Any]


def money_gives() -> st.SearchStrategy[Plain]:
    cash = st.fixed_dictionaries(
        {"kind": st.sampled_from(["cash", "card", "credit", "discount"]), "amount": _AMOUNTS, "unit": st.just("USD")},
        optional={"per": st.just("seat"), "max": st.fixed_dictionaries({"amount": _AMOUNTS, "unit": st.just("USD")})},
    )
    return cash | shares()


def shares() -> st.SearchStrategy[Plain]:
    percent = st.sampled_from(["1", "7.5", "10", "20", "33.3"])
    return st.fixed_dictionaries({"kind": st.just("share"), "percent": percent, "of": st.just("net-revenue")})


def gives() -> st.SearchStrategy[Plain]:
    worth = st.just({"points": "100", "amount": "3", "unit": "USD"})
    points = st.fixed_dictionaries(
        {"kind": st.just("points"), "amount": _AMOUNTS, "unit": st.just("points")},
        optional={"worth": worth, "per": st.just("seat"), "step": st.sampled_from(["1", "3"])},
    )
    other: st.SearchStrategy[Plain] = st.sampled_from(
        [{"kind": "time", "period": "P1M"}, {"kind": "capacity", "amount": "500", "unit": "MB"},
         {"kind": "access", "item": {"en": "Training"}}]
    )  # fmt: skip
    return money_gives() | points | other


def tiers(give: st.SearchStrategy[Plain], modes: tuple[str, ...]) -> st.SearchStrategy[Plain]:
    steps = st.lists(st.tuples(st.integers(0, 900), give), min_size=1, max_size=4, unique_by=lambda step: step[0])
    rising = steps.map(lambda found: [{"from": str(at), "give": one} for at, one in sorted(found, key=lambda s: s[0])])
    return st.fixed_dictionaries(
        {
            "by": st.sampled_from(["amount", "clients", "awards", "seat"]),
            "window": st.sampled_from(["year", "quarter", "month", "P30D"]),
            "mode": st.sampled_from(modes),
            "steps": rising,
        }
    )


def caps(*of: str) -> st.SearchStrategy[Plain]:
    return st.fixed_dictionaries(
        {
            "of": st.sampled_from(of or ("events", "awards", "referees", "units", "value")),
            "max": st.integers(1, 900).map(str),
            "scope": st.sampled_from(["referrer", "pair", "programme", "ip"]),
            "window": st.sampled_from(WINDOWS),
        },
        optional={"stops": st.sampled_from(["line", "pair"]), "from": st.sampled_from(["calendar", "joining"])},
    )


@st.composite
def lines(draw: st.DrawFn, n: int) -> Plain:
    event = draw(st.sampled_from(["pay", "join", "deal"]))
    line: Plain = {"id": f"line-{n}", "to": draw(st.sampled_from(["referrer", "referee"])), "event": event}
    way = draw(st.sampled_from(["give", "rates", "tiers", "choose"]))
    if way == "give":
        line["give"] = draw(gives())
    elif way == "rates":
        fits = {"attr": "plan", "value": "pro"}
        line["rates"] = [{"if": fits, "give": draw(gives())}, {"position": ["1", "3"], "give": draw(gives())}]
    elif way == "choose":
        line["choose"] = [{"id": "one", "give": draw(gives())}, {"id": "two", "give": draw(gives())}]
    else:
        line["tiers"] = draw(tiers(money_gives(), ("marginal", "retroactive", "onwards")))
    frequency = draw(st.sampled_from(["once", "every", "repeat", "count"]))
    if frequency == "repeat":
        line["repeat"] = draw(st.sampled_from([{"for": "P3M"}, {"times": "4"}]))
    elif frequency == "count":
        line |= {"count": str(draw(st.integers(2, 4))), "across": draw(st.sampled_from(["referee", "line"]))}
    line["every"] = "true" if frequency in ("every", "count") else "false"
    for name, some in _LIMITS.items():
        if draw(st.booleans()) and draw(st.booleans()):
            line[name] = draw(some)
    line["caps"] = draw(st.lists(caps(), max_size=3))
    return line


_LIMITS: dict[str, st.SearchStrategy[Any]] = {
    "measure": st.fixed_dictionaries(
        {"of": st.just("seat"), "from": st.just("P5D"), "to": st.just("P20D")},
        optional={"read": st.sampled_from(["min", "max", "last", "avg", "sum"])},
    ),
    "hold": st.sampled_from([{"for": "P30D"}, {"for": "P60D", "to": "month_end"}]),
    "clawback": st.sampled_from(["P10D", "P90D"]),
    "within": st.sampled_from(["P30D", "P6M"]),
    "use_within": st.just("P60D"),
    "combine": st.sampled_from(
        [{"group": "one", "mode": "best_of"}, {"group": "one", "mode": "exclusive"}, {"group": "one"}]
    ),
}


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Up to three lines, perhaps with an upline of the first, and caps of the whole."""
    made = [draw(lines(n)) for n in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        give = {"kind": "share", "percent": "10", "of": "award"}
        made.append({"id": "upline", "to": "upline", "event": "award", "line": "line-0", "every": "true", "give": give})
    whole = draw(st.lists(caps("value", "awards", "referees"), max_size=1))
    return read_offer({"valid_from": str(START), "lines": made, "caps": whole})


@st.composite
def events(draw: st.DrawFn, *, most: int = 24) -> list[Event]:
    """Of four referees over five hundred days, refunds and leavings among them."""
    found = [Event(START, "join", state={"plan": "pro"}, counts={"seat": Decimal(2)})]
    for _ in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(["pay", "pay", "pay", "join", "deal", "use", "refund", "left"]))
        day = START + timedelta(days=draw(st.integers(0, 500)))
        who = draw(st.sampled_from(["a", "b", "c", "d"]))
        amount = Decimal(draw(st.integers(1, 90000))) / 100
        found.append(_event(kind, day, who, amount, draw(st.integers(0, 6)), draw(st.sampled_from(["pro", "basic"]))))
    return found


def _event(kind: str, day: date, who: str, amount: Decimal, seats: int, plan: str) -> Event:
    if kind == "left":
        return Event(day, "act", who, "left")
    if kind == "refund":
        return Event(day, "pay", who, "refund", amount if seats % 2 else None)
    if kind in ("join", "deal"):
        return Event(day, "deal" if kind == "deal" else "join", who, amount=amount, state={"plan": plan, "ip": who})
    counts, paid = {"seat": Decimal(seats)}, amount if kind == "pay" else None
    return Event(day, "pay" if kind == "pay" else "use", who, amount=paid, counts=counts, state={"ip": who})
