"""What a build came of: what it was asked for, the program, its browser, and the files that it read."""

from __future__ import annotations

import os
import sys
import sysconfig
import zoneinfo
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import generator
from generator.load.marks import digest_of, listed, mark_of, settled
from generator.model.build import BuildInfo
from generator.model.inputs import Content, Inputs

if TYPE_CHECKING:
    from generator.workshop.browser import Browser


def asked_for(root: Path, shipped: Path | None, info: BuildInfo, *, rough: bool = False) -> dict[str, Any]:
    """Everything that a build is told, as JSON has it. The day is part of it: some warnings come with time."""
    wishes = {one.name: _plain(getattr(info, one.name)) for one in fields(info)}
    return {"root": str(root), "shipped": str(shipped or ""), "rough": rough, "wishes": wishes}


def _plain(wish: object) -> Any:
    if isinstance(wish, date):
        return wish.isoformat()
    if isinstance(wish, set | frozenset):
        return sorted(map(_plain, wish))
    if isinstance(wish, Mapping):
        return sorted([_plain(name), _plain(value)] for name, value in wish.items())
    if isinstance(wish, Collection) and not isinstance(wish, str):
        return [_plain(one) for one in wish]
    return wish if isinstance(wish, str | int | float | None) else repr(wish)


def program() -> str:
    """A digest of this program: times and sizes of all its files, and the versions of what it is built on.

    The system's time zones are among that: schedules are told in the readers' time.
    """
    libraries = os.listdir(sysconfig.get_path("purelib"))
    found: list[object] = [sys.version, sys.prefix, *sorted(name for name in libraries if name.endswith(".dist-info"))]
    found += [(folder, os.stat(folder).st_mtime_ns) for folder in zoneinfo.TZPATH if os.path.isdir(folder)]
    found += program_files()
    return blake2b(repr(found).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def program_files() -> list[tuple[str, int, int]]:
    """Path, size and time of every file of this program, sorted."""
    return sorted(_files(os.path.dirname(generator.__file__ or ".")))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                seen = entry.stat()
                yield entry.path, seen.st_size, seen.st_mtime_ns


def drawn_by(browser: Browser | None) -> dict[str, Any]:
    """Which browser a build drew its pictures with, or that it found none, and where it was told to look."""
    from generator.workshop.known_browser import mark_of_browser, told_where

    return {
        "where": told_where(),
        "path": str(browser.path) if browser else None,
        "mark": mark_of_browser(browser.path) if browser else [],
    }


def same_browser(known: Mapping[str, Any]) -> bool:
    """Whether a build would draw with that browser. Where there was none, it looks for one: it may have come since."""
    from generator.workshop.browser import find_browser
    from generator.workshop.known_browser import mark_of_browser, told_where

    if known["where"] != told_where():
        return False
    if known["path"] is None:
        return find_browser() is None
    return bool(mark_of_browser(Path(known["path"])) == known["mark"])


def same_inputs(inputs: Inputs, began: int) -> bool:
    """Whether files and folders hold what they held for the build that began to read them then (nanoseconds).

    Raises `OSError` where a file cannot be read any more.
    """
    folders = all(listed(folder) == names for folder, names in inputs.folders.items())
    return folders and all(_same(path, content, began) for path, content in inputs.files.items())


def _same(path: str, was: Content, began: int) -> bool:
    mark = mark_of(os.stat(path))
    if mark == was.mark and settled(mark, began):
        return True
    if mark.size != was.mark.size:
        return False
    with open(path, "rb") as file:
        return digest_of(file.read()) == was.digest
