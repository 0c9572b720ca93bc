"""How far a build is, counted over all workers: how many files, how fast, what is left."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable
from time import monotonic

Tell = Callable[[str], None]
Clock = Callable[[], float]

_COUNT = struct.Struct("<Q")
_OFTEN = 0.25  # seconds between two words to whoever is watching
_SURE = 2.0  # seconds until a speed is worth saying


class Progress:
    """One count for each worker, in memory that all of them see. The first one, who lives where people look, tells."""

    def __init__(self, total: int, workers: int, tell: Tell, clock: Clock = monotonic) -> None:
        self._total, self._tell, self._clock = total, tell, clock
        self._counts = mmap.mmap(-1, _COUNT.size * workers)
        self._workers = workers
        self._began = self._told = clock()

    def made(self, worker: int, files: int) -> None:
        """This worker has made so many files by now."""
        _COUNT.pack_into(self._counts, worker * _COUNT.size, files)
        if worker == 0 and self._clock() - self._told >= _OFTEN:
            self._told = self._clock()
            self._tell(self.words())

    def words(self) -> str:
        """What to say of all workers together."""
        done = sum(_COUNT.unpack_from(self._counts, worker * _COUNT.size)[0] for worker in range(self._workers))
        spent = self._clock() - self._began
        said = f"Making files: {done:,} of {self._total:,}"
        if done == 0 or spent < _SURE:
            return said
        speed = done / spent
        left = max(0.0, self._total - done) / speed
        return f"{said}, {speed:,.0f} a second, {_duration(left)} left"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
