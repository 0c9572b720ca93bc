"""Partners who are as they were, one after the other: such a stretch is taken over as it is, however long it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from generator.make.news import News
from generator.model.plan import Places, Plan
from generator.model.roster import Roster

_GLANCE = 50
"""How many partners who are taken over cost as much as one of whom something is made, about."""


class Stretch(NamedTuple):
    """Partners who follow one another in the list. `lines` are those of the last build where all is as it was."""

    places: Places
    lines: range | None = None


def stretches(plan: Plan, news: News, places: Places) -> Iterator[Stretch]:
    """All of these partners. Whoever is new, or gets something new, stands in a stretch without lines.

    Where somebody has touched the site since the last build, every partner's files have to be looked at.
    """
    if news.record is None or not news.untouched or not isinstance(places, range):
        yield Stretch(places)
        return
    for segment, theirs in _in_order(plan):
        mine = range(max(places.start, theirs[0]), min(places.stop, theirs[-1] + 1))
        if not mine:
            continue
        if segment in news.segments:
            yield Stretch(mine)
        else:
            yield from _apart(mine, list(_lines(plan.roster, news, segment, mine)))


def portion(plan: Plan, news: News, number: int, of: int) -> Places:
    """The places of one worker's partners, so that each worker has about as much to do."""
    places = plan.places
    if news.record is None or not news.untouched or not isinstance(places, range):
        first, last = (len(places) * share // of for share in (number, number + 1))
        return places[first:last]
    costs = [(_GLANCE if segment in news.segments else 1, theirs) for segment, theirs in _in_order(plan)]
    ends = list(accumulate((cost * len(theirs) for cost, theirs in costs), initial=0))

    def place(share: int) -> int:
        wanted = ends[-1] * share // of
        at = max(bisect_left(ends, wanted), 1) - 1
        cost, theirs = costs[at]
        return theirs[0] + (wanted - ends[at]) // cost

    return range(place(number), place(number + 1)) if costs else places


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
        yield Stretch(mine[start:end], known)
        start = end


def _goes_on(line: int | None, following: int | None) -> bool:
    return following == (None if line is None else line + 1)
