"""An offer: what partners earn and what those whom they refer get, as data. All that mentions it is made from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fields import Amount, Int, IsoDate, Localised, Model, OrText, Slug, Text, no_entries, refused
from generator.model.offer_line import Line
from generator.model.offer_parts import Cap, Condition, Currency, OfferSource, Term
from generator.model.periods import Duration


class Fee(Model):
    """What partners pay to take part; the first whose `if` holds."""

    amount: Amount = Field(ge=0)
    unit: Currency
    every: Duration | None = None
    if_: Condition | None = Field(default=None, alias="if")


class UnknownFee(Model):
    """A fee of which only its existence is published."""

    varies: Localised
    every: Duration | None = None


class Certificate(Model):
    words: Localised | None = None
    within: Duration | None = None
    valid: Duration | None = None


class Entry(Model):
    """How one becomes a partner."""

    mode: Literal["open", "application", "invitation", "private"] = "open"
    review: Localised | None = None
    if_: Condition | None = Field(default=None, alias="if")
    fees: tuple[Fee | UnknownFee, ...] = ()
    certificate: Certificate | None = None


class Requirement(Model):
    """`from_` of a metric, over a window: five clients a year, a score of 250."""

    metric: Term
    from_: Amount = Field(alias="from", ge=0)
    window: Literal["ever", "year", "quarter", "month"] | Duration = "ever"


class Level(Model):
    """A level of a programme, lowest first: what it takes, what it brings, and the agreement that goes with it."""

    slug: Slug
    name: Localised
    needs: tuple[Requirement, ...] = ()
    if_: Condition | None = Field(default=None, alias="if")
    within: Duration | None = None  # to be reached by
    notice: Duration | None = None  # before one is moved down
    review: Localised | None = None
    benefits: tuple[Localised, ...] = ()
    goals: tuple[Localised, ...] = ()
    agreement: Localised | None = None


class Attribution(Model):
    """What counts as a referral: what `new` means, by which rule and for how long a link counts."""

    new: Localised | None = None
    rule: Literal["last_click", "first_click", "code", "registered_deal", "invitation"] | None = None
    window: Duration | None = None
    self_referral: Literal["refused", "allowed"] = "refused"
    once_per: tuple[Term, ...] = ()  # device, ip, tax_id


class Available(Model):
    """Where and for whom. Countries are ISO 3166 letters, `NO` among them."""

    countries: tuple[Text, ...] = ()
    segments: tuple[Slug, ...] = ()
    levels: tuple[Slug, ...] = ()


class TermsVersion(Model):
    """An earlier version of the offer, kept as `content/offers/<slug>/<date>.yaml`, or only its date and address."""

    version: Text
    from_: IsoDate = Field(alias="from")
    note: Localised | None = None


class Typical(Model):
    """The figures of the worked examples and of the calculator's first state, for one referred client.

    `price` is what the client pays each `every`, over `over`; `clients` are the three default cases.
    """

    price: Amount = Field(gt=0)
    unit: Currency
    every: Duration
    over: Duration
    clients: tuple[Int, ...] = Field(min_length=1, max_length=5)
    counts: dict[Term, Int] = Field(default_factory=no_entries)  # seats: 5; what else a client brings
    state: dict[Term, Text] = Field(default_factory=no_entries)  # plan: standard


def _forms(value: object) -> object:
    return [value] if isinstance(value, str) else value


Forms = Annotated[tuple[Text, ...], BeforeValidator(_forms), OrText()]
"""A phrase (one form), or a noun: one, two, 3 to 10, 11 to 99 in Arabic; one and many in English."""


class Offer(Model):
    """`content/offers/<slug>.yaml`."""

    name: Localised
    type: Literal["referral", "affiliate", "channel", "agency"] = "referral"
    summary: Localised | None = None
    currency: Currency | None = None
    decimals: Int | None = Field(default=None, ge=0, le=4)
    time_zone: Text = "UTC"
    valid_from: IsoDate
    valid_until: IsoDate | None = None
    lines: tuple[Line, ...] = ()
    caps: tuple[Cap, ...] = ()  # of the whole programme
    entry: Entry = Field(default_factory=Entry)
    levels: tuple[Level, ...] = ()
    attribution: Attribution | None = None
    available: Available | None = None
    terms: tuple[TermsVersion, ...] = ()
    typical: Typical | None = None
    words: dict[Term, dict[Text, Forms]] = Field(default_factory=no_entries)
    notes: tuple[Localised, ...] = ()
    sources: tuple[OfferSource, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.valid_until and self.valid_until < self.valid_from:
            raise refused("E0206", "`valid_until` is before `valid_from`", expected="a later date")
        ids = [line.id for line in self.lines]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise refused("E0246", f"the line `{twice[0]}` stands twice", expected="a different `id` for each line")
        for line in self.lines:
            if line.line is not None and line.line not in ids:
                raise refused("E0246", f"the line `{line.id}` follows `{line.line}`, which is no line of this offer",
                              expected=", ".join(sorted(ids)))  # fmt: skip
        return self

    @property
    def private(self) -> bool:
        """Whether it never reaches anything public: page, sitemap, register (OF-26)."""
        return self.entry.mode == "private"

    def of_side(self, side: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.to.side == side)

    def line(self, id_: str) -> Line:
        """Raises `KeyError` where there is none."""
        return next((line for line in self.lines if line.id == id_), None) or _missing(id_)

    def expired(self, day: date) -> bool:
        return self.valid_until is not None and self.valid_until < day


def _missing(name: str) -> Line:
    raise KeyError(name)
