"""The partner list in order: a sequence of partners that holds no partner."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from typing import Self, overload

from generator.model.known import Known
from generator.model.partner import Partner
from generator.model.partner_rows import PartnerRows, made_rows

_NOBODY = range(0)


class Roster(Sequence[Partner]):
    """All partners, sorted by segment and slug. Each is made from its row when asked for and forgotten afterwards.

    A hundred thousand partners take the text of their list and one megabyte.
    """

    __slots__ = ("_numbers", "_rows", "_segments", "known")

    def __init__(self, rows: PartnerRows, numbers: array[int], segments: Mapping[str, range], known: Known) -> None:
        """`numbers[i]` is the number of partner `i` in `rows`, `segments` the indexes of each segment's."""
        self._rows, self._numbers, self._segments, self.known = rows, numbers, segments, known

    @classmethod
    def of(cls, partners: Iterable[Partner]) -> Self:
        """A roster of partners that are there already, in any order; their slugs differ."""
        people = sorted(partners, key=lambda partner: (partner.segment, partner.slug))
        segments = {
            segment: range((group := list(found))[0], group[-1] + 1)
            for segment, found in groupby(range(len(people)), key=lambda index: people[index].segment)
        }
        return cls(made_rows(people), array("I", range(len(people))), segments, Known.of(people))

    @property
    def logos(self) -> frozenset[str]:
        """The names of all logos in use."""
        return self.known.logos

    @property
    def colours(self) -> frozenset[tuple[str, str]]:
        """The pairs of colour and accent in use."""
        return self.known.colours

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Partner: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Partner, ...]: ...
    def __getitem__(self, index: int | slice) -> Partner | tuple[Partner, ...]:
        if isinstance(index, slice):
            return tuple(self._rows.partners(self._numbers[index]))
        return self._rows.partner(self._numbers[index])

    def __iter__(self) -> Iterator[Partner]:
        return self._rows.partners(self._numbers)

    def __repr__(self) -> str:
        return f"Roster({len(self)} partners)"

    def block(self, start: int, stop: int) -> Iterator[Partner]:
        """The partners of a range of indexes, one after the other, about twice as fast as one by one."""
        return self._rows.partners(self._numbers[start:stop])

    def segment(self, slug: str) -> range:
        """The indexes of a segment's partners; empty where it has none."""
        return self._segments.get(slug, _NOBODY)

    def find(self, slug: str) -> int | None:
        """The index of the partner with this slug. Reads a few rows of each segment, and keeps nothing."""
        for places in self._segments.values():
            index = places.start + bisect_left(places, slug, key=self._slug)
            if index < places.stop and self._slug(index) == slug:
                return index
        return None

    def key(self, index: int) -> bytes:
        """BLAKE2b (8 bytes) of all of a partner that can reach an output: not the line on which it is written.

        It may change where the partner stays the same (a column moved); it never stays where the partner changes.
        """
        return next(self._rows.keys((self._numbers[index],)))

    def keys(self, start: int, stop: int) -> Iterator[bytes]:
        """The keys of a range of indexes."""
        return self._rows.keys(self._numbers[start:stop])

    def slugs(self, start: int, stop: int) -> Iterator[str]:
        """The slugs of a range of indexes, for little: for who has to know about everybody who is there."""
        return self._rows.slugs(self._numbers[start:stop])

    def all_names(self) -> Iterator[tuple[str, ...]]:
        """The names of each, in order, for a third of what the partners cost."""
        return self._rows.names(self._numbers)

    def with_logo(self, segment: str) -> tuple[int, ...]:
        """The indexes of a segment's partners that have a logo."""
        places = self.segment(segment)
        return tuple(compress(places, self.known.with_logo[places.start : places.stop]))

    def longest(self, places: range | tuple[int, ...]) -> int:
        """Which of some partners has the longest words, the first of several; there has to be one."""
        sizes = self.known.sizes
        if isinstance(places, range):
            mine = sizes[places.start : places.stop]
            return places.start + mine.index(max(mine))
        return max(places, key=sizes.__getitem__)

    def at(self, tiers: Collection[str], places: range | tuple[int, ...]) -> tuple[int, ...]:
        """Those of some partners who are at one of these levels."""
        wanted = [tier in tiers for tier in self.known.tiers]
        levels = self.known.levels
        mine = levels[places.start : places.stop] if isinstance(places, range) else map(levels.__getitem__, places)
        return tuple(compress(places, map(wanted.__getitem__, mine)))

    def _slug(self, index: int) -> str:
        return next(self._rows.slugs((self._numbers[index],)))
