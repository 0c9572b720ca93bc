"""Plain rows by the block: their cells column by column, because a column is looked at faster than its cells are.

A pattern that is looked for all over a block gives all its columns at once, and what a column points to is compared
with what there is once for each value that occurs in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import Final, Self

from generator.model.declared import dataclass, field
from generator.model.partner import Partner
from generator.validate.plain_rows import CAPTURED

Column = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of a block of rows; a row that is not plain has an empty slug. `names` has a column for each language."""

    slug: Column
    code: Column
    segment: Column
    tier: Column
    logo: Column
    colour: Column
    accent: Column
    dialect: Column
    names: tuple[Column, ...] = field(kw_only=True)

    @classmethod
    def of(cls, partners: Sequence[Partner]) -> Self:
        """What would stand in the rows of these partners, of whom there is at least one."""
        cells = (tuple(map(attrgetter(name), partners)) for name in CAPTURED)
        return cls(*cells, names=tuple(zip(*(one.names for one in partners), strict=True)))

    def rows(self, chosen: bytes) -> Columns:
        """The rows for which there is a 1."""
        cells = (tuple(compress(getattr(self, name), chosen)) for name in CAPTURED)
        return Columns(*cells, names=tuple(tuple(compress(column, chosen)) for column in self.names))

    def longest_names(self) -> Iterable[int]:
        """The letters of each row's longest name."""
        return map(max, zip(*(map(len, column) for column in self.names), strict=True))


NOTHING: Final = Columns((), (), (), (), (), (), (), (), names=((),))
"""No row."""


class Glance:
    """Gives the columns of a text's lines by the pattern of a plain row (`plain_row`), if there is one."""

    def __init__(self, plain: str | None) -> None:
        self._lines = re.compile(rf"{plain or '(?!)'}|[^\n]+\n?|\n")
        places = {name: place - 1 for name, place in self._lines.groupindex.items()}
        self._cells = tuple(places[name] for name in CAPTURED) if plain else ()
        self._names = tuple(place for name, place in places.items() if name not in CAPTURED)

    def columns(self, text: str, start: int, end: int) -> Columns:
        """The columns of the lines from `start`, where a line begins, to `end`."""
        found = self._lines.findall(text, start, end)
        if not self._cells:
            nothing = ("",) * len(found)
            return Columns(*(nothing for _ in CAPTURED), names=(nothing,))
        columns = tuple(zip(*found, strict=True))
        names = tuple(map(columns.__getitem__, self._names))
        return Columns(*map(columns.__getitem__, self._cells), names=names)


class Letters:
    """Gathers the letters of many texts. A pattern of those that were met finds no other one sooner than a set does."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self._nothing_else = re.compile("")

    def add(self, texts: Iterable[str]) -> None:
        text = "".join(texts)
        if not self._nothing_else.fullmatch(text):
            self.met.update(text)
            self._nothing_else = re.compile(f"[{re.escape(''.join(sorted(self.met)))}]*")
