"""The archives of kits: what each holds, in the order of its `kit.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.model.declared import dataclass
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
Shared = Callable[[Cohort, Partner | None], bool]


@dataclass(frozen=True, slots=True)
class Member:
    """A place in an archive: the cohort whose file stands there, or none where `held` is no recipe's."""

    cohort: Cohort | None
    held: Held


def members_of(archive: Cohort, family: Family) -> tuple[Member, ...]:
    """What an archive holds of what is made for the same people in the same language."""
    return tuple(
        Member(one, held)
        for held in archive.recipe.holds
        for one in (family.made_by(held.recipe) if held.recipe else (None,))
    )


def reads_of(members: tuple[Member, ...]) -> Iterator[Read]:
    """What an archive depends on: its members, and logos."""
    for member in members:
        logo = member.held.logo
        if member.cohort is not None:
            yield (COHORT, name_of(member.cohort))
        elif logo:
            yield ("logos",) if logo in (OWN_LOGO, BRAND_LOGO) else ("logos", logo)


@dataclass(frozen=True, slots=True)
class Archivist:
    """Gathers what goes into an archive, and has it packed.

    `again` gives the finished file of a member that was not made just now; `shared` says whether a member's file is the
    same for all partners of its stencil.
    """

    project: Project
    packer: Packer
    again: Again
    shared: Shared

    def pack(
        self, archive: Cohort, members: tuple[Member, ...], path: str, news: tuple[dict[str, str], ...],
        partner: Partner | None, finished: Mapping[Cohort, bytes],
    ) -> bytes:  # fmt: skip
        """The archive that goes to `path`; `finished` are the files of this partner that are made already."""
        packed: list[KitMember] = []
        for member in members:
            one, held = member.cohort, member.held
            if one is None:
                packed += self._kept(archive, held, partner)
            elif partner is None or partner.tier in (one.recipe.front.tiers or (partner.tier,)):
                whose = partner if one.per_partner else None
                data = finished[one] if one in finished else self.again(one, whose)
                packed.append(KitMember(one.named(held.name, partner), data, self.shared(one, partner)))
        return self.packer.pack(self._label(archive, path, news, partner), packed)

    def _kept(self, archive: Cohort, held: Held, partner: Partner | None) -> Iterator[KitMember]:
        """A logo or a file of the theme, where there is one."""
        if held.asset:
            yield KitMember(held.name, self.packer.asset(held.asset), shared=True)
            return
        own = {OWN_LOGO: partner.logo if partner else "", BRAND_LOGO: self.project.brand.logo}
        name = own.get(held.logo, held.logo)
        if name in self.project.logos:
            named = archive.named(held.name.replace(ENDING, name.rpartition(".")[2]), partner)
            yield KitMember(named, self.packer.logo(name), shared=held.logo != OWN_LOGO)

    def _label(
        self, archive: Cohort, path: str, news: tuple[dict[str, str], ...], partner: Partner | None
    ) -> KitLabel:  # fmt: skip
        kit = self.project.kits[archive.recipe.kit]
        return KitLabel(
            archive.recipe.kit, partner.slug if partner else "", archive.segment, archive.locale, path,
            (kit.until or self.project.campaign.ends).isoformat(), self.project.programme.base_url, news,
        )  # fmt: skip
