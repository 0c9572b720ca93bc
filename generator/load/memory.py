"""What was read before: a file that has not changed is not read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times tell of every later change: the coarsest clock of a file system."""


@dataclass(frozen=True, slots=True)
class _Seen(Generic[T]):
    mark: tuple[int, ...]
    settled: bool
    digest: bytes
    found: T


class ReadingMemory(Generic[T]):
    """What the files held at the last reading, for who reads the same folders again and again.

    Times of files are trusted only where the file had been quiet for a while; otherwise its bytes are compared.
    """

    def __init__(self, clock: Callable[[], int] = time.time_ns) -> None:
        """`clock` tells nanoseconds, as file systems do."""
        self._clock = clock
        self._last: dict[str, _Seen[T]] = {}
        self._now: dict[str, _Seen[T]] = {}
        self._fixed: dict[str, T] = {}

    def begin(self) -> None:
        """A new reading: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def file(self, path: str, file: Path, read: Callable[[], T]) -> T:
        """What `read` makes of this file, or made of it before. `path` names it."""
        try:
            mark = _mark(file)
            settled = self._clock() - max(mark[2:]) > _SETTLED
            digest = b"" if settled else _digest(file)
        except OSError:
            return read()
        known = self._last.get(path)
        if known is None or mark != known.mark or not (known.settled or known.digest == (digest or _digest(file))):
            known = _Seen(mark, settled, digest, read())
        self._now[path] = known
        return known.found

    def fixed(self, name: str, read: Callable[[], T]) -> T:
        """What `read` makes of something that does not change while the program runs."""
        if name not in self._fixed:
            self._fixed[name] = read()
        return self._fixed[name]


def _digest(file: Path) -> bytes:
    return blake2b(file.read_bytes(), digest_size=16).digest()


def _mark(file: Path) -> tuple[int, int, int, int]:
    """What changes with the file; at the end, when it last did."""
    seen = os.stat(file)
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
