"""Looking at the last site while the words are read: what nobody has touched need not be looked at file by file."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import Self

from generator.publish.staging import SEAL
from generator.standing.output import lookouts
from generator.standing.processes import Question, agreed, all_agree, forked


class Looking:
    """Whether the site below `out` is as the last build left it. Begun at once, answered when it is asked for.

    Nobody keeps other builds away meanwhile, so the answer is about the site of one seal, and is no where that is not
    the seal any more when it matters. A small site is looked at when the question comes: it takes less than a process.
    """

    def __init__(self, out: Path, jobs: int) -> None:
        self._sealed, self._children = 0, list[int]()
        self._tasks: list[Question] = []
        with contextlib.suppress(OSError):  # there is no last build
            self._sealed = os.stat(out / SEAL).st_mtime_ns
            self._tasks = lookouts(out, self._sealed, jobs)
        if len(self._tasks) > 1:
            self._children = list(map(forked, self._tasks))

    def untouched(self, sealed: int) -> bool:
        """Whether all of the site is as it was when it was sealed at this time (nanoseconds)."""
        if not self._tasks or sealed != self._sealed:
            return False
        if not self._children:
            return self._here()
        children, self._children = self._children, []
        answers = [agreed(child) for child in children]  # every one, so that no process is left behind
        return all(answers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        """Who has not asked does not want to know any more."""
        for child in self._children:
            os.kill(child, signal.SIGKILL)
            agreed(child)
        self._children.clear()

    def _here(self) -> bool:
        try:
            return all_agree(self._tasks)
        except (OSError, ValueError):  # a file is gone, or there is no manifest any more
            return False
