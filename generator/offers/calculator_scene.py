"""What the calculator supposes: clients who all join and buy on the first day, and what each of them brings.

The script supposes the same, so that its figures are the evaluator's (`generator.offers.calculator`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count, takewhile
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.offer import Offer, Typical
from generator.model.offer_line import Line
from generator.model.offer_parts import EventKind
from generator.model.periods import Period
from generator.offers.ledger import Event

ONCE: Final[tuple[EventKind, ...]] = ("visit", "lead", "join", "activate", "deal", "use", "act")
"""What a client does on the first day. It also pays, again and again; nothing else happens."""
YEARLY: Final = ("year", "annual")
"""A deal whose base has one of these in its name is worth a year's payments, any other a single one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`clients` who each pay `price` every `every`, over `over`.

    `counts` are what a client brings (seats) or does (stays); `state` are its attributes; `choice` what was chosen
    for each line.
    """

    clients: int
    price: Decimal
    unit: str
    every: Period
    over: Period
    counts: Mapping[str, int] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)
    choice: Mapping[str, str] = field(default_factory=dict)

    def payments(self, start: date) -> tuple[date, ...]:
        """The days of payment: the first day, and again until the time is over (its last day is out)."""
        end = self.over.after(start)
        days = (self.every.times(n).after(start) for n in count())
        return tuple(takewhile(lambda day: day < end, days))


def typical_scene(offer: Offer, typical: Typical, clients: int) -> Scene:
    """The offer's own example; where one chooses, the first choice of each line that can be computed."""
    choice = {line.id: _first_choice(line) for line in offer.lines if line.choose}
    return Scene(
        clients, typical.price, typical.unit, typical.every, typical.over, typical.counts, typical.state, choice
    )


def _first_choice(line: Line) -> str:
    return next((choice.id for choice in line.choose if choice.give.exact), line.choose[0].id)


def scene_events(offer: Offer, scene: Scene) -> tuple[Event, ...]:
    """Everything that happens, for the evaluator. Clients are named by their number."""
    start = offer.valid_from
    days = scene.payments(start)
    acts = [
        replace(act.event, day=day)
        for act in scene_acts(offer, scene)
        for day in (days if act.again else (start,) * act.times)
    ]
    joins = Event(start, "join", counts=_brought(offer, scene), state=dict(scene.state), choice=dict(scene.choice))
    names = [f"client {number:05}" for number in range(1, scene.clients + 1)]
    return tuple(replace(event, who=name) for name in names for event in (joins, *acts))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that each client does: on the first day so many `times`, or `again` with each payment."""

    event: Event
    times: int = 1
    again: bool = False


def scene_acts(offer: Offer, scene: Scene) -> tuple[Act, ...]:
    """What a client does besides joining: whatever a line waits for. It always pays."""
    start, found = offer.valid_from, [Act(_payment(offer, scene), again=True)]
    for kind, what in sorted(_waited_for(offer.lines)):
        amount = deal_amount(offer, scene) if kind == "deal" else None
        event = Event(start, kind, what=what, amount=amount, unit="" if amount is None else scene.unit)
        same = (line for line in offer.lines if (line.event, line.what or "") == (kind, what))
        again = any(_follows_payments(line, scene) for line in same)
        found.append(Act(event, times(offer, what, scene.counts), again))
    return tuple(found)


def _waited_for(lines: Iterable[Line]) -> set[tuple[EventKind, str]]:
    found = {(line.event, str(line.what or "")) for line in lines if line.event in ONCE}
    return {(kind, what) for kind, what in found if (kind, what) != ("join", "")}


def _follows_payments(line: Line, scene: Scene) -> bool:
    """Every stay is paid for: what counts each time it is done, and is not counted, is done with each payment."""
    return line.event == "use" and line.every and line.across == "referee" and (line.what or "") not in scene.counts


def _payment(offer: Offer, scene: Scene) -> Event:
    return Event(offer.valid_from, "pay", what=payment_word(offer), amount=scene.price, unit=scene.unit)


def _brought(offer: Offer, scene: Scene) -> dict[str, Decimal]:
    return {name: Decimal(n) for name, n in scene.counts.items() if not is_times(offer, name)}


def payment_word(offer: Offer) -> str:
    """What the offer calls a payment, where it calls all of them the same."""
    words = {str(line.what) for line in offer.lines if line.event == "pay" and line.what}
    return words.pop() if len(words) == 1 else ""


def is_times(offer: Offer, name: str) -> bool:
    """Whether a count says how often a client does something (stays), rather than how much it brings (seats)."""
    if any(line.measure and line.measure.of == name for line in offer.lines):
        return False
    return any(line.what == name and line.event in ONCE for line in offer.lines)


def times(offer: Offer, what: str, counts: Mapping[str, int]) -> int:
    """How often a client does it on the first day."""
    return counts.get(what, 1) if what and is_times(offer, what) else 1


def deal_amount(offer: Offer, scene: Scene) -> Decimal:
    """What a deal is worth: one payment, or those of its first year where the offer takes a year as its base."""
    return scene.price * deal_payments(offer, scene.every)


def deal_payments(offer: Offer, every: Period) -> int:
    """How many payments a deal is worth."""
    bases = {str(give.of) for line in offer.lines if line.event == "deal" for give in line.gives() if give.of}
    if not any(word in base for base in bases for word in YEARLY):
        return 1
    year = Scene(1, Decimal(1), "", every, Period(months=12))
    return len(year.payments(offer.valid_from))
