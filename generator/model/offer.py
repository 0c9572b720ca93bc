"""An offer: what a partner earns, and what its client gets."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.fields import Amount, Int, IsoDate, Localised, Model, Text


class Percent(Model):
    percent: Amount = Field(gt=0, le=100)


class Money(Model):
    money: Amount = Field(gt=0)
    currency: Text = Field(pattern=r"^[A-Z]{3}$")


class Side(Model):
    """One side of the offer. `of`, `lasts`, `when`, `paid` are the words that stand around the value."""

    value: Percent | Money
    of: Localised
    lasts: Localised | None = None
    when: Localised | None = None
    paid: Localised | None = None


class Example(Model):
    """The figures of the calculator: `price` a month for each client, over `months` months."""

    price: Amount = Field(gt=0)
    currency: Text = Field(pattern=r"^[A-Z]{3}$")
    months: Int = Field(gt=0, le=120)
    clients: tuple[Int, ...] = Field(min_length=1)


class ExampleRow(Model):
    """What `clients` clients bring: `monthly` for a share of the subscription, `total` over the whole example."""

    clients: int
    monthly: Decimal | None
    total: Decimal


class Offer(Model):
    """`content/offers/<slug>.yaml`."""

    name: Localised
    partner: Side
    client: Side
    example: Example
    valid_from: IsoDate
    valid_until: IsoDate | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Offer:
        if self.valid_until and self.valid_until < self.valid_from:
            raise PydanticCustomError("E0206", "`valid_until` is before `valid_from`", {"expected": "a later date"})
        return self

    def rows(self) -> tuple[ExampleRow, ...]:
        """The calculator's table, exact decimals."""
        return tuple(self._row(clients) for clients in self.example.clients)

    def _row(self, clients: int) -> ExampleRow:
        value = self.partner.value
        if isinstance(value, Money):
            return ExampleRow(clients=clients, monthly=None, total=value.money * clients)
        monthly = self.example.price * clients * value.percent / 100
        return ExampleRow(clients=clients, monthly=monthly, total=monthly * self.example.months)


Unit = Literal["percent", "money"]
