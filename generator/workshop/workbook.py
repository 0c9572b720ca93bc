"""Workbooks as stencils: the only door to XlsxWriter.

XlsxWriter makes a workbook once for each shape: how large its table is, which cells are empty and which are links. Of
its parts, three say anything of the texts: the list of strings, the targets of links, and the sheet for the widths of
columns and for what links say behind `#`. These are made for each table, all others are compressed once.

Section numbers are those of ECMA-376, part 1, 5th edition.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Final, Literal
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.archive import ONCE, Pressed, archive, press
from generator.model.declared import dataclass

EMPTY: Final = " "
TEXT: Final = "t"
LINK: Final = "l"
ANCHORED: Final = "a"
"""What a cell is, by a letter; anchored is a link with something behind `#`."""
LINKS: Final = (LINK, ANCHORED)

Shape = tuple[str, ...]
"""The cells of each row, a letter each."""

NARROWEST: Final = 8
WIDEST: Final = 64
"""How wide columns are, in digits of the usual typeface."""

_CREATED: Final = datetime(2000, 1, 1)
_SHEET: Final = "xl/worksheets/sheet1.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_TARGETS: Final = "xl/worksheets/_rels/sheet1.xml.rels"
_STAND_IN: Final = "https://stand-in.invalid/"
_STAND_IN_ANCHOR: Final = "anchor-of-a-cell"
_COLUMN: Final = re.compile(r'<col min="\d+" max="\d+"([^>]*)/>')
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31

_LIKE_AN_ESCAPE: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_BREAK: Final = "\0"
"""Stands between texts; no cell can hold it."""
_ESCAPED: Final = re.compile("%[0-9a-fA-F]{2}")
_ODD: Final = re.compile(r"[%\[\]^`{}]")
"""What Excel escapes in an address, unless something in it is escaped already."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A workbook without what its table says. `order` names its parts; each is `ready` or made of one of the others."""

    order: tuple[str, ...]
    ready: dict[str, Pressed]
    sheet: tuple[str, ...]
    strings: tuple[str, ...]
    targets: tuple[str, ...]

    def filled(self, texts: Sequence[str], links: Sequence[str], widths: tuple[int, ...]) -> bytes:
        """The workbook with these texts and links, row by row, and columns of these widths."""
        parted = [_parted(link) for link in links]
        anchors = [escape(anchor, quote=False) for _, anchor in parted if anchor]
        made = {
            _SHEET: (self.sheet, (_columns(widths), *anchors)),
            _STRINGS: (self.strings, (_entries(texts),)),
            _TARGETS: (self.targets, _addresses([target for target, _ in parted])),
        }
        return archive(self.ready.get(name) or press(name, _joined(*made[name])) for name in self.order)


def kind_of(link: str) -> Literal["l", "a"]:
    """Whether a link has something behind `#`."""
    return ANCHORED if _parted(link)[1] else LINK


@lru_cache(maxsize=256)  # a programme has one for each segment and language
def frame_of(shape: Shape, *, rtl: bool, title: str) -> Frame:
    """The workbook of all tables of this shape. `title` names the workbook and, as far as Excel lets it, its sheet."""
    with ZipFile(io.BytesIO(_made(shape, rtl=rtl, title=title))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    texts = {name: parts[name].decode() for name in (_SHEET, _STRINGS, _TARGETS) if name in parts}
    strings, targets = texts.get(_STRINGS, ""), texts.get(_TARGETS, "")
    before, _, behind = texts[_SHEET].partition("<cols>")
    return Frame(
        tuple(parts),
        {name: _pressed(name, data) for name, data in parts.items() if name not in texts},
        (before, *behind.partition("</cols>")[2].split(_STAND_IN_ANCHOR)),
        (strings.partition("<si>")[0], "</sst>"),
        tuple(targets.split(_STAND_IN)),
    )


def _made(shape: Shape, *, rtl: bool, title: str) -> bytes:
    """What XlsxWriter makes of this shape: every text is another one, every link the same."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _CREATED})
        sheet = book.add_worksheet(sheet_name(title))
        if rtl:
            sheet.right_to_left()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        plain = book.add_format({"valign": "top"})
        link = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        addresses = {LINK: _STAND_IN, ANCHORED: f"{_STAND_IN}#{_STAND_IN_ANCHOR}"}
        for row, kinds in enumerate(shape):
            for column, kind in enumerate(kinds):
                text = f"{row} {column}"
                if kind in addresses:
                    sheet.write_url(row, column, addresses[kind], link, text)
                elif kind == TEXT:
                    sheet.write_string(row, column, text, plain if row else head)
        _lay_out(sheet, len(shape), max(map(len, shape), default=0))
    return held.getvalue()


def _lay_out(sheet: Worksheet, rows: int, columns: int) -> None:
    if rows and columns:
        sheet.set_column(0, columns - 1, NARROWEST)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, rows - 1, columns - 1)


@lru_cache(maxsize=256)
def _pressed(name: str, data: bytes) -> Pressed:
    """A part that all workbooks of a shape have; most of these are the same for every shape."""
    return press(name, data, ONCE)


def _joined(parts: Sequence[str], values: Sequence[str]) -> bytes:
    """Part, value, part, value, part."""
    return "".join([*chain.from_iterable(zip(parts[:-1], values, strict=True)), parts[-1]]).encode()


def _entries(texts: Sequence[str]) -> str:
    """The list of strings. Where nothing is special about any of them, they are escaped in one go."""
    joined = _BREAK.join(texts)
    if not texts or "_x" in joined or "\r" in joined or any(text != text.strip() for text in texts):
        return "".join(map(_entry, texts))
    return f"<si><t>{escape(joined, quote=False).replace(_BREAK, '</t></si><si><t>')}</t></si>"


def _entry(text: str) -> str:
    """An entry of the list of strings (18.4.8, 22.9.2.19): what is no letter of XML, or looks escaped, is escaped."""
    if "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    if "\r" in text:
        text = text.replace("\r", "_x000D_")
    keep = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<si><t{keep}>{escape(text, quote=False)}</t></si>"


def _parted(link: str) -> tuple[str, str]:
    """A link's address, and what is behind `#`: Excel has a place of its own for that (18.3.1.47)."""
    if link[:4].lower() != "http":
        return link, ""
    address, _, anchor = link.partition("#")
    return address, anchor


def _addresses(targets: Sequence[str]) -> list[str]:
    """Targets as they stand in XML, in one go where none of them has a sign that Excel escapes."""
    joined = _BREAK.join(targets)
    if not targets or _ODD.search(joined):
        return [escape(_address(target), quote=False) for target in targets]
    return escape(joined, quote=False).split(_BREAK)


def _address(target: str) -> str:
    if _ESCAPED.search(target):
        return target
    return _ODD.sub(lambda letter: f"%{ord(letter[0]):02x}", target)


@lru_cache(maxsize=1024)
def _columns(widths: tuple[int, ...]) -> str:
    """The widths of all columns (18.3.1.17); without columns there is no such element."""
    if not widths:
        return ""
    said = _said_of_widths()
    columns = (f'<col min="{n}" max="{n}"{said[width - NARROWEST]}/>' for n, width in enumerate(widths, start=1))
    return f"<cols>{''.join(columns)}</cols>"


@lru_cache(maxsize=1)
def _said_of_widths() -> tuple[str, ...]:
    """What XlsxWriter says of a column, for every width from the narrowest on."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, width in enumerate(range(NARROWEST, WIDEST + 1)):
            sheet.set_column(column, column, width)
    with ZipFile(held) as parts:
        return tuple(_COLUMN.findall(parts.read(_SHEET).decode()))


def sheet_name(title: str) -> str:
    """What Excel takes as the name of a sheet: no `[]:*?/\\`, no quote at its ends, 31 characters, never nothing."""
    name = _FORBIDDEN.sub(" ", title).strip(" '")[:_LONGEST_NAME].strip(" '")
    return name if name and name.lower() != "history" else "1"
