"""Ledgers that are put together side by side are those that are put together one after the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.make import binding
from generator.make.binding import Loose, bind
from generator.make.ledgers import LEDGERS, Extent

SIZES = st.tuples(*[st.integers(0, 3_000)] * len(LEDGERS))


def loose(folder: Path, sizes: tuple[int, ...]) -> list[Loose]:
    """Ledgers of so many bytes in two blocks each."""
    folder.mkdir(exist_ok=True)
    found = []
    for ledger, size in zip(LEDGERS, sizes, strict=True):
        blocks = folder / f"{ledger.name}.blocks"
        blocks.write_bytes(bytes(64 + place % 50 for place in range(size)) + ledger.between)
        half, whole = size // 2, size + len(ledger.between)
        extents = [Extent(str(blocks), half, whole - half)] if size else []
        found.append(Loose(str(folder / ledger.name), ledger, extents, b"tail" + ledger.between))
    return found


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=SIZES, jobs=st.integers(2, 7))
def test_the_same_bytes(tmp_path: Path, sizes: tuple[int, ...], jobs: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(binding, "LONG", 0)
        bind(loose(tmp_path / "one", sizes), 1)
        bind(loose(tmp_path / "many", sizes), jobs)
    for ledger in LEDGERS:
        assert (tmp_path / "many" / ledger.name).read_bytes() == (tmp_path / "one" / ledger.name).read_bytes()


@given(sizes=SIZES, count=st.integers(1, 7))
def test_each_ledger_once_in_shares_of_about_one_size(sizes: tuple[int, ...], count: int) -> None:
    ledgers = [
        Loose(one.name, one, [Extent("", 0, size)], b"") for one, size in zip(LEDGERS, sizes, strict=True)
    ]  # fmt: skip
    shares = binding._shares(ledgers, count)
    assert sorted(one.target for share in shares for one in share) == sorted(one.target for one in ledgers)
    assert all(shares)
    assert len(shares) <= count
    longest = max(sum(one.size for one in share) for share in shares)
    assert longest <= sum(sizes) / min(count, len(sizes)) + max(sizes)  # what any order of handing out gives


@pytest.mark.parametrize(("jobs", "long"), [(1, 0), (4, binding.LONG)])
def test_short_ledgers_take_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, long: int
) -> None:  # fmt: skip
    monkeypatch.setattr(binding, "LONG", long)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process"))
    bind(loose(tmp_path / "one", (9,) * len(LEDGERS)), jobs)
    assert (tmp_path / "one" / LEDGERS[0].name).is_file()


def test_what_goes_wrong_in_a_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "LONG", 0)
    ledgers = loose(tmp_path / "one", (9,) * len(LEDGERS))
    for one in ledgers:
        (tmp_path / "one" / f"{one.ledger.name}.blocks").unlink()
    with pytest.raises(FileNotFoundError):
        bind(ledgers, 4)
