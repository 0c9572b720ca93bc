"""The whole programme, cross-checked: what validate hands to plan and render."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.copy import Copy, Post
from generator.model.declared import dataclass, field
from generator.model.dialect import Dialect
from generator.model.disclosure import Disclosure
from generator.model.form import Form
from generator.model.kit import Kit
from generator.model.locale import Locale
from generator.model.mail_facts import MailFacts
from generator.model.network import Network
from generator.model.offer import Offer
from generator.model.programme import Brand, Campaign, Programme
from generator.model.provider import Provider
from generator.model.recipe import Recipe
from generator.model.roster import Roster
from generator.model.schedule import Turn
from generator.model.scheduler import Scheduler
from generator.model.segment import Segment
from generator.model.theme import Asset, Theme

DOCUMENTS: Final = "documents/"
"""How the names of units begin whose copy stands in `content/documents/`."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a build needs, frozen.

    `copy` is keyed by (segment, unit, locale); pages outside a segment have segment ``""``. `catalogues` holds the
    interface words by locale code as gettext text, parsed by the render stage's door. `logos` are checked file bytes
    by name. `earlier` are the former versions of an offer, the latest first. `kits` are those with a `kit.yaml`, by
    name. `calendar` is what is posted when, keyed by (segment, locale), for the `schedulers` that files are made for.
    """

    programme: Programme
    brand: Brand
    locales: tuple[Locale, ...]
    campaign_slug: str
    campaign: Campaign
    offers: Mapping[str, Offer]
    earlier: Mapping[str, tuple[Offer, ...]]
    forms: Mapping[str, Form]
    segments: Mapping[str, Segment]
    copy: Mapping[tuple[str, str, str], Copy]
    posts: Mapping[tuple[str, str], tuple[Post, ...]]
    partners: Roster
    networks: Mapping[str, Network]
    provider: Provider
    fallback_provider: Provider | None
    disclosures: Mapping[str, Disclosure]
    dialects: Mapping[str, Dialect]
    theme: Theme
    catalogues: Mapping[str, tuple[str, str]]
    recipes: tuple[Recipe, ...]
    logos: Mapping[str, Asset]
    kits: Mapping[str, Kit]
    schedulers: Mapping[str, Scheduler] = field(default_factory=dict)
    calendar: Mapping[tuple[str, str], tuple[Turn, ...]] = field(default_factory=dict)
    mail_facts: MailFacts = field(default_factory=MailFacts)

    def locale(self, code: str) -> Locale:
        return next(locale for locale in self.locales if locale.code == code)

    def locale_index(self, code: str) -> int:
        return next(index for index, locale in enumerate(self.locales) if locale.code == code)

    def unit(self, segment: str, name: str, locale: str) -> Copy | None:
        """The copy of a unit, or none where the segment has none in this locale (and no fallback).

        The copy of documents is the same for all segments.
        """
        return self.copy.get(("" if name.startswith(DOCUMENTS) else segment, name, locale))

    def variants(self, segment: str, locale: str) -> tuple[str, ...]:
        """Names of the landing page's variants beside the page itself: `b` for `page.b.<locale>.md`."""
        names = (unit for (of, unit, code) in self.copy if of == segment and code == locale)
        return tuple(sorted(unit.split(".", 1)[1] for unit in names if unit.startswith("page.")))
