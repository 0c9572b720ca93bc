"""Files for schedulers: the template prints rows and rules as JSON; what they describe is the file that partners get.

`{"rules": "…", "rows": [["2027-01-12 10:00", "…"]]}`; `rules` is JSON in a text: `file` (see `FileRules`), `header`
(the names of the columns) and `words` (the places of columns in which what people wrote stands).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from generator.model.declared import dataclass
from generator.model.fields import Model
from generator.model.locale import Locale
from generator.model.scheduler import FileRules
from generator.render.fields import Say, always, described, differs, placed, read
from generator.render.formats.shape import Format
from generator.render.resolve import Piece
from generator.render.slots import Sheet
from generator.text.uploads import LINE_ENDS, Cell, cell_of


class _Described(Model):
    rules: str
    rows: tuple[tuple[str, ...], ...]


class _Rules(Model):
    file: FileRules
    header: tuple[str, ...]
    words: frozenset[int]

    @property
    def dropped(self) -> bool:
        """Whether empty cells at the end of a row are left out, with what stands before them."""
        return self.file.trailing_cells == "dropped"

    def cells(self, number: int) -> tuple[Cell, ...]:
        """The cells of a row of so many."""
        words, other = (cell_of(self.file, of_words=of_words) for of_words in (True, False))
        return tuple(words if at in self.words else other for at in range(number))


@dataclass(frozen=True, slots=True)
class _Write:
    """Writes a cell. One that may be `dropped` goes with what stands `before` it; those after it are `cells` too."""

    cells: tuple[Cell, ...]
    before: str = ""
    dropped: bool = False

    def __call__(self, fields: Sequence[Say]) -> str:
        text = self.cells[0].text(fields[0]())
        if (
            self.dropped
            and not text
            and not any(cell.text(say()) for cell, say in zip(self.cells, fields, strict=True))
        ):
            return ""
        return self.before + self.cells[0].written(text)

    def even(self, fields: Sequence[Say]) -> bool:
        return self.cells[0].even(fields[0]()) and all(cell.even("") for cell in self.cells)


def _cut(marked: str, locale: Locale, sheet: Sheet) -> list[Piece]:
    """The file, with a hole for each cell in which partners differ."""
    found = read(_Described, described(marked, locale))
    if differs(found.rules):
        raise ValueError("the rules of a file for a scheduler are the same for everybody")
    rules = _rules(found.rules)
    place = partial(placed, sheet=sheet, locale=locale)
    end = LINE_ENDS[rules.file.line_ends]
    pieces: list[Piece] = ["\ufeff" if rules.file.bom else ""]
    if rules.file.header:
        pieces.append(_header(rules) + end)
    for row in found.rows:
        for before, fields, write in _row(rules, row, sheet):
            pieces += [before, place(fields, write)]
        pieces.append(end)
    return pieces


def _header(rules: _Rules) -> str:
    """The names of the columns, which no rule for words changes: a tool knows its columns by them."""
    names = list(rules.header)
    while rules.dropped and names and not names[-1]:
        names.pop()
    return rules.file.delimiter.join(map(Cell.written, rules.cells(len(names)), names))


def _row(rules: _Rules, row: tuple[str, ...], sheet: Sheet) -> Iterator[tuple[str, tuple[str, ...], _Write]]:
    """What stands before each cell of a row, and the cell, with those after it where they decide if it is there."""
    cells = rules.cells(len(row))
    for at in range(len(row)):
        before = rules.file.delimiter if at else ""
        if not rules.dropped or any(_is_there(*one, sheet) for one in zip(cells[at:], row[at:], strict=True)):
            yield before, row[at : at + 1], _Write(cells[at : at + 1])
        else:
            yield "", row[at:], _Write(cells[at:], before, dropped=True)


def _is_there(cell: Cell, field: str, sheet: Sheet) -> bool:
    """Whether something stands in it for everybody, as far as that is known."""
    ways = always(field, sheet)
    return bool(ways) and all(map(cell.text, ways))


@lru_cache(maxsize=256)
def _rules(text: str) -> _Rules:
    """The same few rules stand in the files of all partners."""
    return read(_Rules, json.loads(text))


FORMAT = Format("upload", False, _cut)
