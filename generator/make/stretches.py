"""Partners who are as they were, one after the other: such a stretch is taken over as it is, however long it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.make.news import News
from generator.model.plan import Places, Plan
from generator.model.roster import Roster

_SOME, _ALL = 50, 2_000
"""What a partner costs of whom some files are made again, and one of whom all are, beside one who is taken over."""


class Stretch(NamedTuple):
    """Partners who follow one another in the list. `lines` are those of the last build where all is as it was.

    `weight` is what each of them costs, beside the others.
    """

    places: Places
    lines: range | None = None
    weight: int = 1

    def part(self, start: int, stop: int) -> Stretch:
        """Some of these partners, counted from the first."""
        lines = None if self.lines is None else self.lines[start:stop]
        return self._replace(places=self.places[start:stop], lines=lines)


def stretches(plan: Plan, news: News) -> Iterator[Stretch]:
    """All partners of a plan. Whoever is new, or gets something new, stands in a stretch without lines.

    Where somebody has touched the site since the last build, every partner's files have to be looked at.
    """
    places = plan.places
    if news.record is None or not news.untouched or not isinstance(places, range):
        yield Stretch(places)
        return
    for segment, theirs in _in_order(plan):
        mine = range(theirs[0], theirs[-1] + 1)
        if segment in news.segments:
            yield Stretch(mine, weight=_SOME)
        else:
            yield from _apart(mine, list(_lines(plan.roster, news, segment, mine)))


def portion(found: Collection[Stretch], number: int, of: int) -> Iterator[Stretch]:
    """One worker's part of them, so that each worker has about as much to do, and partners stay in their order."""
    total, at = sum(one.weight * len(one.places) for one in found), 0
    edges = [total * share // of for share in (number, number + 1)]
    for one in found:
        begin, end = (min(max(-((at - edge) // one.weight), 0), len(one.places)) for edge in edges)
        if begin < end:
            yield one.part(begin, end)
        at += one.weight * len(one.places)


def _in_order(plan: Plan) -> list[tuple[str, Places]]:
    """The segments with their partners, in the order of the list."""
    return sorted(((name, theirs) for name, theirs in plan.partners.items() if theirs), key=lambda one: one[1][0])


def _lines(roster: Roster, news: News, segment: str, mine: range) -> Iterator[int | None]:
    """For each of these partners its line in the last build; none where it has to be made."""
    assert news.record is not None
    line, forced = news.record.partners.line, news.forced
    slugs, keys = roster.slugs(mine.start, mine.stop), roster.keys(mine.start, mine.stop)
    for place, slug, key in zip(mine, slugs, keys, strict=True):
        yield None if place in forced else line(slug, key.hex(), segment)


def _apart(mine: range, lines: list[int | None]) -> Iterator[Stretch]:
    """Cut where lines do not follow one another."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            continue
        first, last = lines[start], lines[end - 1]
        known = None if first is None or last is None else range(first, last + 1)
        yield Stretch(mine[start:end], known, 1 if known else _ALL)
        start = end


def _goes_on(line: int | None, following: int | None) -> bool:
    return following == (None if line is None else line + 1)
