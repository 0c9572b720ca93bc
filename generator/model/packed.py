"""A table as it is kept for a whole build: in UTF-8, where Arabic beside Latin takes half of what it takes as text."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate
from typing import Self

from generator.model.declared import dataclass, field
from generator.model.table import RowReader, TableRows


@dataclass(frozen=True, slots=True)
class PackedRows:
    """The good rows of a table. `starts` say where each begins in `data`, in bytes; `lines` count from 1."""

    data: bytes = field(repr=False)
    separator: str
    width: int
    starts: array[int] = field(repr=False)
    lines: array[int] = field(repr=False)

    @classmethod
    def of(cls, table: TableRows) -> Self:
        starts = array("I", accumulate(_lengths(table)))
        return cls(table.text.encode(), table.separator, table.width, starts, table.lines)

    def line(self, number: int) -> bytes:
        """The line on which a row begins, without its end."""
        start = self.starts[number]
        return self.data[start : self.data.find(b"\n", start)]

    def cells(self, number: int) -> list[str]:
        """The cells of a row, as they are written; those that Excel adds at its end are left out."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.data)
        text = self.data[self.starts[number] : end].decode()
        return RowReader(text, self.separator).read(0, self.lines[number])[: self.width]


def _lengths(table: TableRows) -> Iterator[int]:
    """Bytes before the first row, and from each row to the next."""
    text, start = table.text, 0
    for offset in table.offsets:
        yield len(text[start:offset].encode())
        start = offset
