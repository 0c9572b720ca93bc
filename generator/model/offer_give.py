"""What one award gives: how much of what, counted how, worth what."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.fields import Amount, Localised, Model, Text, refused
from generator.model.periods import Duration

Currency = Annotated[Text, Field(pattern=r"^[A-Z]{3}$")]
"""ISO 4217; that it exists is checked with the whole offer (`generator.validate.offers`)."""

Term = Annotated[Text, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
"""A word of the offer: a base (`net_revenue`), a noun (`seat`), an attribute, a metric. `words` says it to people."""

GiveKind = Literal[
    "cash", "card", "credit", "discount", "share", "points", "time", "capacity", "item", "access", "text"
]
MONEY: frozenset[GiveKind] = frozenset({"cash", "card", "credit"})
"""These count money. `discount` counts money or a percentage, `share` always a percentage."""
COUNTED: frozenset[GiveKind] = frozenset({"points", "capacity"})
WORDED: frozenset[GiveKind] = frozenset({"item", "access", "text"})


class MoneyAmount(Model):
    amount: Amount = Field(gt=0)
    unit: Currency


class Worth(Model):
    """What `points` points are worth: money, or free time (ten points are one month)."""

    points: Amount = Field(default=Decimal(1), gt=0)
    amount: Amount | None = Field(default=None, gt=0)
    unit: Currency | None = None
    period: Duration | None = None


class PercentOf(Model):
    percent: Amount = Field(gt=0, le=100)
    of: Term


class Give(Model):
    """What one award gives.

    Exactly one of: `amount` (with `up_to` a range), `percent` (with `of`, its base), `period` (for `time`), `varies`
    (words for what nobody published or what depends on the place); `item`, `access` and `text` need only `item`, their
    words. `up_to` alone is a ceiling, never an amount. Only what is exact is computed.
    """

    kind: GiveKind
    amount: Amount | None = Field(default=None, gt=0)
    up_to: Amount | None = Field(default=None, gt=0)
    percent: Amount | None = Field(default=None, gt=0)
    period: Duration | None = None
    varies: Localised | None = None
    unit: Text = ""  # a currency, a scheme of points, a measure (MB)
    of: Term | None = None  # the base of a percentage: net_revenue, first_payment, invoice, next_annual_bill, price
    per: Term | None = None  # the noun that is counted: seat, stay, view
    step: Amount = Field(default=Decimal(1), gt=0)  # "per 1,000 views"
    max: MoneyAmount | PercentOf | None = None  # ceiling of one award
    worth: Worth | None = None
    item: Localised | None = None  # the words of an item, of access, of the shop of a card, of a credit's purpose
    plan: Localised | None = None

    @property
    def exact(self) -> bool:
        """Whether it can be computed."""
        return self.up_to is None and self.varies is None and self.kind not in WORDED

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.percent is not None and self.of is None:
            message = f"is a percentage of nothing: {self.percent} %"
            raise refused("E0242", message, expected="`of`, its base", fix="Say of what: `of: net_revenue`.")
        if self.percent is not None and self.percent > 100:
            raise refused("E0248", f"gives more than everything: {self.percent} %", expected="at most 100")
        if self.kind in WORDED:
            if self.item is None:
                raise refused("E0243", f"`{self.kind}` has no words", expected="`item`, in each language")
            return self
        if self.kind == "share" and self.percent is None and self.varies is None:
            raise refused("E0242", "is a share without a percentage", expected="`percent` and `of`")
        said = [self.amount is not None or self.up_to is not None, self.percent is not None, self.period is not None,
                self.varies is not None]  # fmt: skip
        if sum(said) != 1:
            how = "does not say how much" if not any(said) else "says twice how much"
            raise refused("E0243", f"`{self.kind}` {how}", expected="one of: amount, percent, period, varies")
        if (self.kind == "time") != (self.period is not None) and self.varies is None:
            raise refused("E0243", "only `time` has a `period`, and it needs one", expected="`period`, as `P1M`")
        if self.percent is not None and self.kind not in ("share", "discount"):
            raise refused("E0243", f"`{self.kind}` is counted, not a percentage", expected="`amount` and `unit`")
        counts = self.amount is not None or self.up_to is not None
        if counts and not self.unit:
            raise refused("E0243", "is an amount of nothing", expected="`unit`: a currency, or what is counted")
        if self.amount is not None and self.up_to is not None and self.up_to <= self.amount:
            raise refused("E0248", "`up_to` is not above `amount`", expected="the larger figure in `up_to`")
        return self
