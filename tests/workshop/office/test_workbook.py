"""A workbook that is filled in says what XlsxWriter would say of the same table."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.workshop import tables, workbook
from generator.workshop.tables import sheet_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+")
PARTS_OF_TABLE = {"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/sharedStrings.xml"}

ODD = st.sampled_from([
    "", " ", "\n", "\r", "\t", "&", "<", ">", '"', "'", "=1+1", "+966", "_x000D_", "_x0_", "]]>", "&amp;", "وصل", "٤٢",
    "😀", "\u00a0", "\u200f", "\x07", "\ufffe", "a b", "https://a.example/", "<r>", "noor",
])  # fmt: skip
TEXTS = st.lists(ODD, max_size=5).map("".join) | st.text(max_size=9)
ADDRESSES = st.lists(
    st.sampled_from(
        ["a", "/", "?x=1", "&y=2", "#", "%", "%20", "%2", "[", "]", "^", "`", "{", "}", "'", "و", "😀", "~"]
    ),
    max_size=6,
).map(lambda parts: "https://a.example/" + "".join(parts))
CELLS = TEXTS | ADDRESSES | st.sampled_from(["mailto:a@a.example?subject=#1", "https://a.example/" + "x" * 2100])
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6)


def csv_of(rows: list[list[str]]) -> str:
    held = io.StringIO(newline="")
    csv.writer(held, quoting=csv.QUOTE_ALL).writerows(rows)
    return held.getvalue()


def by_xlsxwriter(rows: list[list[str]], *, rtl: bool, title: str) -> bytes:
    """The same table, each cell written by XlsxWriter."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(workbook.sheet_name(title))
        if rtl:
            sheet.right_to_left()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        plain = book.add_format({"valign": "top"})
        link = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if number and len(text) < 2080 and LINK.fullmatch(text):
                    sheet.write_url(number, column, text, link, text)
                elif text:
                    sheet.write_string(number, column, text, plain if number else head)
        columns = max(map(len, rows), default=0)
        for column in range(columns):
            longest = max(len(row[column]) for row in rows if column < len(row))
            sheet.set_column(column, column, min(max(longest + 2, 8), 64))
        if rows and columns:
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(rows) - 1, columns - 1)
    return held.getvalue()


def parts_of(book: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(book)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def said(parts: dict[str, bytes]) -> Iterator[object]:
    """All that the sheet says: the shared strings and targets put where they are meant."""
    strings = [ET.tostring(one) for one in ET.fromstring(parts.get("xl/sharedStrings.xml", b"<sst/>"))]
    found = ET.fromstring(parts.get("xl/worksheets/_rels/sheet1.xml.rels", b"<Relationships/>"))
    targets = {one.get("Id"): (one.get("Type"), one.get("Target"), one.get("TargetMode")) for one in found}
    sheet = ET.fromstring(parts["xl/worksheets/sheet1.xml"])
    for element in sheet.iter():
        attributes = dict(element.attrib)
        if element.tag == f"{MAIN}col":
            for number in range(int(attributes.pop("min")), int(attributes.pop("max")) + 1):
                yield "col", number, attributes
        elif element.tag == f"{MAIN}v":
            yield "v", strings[int(element.text or "")]
        else:
            target = targets[attributes.pop(REL)] if REL in attributes else None
            yield element.tag, attributes, element.text, target


def fit(text: str) -> str:
    """The text without what no XML may hold."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


@settings(deadline=None)
@given(TABLES, st.booleans(), st.sampled_from(["links", "روابط نور", "a & b", "it's [1]"]))
@example(
    [["a", "a"], ["a", "https://a.example/#x&y"], ["https://a.example/#", "https://a.example/#x&y"]], True, "links"
)
@example([[" x"], ["x\n"], ["\r"], ["_x000D_"], ["_x_x000D_"]], False, "links")
@example([["\ufeffmark"]], False, "links")
@example([["\x07bell\ufffe"]], False, "links")
@example([], False, "links")
@example([[""]], False, "links")
@example([["a"], ["https://a.example/%[" + "%5" * 3]], False, "links")
def test_it_is_what_xlsxwriter_says(rows: list[list[str]], rtl: bool, title: str) -> None:
    rows = [[f"- {cell}" if "<r>" in cell else cell for cell in row] for row in rows]  # XlsxWriter takes that for XML
    written = [[fit(cell) for cell in row] for row in rows]
    made = parts_of(sheet_of(csv_of(rows), rtl=rtl, title=title))
    wanted = parts_of(by_xlsxwriter(written, rtl=rtl, title=title))
    assert list(made) == list(wanted)
    for name in set(made) - PARTS_OF_TABLE:
        assert made[name] == wanted[name]
    assert list(said(made)) == list(said(wanted))


@settings(deadline=None)
@given(st.lists(st.lists(CELLS.filter(bool), min_size=2, max_size=2), min_size=3, max_size=3))
def test_a_reader_finds_every_text(rows: list[list[str]]) -> None:
    rows = [[fit(cell) or "x" for cell in row] for row in rows]
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(csv_of(rows), rtl=True, title="t"))).active
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            assert (cell.data_type, cell.value) == ("s", text.replace("\r", "_x000D_"))  # openpyxl leaves it so


@pytest.mark.parametrize("address", ["tel:+966115550100", "MAILTO:a@a.example", "HTTPS://a.example/#x", "mailto:a@a#b"])
def test_any_way_to_write_to_somebody_is_a_link(address: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(sheet_of(f"a\r\n{address}\r\n", rtl=False, title="t"))).active["A2"]
    followed = "#".join(filter(None, (cell.hyperlink.target, cell.hyperlink.location)))
    assert (cell.value, followed) == (address, address)


def test_markup_of_a_workbook_is_text() -> None:
    cell = openpyxl.load_workbook(io.BytesIO(sheet_of("a\r\n<r>&</r>\r\n", rtl=False, title="t"))).active["A2"]
    assert cell.value == "<r>&</r>"


@pytest.mark.parametrize(("text", "kept"), [("x" * 32_768, 32_767), ("😀" * 16_384, 16_383), ("ا" * 32_767, 32_767)])
def test_a_text_is_cut_where_a_cell_ends(text: str, kept: int) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(f"a\r\n{text}\r\n", rtl=False, title="t"))).active
    assert sheet["A2"].value == text[:kept]


def test_a_link_that_excel_would_not_open_is_text() -> None:
    within, beyond = "https://a.example/" + "😀" * 1030, "https://a.example/" + "😀" * 1031
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(f"a\r\n{within}\r\n{beyond}\r\n", rtl=False, title="t"))).active
    assert sheet["A2"].hyperlink.target == within
    assert (sheet["A3"].hyperlink, sheet["A3"].value) == (None, beyond)


def test_what_a_sheet_cannot_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_ROWS", 3)
    monkeypatch.setattr(tables, "_MOST_COLUMNS", 2)
    monkeypatch.setattr(tables, "_MOST_LINKS", 3)
    rows = [["a", "b", "c"], *([f"https://a.example/{number}"] * 3 for number in range(4))]
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(csv_of(rows), rtl=False, title="t"))).active
    assert sheet.dimensions == "A1:B3"
    links = [cell.hyperlink is not None for row in sheet.iter_rows(min_row=2) for cell in row]
    assert links == [True, True, True, False]
    assert sheet["B3"].value == "https://a.example/1"


def test_xlsxwriter_writes_a_workbook_for_each_shape_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook.frame_of.cache_clear()
    made: list[object] = []
    monkeypatch.setattr(workbook, "_made", lambda shape, made=made, real=workbook._made, **said: (
        made.append(shape), real(shape, **said))[1])  # fmt: skip
    for name in ("noor", "a-long-name-for-a-partner", "raqm"):
        sheet_of(f"place,link\r\npage,https://a.example/{name}\r\n", rtl=False, title="links")
    assert made == [("tt", "tl")]
    sheet_of("place,link\r\npage,\r\n", rtl=False, title="links")
    assert made == [("tt", "tl"), ("tt", "t ")]
