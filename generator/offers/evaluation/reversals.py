"""Reversals: what they take back, and which awards fall with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.offers.evaluation.claims import Claim, Draft, Entry
from generator.offers.evaluation.conditions import holds
from generator.offers.evaluation.history import History
from generator.offers.evaluation.money import rounded, value_in
from generator.offers.evaluation.portions import tier_base
from generator.offers.evaluation.pricing import LineRun
from generator.offers.ledger import Event, Reason


class Grants(Protocol):
    """What reversals need of the course of events."""

    offer: Offer
    history: History
    runs: list[LineRun]

    def grant(self, run: LineRun, made: Draft, day: date | None = None) -> Entry: ...

    def settle_again(self, run: LineRun, claim: Claim, day: date) -> None: ...


@dataclass(slots=True)
class Standing:
    """An event, and how much of its amount was not taken back (nothing to take back in parts where it has none)."""

    event: Event
    source: int
    amount: Decimal


@dataclass(slots=True)
class Reversals:
    """What stands of each referee, by kind, oldest first."""

    course: Grants
    standing: dict[tuple[str, str], list[Standing]] = field(default_factory=dict)

    def note(self, event: Event, source: int) -> None:
        record = Standing(event, source, event.amount or Decimal(0))
        self.standing.setdefault((event.who, event.kind), []).append(record)

    def take_back(self, event: Event) -> None:
        """The newest first, until the amount is used up; without an amount, the whole of the newest."""
        stack = self.standing.get((event.who, event.kind), [])
        rest = event.amount
        for at in range(len(stack) - 1, -1, -1):
            record = stack[at]
            if not self._meant(record.event, event):
                continue
            part = record.amount if rest is None else min(rest, record.amount)
            record.amount -= part
            if record.amount <= 0:
                del stack[at]
            left = record.amount / record.event.amount if record.amount and record.event.amount else Decimal(0)
            self._fall(record, left, event.day)
            rest = None if rest is None else rest - part
            if not rest:
                return

    def _meant(self, one: Event, event: Event) -> bool:
        return event.money in ("", one.money) and event.of in ("", one.of)

    def _fall(self, record: Standing, left: Decimal, day: date) -> None:
        for run in self.course.runs:
            part = left
            if part > 0 and run.line.total is None and not self._still(run, record.event, part):
                part = Decimal(0)
            for claim, kept in run.trigger.take_back(record.source, part):
                self._claim_falls(run, claim, kept, day)

    def _still(self, run: LineRun, event: Event, left: Decimal) -> bool:
        less = replace(event, amount=(event.amount or Decimal(0)) * left)
        return holds(run.line.if_, less, self.course.history)

    def _claim_falls(self, run: LineRun, claim: Claim, left: Decimal, day: date) -> None:
        entry = claim.entry
        if entry is not None and not self._in_time(entry, day):
            if left == 0:
                run.trigger.stands_again(claim)
            return
        self._leave_metric(run, claim, left)
        if left == 0:
            claim.gone = True
            for take in claim.takes:
                take.give_back()
            claim.takes = []
        before, claim.left = claim.left, left
        if entry is None or entry.state != "due":
            return
        if run.settles:
            self.withdraw(entry, day)
            self.course.settle_again(run, claim, day)
        elif left == 0:
            self.withdraw(entry, day)
        elif entry.draft.give.percent is not None and before != left:
            self._lessen(run, entry, left / before, day)

    def _in_time(self, entry: Entry, day: date) -> bool:
        line, hold = entry.line, entry.line.hold
        until = line.clawback.after(entry.day) if line.clawback else entry.day
        held = hold is not None and (day < entry.payable or (hold.to == "month_end" and day == entry.payable))
        return day <= until or held

    def _leave_metric(self, run: LineRun, claim: Claim, left: Decimal) -> None:
        if run.metric is None or not claim.placed:
            return
        base = tier_base(claim, run.metric.tiers, self.course.history)
        if left == 0:
            run.metric.put(claim, claim.units, base, sign=-1)
            claim.placed = False
        elif claim.left:
            run.metric.reduce(claim, base * (1 - left / claim.left))

    def withdraw(self, entry: Entry, day: date) -> None:
        """And with it what follows it: an upline's share of it."""
        if entry.state != "due":
            return
        entry.end(day, "withdrawn", Reason("clawback", {"day": str(day)}))
        if entry.source < 0:
            return
        for run in self._followers():
            for claim, _ in run.trigger.take_back(entry.source, Decimal(0)):
                self._leave_metric(run, claim, Decimal(0))
                claim.gone = True
                if claim.entry:
                    self.withdraw(claim.entry, day)

    def _followers(self) -> Iterator[LineRun]:
        return (run for run in self.course.runs if run.line.event == "award")

    def _lessen(self, run: LineRun, entry: Entry, part: Decimal, day: date) -> None:
        """The award is withdrawn, and granted again for what was kept."""
        made, decimals = entry.draft, self.course.offer.decimals
        takes = entry.takes
        self.withdraw(entry, day)
        exact = made.exact * part
        quantity = min(rounded(exact, made.give.kind, made.unit, decimals), made.quantity)
        if quantity <= 0:
            return
        again = []
        for take in takes:
            unit = take.limit.cap.unit
            value = value_in(unit, quantity, made.give, made.unit) if take.limit.cap.of == "value" else None
            again.append(take if value is None else take._replace(amount=value))
        why = [one for one in made.why if one.part not in ("clawback", "rounding")]
        self.course.grant(run, replace(made, quantity=quantity, exact=exact, takes=again, why=why), day)
