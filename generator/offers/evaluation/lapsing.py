"""What lapses: use-by days, balances that die when idle, and what was spent of them before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.model.periods import Period
from generator.offers.evaluation.claims import Entry
from generator.offers.evaluation.history import History
from generator.offers.ledger import SPEND, Award, Event


def lives(entries: Sequence[Entry], history: History) -> list[date | None]:
    """The last good day of each; the earlier where it has both a use-by day and a balance that dies."""
    balances = _balances(entries)
    chains: dict[tuple[str, str, str, Period, str], _Chain] = {}
    found = []
    for entry in entries:
        days = []
        if entry.line.use_within:
            days.append(entry.line.use_within.after(entry.payable))
        if entry.line.idle:
            key = (*_balance(entry), entry.line.idle.for_, entry.line.idle.extends)
            if key not in chains:
                chains[key] = _Chain(_extensions(key[0], key[1], key[4], balances[key[:3]], history), key[3])
            days.append(chains[key].end(entry.day))
        found.append(min(days) if days else None)
    return found


def _balance(entry: Entry) -> tuple[str, str, str]:
    """Whose, and of what: awards of one recipient and unit are one balance."""
    side = entry.line.to.side
    return side, entry.draft.claim.event.who if side == "referee" else "", entry.draft.unit


def _balances(entries: Iterable[Entry]) -> dict[tuple[str, str, str], list[date]]:
    days: dict[tuple[str, str, str], list[date]] = {}
    for entry in entries:
        held = days.setdefault(_balance(entry), [])
        if entry.state == "due":
            held.append(entry.day)
    return days


def _extensions(side: str, who: str, extends: str, awards: list[date], history: History) -> list[date]:
    if extends == "award":
        return sorted(awards)
    return sorted(event.day for event in history.events if event.who == who and extends in (event.kind, event.what))


class _Chain:
    """Days that extend a balance, and how long each carries it; each day's end is found once."""

    def __init__(self, days: list[date], length: Period) -> None:
        self._days, self._length = days, length
        self._ends: list[date] = []
        for n in range(len(days) - 1, -1, -1):
            alone = length.after(days[n])
            goes_on = bool(self._ends) and days[n + 1] <= alone
            self._ends.append(self._ends[-1] if goes_on else alone)
        self._ends.reverse()

    def end(self, start: date) -> date:
        """The last good day of what was earned on `start`."""
        alone = self._length.after(start)
        last = bisect_right(self._days, alone) - 1
        return max(alone, self._ends[last]) if last >= bisect_left(self._days, start) else alone


def spent(awards: list[Award], history: History, until: date) -> list[Award]:
    """Takes what was spent off what lapses first, and says what was left of it when it lapsed."""
    spendings = [event for event in history.events if event.kind == "act" and event.what == SPEND and event.amount]
    used = [Decimal(0)] * len(awards)
    if not spendings:
        return [_with_use(award, Decimal(0), until) for award in awards]
    order: dict[tuple[str, str], list[int]] = {}
    for n in sorted(range(len(awards)), key=lambda n: (awards[n].good_until or date.max, awards[n].day)):
        if awards[n].state == "due":
            order.setdefault(_owner(awards[n]), []).append(n)
    for event in spendings:
        _spend(event, order.get((event.who, event.unit), []), awards, used)
    return [_with_use(award, used[n], until) for n, award in enumerate(awards)]


def _owner(award: Award) -> tuple[str, str]:
    return (award.who if award.side == "referee" else "", award.unit)


def _spend(event: Event, order: list[int], awards: list[Award], used: list[Decimal]) -> None:
    amount, day = event.amount or Decimal(0), event.day
    for n in order:
        award = awards[n]
        if award.day <= day <= (award.good_until or date.max):
            part = min(amount, award.quantity - used[n])
            used[n] += part
            amount -= part


def _with_use(award: Award, used: Decimal, until: date) -> Award:
    over = award.good_until is not None and award.good_until < until and award.state == "due"
    lapsed = award.quantity - used if over else Decimal(0)
    return replace(award, used=used, lapsed=lapsed) if used or lapsed else award
