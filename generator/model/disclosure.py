"""How a rewarded recommendation is labelled as advertising, by jurisdiction.

One YAML file each under `generator/facts/disclosures/` or in the project's own `content/disclosures/`: `default.yaml`
carries the words that Wasl prints, the others (`SA.yaml`, `GB.yaml`, ...) what a country accepts and rejects, and its
own words where it wants others. This is not legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.fact import FactModel, NamedFact, NonEmpty, ReviewMonth, Sourced

Jurisdiction = Annotated[str, StringConstraints(pattern=r"^(?:default|[A-Z]{2})$")]

Placement = Literal["first", "with_endorsement", "start_or_picture", "recognisable"]
"""`first`: before the promotion, as its first words. `with_endorsement`: beside it, never behind "more".
`start_or_picture`: at the start of the text or on the picture. `recognisable`: no fixed place is named."""


class DisclosureLabel(Sourced):
    """A word or sentence that a jurisdiction accepts or rejects. `locale` is `und` for hashtags and the like."""

    text: NonEmpty
    locale: str = "und"


class DisclosurePosition(Sourced):
    """Where the label must stand."""

    placement: Placement


class Licence(Sourced):
    """A permit that an advertiser needs. `type` is what a partner's file names it by."""

    type: NonEmpty
    label: Mapping[str, str]
    required_for: Literal["individuals", "everyone"]
    authority: NonEmpty
    since: str
    check_url: str = ""
    shown_on_account: bool = False


class Disclosure(FactModel):
    """The rules of one jurisdiction, or the default words.

    `short` opens a post, `long` is a sentence for pages, `payer` one for mails that names who pays (`{brand}`); all by
    locale. A jurisdiction without its own words uses the default's. `countries` are those that it holds in, where it is
    no country itself.
    """

    jurisdiction: Jurisdiction
    label: Mapping[str, str]
    countries: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], ...] = ()
    short: Mapping[str, str] = {}
    long: Mapping[str, str] = {}
    payer: Mapping[str, str] = {}
    position: DisclosurePosition
    accepted: tuple[DisclosureLabel, ...] = ()
    rejected: tuple[DisclosureLabel, ...] = ()
    licence: Licence | None = None
    notes: tuple[NamedFact, ...] = ()
    source: NonEmpty
    reviewed: ReviewMonth

    def __hash__(self) -> int:  # the words are mappings; the code is unique among disclosures anyway
        return hash(self.jurisdiction)

    def rejects(self, label: str) -> DisclosureLabel | None:
        """The rejected label that `label` is, compared without case and outer spaces; None where it is not one."""
        wanted = label.strip().casefold()
        return next((entry for entry in self.rejected if entry.text.casefold() == wanted), None)
