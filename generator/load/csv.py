"""CSV tables (RFC 4180): a header, then rows whose places are noted in one pass and which are parsed when asked for.

Excel writes `;` where the system's list separator is one (much of Europe, many Arabic set-ups), so `,`, `;` and tab
are told apart by the header line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from generator.model.declared import dataclass
from generator.model.problem import Position, Problem
from generator.model.source import CsvFile, CsvRow, Scalar, csv_position
from generator.model.table import RowReader, TableRows

_SEPARATORS = (",", ";", "\t")
_MAX_ROW_PROBLEMS = 50
_QUOTE = '"'
_LONGEST_CELL = 131_072  # what Python's csv takes, so a shorter line needs no look at its cells


@dataclass(frozen=True, slots=True)
class _BrokenRow:
    line: int
    offset: int
    reason: str


def parse_csv(path: str, text: str) -> tuple[CsvFile, list[Problem]]:
    """Read the header and check every row. Never raises: broken rows are problems and are left out."""
    separator = _separator(text)
    empty = CsvFile(path, (), TableRows(text, separator, 0), 0, separator, text)
    reader = RowReader(text, separator)
    first = _first_row(reader)
    if first is None:
        message = "the table is empty"
        return empty, [Problem(Position(path), "E0110", message, fix="Write the names of the columns on line 1.")]
    if isinstance(first, _BrokenRow):
        return empty, [_quotes_problem(path, text, first)]
    header, problems = _header(empty, first)
    file = CsvFile(path, header, (), 0, separator, text)
    rows, found = _check_rows(file, reader.offset, reader.line)
    return CsvFile(path, header, rows, len(rows), separator, text), problems + found


def _separator(text: str) -> str:
    line = next((line for line in islice(_lines(text), 5) if line.strip()), "")
    outside = "".join(line.split(_QUOTE)[::2])
    return max(_SEPARATORS, key=outside.count)


def _lines(text: str, offset: int = 0) -> Iterator[str]:
    """Without their ends, and without a copy of the rest: a table may be long."""
    while offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        yield text[offset:end]
        offset = end + 1


def _first_row(reader: RowReader) -> CsvRow | _BrokenRow | None:
    while reader.offset < len(reader.text):
        row = _read(reader, reader.offset, reader.line, 0)
        if row is not None:
            return row
    return None


def _read(reader: RowReader, offset: int, line: int, width: int) -> CsvRow | _BrokenRow | None:
    """The row at a place, none if it holds nothing; trailing empty cells beyond the width go, as Excel adds them."""
    try:
        cells = reader.read(offset, line)
    except csv.Error as error:
        return _BrokenRow(line, offset, str(error))
    if not any(map(str.strip, cells)):
        return None
    if width and len(cells) > width and not any(cells[width:]):
        cells = cells[:width]
    return CsvRow(line, tuple(cells), offset)


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


def _check_rows(file: CsvFile, offset: int, line: int) -> tuple[TableRows, list[Problem]]:
    """Where the good rows are, and the problems of the others (the first 50: a wrong separator breaks every row).

    A line without quotes is a row, and its separators count its cells: only the other rows are parsed here.
    """
    text, separator, width = file.text, file.separator, len(file.header)
    rows = TableRows(text, separator, width)
    reader, special = RowReader(text, separator), _Special(text)
    problems: list[Problem] = []
    find, count, add_offset, add_line = text.find, text.count, rows.offsets.append, rows.lines.append
    next_special, size = special.after(offset), len(text)
    while offset < size:
        end = find("\n", offset)
        if (
            0 <= end < next_special and end - offset < _LONGEST_CELL
            and count(separator, offset, end) == width - 1 and text[offset].isalnum()  # a blank row has no such start
        ):  # fmt: skip
            add_offset(offset)
            add_line(line)
            offset, line = end + 1, line + 1
            continue
        row = _read(reader, offset, line, width)
        if isinstance(row, CsvRow) and len(row.cells) == width:
            add_offset(offset)
            add_line(line)
        elif row is not None and len(problems) < _MAX_ROW_PROBLEMS:
            problems.append(_row_problem(file, row))
        offset, line = reader.offset, reader.line
        if next_special < offset:
            next_special = special.after(offset)
    return rows, problems


class _Special:
    """Where a character stands that a row's own cells have to be parsed for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.everywhere = "\r" in text  # the loader takes them out of files; csv ends rows at them

    def after(self, offset: int) -> int:
        found = self.text.find(_QUOTE, offset)
        return offset if self.everywhere else len(self.text) if found < 0 else found


def _row_problem(file: CsvFile, row: CsvRow | _BrokenRow) -> Problem:
    if isinstance(row, _BrokenRow):
        return _quotes_problem(file.path, file.text, row)
    have, due = len(row.cells), len(file.header)
    message = f"the row has {have} cells where the header has {due}"
    fix = f"Put quotes around a text that holds `{file.separator}`." if have > due else "Add the missing cells."
    place = csv_position(file, row, min(have, due))
    return Problem(place, "E0111", message, str(have), str(due), fix=fix)


def _quotes_problem(path: str, text: str, row: _BrokenRow) -> Problem:
    line = next(_lines(text, row.offset))
    column = line.find(_QUOTE) + 1
    position = Position(path, row.line, max(column, 1), 1 if column else 0)
    if "limit" in row.reason:
        message, fix = "a cell is longer than 131,072 characters; a quote is probably never closed", "Close the quote."
    elif "unexpected end" in row.reason:
        message, fix = "a quote is opened in this row and never closed", "Close the quote, or double it inside a text."
    else:
        message, fix = "the quotes of this row do not match", 'Write a quote inside a quoted text twice: `""`.'
    return Problem(position, "E0113", message, _QUOTE, fix=fix)
