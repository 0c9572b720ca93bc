"""How many: what is counted at the event, or read over a window of days after it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from generator.model.offer_line import Line
from generator.model.offer_parts import Measure
from generator.offers.evaluation.history import History
from generator.offers.ledger import Event, Reason

ONE = Decimal(1)


def award_day(line: Line, event: Event) -> date:
    """A quantity that is read over a window is known on its last day, and the award is of that day."""
    measure = line.measure
    if measure is None or measure.read == "at_event" or measure.to is None:
        return event.day
    return measure.to.after(event.day)


def noun_of(line: Line) -> str | None:
    """What the line counts at an event: what it gives per, else what its steps are by."""
    return next((give.per for give in line.gives() if give.per), None) or (line.tiers.by if line.tiers else None)


def units_of(line: Line, noun: str | None, event: Event, history: History) -> tuple[Decimal, list[Reason]]:
    """The quantity (of `noun`), and how it was read. One where the line counts nothing."""
    measure = line.measure
    if measure is not None:
        units = _read(measure, event, history)
        figures = {"of": measure.of, "read": measure.read, "value": f"{units:f}",
                   "from": str(measure.from_ or ""), "to": str(measure.to or "")}  # fmt: skip
        return units, [Reason("measure", figures)]
    return (ONE if noun is None else counted(noun, event, history)), []


def counted(noun: str, event: Event, history: History) -> Decimal:
    """At the event, else as last known of the referee; an event that says nothing is one."""
    said = event.counts.get(noun)
    if said is None and event.who:
        said = history.count(event.who, noun, event.day)
    return ONE if said is None else said


def _read(measure: Measure, event: Event, history: History) -> Decimal:
    if measure.read == "at_event" or measure.to is None:
        return counted(measure.of, event, history)
    first = measure.from_.after(event.day) if measure.from_ else event.day
    last = measure.to.after(event.day)
    readings = history.counts.get((event.who, measure.of))
    if readings is None:
        return Decimal(0)
    if measure.read == "sum":
        sums = history.sums[event.who, measure.of]
        return sum((value for _, value in sums.within(first, last)), Decimal(0))
    if measure.read == "avg":
        return _average(event.who, measure.of, first, last, history)
    changes = dict(readings.within(first + timedelta(days=1), last))  # what each day ends with
    held = [readings.at(first) or Decimal(0), *changes.values()]
    return {"min": min(held), "max": max(held)}.get(measure.read, held[-1])


def _average(who: str, noun: str, first: date, last: date, history: History) -> Decimal:
    """Over days: what was in force on each day counts once."""
    days = (last - first).days + 1
    held = (history.count(who, noun, first + timedelta(days=n)) or Decimal(0) for n in range(days))
    return sum(held, Decimal(0)) / days
