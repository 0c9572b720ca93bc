"""What is left of a cap: each counts in its own scope and window what stands, and gets back what is withdrawn."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.model.declared import dataclass, field
from generator.model.offer_parts import Cap, PercentOf
from generator.offers.evaluation.history import History
from generator.offers.evaluation.windows import Span, span_of
from generator.offers.ledger import Event, Reason

Key = tuple[str, date, str]


class Take(NamedTuple):
    """What an award took of a limit, to be given back with it."""

    limit: Limit
    key: Key
    amount: Decimal
    who: str = ""

    def put(self) -> None:
        self.limit.put(self.key, self.amount, self.who)

    def give_back(self) -> None:
        self.limit.put(self.key, -self.amount, self.who)


@dataclass(slots=True)
class Limit:
    """A cap with what is used of it. `sides` are the sides whose awards count (all of a line's; of an offer's, some).

    A cap per referee of a named attribute (`scope: ip`) does not bite where nobody recorded the attribute.
    """

    cap: Cap
    history: History
    sides: frozenset[str]
    used: dict[Key, Decimal] = field(default_factory=dict)
    seats: dict[Key, Counter[str]] = field(default_factory=dict)
    spans: dict[tuple[date, date], Span] = field(default_factory=dict)  # of a day, from an anchor

    def key(self, event: Event, day: date, unit: str = "") -> Key | None:
        scope = self._scope(event, day)
        if scope is None:
            return None
        cap = self.cap
        return scope, self._span(event.who, day).first, cap.unit or unit

    def _span(self, who: str, day: date) -> Span:
        history, joining = self.history, self.cap.from_ == "joining"
        anchor = self._joined(who, day) if joining else history.start
        if (day, anchor) not in self.spans:
            span = span_of(self.cap.window, day, anchor, joining=joining, bills=history.bills)
            self.spans[day, anchor] = span
        return self.spans[day, anchor]

    def _joined(self, who: str, day: date) -> date:
        """The referee's joining where the cap is its own, else the partner's, as far as it is known on that day."""
        own = self.cap.scope in ("pair", "referee")
        starts = [self.history.first(who, "join") if own else None, self.history.joined]
        return next((start for start in starts if start is not None and start <= day), self.history.start)

    def _scope(self, event: Event, day: date) -> str | None:
        if self.cap.scope in ("referrer", "programme"):
            return ""
        if self.cap.scope in ("pair", "referee"):
            return event.who
        own = event.state.get(self.cap.scope)
        return own if own is not None else self.history.attribute(event.who, self.cap.scope, day)

    def most(self, event: Event, day: date) -> Decimal | None:
        """The cap's figure on that day; None where the base of a percentage is not known."""
        limit = self.cap.max
        if not isinstance(limit, PercentOf):
            return limit
        base = self.history.base(event, limit.of) if event.of == limit.of else None
        found = base or self.history.amount(event.who, limit.of, day)
        return found[0] * limit.percent / 100 if found else None

    def left(self, key: Key, event: Event, day: date) -> Decimal | None:
        most = self.most(event, day)
        if most is None:
            return None
        if self.cap.of != "referees":
            return max(most - self.used.get(key, Decimal(0)), Decimal(0))
        seats = self.seats.get(key, Counter())
        return Decimal(1) if event.who in seats else max(most - len(seats), Decimal(0))

    def put(self, key: Key, amount: Decimal, who: str = "") -> None:
        if self.cap.of != "referees":
            self.used[key] = self.used.get(key, Decimal(0)) + amount
            return
        seats = self.seats.setdefault(key, Counter())
        seats[who] += int(amount)
        if seats[who] <= 0:
            del seats[who]

    def reason(self, **more: str) -> Reason:
        cap = self.cap
        most = f"{cap.max.percent:f}%" if isinstance(cap.max, PercentOf) else f"{cap.max:f}"
        said = {"of": cap.of, "max": most, "unit": cap.unit, "scope": cap.scope, "window": str(cap.window)}
        return Reason("cap", {**said, **more})


def sides_of(scope: str) -> frozenset[str]:
    """Whose awards a cap of the whole offer counts."""
    if scope == "referrer":
        return frozenset({"referrer"})
    if scope == "referee":
        return frozenset({"referee"})
    return frozenset({"referrer", "referee", "upline"})
