"""CSV text to XLSX.

A CSV tells neither Excel's encoding nor its direction; a workbook does. All values are text: what looks like a formula
is one that somebody may have put into a partner list.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Final

from generator.workshop.workbook import EMPTY, LINKS, NARROWEST, TEXT, WIDEST, frame_of, kind_of

_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_LONGEST_LINK: Final = 2079
"""What Excel opens; longer ones would make it repair the file (Microsoft, "Excel specifications and limits")."""

_MOST_LINKS: Final = 65_530
_LONGEST_TEXT: Final = 32_767
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2). Said of the others, it would take ten times as long to compile."""

Rows = list[list[str]]


def sheet_of(csv_text: str, *, rtl: bool, title: str) -> bytes:
    """A workbook with one sheet of what a CSV holds, its first row as head. The same bytes for the same text.

    A byte order mark is left out. What is beyond a sheet (1,048,576 rows, 16,384 columns) is left out too, texts beyond
    what a cell holds (32,767 units of UTF-16) are cut.
    """
    rows = _rows(csv_text)
    shape = tuple(_shape(rows))
    kinds = "".join(shape)
    cells = [cell for row in rows for cell in row]
    texts = [cell for cell in cells if cell]
    links = [cell for cell, kind in zip(cells, kinds, strict=True) if kind in LINKS]
    widths = [max(map(len, column)) + 2 for column in zip_longest(*rows, fillvalue="")]
    return frame_of(shape, rtl=rtl, title=title).filled(
        texts, links, tuple([min(max(width, NARROWEST), WIDEST) for width in widths])
    )


def _rows(csv_text: str) -> Rows:
    """The cells that a sheet can hold."""
    text = _UNFIT.sub("", csv_text.removeprefix("\ufeff"))
    rows = [row[:_MOST_COLUMNS] for row in islice(csv.reader(io.StringIO(text, newline="")), _MOST_ROWS)]
    if len(text) > _LONGEST_TEXT // 2:  # no cell of a shorter table is too long
        rows = [[_cut(cell) for cell in row] for row in rows]
    return rows


def _cut(cell: str) -> str:
    if _units(cell) <= _LONGEST_TEXT:
        return cell
    return cell.encode("utf-16-le")[: 2 * _LONGEST_TEXT].decode("utf-16-le", "ignore")


def _shape(rows: Rows) -> Iterator[str]:
    """What each cell is, row by row."""
    room = iter(range(_MOST_LINKS))
    for number, row in enumerate(rows):
        kinds = [_kind(cell) if number else TEXT if cell else EMPTY for cell in row]
        yield "".join([TEXT if kind in LINKS and next(room, None) is None else kind for kind in kinds])


def _kind(cell: str) -> str:
    if not cell:
        return EMPTY
    if ":" not in cell or not _LINK.fullmatch(cell) or _units(cell) > _LONGEST_LINK:
        return TEXT
    return kind_of(cell)


def _units(text: str) -> int:
    """Its length as Excel counts it, in units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
