"""What will be made: cohorts, and the jobs that they unfold into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.dialect import PLAIN
from generator.model.partner import Partner
from generator.model.recipe import Recipe
from generator.model.roster import Roster
from generator.model.scheduler import upload_name

PARTS_OF_MAILS: Final = {"draft": ("email", "text"), "image": ("email",)}
"""What the files of a mail are made of, by their format: a draft holds its HTML and its text, a picture shows it."""

Places = range | tuple[int, ...]
"""Places of partners in the list, rising."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everything that a template may branch on, but for the partner's traits. Absent axes are empty.

    A scheduler that takes one channel at a time has a cohort for each network, whether or not the recipe asks for both.
    """

    recipe: Recipe
    locale: str = ""
    segment: str = ""
    variant: str = ""
    network: str = ""
    mail: str = ""
    page: str = ""
    link: str = ""
    post: str = ""
    scheduler: str = ""
    dialect: str = ""
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __hash__(self) -> int:
        """Worked out when it is first asked for: cohorts are looked up several times for each file."""
        if not self._hash:
            axes = (self.locale, self.segment, self.variant, self.network, self.mail, self.page, self.link, self.post)
            object.__setattr__(self, "_hash", hash((self.recipe, *axes, self.scheduler, self.dialect)) or 1)
        return self._hash

    @property
    def per_partner(self) -> bool:
        return "partner" in self.recipe.front.per

    @property
    def made_of(self) -> tuple[str, ...]:
        """The formats without which there is no such file: its own, and those of its parts."""
        return (self.recipe.format, *(PARTS_OF_MAILS.get(self.recipe.format, ()) if self.mail else ()))

    def dialect_for(self, partner: Partner | None) -> str:
        """The mail service that a file is for: its own axis, otherwise the partner's; empty is the programme's."""
        if self.recipe.format == "draft":
            return PLAIN
        return self.dialect or (partner.dialect if partner else "")

    def path(self, partner: Partner | None = None, token: str = "") -> str:
        """The output path, relative to the site's root."""
        return self.named(self.recipe.front.path, partner, token)

    def named(self, pattern: str, partner: Partner | None = None, token: str = "") -> str:
        """A path or a name in an archive, its braces filled. What stands in capitals is written in capitals."""
        variant = f"{self.variant}/" if self.variant else ""
        slug = partner.slug if partner else ""
        return pattern.format(
            locale=self.locale,
            segment=self.segment,
            variant=variant,
            network=self.network,
            mail=self.mail,
            page=self.page,
            link=self.link,
            post=self.post,
            scheduler=upload_name(self.scheduler, self.network) if self.scheduler else "",
            dialect=self.dialect,
            partner=slug,
            token=token,
            LINK=self.link.upper(),
            PARTNER=slug.upper(),
            SEGMENT=self.segment.upper(),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Cohorts in a fixed order, and the places in the list of each segment's partners. Lazy along the partner axis.

    `family` are all cohorts of the project, also those that this build leaves out: a page may show its siblings. Only
    whole formats that are left out (`without`) are not in it.
    """

    cohorts: tuple[Cohort, ...]
    roster: Roster
    partners: Mapping[str, Places]
    family: tuple[Cohort, ...] = ()

    @property
    def places(self) -> Places:
        """The places of all partners of this build, in the order of the list."""
        blocks = sorted((places for places in self.partners.values() if places), key=lambda places: places[0])
        first, last = (blocks[0][0], blocks[-1][-1] + 1) if blocks else (0, 0)
        if sum(map(len, blocks)) == last - first:  # without a gap
            return range(first, last)
        return tuple(place for places in blocks for place in places)

    def partners_of(self, cohort: Cohort) -> Places:
        """The places of the partners who get a cohort's file."""
        places, tiers = self.partners.get(cohort.segment, ()), cohort.recipe.front.tiers
        if not tiers:
            return places
        return self.roster.at(tiers, places)

    def without(self, formats: AbstractSet[str]) -> Plan:
        """The plan without these formats: nothing shows or holds such a file, all is made of what there is."""

        def kept(cohorts: tuple[Cohort, ...]) -> tuple[Cohort, ...]:
            return tuple(cohort for cohort in cohorts if formats.isdisjoint(cohort.made_of))

        return replace(self, cohorts=kept(self.cohorts), family=kept(self.family))

    def count(self) -> int:
        """How many files of the site will be made."""
        published = (cohort for cohort in self.cohorts if cohort.recipe.front.published)
        return sum(len(self.partners_of(cohort)) if cohort.per_partner else 1 for cohort in published)

    def jobs(self) -> Iterator[tuple[Cohort, Partner | None]]:
        for cohort in self.cohorts:
            if cohort.per_partner:
                for place in self.partners_of(cohort):
                    yield cohort, self.roster[place]
            else:
                yield cohort, None
