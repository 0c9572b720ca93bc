"""When a line fires: type, conditions, availability, term, deadline, caps on events, then total or count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import Repeat
from generator.offers.evaluation.claims import Claim
from generator.offers.evaluation.conditions import holds
from generator.offers.evaluation.history import History
from generator.offers.ledger import OWN_WORDS, REVERSALS, Event, Reason


@dataclass(slots=True)
class Tally:
    """What a line has counted, for one referee or over all. `fired` are the firings that stand."""

    started: date | None = None
    seen: int = 0  # events since the term began; never goes back
    counted: int = 0
    sum: Decimal = Decimal(0)
    fired: int = 0
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class Counted:
    """An event that a line counted, so that a reversal can take it out again."""

    event: Event
    tally: Tally
    left: Decimal = Decimal(1)
    claim: Claim | None = None


@dataclass(slots=True)
class Trigger:
    """The first half of a line. `runs`: it may fire at every event, because it repeats or says `every`."""

    line: Line
    offer: Offer
    history: History
    runs: bool
    tallies: dict[str, Tally] = field(default_factory=dict)
    counted: dict[int, Counted] = field(default_factory=dict)

    def fits(self, event: Event) -> Reason | None:
        """None where the event is counted unless a cap on events stops it; else why not (an empty part: not its)."""
        line = self.line
        if not (matches(line, event) and self._speaks_of(event) and holds(line.if_, event, self.history)):
            return Reason("")
        tally = self._tally(event)
        if not self._available(event, tally):
            return Reason("")
        if not self._in_time(event, tally):
            return Reason("within", {"for": str(line.within), "since": line.since or "join"})
        ended = term_over(line.repeat, tally.started or event.day, event.day, tally.seen + 1)
        return Reason("repeat", {"for": str(line.repeat.for_ or ""), "times": str(line.repeat.times or "")}) \
            if ended and line.repeat else None  # fmt: skip

    def count(self, event: Event, source: int) -> Claim | None:
        """Counts the event, and fires if it is the one."""
        tally = self._tally(event)
        tally.started = tally.started or event.day
        tally.seen += 1
        tally.counted += 1
        record = self.counted[source] = Counted(event, tally)
        if self.line.total and not self._adds(event):
            return None
        tally.sum += event.amount or Decimal(0)
        due = self._due(tally)
        if due <= tally.fired:
            return None
        tally.fired = due
        claim = Claim(self.line, event, source, self.key(event), event.day, tally.seen, tally.started)
        claim.why += self._why(tally)
        record.claim = claim
        tally.claims.append(claim)
        return claim

    def take_back(self, source: int, left: Decimal) -> list[tuple[Claim, Decimal]]:
        """Takes all (`left` is 0) or a part of a counted event out; the claims that fall, and what is left of each.

        Only claims that hang on this one event can fall in part; a milestone falls whole when its sum or count is no
        longer reached, the newest first.
        """
        record = self.counted.get(source)
        if record is None or left >= record.left:
            return []
        lost, record.left = record.left - left, left
        tally = record.tally
        if self.line.total is None or self._adds(record.event):
            tally.sum -= lost * (record.event.amount or Decimal(0))
        if left == 0:
            tally.counted -= 1
        single = self.line.count == 1 and self.line.total is None
        if record.claim and single and (self._alone or left > 0):
            return [(record.claim, left)]
        return [] if self._alone else self._fallen(tally)

    def stands_again(self, claim: Claim) -> None:
        """A claim that was to fall stays, since it was too late: it goes on counting as fired."""
        if self._alone:
            return
        tally = self._tally(claim.event)
        tally.fired += 1
        tally.claims.append(claim)

    @property
    def _alone(self) -> bool:
        """Whether each event fires by itself."""
        return self.line.count == 1 and self.line.total is None and self.runs

    def _fallen(self, tally: Tally) -> list[tuple[Claim, Decimal]]:
        fallen = []
        while tally.claims and tally.fired > self._due(tally):
            tally.fired -= 1
            fallen.append((tally.claims.pop(), Decimal(0)))
        return fallen

    def _due(self, tally: Tally) -> int:
        line = self.line
        if self._alone:
            return tally.fired + 1
        times = int(tally.sum // line.total.amount) if line.total else tally.counted // line.count
        return times if self.runs else min(times, 1)

    def _why(self, tally: Tally) -> list[Reason]:
        line = self.line
        if line.total is not None:
            said = {"amount": f"{line.total.amount:f}", "sum": f"{tally.sum:f}", "unit": line.total.unit}
            return [Reason("total", said)]
        if line.count > 1:
            return [Reason("count", {"count": str(line.count), "at": str(tally.counted)})]
        return []

    def _tally(self, event: Event) -> Tally:
        key = self.key(event)
        if key not in self.tallies:
            self.tallies[key] = Tally()
        return self.tallies[key]

    def key(self, event: Event) -> str:
        """What an upline gets is counted over all that its downline earns."""
        return "" if self.line.across == "line" or self.line.to.side == "upline" else event.who

    def _adds(self, event: Event) -> bool:
        total = self.line.total
        return total is not None and event.money not in total.exclude and event.unit in ("", total.unit)

    def _speaks_of(self, event: Event) -> bool:
        """A payment that is said to be of one base does not count for a line that shares another."""
        if event.kind != "pay" or not event.of:
            return True
        return any(give.of is None or self.history.base(event, give.of) is not None for give in self.line.gives())

    def _available(self, event: Event, tally: Tally) -> bool:
        """In the days of the offer (a term that began in them runs on), where and for whom it is open."""
        day = tally.started if tally.started and self.runs else event.day
        offer = self.offer
        if event.day < offer.valid_from or (offer.valid_until and day > offer.valid_until):
            return False
        return self._open_to(event) and not self._known_before(event)

    def _open_to(self, event: Event) -> bool:
        available = self.offer.available
        if available is None:
            return True
        wanted = {"country": available.countries, "segment": available.segments, "level": available.levels}
        for name, values in wanted.items():
            said = event.state.get(name) or self.history.attribute(event.who, name, event.day) if values else None
            if said is not None and said not in values:
                return False
        return True

    def _known_before(self, event: Event) -> bool:
        """Whether its device, address or tax number belongs to somebody who came before."""
        attribution = self.offer.attribution
        if attribution is None or not event.who:
            return False
        for key in attribution.once_per:
            states = self.history.states.get((event.who, key))
            own = event.state.get(key) or (states.at(event.day) if states else None)
            if own is not None and self.history.owners.get((key, own), event.who) != event.who:
                return True
        return False

    def _in_time(self, event: Event, tally: Tally) -> bool:
        line = self.line
        if line.within is None:
            return True
        start = self._anchor(event, tally)
        return start is not None and start <= event.day <= line.within.after(start)

    def _anchor(self, event: Event, tally: Tally) -> date | None:
        """What a deadline runs from: without `since` the referee's joining, or the first that is known of it."""
        since = self.line.since
        if since == "first":
            return tally.started or event.day
        if since is None:
            joined = self.history.firsts.get((event.who, "join"))
            return joined if joined and joined <= event.day else self.history.first(event.who, "any")
        return self.history.first(event.who, since)


def matches(line: Line, event: Event) -> bool:
    """Whether the event is of the line's kind at all."""
    if line.event != event.kind:
        return False
    if event.kind == "award":
        return event.what == line.line
    if line.what is not None:
        return event.what == line.what
    return bool(event.who or event.kind in ("reach", "time")) and event.what not in REVERSALS | OWN_WORDS


def term_over(repeat: Repeat | None, since: date, day: date, number: int) -> bool:
    """Terms are half-open: of `P36M` the anniversary is out."""
    if repeat is None:
        return False
    ended = repeat.for_ is not None and day >= repeat.for_.after(since)
    return ended or (repeat.times is not None and number > repeat.times)


def runs(line: Line) -> bool:
    """Whether it may fire at each event: it says `every`, or it or one of its rates or choices repeats."""
    terms = [*(rate.repeat for rate in line.rates), *(choice.repeat for choice in line.choose), line.repeat]
    return line.every or any(term is not None for term in terms)


def only_first(line: Line, repeat: Repeat | None) -> bool:
    """Whether a rate without a term stands among rates with one: it is given once per referee."""
    return runs(line) and not line.every and repeat is None
