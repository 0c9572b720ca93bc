"""A file is read again when it has changed, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import memory
from generator.load.memory import ReadingMemory
from generator.model.inputs import Mark

LONG = 10**18
"""Nanoseconds: thirty years."""


class Reader:
    """Reads one file through a memory, and counts how often it is really read."""

    def __init__(self, file: Path, clock: Callable[[], int]) -> None:
        self.file, self.reads = file, 0
        self.memory: ReadingMemory[str] = ReadingMemory(clock)

    def __call__(self) -> str:
        self.memory.begin()
        return self.memory.file("a", self.file, self._read)

    def _read(self) -> str:
        self.reads += 1
        return self.file.read_text("utf-8")


@pytest.fixture(params=["just written", "written long ago"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    file = tmp_path / "a.txt"
    file.write_text("one", encoding="utf-8")
    late = LONG if request.param == "written long ago" else 0
    return Reader(file, lambda: file.stat().st_ctime_ns + late)


def test_a_file_that_stays_is_read_once(reader: Reader) -> None:
    assert [reader(), reader(), reader()] == ["one"] * 3
    assert reader.reads == 1


def test_a_changed_file_is_read_again(reader: Reader) -> None:
    reader()
    for text in ("two", "a longer one", "two"):
        reader.file.write_text(text, encoding="utf-8")
        assert reader() == text
    assert reader.reads == 4


def test_a_file_that_another_one_replaces_is_read_again(reader: Reader, tmp_path: Path) -> None:
    reader()
    other, before = tmp_path / "b.txt", reader.file.stat()
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, reader.file)
    assert reader() == "two"


def test_two_saves_within_one_tick_of_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the file system tells of the file changes: its bytes are compared."""
    file = tmp_path / "a.txt"
    file.write_text("one", encoding="utf-8")
    monkeypatch.setattr(memory, "mark_of", lambda seen: Mark(1, 3, 0, 0))
    reader = Reader(file, lambda: 0)
    reader()
    file.write_text("two", encoding="utf-8")
    assert reader() == "two"
    assert reader() == "two"
    assert reader.reads == 2


def test_what_was_not_asked_for_is_forgotten(reader: Reader) -> None:
    reader()
    reader.memory.begin()
    reader()
    assert reader.reads == 2


def test_what_cannot_be_seen_is_asked_every_time(tmp_path: Path) -> None:
    kept: ReadingMemory[int] = ReadingMemory()
    told = iter((1, 2))
    for expected in (1, 2):
        kept.begin()
        assert kept.file("a", tmp_path / "nothing", lambda: next(told)) == expected


def test_what_is_fixed_is_read_once() -> None:
    kept: ReadingMemory[int] = ReadingMemory()
    told = iter((1, 2))
    for _ in range(3):
        kept.begin()
        assert kept.fixed("facts", lambda: next(told)) == 1
