"""One award line of an offer: who gets what at which event, how often, at most how much, until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.fields import Bool, Int, Localised, Model, Slug, refused
from generator.model.offer_parts import (
    Cap,
    Choice,
    Combine,
    Condition,
    Deliver,
    EventKind,
    Give,
    Hold,
    Idle,
    Measure,
    OfferSource,
    Rate,
    Repeat,
    Term,
    Tiers,
    To,
    Total,
)
from generator.model.periods import Duration


class Line(Model):
    """One award line: `to` whom, at which event, what. Exactly one of `give`, `rates`, `tiers`, `choose` says what."""

    id: Slug
    to: To
    event: EventKind
    what: Term | None = None  # refines the event: paid_payroll, trip, stay, certificate
    line: Term | None = None  # of `award`: the line whose awards this one follows
    count: Int = Field(default=1, ge=1)  # at the n-th event
    across: Literal["referee", "line"] = "referee"  # of one referee, or over all of them
    every: Bool = False  # again at 2n, 3n
    total: Total | None = None
    within: Duration | None = None
    since: Term | None = None  # the event that `within` starts at: join, first (the first that is counted)
    if_: Condition | None = Field(default=None, alias="if")
    give: Give | None = None
    rates: tuple[Rate, ...] = ()
    tiers: Tiers | None = None
    choose: tuple[Choice, ...] = ()
    final: Bool = False
    measure: Measure | None = None
    repeat: Repeat | None = None
    caps: tuple[Cap, ...] = ()
    hold: Hold | None = None
    clawback: Duration | None = None
    forfeit_after: Duration | None = None
    needs: Condition | None = None  # what has to be met before `forfeit_after` is over
    claim_within: Duration | None = None
    use_within: Duration | None = None
    idle: Idle | None = None
    combine: Combine | None = None
    deliver: Deliver | None = None
    title: Localised | None = None  # a name for it, where the made sentence needs one
    sources: tuple[OfferSource, ...] = ()

    @model_validator(mode="after")
    def _one_way_to_give(self) -> Self:
        ways = sum([self.give is not None, bool(self.rates), self.tiers is not None, bool(self.choose)])
        if ways != 1:
            how = "says not what it gives" if not ways else "says in more than one way what it gives"
            raise refused("E0243", f"the line `{self.id}` {how}", expected="one of: give, rates, tiers, choose")
        if len(self.choose) == 1:
            raise refused("E0243", f"the line `{self.id}` leaves no choice", expected="two or more in `choose`")
        if (self.event == "award") != (self.line is not None):
            message = f"the line `{self.id}` follows another line's awards"
            raise refused("E0243", message, expected="`event: award` and `line`")
        if self.since is not None and self.within is None:
            raise refused("E0243", f"the line `{self.id}` has `since` without `within`", expected="`within`, as `P30D`")
        if self.forfeit_after is not None and self.needs is None:
            raise refused("E0243", f"the line `{self.id}` is lost for want of nothing", expected="`needs`, a condition")
        return self

    def gives(self) -> Iterator[Give]:
        """Everything that it may give."""
        if self.give is not None:
            yield self.give
        yield from (rate.give for rate in self.rates)
        yield from (step.give for step in (self.tiers.steps if self.tiers else ()))
        yield from (choice.give for choice in self.choose)
