"""Plain rows by the block: their cells column by column, because a column is looked at faster than its cells are.

A pattern that is looked for all over a block gives all its columns at once, and what a column points to is compared
with what there is once for each value that occurs in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

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

    def rows(self, indexes: Sequence[int]) -> Columns:
        """Some of the rows, by their numbers in the block."""
        if len(indexes) == len(self.slug):
            return self
        cells = (_picked(getattr(self, name), indexes) for name in CAPTURED)
        return Columns(*cells, names=tuple(_picked(column, indexes) for column in self.names))

    def longest_names(self) -> Iterable[int]:
        """The letters of each row's longest name."""
        return map(max, zip(*(map(len, column) for column in self.names), strict=True))


NOTHING: Final = Columns((), (), (), (), (), (), (), (), names=((),))
"""No row."""


def _picked(column: Column, indexes: Sequence[int]) -> Column:
    return tuple(map(column.__getitem__, indexes))


class Glance:
    """Gives the columns of a text's lines by the pattern of a plain row (`plain_row`), if there is one."""

    def __init__(self, plain: re.Pattern[str] | None) -> None:
        shape = plain.pattern if plain else "(?!)"
        self._lines = re.compile(rf"{shape}|[^\n]+\n?|\n")
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
