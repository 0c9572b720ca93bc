"""The concepts that an offer is composed of: what is given, when, how much, how often, under which condition.

They are few and compose: a programme is a list of award lines (`generator.model.offer.Line`), each of which says who
gets what at which event, and with these parts how many, at most how much, until when. Requirements OF-01 to OF-26 and
the table of concepts are in `docs/offers.md`.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fields import Amount, Int, Localised, Model, OrText, Slug, Text, refused
from generator.model.offer_give import (
    COUNTED,
    MONEY,
    WORDED,
    Currency,
    Give,
    GiveKind,
    MoneyAmount,
    PercentOf,
    Term,
    Worth,
)
from generator.model.periods import Duration

__all__ = [
    "COUNTED",
    "MONEY",
    "WORDED",
    "Cap",
    "Choice",
    "Combine",
    "Condition",
    "Currency",
    "Deliver",
    "EventKind",
    "Give",
    "GiveKind",
    "Hold",
    "Idle",
    "Measure",
    "MoneyAmount",
    "OfferSource",
    "Party",
    "PartySide",
    "PercentOf",
    "Rate",
    "Recipient",
    "Repeat",
    "Step",
    "Sureness",
    "Term",
    "Tiers",
    "To",
    "Total",
    "Window",
    "Worth",
]

PartySide = Literal["referrer", "referee", "upline"]
Party = Literal["person", "company"]
EventKind = Literal["visit", "lead", "join", "activate", "use", "pay", "deal", "act", "reach", "time", "award"]
"""`use`, `act` and `reach` are refined by a free word (`trip`, `certificate`, `score`); `award` is another line's."""


class Condition(Model):
    """One comparison (`attr`, `op`, `value`), or `all`, `any`, `not` of others.

    Reads the state on the event's day, or with `at: deal` that of the day the deal closed. `label` says it in words.
    """

    attr: Term | None = None
    op: Literal["eq", "ne", "in", "gt", "gte", "lt", "lte", "between", "has"] = "eq"
    value: Annotated[tuple[Text, ...], OrText()] = ()
    at: Literal["event", "deal"] = "event"
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    not_: Condition | None = Field(default=None, alias="not")
    label: Localised | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_value(cls, value: Any) -> Any:
        """`value: starter` is a list of one."""
        if isinstance(value, dict) and isinstance(value.get("value"), str):
            return {**value, "value": [value["value"]]}
        return value

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        shapes = [self.attr is not None, bool(self.all), bool(self.any), self.not_ is not None]
        if sum(shapes) != 1:
            raise refused("E0243", "is a condition of " + ("no shape" if not any(shapes) else "more than one shape"),
                          expected="one of: attr, all, any, not")  # fmt: skip
        wanted = {"in": None, "between": 2}.get(self.op, 1)
        if self.attr is not None and (not self.value or (wanted and len(self.value) != wanted)):
            raise refused("E0243", f"`{self.op}` compares with {len(self.value)} values",
                          expected=f"{wanted or 'one or more'} in `value`")  # fmt: skip
        return self


class Measure(Model):
    """The quantity read over a window of days after the event, both days included: the lowest number of seats."""

    of: Term
    read: Literal["at_event", "min", "max", "last", "avg", "sum"] = "at_event"
    from_: Duration | None = Field(default=None, alias="from")
    to: Duration | None = None


class Total(Model):
    """Fires once when the sum of a referee's payments reaches `amount`; kinds of money in `exclude` never count."""

    amount: Amount = Field(gt=0)
    unit: Currency
    exclude: tuple[Term, ...] = ()


class Repeat(Model):
    """The term of a share: `for` a period (half-open: `P36M` is 36 monthly payments) or `times`, and only `while`."""

    for_: Duration | None = Field(default=None, alias="for")
    times: Int | None = Field(default=None, gt=0)
    while_: Condition | None = Field(default=None, alias="while")


class Rate(Model):
    """The first rate whose `if` holds is given; one without `if` is for all others. It may have its own term."""

    if_: Condition | None = Field(default=None, alias="if")
    position: tuple[Int, ...] = Field(default=(), max_length=2)  # the first three: [1, 3]
    give: Give
    repeat: Repeat | None = None


Window = Literal["ever", "year", "quarter", "month", "week", "day", "bill"]


class Step(Model):
    from_: Amount = Field(alias="from", ge=0)
    give: Give


class Tiers(Model):
    """Steps by a metric over a window. `from` is included.

    `marginal`: each unit, or the part of an amount above `from`, at its own step. `retroactive`: at the window's end
    everything at the step that was reached, settled once. `onwards`: each event at the step that holds after it.
    """

    by: Term  # awards, amount, or a noun that is counted (clients, seats)
    window: Window | Duration
    mode: Literal["marginal", "retroactive", "onwards"]
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        starts = [step.from_ for step in self.steps]
        for before, start in pairwise(starts):
            if start <= before:
                raise refused("E0244", f"has overlapping steps: {start} does not come after {before}",
                              expected="each step's `from` above the one before")  # fmt: skip
        return self


class Cap(Model):
    """At most `max` of something per `scope` and `window`; what is above is not given (`stops: pair`: to neither side).

    `max` is a number, or money for `of: value`, or a percentage of a base. Caps on units and value trim an award to
    what is left; the others drop it.
    """

    of: Literal["events", "awards", "referees", "units", "value"]
    max: Amount | PercentOf
    unit: Text = ""
    scope: Term = "referrer"  # referrer, pair (this referrer and this referee), referee, programme, or a key such as ip
    window: Window | Duration
    from_: Literal["calendar", "joining"] = Field(default="calendar", alias="from")
    stops: Literal["line", "pair"] = "line"

    @model_validator(mode="before")
    @classmethod
    def _has_a_window(cls, value: Any) -> Any:
        if isinstance(value, dict) and "window" not in value:
            fix = "Say over which time it counts; `window: ever` for the whole life of the programme."
            raise refused("E0245", "is a cap without a window", expected="ever, year, month, day or as `P30D`", fix=fix)
        return value

    @model_validator(mode="after")
    def _something(self) -> Self:
        if isinstance(self.max, Decimal) and self.max <= 0:
            raise refused("E0248", f"allows nothing: {self.max}", expected="a number above 0")
        return self


class Hold(Model):
    """Payable this long after `from` (the award, or a named event); `to: month_end` waits for the month's last day."""

    for_: Duration = Field(alias="for")
    from_: Term = Field(default="award", alias="from")
    to: Literal["day", "month_end"] = "day"


class Idle(Model):
    """A balance dies this long after the last event that `extends` it (an award where nothing is said)."""

    for_: Duration = Field(alias="for")
    extends: Term = "award"


class Choice(Model):
    """One of the things that the recipient may choose between."""

    id: Slug
    give: Give
    repeat: Repeat | None = None


class Combine(Model):
    """Lines of one group at one event: all (`stack`), the first (`exclusive`), or the one worth most (`best_of`)."""

    group: Term
    mode: Literal["stack", "exclusive", "best_of"] = "stack"


class Deliver(Model):
    """How and when it comes: `within` a period after it is payable, or by `day` of the month after."""

    method: Literal[
        "bank_transfer", "card_email", "account_credit", "invoice", "cheque", "points", "discount_code", "post", "other"
    ] = "other"
    words: Localised | None = None
    cadence: Literal["each", "week", "month", "quarter", "year"] = "each"
    within: Duration | None = None
    day: Int | None = Field(default=None, ge=1, le=28)
    lag: Duration | None = None  # after the end of the cadence's period
    needs: tuple[Localised, ...] = ()
    minimum: MoneyAmount | None = None


class Recipient(Model):
    side: PartySide
    party: Party = "person"


def _recipient(value: Any) -> Any:
    return {"side": value} if isinstance(value, str) else value


To = Annotated[Recipient, BeforeValidator(_recipient), OrText()]
Sureness = Literal["A", "B", "C", "D"]
"""A stated in a source article, B the programme's own page, C press or forum, D recollection: never printed."""


class OfferSource(Model):
    sure: Sureness
    where: Text
    title: Localised | None = None  # how readers are told of it, where `where` is no name
    as_of: Text = ""
    note: Text = ""
