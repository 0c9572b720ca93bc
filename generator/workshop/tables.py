"""CSV text to XLSX: the only door to XlsxWriter.

A CSV tells neither Excel's encoding nor its direction; a workbook does. All values are text: what looks like a formula
is one that somebody may have put into a partner list.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from functools import lru_cache
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_CREATED: Final = datetime(2000, 1, 1)
_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_LONGEST_LINK: Final = 2079
"""What Excel opens; longer ones would make it repair the file (Microsoft, "Excel specifications and limits")."""

_MOST_LINKS: Final = 65_530
_LONGEST_TEXT: Final = 32_767
_NARROWEST, _WIDEST = 8, 64
_UNFIT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31


def sheet_of(csv_text: str, *, rtl: bool, title: str) -> bytes:
    """A workbook with one sheet of what a CSV holds, its first row as head. The same bytes for the same text.

    A byte order mark is left out. Texts beyond what a cell holds (32,767 characters) are cut.
    """
    rows = list(csv.reader(io.StringIO(csv_text.removeprefix("\ufeff"), newline="")))
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _CREATED})
        sheet = book.add_worksheet(_sheet_name(title))
        if rtl:
            sheet.right_to_left()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        plain = book.add_format({"valign": "top"})
        link = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        _fill(sheet, rows, head, plain, link)
    return held.getvalue()


def _fill(sheet: Worksheet, rows: list[list[str]], head: Format, plain: Format, link: Format) -> None:
    links = 0
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text = _UNFIT.sub("", value)[:_LONGEST_TEXT]
            if number and links < _MOST_LINKS and len(text) <= _LONGEST_LINK and _LINK.fullmatch(text):
                sheet.write_url(number, column, text, link, text)
                links += 1
            elif text:
                sheet.write_string(number, column, text, head if not number else plain)
    columns = max((len(row) for row in rows), default=0)
    for column in range(columns):
        longest = max((len(row[column]) for row in rows if column < len(row)), default=0)
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
    if rows and columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows) - 1, columns - 1)


@lru_cache(maxsize=256)
def _sheet_name(title: str) -> str:
    """What Excel takes as the name of a sheet: no `[]:*?/\\`, no quote at its ends, 31 characters, never nothing."""
    name = _FORBIDDEN.sub(" ", title).strip(" '")[:_LONGEST_NAME].strip(" '")
    return name if name and name.lower() != "history" else "1"
