"""The archives of kits: what each holds, in the order of its `kit.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.kit import KitLabel, KitMember
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.project import Project
from generator.model.recipe import Held
from generator.render.family import Family
from generator.render.house import Packer
from generator.render.watch import COHORT, Read, name_of

OWN_LOGO: Final = "partner"
BRAND_LOGO: Final = "brand"
"""The logos of a `kit.yaml` that stand for the partner's own, and the company's."""
ENDING: Final = "{ending}"
"""In the name of a logo in an archive: the ending of its file."""

Again = Callable[[Cohort, Partner | None], bytes]
Shared = Callable[[Cohort, Partner], bool]

_OF_PARTNER: Final = re.compile(r"\{(?:partner|PARTNER)\b")


@dataclass(frozen=True, slots=True)
class Member:
    """A place in an archive: the cohort whose file stands there, or none where `held` is no recipe's.

    `name` is that of the file, where it is the same for all partners.
    """

    cohort: Cohort | None
    held: Held
    name: str = ""

    def named(self, archive: Cohort, partner: Partner | None) -> str:
        """The name of the file in the archive."""
        return self.name or (self.cohort or archive).named(self.held.name, partner)

    def is_for(self, partner: Partner | None) -> bool:
        """Whether a partner of this level gets it."""
        tiers = self.cohort.recipe.front.tiers if self.cohort else ()
        return partner is None or not tiers or partner.tier in tiers


def members_of(archive: Cohort, family: Family) -> tuple[Member, ...]:
    """What an archive holds of what is made for the same people in the same language."""
    return tuple(
        Member(one, held, "" if one is None or _OF_PARTNER.search(held.name) else one.named(held.name))
        for held in archive.recipe.holds
        for one in (family.made_by(held.recipe) if held.recipe else (None,))
    )


def held_for_nobody(cohorts: Iterable[Cohort], siblings: Callable[[Cohort], Family]) -> frozenset[Cohort]:
    """What stands in any archive and is for nobody in particular."""
    archives = [cohort for cohort in cohorts if cohort.recipe.holds]
    held = [member.cohort for archive in archives for member in members_of(archive, siblings(archive))]
    return frozenset(cohort for cohort in held if cohort and not cohort.per_partner)


def reads_of(members: tuple[Member, ...]) -> Iterator[Read]:
    """What an archive depends on: its members, and logos."""
    for member in members:
        logo = member.held.logo
        if member.cohort is not None:
            yield (COHORT, name_of(member.cohort))
        elif logo:
            yield ("logos",) if logo in (OWN_LOGO, BRAND_LOGO) else ("logos", logo)


def news_of(project: Project, archive: Cohort, local: Callable[[Mapping[str, str]], str]) -> tuple[dict[str, str], ...]:
    """What changed in a kit, as its segment is told of it: the day, and the words that `local` makes of it."""
    return tuple(
        {"on": one.on.isoformat(), "what": local(one.what)}
        for one in project.kits[archive.recipe.kit].news
        if archive.segment in (one.segments or (archive.segment,))
    )


@dataclass(frozen=True, slots=True)
class Archivist:
    """Gathers what goes into an archive of one kind of partners, and has it packed.

    `again` gives the finished file of a member that was not made just now; `shared` says whether a member's file is the
    same for all partners of this kind.
    """

    project: Project
    packer: Packer
    archive: Cohort
    members: tuple[Member, ...]
    news: tuple[dict[str, str], ...]
    again: Again
    shared: Shared
    _alike: dict[Cohort, bool] = field(default_factory=dict)

    def pack(self, path: str, partner: Partner | None, finished: Mapping[Cohort, bytes]) -> bytes:
        """The archive that goes to `path`; `finished` are the files of this partner that are made already."""
        packed: list[KitMember] = []
        for member in self.members:
            if member.cohort is None:
                packed += self._kept(member, partner)
            elif member.is_for(partner):
                packed.append(self._made(member, member.cohort, partner, finished))
        return self.packer.pack(self._label(path, partner), packed)

    def _made(
        self, member: Member, cohort: Cohort, partner: Partner | None, finished: Mapping[Cohort, bytes]
    ) -> KitMember:
        data, own = finished.get(cohort), partner if cohort.per_partner else None
        if data is None:
            data = self.again(cohort, own)
        common = partner is not None and own is None
        return KitMember(member.named(self.archive, partner), data, self._is_alike(cohort, own), common)

    def _is_alike(self, cohort: Cohort, partner: Partner | None) -> bool:
        """Whether the file is the same for all of this kind, asked once."""
        known = self._alike.get(cohort)
        if known is None:
            known = self._alike[cohort] = partner is not None and self.shared(cohort, partner)
        return known

    def _kept(self, member: Member, partner: Partner | None) -> Iterator[KitMember]:
        """A logo or a file of the theme, where there is one."""
        held = member.held
        if held.asset:
            yield KitMember(held.name, self.packer.asset(held.asset), common=True)
            return
        own = {OWN_LOGO: partner.logo if partner else "", BRAND_LOGO: self.project.brand.logo}
        name = own.get(held.logo, held.logo)
        if name in self.project.logos:
            named = self.archive.named(held.name.replace(ENDING, name.rpartition(".")[2]), partner)
            yield KitMember(named, self.packer.logo(name), common=held.logo != OWN_LOGO)

    def _label(self, path: str, partner: Partner | None) -> KitLabel:
        archive = self.archive
        kit = self.project.kits[archive.recipe.kit]
        return KitLabel(
            archive.recipe.kit, partner.slug if partner else "", archive.segment, archive.locale, path,
            (kit.until or self.project.campaign.ends).isoformat(), self.project.programme.base_url, self.news,
        )  # fmt: skip
