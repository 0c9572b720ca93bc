"""What the steps of tiers are counted by: awards, an amount, referees, units, or a figure of the partner's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.offer_parts import Tiers
from generator.offers.evaluation.claims import Claim
from generator.offers.evaluation.history import History
from generator.offers.evaluation.windows import Span, span_of

REFEREES: Final = frozenset(
    f"{noun}{plural}" for noun in ("client", "customer", "referee", "referral", "friend", "partner", "member")
    for plural in ("", "s")
)  # fmt: skip
"""Nouns of which each referee is one, however often it buys."""


@dataclass(slots=True)
class Bucket:
    """One window: what stands in it. `gone` are referees that have left."""

    claims: int = 0
    amount: Decimal = Decimal(0)
    units: Decimal = Decimal(0)
    referees: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    ordinals: dict[str, int] = field(default_factory=dict)  # which referee of the window it was


@dataclass(slots=True)
class Metric:
    """The metric of one line's tiers. Referees that left count no more where the step may go down (`onwards`)."""

    tiers: Tiers
    history: History
    own: bool  # a figure that is recorded of the partner itself: a score
    buckets: dict[date, Bucket] = field(default_factory=dict)
    spans: dict[date, Span] = field(default_factory=dict)

    def span(self, day: date) -> Span:
        if day not in self.spans:
            self.spans[day] = span_of(self.tiers.window, day, self.history.start, bills=self.history.bills)
        return self.spans[day]

    def bucket(self, day: date) -> Bucket:
        return self.buckets.setdefault(self.span(day).first, Bucket())

    def before(self, day: date) -> Decimal:
        """Without the claim that is asked about."""
        return self._of(self.bucket(day), day)

    def after(self, claim: Claim, units: Decimal, amount: Decimal) -> Decimal:
        """With it."""
        bucket = self.bucket(claim.day)
        before = self._of(bucket, claim.day)
        if self.own:
            return before
        if self.tiers.by == "awards":
            return before + 1
        if self.tiers.by == "amount":
            return before + amount
        if self.tiers.by in REFEREES:
            return before if claim.event.who in bucket.referees and claim.event.who not in bucket.gone else before + 1
        return before + units

    def _of(self, bucket: Bucket, day: date) -> Decimal:
        by = self.tiers.by
        if self.own:
            return self.history.count("", by, day) or Decimal(0)
        if by == "awards":
            return Decimal(bucket.claims)
        if by == "amount":
            return bucket.amount
        if by in REFEREES:
            return Decimal(len(bucket.referees) - len(bucket.gone))
        return bucket.units

    def total(self, claims: list[Claim], units: Decimal, amount: Decimal, day: date) -> Decimal:
        """Of what is settled together at a window's end."""
        by = self.tiers.by
        if self.own:
            return self.history.count("", by, day) or Decimal(0)
        if by in REFEREES:
            return Decimal(len({claim.event.who for claim in claims}))
        return {"awards": Decimal(len(claims)), "amount": amount}.get(by, units)

    def put(self, claim: Claim, units: Decimal, amount: Decimal, sign: int = 1) -> None:
        bucket = self.bucket(claim.day)
        bucket.claims += sign
        bucket.amount += sign * amount
        bucket.units += sign * units
        referee = claim.event.who
        bucket.referees[referee] = bucket.referees.get(referee, 0) + sign
        bucket.ordinals.setdefault(referee, len(bucket.referees))
        if bucket.referees[referee] <= 0:
            del bucket.referees[referee]
            bucket.gone.discard(referee)

    def reduce(self, claim: Claim, amount: Decimal) -> None:
        """A part of a payment was refunded."""
        self.bucket(claim.day).amount -= amount

    def left(self, who: str, gone: bool) -> None:
        for bucket in self.buckets.values():
            if gone and who in bucket.referees and self.tiers.mode == "onwards":
                bucket.gone.add(who)
            elif not gone:
                bucket.gone.discard(who)
