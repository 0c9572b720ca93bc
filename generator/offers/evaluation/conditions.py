"""Whether a condition holds for an event, on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.offer_parts import Condition
from generator.offers.evaluation.history import History, as_number
from generator.offers.ledger import Event


def holds(condition: Condition | None, event: Event, history: History, *, day: date | None = None) -> bool:
    """Whether it holds for `event`, on its own day or on `day`.

    An attribute is the event's own, else what is known of the referee on that day, else of the partner. With
    `at: deal` it is what was known when the deal closed: on the day of the referee's first `deal`, or where none is
    recorded, of its first payment. What is not known is equal to nothing: every comparison with it fails but `ne`.
    """
    if condition is None:
        return True
    if condition.all:
        return all(holds(one, event, history, day=day) for one in condition.all)
    if condition.any:
        return any(holds(one, event, history, day=day) for one in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, event, history, day=day)
    return _compares(condition, _value(condition, event, history, day or event.day))


def attributes(condition: Condition | None) -> Iterator[str]:
    """The names that it speaks of."""
    if condition is None:
        return
    if condition.attr:
        yield condition.attr
    for part in (*condition.all, *condition.any, condition.not_):
        yield from attributes(part)


def _value(condition: Condition, event: Event, history: History, day: date) -> str | None:
    name = condition.attr or ""
    if condition.at == "deal":
        said = history.attribute(event.who, name, _deal_day(event, history))
    else:
        said = _own(event, name)
        said = history.attribute(event.who, name, day) if said is None else said
    return "yes" if said is None and name == "active" else said


def _deal_day(event: Event, history: History) -> date:
    for kind in ("deal", "pay"):
        first = history.first(event.who, kind)
        if first is not None and first <= event.day:
            return first
    return event.day


def _own(event: Event, name: str) -> str | None:
    if name in event.state:
        return event.state[name]
    if name in event.counts:
        return str(event.counts[name])
    if name == "amount":
        return None if event.amount is None else str(event.amount)
    if name in ("what", "money", "unit", "of"):
        return str(getattr(event, name))
    return None


def _compares(condition: Condition, said: str | None) -> bool:
    op, wanted = condition.op, condition.value
    if said is None:
        return op == "ne"
    if op in ("eq", "in", "ne"):
        return any(_same(said, one) for one in wanted) != (op == "ne")
    if op == "has":
        return wanted[0] in said.replace(",", " ").split()
    if op == "between":
        return _order(said, wanted[0]) in (0, 1) and _order(said, wanted[1]) in (0, -1)
    order = _order(said, wanted[0])
    return order in {"gt": (1,), "gte": (0, 1), "lt": (-1,), "lte": (0, -1)}[op]


def _same(said: str, wanted: str) -> bool:
    return said == wanted or _order(said, wanted) == 0


def _order(said: str, wanted: str) -> int | None:
    """-1, 0 or 1: of two numbers, else of two dates or words of one form; None where they cannot be compared."""
    one, other = as_number(said), as_number(wanted)
    if (one is None) != (other is None):
        return None
    if one is not None and other is not None:
        return (one > other) - (one < other)
    return (said > wanted) - (said < wanted)
