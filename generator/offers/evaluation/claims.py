"""A claim: one firing of a line, on its way to an award; and an entry: the award that it became."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.model.declared import dataclass, field
from generator.model.offer_line import Line
from generator.model.offer_parts import Give, Repeat
from generator.offers.evaluation.limits import Take
from generator.offers.ledger import Event, Reason, State


@dataclass(slots=True)
class Claim:
    """`day` is the award's date. `number` counts the events of the term that began on `since`, this one included.

    `left` is the part of the event's amount that was not refunded (1 is all of it).
    """

    line: Line
    event: Event
    source: int  # which event it is, for reversals
    key: str
    day: date
    number: int = 1
    since: date = date.min
    why: list[Reason] = field(default_factory=list)
    left: Decimal = Decimal(1)
    gone: bool = False  # reversed before it became an award
    units: Decimal = Decimal(1)
    sized: bool = False  # caps on awards, referees and units left something of it
    placed: bool = False  # it is in the metric of its tiers, to be taken out again
    takes: list[Take] = field(default_factory=list)  # before a settlement; afterwards they are its award's
    entry: Entry | None = None


@dataclass(slots=True)
class Draft:
    """What a claim would give, before it is written down. `takes` is what it would use of the limits."""

    claim: Claim
    give: Give
    quantity: Decimal
    unit: str
    units: Decimal = Decimal(1)
    exact: Decimal = Decimal(0)  # before rounding and caps on value
    repeat: Repeat | None = None
    takes: list[Take] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """An award while the evaluation runs."""

    draft: Draft
    payable: date
    takes: list[Take]
    why: list[Reason]
    made_on: date
    state: State = "due"
    ended: date | None = None
    source: int = -1  # the event that it is to the lines which follow it

    @property
    def line(self) -> Line:
        return self.draft.claim.line

    @property
    def day(self) -> date:
        return self.draft.claim.day

    def end(self, day: date, state: State, why: Reason) -> None:
        """It no longer stands; withdrawn, it gives back its place in every cap. What was lost had been given."""
        self.state, self.ended = state, day
        self.why.append(why)
        if state == "withdrawn":
            for take in self.takes:
                take.give_back()
            self.takes = []
