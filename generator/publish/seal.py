"""The end of a build, as the clock of its file system has it."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TICK = 0.05
"""Seconds that a tick of the clock of a file system takes at most, where it is worth to wait for one."""


def seal(place: str) -> None:
    """Let its time be later than that of anything that the build did: what has this time or a later one is another's.

    A file system's clock ticks every few milliseconds. Where it is coarser than that, nobody waits for it: what was
    made in its last tick is then looked at more closely by the next build.
    """
    Path(place).write_bytes(b"")
    done, patience = os.stat(place).st_mtime_ns, time.monotonic() + _TICK
    while os.stat(place).st_mtime_ns <= done and time.monotonic() < patience:
        os.utime(place)
