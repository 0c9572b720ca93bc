"""Tables for people as CSV: a spreadsheet shows what stands in them, and computes nothing."""

from __future__ import annotations

import csv
import io
from typing import cast

from hypothesis import example, given
from hypothesis import strategies as st

from generator.workshop.cache import Cache
from generator.workshop.shelf import Shelf
from generator.workshop.tools import Workshop

CELLS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from('=+-@",\n\t\u200f')), max_size=9
)


def described(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
@example([("=HYPERLINK(1)", "\u200f@x"), ("two\nlines", '"')])
def test_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    bench = Workshop(cast(Shelf, None), None, cast(Cache, None))
    data = bench.table(described([["a", "b"], *map(list, rows)]), "kits/links.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert found[0] == ["a", "b"]
    for row in found[1:]:
        assert len(row) == 2
        for cell in row:
            assert not cell.lstrip(" \n\xa0").startswith(("=", "+", "-", "@", "\t", "\r"))
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(found) >= 1 + len([row for row in kept if any(char.isalnum() for char in "".join(row))])
