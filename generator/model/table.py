"""The rows of a table by their place: where each begins is known, its cells are read when somebody asks for them."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator

from generator.model.declared import dataclass, field
from generator.model.source import CsvRow


class _Lines:
    """The lines of a text from a place on, for csv: a cell in quotes may go on over many."""

    __slots__ = ("line", "offset", "text")

    def __init__(self, text: str) -> None:
        self.text, self.offset, self.line = text, 0, 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        start = self.offset
        if start >= len(self.text):
            raise StopIteration
        end = self.text.find("\n", start)
        self.offset = len(self.text) if end < 0 else end + 1
        self.line += 1
        return self.text[start : self.offset]


class RowReader:
    """Reads the row that begins at a place of a text. `offset` and `line` then say where the next one begins."""

    def __init__(self, text: str, separator: str) -> None:
        self._lines = _Lines(text)  # no ring: what is done with a long text is to be given back at once
        self._reader = csv.reader(self._lines, delimiter=separator, strict=True)

    @property
    def text(self) -> str:
        return self._lines.text

    @property
    def offset(self) -> int:
        return self._lines.offset

    @property
    def line(self) -> int:
        return self._lines.line

    def read(self, offset: int, line: int) -> list[str]:
        """The cells as they are written, none for an empty line. Raises `csv.Error` for quotes that do not match.

        Each call starts afresh, also after an error. There has to be text at `offset`.
        """
        self._lines.offset, self._lines.line = offset, line
        return next(self._reader)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The good rows of a text, parsed on each iteration: memory holds two numbers for each row, and the text.

    `offsets` (in code points) and `lines` (from 1) say where the rows begin, in the order of the file. Every row has
    `width` cells, once the empty ones that Excel adds at its end are left out.
    """

    text: str = field(repr=False)
    separator: str
    width: int
    offsets: array[int] = field(default_factory=lambda: array("I"), repr=False)
    lines: array[int] = field(default_factory=lambda: array("I"), repr=False)

    def __len__(self) -> int:
        return len(self.offsets)

    def __iter__(self) -> Iterator[CsvRow]:
        reader = RowReader(self.text, self.separator)
        return (self._row(reader, number) for number in range(len(self.offsets)))

    def row(self, number: int) -> CsvRow:
        """The row of this number, from 0."""
        return self._row(RowReader(self.text, self.separator), number)

    def _row(self, reader: RowReader, number: int) -> CsvRow:
        offset, line = self.offsets[number], self.lines[number]
        return CsvRow(line, tuple(reader.read(offset, line)[: self.width]), offset)
