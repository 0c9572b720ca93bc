"""Workbooks, read back with openpyxl."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.tables import sheet_of
from tests.workshop.office.test_word import again

_LINKS = "\ufeffالمكان,الرابط\r\nصفحة,https://a.example/?x=1&y=2\r\nبريد,mailto:a@a.example\r\n"


def opened(text: str, *, rtl: bool = False, title: str = "t") -> Any:
    return openpyxl.load_workbook(io.BytesIO(sheet_of(text, rtl=rtl, title=title)))


@pytest.mark.parametrize(
    "value", ["=1+1", "+966 11 555", "-5", "@x", "=cmd|' /C calc'!A0", "0012", "1e5", "TRUE", "\u200f=1"]
)
def test_a_value_stays_the_text_that_it_is(value: str) -> None:
    cell = opened(f"a\r\n{value}\r\n").active["A2"]
    assert (cell.value, cell.data_type) == (value, "s")


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12), min_size=1, max_size=4
        ),
        max_size=5,
    )
)
def test_every_value_is_kept(rows: list[list[str]]) -> None:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    book = opened(held.getvalue(), rtl=True)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = book.active.cell(number, column)
            assert cell.value == (value.removeprefix("\ufeff") if number == column == 1 else value) or not value
            assert cell.data_type in ("s", "n")


def test_links_can_be_followed() -> None:
    sheet = opened(_LINKS).active
    assert [sheet[name].hyperlink.target for name in ("B2", "B3")] == [
        "https://a.example/?x=1&y=2",
        "mailto:a@a.example",
    ]
    assert sheet["A2"].hyperlink is None
    assert opened("a\r\njavascript:alert(1)\r\n").active["A2"].hyperlink is None
    long = "https://a.example/" + "x" * 3000
    assert (opened(f"a\r\n{long}\r\n").active["A2"].value, opened(f"a\r\n{long}\r\n").active["A2"].hyperlink) == (
        long,
        None,
    )


def test_the_head_is_bold_and_stays() -> None:
    sheet = opened(_LINKS).active
    assert [sheet[name].font.b for name in ("A1", "B1", "A2")] == [True, True, False]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].value == "المكان"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_a_sheet_runs_as_its_language_does() -> None:
    assert opened(_LINKS, rtl=True).active.sheet_view.rightToLeft
    assert not opened(_LINKS).active.sheet_view.rightToLeft


@pytest.mark.parametrize("title", ["", "'", "History", "a/b\\c:d*e?f[g]h", "س" * 60, "\x00\x1f", "روابط نور"])
def test_any_title_names_a_sheet(title: str) -> None:
    assert 1 <= len(opened("a\r\n", title=title).sheetnames[0]) <= 31


@pytest.mark.parametrize("text", ["", "\r\n", "a\r\n", "a,b\r\nc\r\n"])
def test_little_is_enough(text: str) -> None:
    assert opened(text).active is not None


def test_a_workbook_tells_no_time() -> None:
    assert opened(_LINKS).properties.created == datetime(2000, 1, 1)


def sample() -> bytes:
    return sheet_of(_LINKS, rtl=True, title="روابط")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_text_gives_the_same_bytes_in_every_process(seed: str) -> None:
    digest = again("test_tables", seed)
    assert digest == hashlib.sha256(sample()).hexdigest() == hashlib.sha256(sample()).hexdigest()
