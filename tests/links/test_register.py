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
from generator.links.register import (
    COLUMNS,
    RegisterRow,
    csv_as_written,
    csv_for_people,
    register_csv,
    register_json,
    register_row,
    safe_cell,
)
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


CELLS = st.text(st.sampled_from('ab١ش5=+-@\uff1d ,"\n\r\t\x00\xa0\u200f\u2028\ufeff'), max_size=4) | st.sampled_from(
    ["a", "ش 1"]
)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=3), st.lists(st.integers(1, 3), min_size=3, max_size=3)
)
def test_a_table_that_is_taken_as_written_is_the_one_that_is_written_anew(
    given_rows: list[list[str]], line_ends: list[int]
) -> None:
    lines = [",".join(f'"{cell}"' for cell in row) for row in given_rows]
    text = "".join(line + "\n" * ends for line, ends in zip(lines, line_ends, strict=False))
    taken = csv_as_written(text)
    found = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    if taken is not None:
        assert taken == b"".join(csv_for_people(found[0], found[1:]))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('"المكان","link"\n\n\n"صفحة","https://a.example/?x=1"\n"بريد",""\n', True),
        ('"a","=1"\n', False),
        ('"a"," =1"\n', False),
        ('"a","\u200f=1"\n', False),
        ('"a","b""c"\n', False),
        ('"a",b\n', False),
        ('""\n', False),
        ('"a"', False),
        ("", False),
    ],
)
def test_only_a_table_without_anything_to_change_is_taken_as_written(text: str, taken: bool) -> None:
    assert (csv_as_written(text) is not None) == taken


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
