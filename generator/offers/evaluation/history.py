"""What is known of each day: attributes, quantities, amounts, first events and choices, from the events alone.

Everything holds from its day on, the day included, whatever the order of the day's events.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Generic, TypeVar

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.model.periods import Period
from generator.offers.ledger import CERTIFICATE, LEFT, RETURNED, REVERSALS, ContradictionError, Event

T = TypeVar("T")
_KINDS: Final = ("visit", "lead", "join", "activate", "use", "act", "reach", "deal", "pay", "time", "award")
_RANK: Final = {kind: rank for rank, kind in enumerate(_KINDS)}


def in_order(events: Iterable[Event]) -> list[Event]:
    """By day; within a day by what they are, not by where they stood; reversals come after what they reverse."""
    return sorted(events, key=_place)


def _place(event: Event) -> tuple[Any, ...]:
    amount = Decimal(0) if event.amount is None else event.amount
    maps = (event.counts, event.state, event.choice)
    held = tuple(tuple(sorted(each.items())) if each else () for each in maps)
    said = (event.who, event.what, amount, event.unit, event.of, event.money)
    return (event.day, event.what in REVERSALS, _RANK[event.kind], *said, *held)


@dataclass(slots=True)
class Steps(Generic[T]):
    """A value that changes on some days and holds in between."""

    days: list[date] = field(default_factory=list)
    values: list[T] = field(default_factory=list)

    def put(self, day: date, value: T) -> None:
        """Days come in order; the last value of a day is that day's."""
        if self.days and self.days[-1] == day:
            self.values[-1] = value
            return
        self.days.append(day)
        self.values.append(value)

    def at(self, day: date) -> T | None:
        found = bisect_right(self.days, day)
        return self.values[found - 1] if found else None

    def within(self, first: date, last: date) -> list[tuple[date, T]]:
        """What was set on these days, each with its day."""
        part = slice(bisect_left(self.days, first), bisect_right(self.days, last))
        return list(zip(self.days[part], self.values[part], strict=True))


@dataclass(slots=True)
class History:
    """Keys are (who, name); who is empty for the partner itself."""

    events: list[Event]
    start: date
    joined: date
    states: dict[tuple[str, str], Steps[str]] = field(default_factory=dict)
    counts: dict[tuple[str, str], Steps[Decimal]] = field(default_factory=dict)
    sums: dict[tuple[str, str], Steps[Decimal]] = field(default_factory=dict)  # of one day's quantities
    amounts: dict[tuple[str, str], Steps[tuple[Decimal, str]]] = field(default_factory=dict)
    firsts: dict[tuple[str, str], date] = field(default_factory=dict)
    choices: dict[tuple[str, str], Steps[str]] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)  # (device, its number): who had it first
    bills: list[date] = field(default_factory=list)

    def attribute(self, who: str, name: str, day: date) -> str | None:
        """Of the referee on that day, else of the partner; quantities are attributes too."""
        for one in (who, "") if who else ("",):
            state = self.states.get((one, name))
            said = state.at(day) if state else None
            if said is not None:
                return said
            count = self.count(one, name, day)
            if count is not None:
                return str(count)
        return None

    def count(self, who: str, noun: str, day: date) -> Decimal | None:
        found = self.counts.get((who, noun))
        return found.at(day) if found else None

    def active(self, who: str, day: date) -> bool:
        state = self.states.get((who, "active"))
        return not state or state.at(day) != "no"

    def first(self, who: str, name: str) -> date | None:
        """The first day of an event, by its refinement or its kind; `first-invoice` is the first `invoice`."""
        for one in (who, ""):
            for key in (name, name.removeprefix("first-").removeprefix("first_")):
                if (one, key) in self.firsts:
                    return self.firsts[one, key]
        return None

    def base(self, event: Event, of: str | None) -> tuple[Decimal, str] | None:
        """The amount that a percentage is of, and its unit: the event's own, else the last one known by that name."""
        if event.amount is not None and event.of in ("", of):
            return event.amount, event.unit
        return self.amount(event.who, of or "", event.day)

    def amount(self, who: str, of: str, day: date) -> tuple[Decimal, str] | None:
        for one in (who, ""):
            found = self.amounts.get((one, of))
            said = found.at(day) if found else None
            if said is not None:
                return said
        number = as_number(self.attribute(who, of, day))
        return None if number is None else (number, "")


def as_number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def read_history(offer: Offer, events: Sequence[Event]) -> History:
    """Raises `ContradictionError` where a choice that is final was made twice."""
    ordered = in_order(events)
    start = offer.valid_from
    joined = next((event.day for event in ordered if event.kind == "join" and not event.who), start)
    history = History(ordered, start, joined)
    for event in ordered:
        _note(history, event)
    _note_choices(history, frozenset(line.id for line in offer.lines if line.final))
    if offer.entry.certificate and offer.entry.certificate.valid:
        _expire(history, offer.entry.certificate.valid)
    _note_owners(history, offer)
    return history


def _note(history: History, event: Event) -> None:
    who, day = event.who, event.day
    for name, value in {**_implied(event), **event.state}.items():
        history.states.setdefault((who, name), Steps()).put(day, value)
    for noun, quantity in event.counts.items():
        history.counts.setdefault((who, noun), Steps()).put(day, quantity)
        sums = history.sums.setdefault((who, noun), Steps())
        sums.put(day, quantity + (sums.values[-1] if sums.days and sums.days[-1] == day else 0))
    if event.amount is not None and event.of and event.what not in REVERSALS:
        history.amounts.setdefault((who, event.of), Steps()).put(day, (event.amount, event.unit))
    for name in ("any", event.kind, event.what):
        if name:
            history.firsts.setdefault((who, name), day)
    if event.what == "bill" and not who:
        history.bills.append(day)


def _implied(event: Event) -> dict[str, str]:
    if event.kind != "act" or not event.what:
        return {}
    if event.what in (LEFT, RETURNED):
        return {"active": "no" if event.what == LEFT else "yes"}
    return {event.what: "yes", "certified": "yes"} if event.what == CERTIFICATE else {event.what: "yes"}


def _note_choices(history: History, final: frozenset[str]) -> None:
    first: dict[tuple[str, str], Event] = {}
    for event in history.events:
        for line, chosen in event.choice.items():
            before = first.setdefault((line, event.who), event)
            if line in final and before.choice[line] != chosen:
                raise ContradictionError(line, before, event)
            history.choices.setdefault((line, event.who), Steps()).put(event.day, chosen)


def _expire(history: History, valid: Period) -> None:
    """A certificate is good to its last day, that day included, unless another one came by then."""
    for (who, name), steps in list(history.states.items()):
        if name not in (CERTIFICATE, "certified"):
            continue
        pairs = list(zip(steps.days, steps.values, strict=True))
        made: list[tuple[date, str]] = []
        for day, value in pairs:
            while made and made[-1][1] == "no" and made[-1][0] > day:
                made.pop()  # renewed in time
            made.append((day, value))
            if value == "yes":
                made.append((valid.after(day) + timedelta(days=1), "no"))
        history.states[who, name] = Steps([day for day, _ in made], [value for _, value in made])


def _note_owners(history: History, offer: Offer) -> None:
    """Who had a device, an address or a tax number first; the partner's own come before all others'."""
    once = offer.attribution.once_per if offer.attribution else ()
    own = offer.attribution is not None and offer.attribution.self_referral == "refused"
    if own:
        for event in history.events:
            if not event.who:
                for key in once:
                    if key in event.state:
                        history.owners.setdefault((key, event.state[key]), "")
    for event in history.events:
        if event.who:
            for key in once:
                if key in event.state:
                    history.owners.setdefault((key, event.state[key]), event.who)
