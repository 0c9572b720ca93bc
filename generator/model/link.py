"""A tracked link: what it is for (`LinkSpec`), whose it is (`LinkSource`), and the result (`TrackedLink`)."""

from __future__ import annotations

from typing import Literal

from generator.model.declared import dataclass

Target = Literal["page", "product", "signup", "site", "terms", "answer"]
"""Where a link goes: the partner's page, the product or shop, the sign-up form, the company's own site, the terms of
the offer, or the page that thanks for an answer."""


@dataclass(frozen=True, slots=True, order=True)
class LinkSpec:
    """What a link is for; the same for every partner of a cohort.

    `asset` is the piece that carries the link (`post01`, `announcement`, `page`, `snippet`, `flyer`), `network` the
    place where it is read (`x`, `email`, `qr`, `web`), `variant` the slot (`a`, `cta`, `logo`). The three become
    `utm_content=<asset>--<network>--<variant>`. `medium` comes from the vocabulary of `generator.links.policy`.
    `locale` is the BCP 47 code of the language in which the link is printed.
    """

    asset: str
    network: str
    variant: str
    medium: str
    target: Target
    locale: str


@dataclass(frozen=True, slots=True, order=True)
class LinkSource:
    """Whose link it is. `via` is the partner's code, which survives the lists that strip `utm_*`.

    `discount_code` travels as `code=` to a product. An unrewarded source never gets the medium `affiliate`.
    """

    partner: str
    via: str
    segment: str
    discount_code: str | None = None
    rewarded: bool = True


@dataclass(frozen=True, slots=True)
class TrackedLink:
    """A link ready to be printed, with the values it carries and the channels that analytics will file it under."""

    url: str
    id: str
    source: str
    medium: str
    campaign: str
    content: str
    via: str
    channel_ga4: str
    channel_plausible: str
    spec: LinkSpec
