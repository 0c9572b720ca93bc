"""Ledgers that are put together side by side are those that are put together one after the other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import current_thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.make import binding
from generator.make.binding import Loose, bind
from generator.make.ledgers import LEDGERS, Extent, Ledger, assemble

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


@pytest.mark.parametrize(("jobs", "long", "many"), [(4, 0, True), (1, 0, False), (4, binding.LONG, False)])
def test_threads_for_what_is_long_and_never_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, long: int, many: bool
) -> None:  # fmt: skip
    """A process would take the memory of the whole build once more."""
    threads = set[str]()

    def noted(target: str, ledger: Ledger, blocks: Sequence[Extent], tail: bytes) -> None:
        threads.add(current_thread().name)
        assemble(target, ledger, blocks, tail)

    monkeypatch.setattr(binding, "LONG", long)
    monkeypatch.setattr(binding, "assemble", noted)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process"))
    bind(loose(tmp_path / "one", (9,) * len(LEDGERS)), jobs)
    assert any(name.startswith("ledger") for name in threads) == many
    assert (tmp_path / "one" / LEDGERS[0].name).is_file()


def test_what_goes_wrong_in_a_thread_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "LONG", 0)
    ledgers = loose(tmp_path / "one", (9,) * len(LEDGERS))
    for one in ledgers:
        (tmp_path / "one" / f"{one.ledger.name}.blocks").unlink()
    with pytest.raises(FileNotFoundError):
        bind(ledgers, 4)
