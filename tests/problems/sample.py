"""A small project shape with every kind of field, so that the real one may change without touching these tests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.model.fields import (
    Amount,
    Bool,
    EmailAddress,
    HexColour,
    Int,
    IsoDate,
    Localised,
    Model,
    Slug,
    Text,
    Url,
    refused,
)


class Tier(Model):
    at: Int
    reward: Amount | None = None
    cap: Int | None = None


class Fixed(Model):
    kind: Literal["fixed"]
    money: Amount


class Share(Model):
    kind: Literal["share"]
    percent: Amount


class Sample(Model):
    name: Localised
    slug: Slug
    tiers: tuple[Tier, ...] = ()
    title: Text = "-"
    note: Text = "-"
    phone: Text = "-"
    version: Text = "-"
    day: Text = "-"
    tags: tuple[Text, ...] = ()
    site: Url | None = None
    links: tuple[Url, ...] = ()
    email: EmailAddress | None = None
    colour: HexColour | None = None
    colours: tuple[HexColour, ...] = ()
    step: Literal["learn", "demo", "talk"] = "learn"
    offer: Annotated[Fixed | Share, Field(discriminator="kind")] | None = None
    months: Int = Field(default=1, le=120)
    price: Amount | None = None
    starts: IsoDate | None = None
    ends: IsoDate | None = None
    active: Bool = True

    @model_validator(mode="after")
    def _in_order(self) -> Sample:
        if self.starts and self.ends and self.ends < self.starts:
            raise refused("E0207", "ends before it starts", expected="a later date", fix="Change one of the dates.")
        return self


class SampleRow(Model):
    slug: Slug
    name: Localised
    months: Int = Field(le=120)
    email: EmailAddress | None = None


COLUMNS = {"slug": "slug", "name_ar": "name.ar", "months": "months", "email": "email"}
