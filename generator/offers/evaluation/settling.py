"""The end of an evaluation: what was lost, what lapses when, what was used up, and the ledger of it all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.offer import Offer
from generator.offers.evaluation.claims import Entry
from generator.offers.evaluation.conditions import attributes, holds
from generator.offers.evaluation.course import Course
from generator.offers.evaluation.history import History
from generator.offers.evaluation.lapsing import lives, spent
from generator.offers.evaluation.payment import pay_by
from generator.offers.ledger import CLAIM, Award, Ledger, Reason


def ledger_of(offer: Offer, history: History, course: Course, last: date, until: date | None) -> Ledger:
    for entry in course.entries:
        if entry.state == "due":
            _meet_hold(entry, history, until)
        if entry.state == "due":
            _meet_needs(entry, history, until or last)
        if entry.state == "due":
            _meet_claim(entry, history, until or last)
    _follow(course.entries)
    held = [entry.payable for entry in course.entries if entry.line.hold and entry.line.hold.to == "month_end"]
    end = until or max([last, *held])
    ends = lives(course.entries, history)
    awards = [_award(entry, ends[n]) for n, entry in enumerate(course.entries)]
    return Ledger(tuple(sorted(spent(awards, history, end), key=lambda one: one.day)), end, tuple(course.missed))


def _meet_hold(entry: Entry, history: History, until: date | None) -> None:
    """At the month's end: still active, and still what the line asks for."""
    hold, event = entry.line.hold, entry.draft.claim.event
    if hold is None or hold.to != "month_end" or (until is not None and entry.payable > until):
        return
    repeat, day = entry.draft.repeat, entry.payable
    paused = repeat is not None and not holds(repeat.while_, event, history, day=day)
    if paused or not history.active(event.who, day) or not holds(entry.line.if_, event, history, day=day):
        entry.end(day, "lost", Reason("hold", {"day": str(day)}))


def _meet_needs(entry: Entry, history: History, last: date) -> None:
    line = entry.line
    if line.needs is None:
        return
    deadline = line.forfeit_after.after(entry.day) if line.forfeit_after else date.max
    event = entry.draft.claim.event
    met = next((day for day in _days(entry, history, min(deadline, last))
                if holds(line.needs, event, history, day=day)), None)  # fmt: skip
    if met is not None:
        entry.payable = max(entry.payable, met)
    elif deadline < last:
        entry.end(deadline, "lost", Reason("forfeit", {"by": str(deadline)}))


def _days(entry: Entry, history: History, last: date) -> Iterator[date]:
    """The award's day, and those after it on which what it needs may have come to hold."""
    days = {entry.day}
    for name in attributes(entry.line.needs):
        for who in (entry.draft.claim.event.who, ""):
            for known in (history.states.get((who, name)), history.counts.get((who, name))):
                if known is not None:
                    days.update(day for day, _ in known.within(entry.day, last))
    return iter(sorted(days))


def _meet_claim(entry: Entry, history: History, last: date) -> None:
    line = entry.line
    if line.claim_within is None:
        return
    deadline = line.claim_within.after(entry.day)
    for who in (entry.draft.claim.event.who, ""):
        known = history.states.get((who, CLAIM))
        if known is not None and known.within(entry.day, deadline):
            return
    if deadline < last:
        entry.end(deadline, "lost", Reason("claim", {"by": str(deadline)}))


def _follow(entries: list[Entry]) -> None:
    """What follows an award that is lost is lost with it."""
    by_source = {entry.source: entry for entry in entries if entry.source >= 0}
    for entry in entries:
        followed = by_source.get(entry.draft.claim.source)
        if followed and followed.state == "lost" and entry.state == "due" and followed.ended:
            entry.end(followed.ended, "lost", Reason("forfeit", {"with": followed.line.id}))


def _award(entry: Entry, good_until: date | None) -> Award:
    line, made = entry.line, entry.draft
    return Award(
        line=line.id, side=line.to.side, party=line.to.party, who=made.claim.event.who, kind=made.give.kind,
        quantity=made.quantity, unit=made.unit, day=entry.day, payable=entry.payable,
        pay_by=pay_by(line.deliver, entry.payable), good_until=good_until, state=entry.state,
        why=tuple(entry.why), ended=entry.ended, units=made.units, made_on=entry.made_on,
    )  # fmt: skip
