"""The cohorts of partners, sorted for the work: by who gets them, and by whether they have to be made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.make.news import News
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.render.watch import name_of


@dataclass(frozen=True, slots=True)
class Group:
    """What partners of one segment, and where levels differ one level, get. `name` tells levels apart.

    `fresh` are the cohorts that have to be made anew, `stale` their numbers among all, `rest` those of all others that
    are published.
    """

    name: str
    cohorts: tuple[Cohort, ...]
    fresh: tuple[Cohort, ...] = ()
    stale: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()


class Groups:
    """The groups of a plan's partners, made when the first partner of each comes."""

    def __init__(self, cohorts: Iterable[Cohort], news: News | None = None) -> None:
        self._segments = by_segment(cohorts)
        self._levelled = {
            segment for segment, mine in self._segments.items() if any(one.recipe.front.tiers for one in mine)
        }
        self._stale = news.cohorts if news else frozenset()
        self._groups: dict[tuple[str, str], Group] = {}

    def levelled(self, segment: str) -> bool:
        """Whether partners of this segment get different files by level."""
        return segment in self._levelled

    def all_of(self, segment: str) -> tuple[Cohort, ...]:
        """What any partner of a segment may get."""
        return self._segments.get(segment, ())

    def of(self, partner: Partner) -> Group:
        """What this partner gets."""
        tier = partner.tier if partner.segment in self._levelled else ""
        found = self._groups.get((partner.segment, tier))
        if found is None:
            mine = [one for one in self.all_of(partner.segment) if tier in (one.recipe.front.tiers or (tier,))]
            found = self._groups[partner.segment, tier] = self._group(tier, mine)
        return found

    def _group(self, name: str, cohorts: Sequence[Cohort]) -> Group:
        stale = [name_of(cohort) in self._stale for cohort in cohorts]
        numbers = range(len(cohorts))
        return Group(
            name, tuple(cohorts),
            tuple(cohort for cohort, is_stale in zip(cohorts, stale, strict=True) if is_stale),
            tuple(number for number in numbers if stale[number]),
            tuple(number for number in numbers if not stale[number] and cohorts[number].recipe.front.published),
        )  # fmt: skip


def by_segment(cohorts: Iterable[Cohort]) -> dict[str, tuple[Cohort, ...]]:
    """The cohorts of partners, by their segment."""
    found: dict[str, list[Cohort]] = {}
    for cohort in cohorts:
        if cohort.per_partner:
            found.setdefault(cohort.segment, []).append(cohort)
    return {segment: tuple(mine) for segment, mine in found.items()}
