"""How files and folders look from outside, for who wants to know whether they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b

from generator.model.inputs import Mark

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times tell of every later change: the coarsest clock of a file system."""

_NOISE = frozenset({".DS_Store", ".gitkeep", ".keep", ".gitignore", ".gitattributes", ".editorconfig", ".directory"})
_NOISE_LOWER = frozenset({"thumbs.db", "desktop.ini"})


def mark_of(seen: os.stat_result) -> Mark:
    return Mark(seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def digest_of(data: bytes) -> str:
    """A short name of these bytes; the same as that of a `BinaryFile`."""
    return blake2b(data, digest_size=16).hexdigest()


def settled(mark: Mark, clock: int) -> bool:
    """Whether a file that had this mark at this time (nanoseconds) has it only as long as nobody writes to it.

    A file that is written twice within one tick of the file system's clock has the same times after both.
    """
    return clock - max(mark.written, mark.changed) > SETTLED


def is_noise(name: str) -> bool:
    """Whether a file's name says that some program left it there for itself."""
    return name in _NOISE or name.lower() in _NOISE_LOWER or name.endswith("~") or name.startswith(("~$", ".#"))


def listing(entries: Iterable[os.DirEntry[str]]) -> tuple[str, ...]:
    """What stands in a folder and is looked at, sorted: files, folders (`name/`), and links with where they lead."""
    return tuple(sorted(map(_entry, (entry for entry in entries if not is_noise(entry.name)))))


def listed(folder: str) -> tuple[str, ...] | None:
    """The listing of a folder; None where there is none, or a link to one. Raises `OSError` where it is closed."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        return None
    with os.scandir(folder) as entries:
        return listing(entries)


def _entry(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return f"{entry.name}@{os.path.realpath(entry.path)}"
    return f"{entry.name}/" if entry.is_dir() else entry.name
