"""CSV tables (RFC 4180): a header, then rows that are parsed while they are read.

Excel writes `;` where the system's list separator is one (much of Europe, many Arabic set-ups), so `,`, `;` and tab
are told apart by the header line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.problem import Position, Problem
from generator.model.source import CsvFile, CsvRow, Scalar, csv_position

_SEPARATORS = (",", ";", "\t")
_MAX_ROW_PROBLEMS = 50
_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class CsvRows:
    """The good rows of a text, parsed on each iteration. `line` and `offset` are those of the first row."""

    text: str = field(repr=False)
    separator: str
    width: int
    line: int
    offset: int

    def __iter__(self) -> Iterator[CsvRow]:
        return (row for row in _read(self) if isinstance(row, CsvRow) and len(row.cells) == self.width)


@dataclass(frozen=True, slots=True)
class _BrokenRow:
    line: int
    offset: int
    reason: str


def parse_csv(path: str, text: str) -> tuple[CsvFile, list[Problem]]:
    """Read the header and check every row. Never raises: broken rows are problems and are left out."""
    separator = _separator(text)
    whole = CsvRows(text, separator, 0, 1, 0)
    first = next(_read(whole), None)
    empty = CsvFile(path, (), (), 0, separator, text)
    if first is None:
        message = "the table is empty"
        return empty, [Problem(Position(path), "E0110", message, fix="Write the names of the columns on line 1.")]
    if isinstance(first, _BrokenRow):
        return empty, [_quotes_problem(path, text, first)]
    header, problems = _header(CsvFile(path, (), (), 0, separator, text), first)
    rest = text.count("\n", 0, first.offset)
    rows = CsvRows(text, separator, len(header), rest + 1, first.offset)
    table = CsvFile(path, header, _after_header(rows, first), 0, separator, text)
    count, found = _check_rows(table)
    return CsvFile(path, header, table.rows, count, separator, text), problems + found


def _after_header(rows: CsvRows, first: CsvRow) -> CsvRows:
    iterator = _read(rows)
    next(iterator)
    second = next(iterator, None)
    if second is None:
        return CsvRows(rows.text, rows.separator, rows.width, first.line, len(rows.text))
    return CsvRows(rows.text, rows.separator, rows.width, second.line, second.offset)


def _separator(text: str) -> str:
    line = next((line for line in text.split("\n", 5)[:5] if line.strip()), "")
    outside = "".join(line.split(_QUOTE)[::2])
    return max(_SEPARATORS, key=outside.count)


class _Lines:
    """Feeds lines to the reader and remembers where the row that it is reading began."""

    def __init__(self, text: str, offset: int, line: int) -> None:
        self.text, self.next_offset, self.next_line = text, offset, line
        self.offset, self.line = offset, line
        self.fresh = True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        start = self.next_offset
        if start >= len(self.text):
            raise StopIteration
        if self.fresh:
            self.offset, self.line, self.fresh = start, self.next_line, False
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end + 1
        self.next_offset = end
        self.next_line += 1
        return self.text[start:end]


def _read(rows: CsvRows) -> Iterator[CsvRow | _BrokenRow]:
    """Every row that holds something; trailing empty cells beyond the width are dropped, as Excel adds them."""
    lines = _Lines(rows.text, rows.offset, rows.line)
    reader = csv.reader(lines, delimiter=rows.separator, strict=True)
    width = rows.width
    while True:
        lines.fresh = True
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _BrokenRow(lines.line, lines.offset, str(error))
            continue
        if not any(map(str.strip, cells)):
            continue
        if width and len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        yield CsvRow(lines.line, tuple(cells), lines.offset)


def _header(file: CsvFile, row: CsvRow) -> tuple[tuple[Scalar, ...], list[Problem]]:
    names = [cell.strip() for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    header = tuple(Scalar(name, csv_position(file, row, index), quoted=True) for index, name in enumerate(names))
    first: dict[str, Scalar] = {}
    problems = []
    for cell in header:
        if not cell.text:
            fix = "Name the column, or delete it."
            problems.append(Problem(cell.position, "E0114", "a column has no name", fix=fix))
        elif cell.text in first:
            message = f"two columns are called `{cell.text}`"
            also = (first[cell.text].position,)
            problems.append(Problem(cell.position, "E0112", message, cell.text, fix="Rename one of them.", also=also))
        first.setdefault(cell.text, cell)
    return header, problems


def _check_rows(file: CsvFile) -> tuple[int, list[Problem]]:
    """How many rows are good, and the problems of the others (the first 50: a wrong separator breaks every row)."""
    assert isinstance(file.rows, CsvRows)
    count, width = 0, file.rows.width
    problems: list[Problem] = []
    for row in _read(file.rows):
        if isinstance(row, CsvRow) and len(row.cells) == width:
            count += 1
        elif len(problems) < _MAX_ROW_PROBLEMS:
            problems.append(_row_problem(file, row))
    return count, problems


def _row_problem(file: CsvFile, row: CsvRow | _BrokenRow) -> Problem:
    if isinstance(row, _BrokenRow):
        return _quotes_problem(file.path, file.text, row)
    have, due = len(row.cells), len(file.header)
    message = f"the row has {have} cells where the header has {due}"
    fix = f"Put quotes around a text that holds `{file.separator}`." if have > due else "Add the missing cells."
    place = csv_position(file, row, min(have, due))
    return Problem(place, "E0111", message, str(have), str(due), fix=fix)


def _quotes_problem(path: str, text: str, row: _BrokenRow) -> Problem:
    line = text[row.offset :].split("\n", 1)[0]
    column = line.find(_QUOTE) + 1
    position = Position(path, row.line, max(column, 1), 1 if column else 0)
    if "limit" in row.reason:
        message, fix = "a cell is longer than 131,072 characters; a quote is probably never closed", "Close the quote."
    elif "unexpected end" in row.reason:
        message, fix = "a quote is opened in this row and never closed", "Close the quote, or double it inside a text."
    else:
        message, fix = "the quotes of this row do not match", 'Write a quote inside a quoted text twice: `""`.'
    return Problem(position, "E0113", message, _QUOTE, fix=fix)
