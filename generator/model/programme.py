"""The programme, its company and its campaigns: one file each under `content/`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.model.dialect import PLAIN
from generator.model.fields import (
    Amount,
    EmailAddress,
    HexColour,
    Int,
    IsoDate,
    LocaleCode,
    Localised,
    Model,
    Slug,
    Text,
    Url,
    no_entries,
)
from generator.model.moments import Weekday
from generator.model.offer_parts import Currency
from generator.model.schedule import Timing


class Tier(Model):
    slug: Slug
    name: Localised


class FallbackProvider(Model):
    """A second provider, for visitors without JavaScript where the first needs it."""

    name: Slug
    key: Text = ""


class ProviderChoice(Model):
    """The form provider and what it needs to know.

    `key` is the provider's form id, access key, or one's own endpoint; it stands in the page, so it is public.
    """

    name: Slug
    key: Text = ""
    fallback: FallbackProvider | None = None


class Economics(Model):
    """What a client is worth to the company and costs it, for the build's own warnings; no figure is ever published.

    Money is in `currency`. `breakage` is the percentage of rewards that nobody claims. `costs` states what an offer
    costs per new client where its lines cannot be computed, or count in another currency.
    """

    currency: Currency
    revenue_per_account: Amount = Field(gt=0)  # a year
    lifetime_years: Amount = Field(gt=0, le=50)
    sales_and_marketing: Amount = Field(ge=0)  # a year
    customers_won: Int = Field(gt=0)  # in the same year
    other_cost: Amount = Field(ge=0)  # of winning a client through a partner, beside the rewards
    breakage: Amount = Field(default=Decimal(0), ge=0, lt=100)
    costs: dict[Slug, Amount] = Field(default_factory=no_entries)


class Programme(Model):
    """`content/programme.yaml`."""

    slug: Slug
    name: Localised
    tagline: Localised
    base_url: Url
    product_url: Url
    locales: tuple[LocaleCode, ...] = Field(min_length=1)
    default_locale: LocaleCode
    digits: dict[LocaleCode, Literal["latn", "arab"]] = Field(default_factory=no_entries)
    fallback: dict[LocaleCode, LocaleCode] = Field(default_factory=no_entries)
    campaign: Slug
    form_provider: Slug | ProviderChoice
    host: Slug
    theme: Slug = "base"
    kit_secret: Text = Field(min_length=16)
    networks: tuple[Slug, ...]
    jurisdictions: tuple[Text, ...] = ()  # whose disclosure rules hold where a partner's own are not known: SA, AE, EU
    mastodon_server: Text = "mastodon.social"
    time_zone: Text = "UTC"
    weekend: tuple[Weekday, ...] = Field(default=(), max_length=6)
    schedulers: tuple[Slug, ...] = ()
    dialect: Text = PLAIN  # the mail service that sends, where a partner names none
    tiers: tuple[Tier, ...] = ()
    terms_url: Url | None = None
    economics: Economics | None = None

    @property
    def provider(self) -> ProviderChoice:
        if isinstance(self.form_provider, ProviderChoice):
            return self.form_provider
        return ProviderChoice(name=self.form_provider)


class Colours(Model):
    brand: HexColour
    accent: HexColour | None = None


class Sender(Model):
    name: Localised
    role: Localised


class Brand(Model):
    """`content/brand.yaml`: the company behind the programme."""

    name: Localised
    legal_name: Localised
    address: Localised
    email: EmailAddress
    phone: Text = ""
    site: Url
    description: Localised
    logo: Text = ""
    colours: Colours
    handles: dict[Slug, Text] = Field(default_factory=no_entries)
    sender: Sender
    words: tuple[Text, ...] = ()
    figures: tuple[Text, ...] = ()  # amounts that copy may state beside those of the offer: `SAR 79`, `15%`


class Goal(Model):
    metric: Literal["signups", "clients", "posts", "partners"]
    segment: Slug | None = None
    target: Int = Field(gt=0)


class Test(Model):
    """One A/B test of a landing page: the segment shows `page.<variant>` beside `page`."""

    __test__ = False

    segment: Slug
    variant: Slug
    question: Localised
    measure: Literal["signups", "clients"] = "signups"


class Campaign(Timing):
    """`content/campaigns/<slug>.yaml`. `period` (`2027q1`, `202701`) ends every `utm_campaign`."""

    name: Localised
    period: Text = Field(pattern=r"^\d{4}(q[1-4]|0[1-9]|1[0-2])$")
    starts: IsoDate
    ends: IsoDate
    segments: tuple[Slug, ...] = ()
    goals: tuple[Goal, ...] = ()
    test: Test | None = None
