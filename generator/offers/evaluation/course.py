"""The course of events: each day's events are put to each line, what is due later waits for its day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from heapq import heappop, heappush

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.offers.evaluation.claims import Claim, Draft, Entry
from generator.offers.evaluation.combining import combined
from generator.offers.evaluation.history import History
from generator.offers.evaluation.limits import Limit
from generator.offers.evaluation.payment import payable_on
from generator.offers.evaluation.pricing import (
    LineRun,
    Nothing,
    Pricing,
    draft,
    line_run,
    register,
    settlement,
    shared_limits,
)
from generator.offers.evaluation.quantities import award_day
from generator.offers.evaluation.reversals import Reversals
from generator.offers.evaluation.windows import Span
from generator.offers.ledger import LEFT, RETURNED, REVERSALS, Event, Missed, Reason

Batch = list[tuple[LineRun, Claim]]


@dataclass(slots=True)
class Course:
    """One evaluation under way."""

    offer: Offer
    history: History
    shared: list[Limit] = field(init=False)
    runs: list[LineRun] = field(init=False)
    reversals: Reversals = field(init=False)
    followed: frozenset[str] = field(init=False)  # lines that others follow
    entries: list[Entry] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    stopped: set[str] = field(default_factory=set)
    sources: int = 0
    last_day: date = date.min
    waiting: list[tuple[date, int, int, Batch | tuple[LineRun, Span, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shared = shared_limits(self.offer.caps, self.history)
        self.runs = [line_run(line, self.offer, self.history, self.shared) for line in self.offer.lines]
        self.reversals = Reversals(self)
        self.followed = frozenset(line.line for line in self.offer.lines if line.line)

    def run(self, until: date | None) -> date:
        """All events, and all that waits until `until` (or until nothing waits). The last day that mattered."""
        last = self.history.events[-1].day if self.history.events else self.history.start
        for event in self.history.events:
            while self.waiting and self.waiting[0][0] < event.day:
                self._due()
            self._happens(event)
        end = until or date.max
        while self.waiting and self.waiting[0][0] <= end:
            last = max(last, self.waiting[0][0])
            self._due()
        self._close_open_windows(until or last)
        return until or last

    def _due(self) -> None:
        _, _, _, what = heappop(self.waiting)
        if isinstance(what, list):
            self._settle_batch(what)
        else:
            self._settle_window(*what)

    def _wait(self, day: date, phase: int, what: Batch | tuple[LineRun, Span, str]) -> None:
        self.sources += 1
        heappush(self.waiting, (day, phase, self.sources, what))

    def _happens(self, event: Event) -> int:
        self.sources += 1
        source = self.sources
        if event.what in REVERSALS:
            self.reversals.take_back(event)
        elif event.kind != "award":
            self.reversals.note(event, source)
        if event.kind == "act" and event.what in (LEFT, RETURNED):
            for run in self.runs:
                if run.metric:
                    run.metric.left(event.who, event.what == LEFT)
        self._put_to_lines(event, source)
        return source

    def _put_to_lines(self, event: Event, source: int) -> None:
        eligible = [run for run in self.runs if self._fits(run, event)]
        if not eligible or (event.who in self.stopped and event.who):
            return
        claims: dict[date, Batch] = {}
        for run in self._within_event_caps(eligible, event):
            claim = run.trigger.count(event, source)
            if claim is not None:
                claim.day = award_day(run.line, event)
                claims.setdefault(claim.day, []).append((run, claim))
        for day, batch in claims.items():
            if day > event.day:
                self._wait(day, 0, batch)
            else:
                self._settle_batch(batch)

    def _fits(self, run: LineRun, event: Event) -> bool:
        why = run.trigger.fits(event)
        if why is not None and why.part:
            self.missed.append(Missed(run.line.id, event.who, event.day, why))
        return why is None

    def _within_event_caps(self, runs: list[LineRun], event: Event) -> list[LineRun]:
        """The lines at which no cap on events is full. One of the whole offer counts an event once."""
        kept: list[LineRun] = []
        used: list[Limit] = []
        full = False
        for run in runs:
            over = self._first_full(run, event)
            if over is None:
                kept.append(run)
                continue
            self.missed.append(Missed(run.line.id, event.who, event.day, over.reason()))
            full = full or over.cap.stops == "pair"
        if full:
            self.stopped.add(event.who)
            return []
        for run in kept:
            for limit in run.limits:
                if limit.cap.of == "events" and not any(limit is one for one in used):
                    used.append(limit)
                    key = limit.key(event, event.day)
                    if key is not None:
                        limit.put(key, Decimal(1))
        return kept

    def _first_full(self, run: LineRun, event: Event) -> Limit | None:
        for limit in run.limits:
            if limit.cap.of == "events":
                key = limit.key(event, event.day)
                left = limit.left(key, event, event.day) if key is not None else None
                if left is not None and left < 1:
                    return limit
        return None

    def _settle_batch(self, batch: Batch) -> None:
        """Claims of one event and one day. A cap that stops both sides is asked before any of them is granted."""
        live = [(run, claim) for run, claim in batch if not claim.gone and claim.event.who not in self.stopped]
        if len(live) > 1 and any(limit.cap.stops == "pair" for run, _ in live for limit in run.limits):
            for run, claim in live:
                self._stop_if(draft(run, claim), claim)
            live = [(run, claim) for run, claim in live if claim.event.who not in self.stopped]
        for run, claim in combined(live, self.missed):
            self._settle(run, claim)

    def _settle(self, run: LineRun, claim: Claim) -> None:
        if run.settles:
            self._keep(run, claim)
            return
        made = draft(run, claim)
        if claim.sized:
            register(run, claim)
        self._stop_if(made, claim)
        if isinstance(made, Nothing):
            self.missed.append(Missed(run.line.id, claim.event.who, claim.day, made.why))
        elif made is not None:
            self.grant(run, made)

    def _stop_if(self, made: Draft | Nothing | None, claim: Claim) -> None:
        if isinstance(made, Nothing) and made.stops and claim.event.who:
            self.stopped.add(claim.event.who)

    def _keep(self, run: LineRun, claim: Claim) -> None:
        """Caps are asked now; the step is known at the window's end."""
        pricing = Pricing(run, claim)
        sized = pricing.quantity()
        if isinstance(sized, Nothing):
            self._stop_if(sized, claim)
            self.missed.append(Missed(run.line.id, claim.event.who, claim.day, sized.why))
            return
        claim.units, claim.takes = sized[0], pricing.takes
        for take in claim.takes:
            take.put()
        if run.metric is None:
            return
        span = run.metric.span(claim.day)
        key = (span, run.kept_for(claim))
        if key not in run.kept and not span.open:
            self._wait(span.last, 1, (run, *key))
        run.kept.setdefault(key, []).append(claim)

    def _settle_window(self, run: LineRun, span: Span, who: str, made_on: date | None = None) -> None:
        """One award for all that was kept in a window."""
        day = self._closing(span)
        kept = [claim for claim in run.kept[span, who] if not claim.gone]
        if not kept:
            return
        first = kept[0]
        event = Event(day, first.event.kind, who, first.event.what, unit=first.event.unit)
        claim = Claim(run.line, event, -1, who, day)
        made = settlement(run, claim, kept)
        if isinstance(made, Nothing):
            self.missed.append(Missed(run.line.id, who, day, made.why))
        elif made is not None:
            entry = self.grant(run, made, made_on)
            for one in kept:
                one.entry = entry

    def _closing(self, span: Span) -> date:
        return self.last_day if span.open else span.last

    def _close_open_windows(self, last: date) -> None:
        """Settles what has no end on the offer's last day, or on the last day that is looked at."""
        over = self.offer.valid_until
        self.last_day = min(over, last) if over else last
        for run in self.runs:
            for span, who in list(run.kept):
                if span.open:
                    self._settle_window(run, span, who)

    def grant(self, run: LineRun, made: Draft, day: date | None = None) -> Entry:
        """The award is written down, its limits are used, and the lines that follow it see it."""
        for take in made.takes:
            take.put()
        claim = made.claim
        payable = payable_on(run.line, claim.event, claim.day, self.history)
        entry = Entry(made, payable, made.takes, made.why, day or claim.day)
        if run.line.hold and payable > claim.day and day is None:
            entry.why.append(Reason("hold", {"for": str(run.line.hold.for_), "to": run.line.hold.to}))
        claim.entry = entry
        self.entries.append(entry)
        if run.line.id in self.followed:
            event = Event(claim.day, "award", claim.event.who, run.line.id, made.quantity, made.unit)
            entry.source = self._happens(event)
        return entry

    def settle_again(self, run: LineRun, claim: Claim, day: date) -> None:
        """A settlement without the claim, or the part of it, that was taken out of it on `day`."""
        if run.metric is not None:
            self._settle_window(run, run.metric.span(claim.day), run.kept_for(claim), day)
