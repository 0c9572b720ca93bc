"""The register: the CSV module reads back every row, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links.builder import build_link
from generator.links.register import COLUMNS, RegisterRow, register_csv, register_json, register_row, safe_cell
from generator.model.link import LinkSource, LinkSpec

SOURCE = LinkSource("acme", "acme", "accountants", "ACME10")
SPEC = LinkSpec("post01", "x", "a", "social", "product", "ar")
LINK = build_link("https://example.com/?plan=pro", SOURCE, SPEC, "wasl-2026q4")
ROW = register_row(LINK, SOURCE, "ar/k/token/index.html")
rows = st.lists(st.builds(RegisterRow, **{column: st.text(max_size=8) for column in COLUMNS}), max_size=5)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_columns() -> None:
    assert ",".join(COLUMNS) == (
        "partner,segment,locale,asset,network,variant,medium,source,campaign,content,id,via,"
        "channel_ga4,channel_plausible,url,where"
    )


def test_a_row_tells_the_whole_link() -> None:
    data = b"".join(register_csv([ROW]))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    header, row = read(data)
    assert tuple(header) == COLUMNS
    cells = dict(zip(header, row, strict=True))
    assert cells["url"] == LINK.url
    assert (cells["locale"], cells["asset"], cells["network"], cells["variant"]) == ("ar", "post01", "x", "a")
    assert (cells["channel_ga4"], cells["where"]) == ("Organic Social", "ar/k/token/index.html")


@given(rows)
def test_the_csv_reads_back_row_by_row(given_rows: list[RegisterRow]) -> None:
    header, *read_rows = read(b"".join(register_csv(given_rows)))
    assert tuple(header) == COLUMNS
    assert read_rows == [[safe_cell(cell) for cell in astuple(row)] for row in given_rows]


@given(st.text(alphabet=st.sampled_from("=+-@ \t\r\n\u200f\u202e\ufeff\xa0a1\uff1d")))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert cell.strip(" \n\t\r\xa0\u200f\u202e\ufeff")[:1] not in ("=", "+", "-", "@", "\uff1d")
    assert not set(cell) & set("\u200f\u202e\ufeff\t\r")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\u200f=1+1", "'=1+1"),
        ("\u202e@x", "'@x"),
        (" +966", "' +966"),
        ("acme-books", "acme-books"),
        ("شركاء", "شركاء"),
        ("", ""),
    ],
)
def test_safe_cells(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@given(rows)
def test_the_json_holds_the_values_as_issued(given_rows: list[RegisterRow]) -> None:
    parsed = json.loads(b"".join(register_json(given_rows)))
    assert [tuple(row.values()) for row in parsed] == [astuple(row) for row in given_rows]
    assert all(tuple(row) == COLUMNS for row in parsed)


def test_the_register_is_streamed() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield ROW

    stream = register_csv(endless())  # type: ignore[arg-type]
    next(stream)
    assert taken == 0
    next(stream)
    assert taken <= 1000
    lines = register_json(endless())  # type: ignore[arg-type]
    assert next(lines) == b"["
