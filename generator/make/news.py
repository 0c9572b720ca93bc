"""What is new since the last build: which cohorts, which partners. Everything, where there was none like this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import islice

from generator.make.people import Was
from generator.make.record import LONGEST, Record, Seen, Signatures, Traits, alike, links_of
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort, Places, Plan
from generator.model.roster import Roster
from generator.render.bundle import Bundle
from generator.render.press import Press
from generator.render.watch import name_of


@dataclass(frozen=True, slots=True)
class News:
    """`cohorts` are the names of those whose inputs have changed, `longest` the places of the partners with the longest
    words of each segment, `forced` those of partners who are made anew because something else about them is wanted.
    `segments` are those in which any partner gets something of those cohorts. Where the site is `untouched` since the
    last build, whatever is not new need not be looked at.
    """

    record: Record | None
    cohorts: frozenset[str]
    longest: frozenset[int]
    forced: frozenset[int] = frozenset()
    segments: frozenset[str] = frozenset()
    untouched: bool = False

    def same(self, name: str) -> Seen | None:
        """What is known of a cohort whose inputs have not changed."""
        return self.record.cohorts.get(name) if self.record and name not in self.cohorts else None

    def last(self, partner: Partner) -> Was | None:
        """A partner of the last build who is still in its segment, whatever else has changed."""
        was = self.record.partners.get(partner.slug) if self.record else None
        return was if was is not None and was.segment == partner.segment else None

    def vanished(self, common: Mapping[str, Seen]) -> Iterator[str]:
        """Files for nobody in particular that have got another place."""
        for name, seen in self.record.cohorts.items() if self.record else ():
            if seen.path and name in common and common[name].path != seen.path:
                yield seen.path

    def left(self, plan: Plan, press: Press, known: int) -> Iterator[str]:
        """Files of partners who have left the list, or their segment; `known` of the last build's are still there."""
        if self.record is None or known == len(self.record.partners):
            return
        cohorts: dict[str, list[Cohort]] = {}
        for cohort in plan.cohorts:
            if cohort.per_partner:
                cohorts.setdefault(cohort.segment, []).append(cohort)

        def got(partner: Partner) -> list[str]:
            tiers = [cohort.recipe.front.tiers for cohort in cohorts.get(partner.segment, ())]
            places = press.places("any", partner, cohorts.get(partner.segment, ()))
            return [place for place, named in zip(places, tiers, strict=True) if not named or partner.tier in named]

        here, moved = self._there(plan)
        for slug in self.record.partners.keys() - here:
            old = self.record.partners.segment(slug)
            left = Partner(slug=slug, names=(), segment=old, type="referral", tier="", code=slug)
            place = moved.get(slug)  # one that has moved to another segment has some of its files where they were
            kept = got(plan.roster[place]) if place is not None else ()
            yield from set(press.places("any", left, cohorts.get(old, ()))).difference(kept)

    def _there(self, plan: Plan) -> tuple[set[str], dict[str, int]]:
        """Partners of the last build: the slugs of those who are where they were, the places of those who moved."""
        assert self.record is not None
        last, here, moved = self.record.partners, set[str](), dict[str, int]()
        for segment, places in plan.partners.items():
            for place, slug in zip(places, _slugs(plan.roster, places), strict=True):
                if slug in last and last.segment(slug) == segment:
                    here.add(slug)
                elif slug in last:
                    moved[slug] = place
        return here, moved

    def same_links(self, bundle: Bundle) -> bool:
        """Whether the files of a bundle print the links that they printed in the last build."""
        assert self.record is not None
        for cohort, (name, traits) in bundle.kinds.items():
            seen = self.record.cohorts.get(name)
            kept = next((one for one in seen.stencils if one.traits == traits), None) if seen else None
            if kept is None or not kept.links or kept.links != bundle.links[cohort]:
                return False
        return True


def news_of(
    plan: Plan, roster: Roster, record: Record | None, signatures: Signatures | None, *, untouched: bool = False
) -> News:  # fmt: skip
    """What is new; everything is where there is no record."""
    names = frozenset(map(name_of, plan.cohorts))
    longest = dict(_longest(plan, roster))
    if record is None or signatures is None:
        return News(None, names, frozenset(longest.values()))
    changed = frozenset(
        name for name in names if name not in record.cohorts or record.cohorts[name].signature != signatures.of(name)
    )
    forced = frozenset(_forced(plan, roster, record, changed, longest))
    segments = frozenset(one.segment for one in plan.cohorts if one.per_partner and name_of(one) in changed)
    return News(record, changed, frozenset(longest.values()), forced, segments, untouched)


def _longest(plan: Plan, roster: Roster) -> Iterator[tuple[str, int]]:
    for segment, places in plan.partners.items():
        if places:
            yield segment, roster.longest(places)


def _of(roster: Roster, places: range | tuple[int, ...]) -> Iterator[Partner]:
    return roster.block(places.start, places.stop) if isinstance(places, range) else map(roster.__getitem__, places)


def _slugs(roster: Roster, places: Places) -> Iterator[str]:
    if isinstance(places, range):
        return roster.slugs(places.start, places.stop)
    return (roster[place].slug for place in places)


def _forced(
    plan: Plan, roster: Roster, record: Record, changed: frozenset[str], longest: Mapping[str, int]
) -> Iterator[int]:
    """Partners who take the place of one that was looked at and is not there any more, or not the same."""
    fine: dict[str, int | None] = {}
    heir = cache(partial(_first, roster, plan.partners))  # one partner was mostly the first for hundreds of cohorts
    for cohort in plan.cohorts:
        name = name_of(cohort)
        if not cohort.per_partner or name in changed:
            continue
        for kept in record.cohorts[name].stencils:
            if kept.sample not in fine:
                fine[kept.sample] = unchanged(roster, record, kept.sample)
            if kept.traits == LONGEST:
                place = longest.get(cohort.segment)
                if place is not None and place != fine[kept.sample]:
                    yield place
            elif fine[kept.sample] is None:
                yield from heir(cohort.segment, kept.traits)
    for segment, place in longest.items():
        seen = record.cohorts.get(links_of(segment))
        if not seen or any(unchanged(roster, record, kept.sample) != place for kept in seen.stencils):
            yield place


def unchanged(roster: Roster, record: Record, slug: str) -> int | None:
    """The place of a partner of the last build, if it is still there and the same."""
    place, was = roster.find(slug), record.partners.get(slug)
    return place if place is not None and was is not None and roster.key(place).hex() == was.key else None


def _first(roster: Roster, partners: Mapping[str, Places], segment: str, traits: Traits) -> tuple[int, ...]:
    """The place of the first partner of a segment who has the traits of a stencil, if there is one."""
    places = partners.get(segment, ())
    found = (place for place, one in zip(places, _of(roster, places), strict=True) if alike(one, traits))
    return tuple(islice(found, 1))
