"""Ledgers: whatever blocks they are put together of, each is one valid file, and a copied block is the block."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.make.ledgers import (
    KITS_CSV,
    LEDGERS,
    LIBRARY,
    LINKS_CSV,
    LINKS_JSON,
    MANIFEST,
    Book,
    Extent,
    Ledger,
    assemble,
)

ROWS = st.lists(st.lists(st.integers(0, 999), max_size=4), max_size=5)
"""The rows of each partner's block."""


def block(ledger: Ledger, rows: list[int]) -> bytes:
    """Rows as the ledger has them, each followed by what stands between rows."""
    shapes = {LINKS_JSON: '{{"n":{0}}}', MANIFEST: '"{0}":{{"bytes":{0}}}', LIBRARY: "[{0}]"}
    shape = shapes.get(ledger, '"{0}"\r\n')
    return b"".join(shape.format(row).encode() + ledger.between for row in rows)


def read(ledger: Ledger, data: bytes) -> list[int]:
    """The rows of a file; fails where it is not a valid one."""
    if ledger is LINKS_JSON:
        return [row["n"] for row in json.loads(data)]
    if ledger is MANIFEST:
        pairs: list[tuple[str, object]] = json.loads(data, object_pairs_hook=list)[0][1]
        return [int(name) for name, _ in pairs]
    assert data.startswith(ledger.head)
    if ledger is LIBRARY:
        assert data.endswith(ledger.foot)
        return [row for (row,) in json.loads(b"[" + data[len(ledger.head) : -len(ledger.foot)] + b"]")]
    return [int(row[0]) for row in csv.reader(io.StringIO(data[len(ledger.head) :].decode(), newline=""))]


def written(folder: Path, ledger: Ledger, blocks: list[list[int]], tail: list[int]) -> tuple[bytes, list[Extent]]:
    """A ledger of these blocks, and where each of them stands in it."""
    book = Book(str(folder / "blocks"))
    lengths = [book.add(block(ledger, rows)) for rows in blocks]
    target = str(folder / ledger.name)
    assemble(target, ledger, book.close(), block(ledger, tail))
    starts = [len(ledger.head) + sum(lengths[:place]) for place in range(len(lengths))]
    return Path(target).read_bytes(), [Extent(target, *one) for one in zip(starts, lengths, strict=True)]


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=ROWS, tail=st.lists(st.integers(0, 999), max_size=3))
def test_all_rows_in_order(tmp_path: Path, ledger: Ledger, blocks: list[list[int]], tail: list[int]) -> None:
    data, _ = written(tmp_path, ledger, blocks, tail)
    assert read(ledger, data) == [row for rows in (*blocks, tail) for row in rows]


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), blocks=ROWS, tails=st.tuples(*[st.lists(st.integers(0, 999), max_size=2)] * 2))
def test_blocks_of_the_last_build(
    tmp_path: Path, ledger: Ledger, data: st.DataObject, blocks: list[list[int]], tails: tuple[list[int], list[int]]
) -> None:
    """Kept, left out, or made anew, with others between them; with and without rows at the end, then and now."""
    _, old = written(tmp_path, ledger, blocks, tails[0])
    book, wanted = Book(str(tmp_path / "next")), []
    for rows, extent in zip(blocks, old, strict=True):
        match data.draw(st.sampled_from(("keep", "keep", "drop", "anew", "before"))):
            case "keep":
                book.copy(extent)
                wanted += rows
            case "anew":
                book.add(block(ledger, [7]))
                wanted.append(7)
            case "before":
                book.add(block(ledger, [8, 9]))
                book.copy(extent)
                wanted += [8, 9, *rows]
    target = tmp_path / "new"
    assemble(str(target), ledger, book.close(), block(ledger, tails[1]))
    assert read(ledger, target.read_bytes()) == [*wanted, *tails[1]]


def test_what_an_empty_ledger_looks_like(tmp_path: Path) -> None:
    for ledger in LEDGERS:
        assemble(str(tmp_path / ledger.name), ledger, [], b"")
    assert json.loads((tmp_path / LINKS_JSON.name).read_bytes()) == []
    assert json.loads((tmp_path / MANIFEST.name).read_bytes()) == {"files": {}}
    for ledger in (LINKS_CSV, KITS_CSV):
        assert (tmp_path / ledger.name).read_bytes() == ledger.head != b""


def test_blocks_that_follow_one_another_are_one_range(tmp_path: Path) -> None:
    book = Book(str(tmp_path / "book"))
    for start, length in ((0, 10), (10, 5), (15, 0), (20, 5), (25, 1)):
        book.copy(Extent("old", start, length))
    book.add(b"new")
    assert book.close() == [Extent("old", 0, 15), Extent("old", 20, 6), Extent(str(tmp_path / "book"), 0, 3)]


def test_a_file_that_is_shorter_than_it_was_is_told(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"abc")
    with pytest.raises(OSError, match="shorter"):
        assemble(str(tmp_path / "new"), KITS_CSV, [Extent(str(tmp_path / "old"), 1, 3)], b"")


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
@pytest.mark.parametrize("change", ["nothing", "a block less", "other rows at the end", "another order"])
def test_a_ledger_of_which_all_is_as_it_was_is_that_file(tmp_path: Path, ledger: Ledger, change: str) -> None:
    _, old = written(tmp_path, ledger, [[1, 2], [3], [4]], [5])
    book = Book(str(tmp_path / "next"))
    kept = {"a block less": old[:-1], "another order": old[::-1]}.get(change, old)
    for extent in kept:
        book.copy(extent)
    target = tmp_path / "new"
    assemble(str(target), ledger, book.close(), block(ledger, [6] if change == "other rows at the end" else [5]))
    assert target.samefile(tmp_path / ledger.name) == (change == "nothing")
