"""What was read before: a file that has not changed is not read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from generator.load.marks import digest_of, mark_of, settled
from generator.model.declared import dataclass
from generator.model.inputs import Mark

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Seen(Generic[T]):
    mark: Mark
    settled: bool
    digest: str
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
            mark = mark_of(os.stat(file))
            quiet = settled(mark, self._clock())
            digest = "" if quiet else _digest(file)
        except OSError:
            return read()
        known = self._last.get(path)
        if known is None or mark != known.mark or not (known.settled or known.digest == (digest or _digest(file))):
            known = _Seen(mark, quiet, digest, read())
        self._now[path] = known
        return known.found

    def fixed(self, name: str, read: Callable[[], T]) -> T:
        """What `read` makes of something that does not change while the program runs."""
        if name not in self._fixed:
            self._fixed[name] = read()
        return self._fixed[name]


def _digest(file: Path) -> str:
    return digest_of(file.read_bytes())
