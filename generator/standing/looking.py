"""Looking at the last site beside the rest of a build: what nobody has touched need not be looked at file by file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Self

from generator.publish.settling import SEAL
from generator.standing.output import look_at
from generator.standing.processes import Inquiry


class Looking:
    """Whether the site below `out` is as the last build left it. Begun at once, answered when it is asked for.

    Nobody keeps other builds away meanwhile, so the answer is about the site of one seal, and is no where that is not
    the seal any more when it matters. Of `jobs` processes one is the build; the others look while it works, and it
    helps them when it cannot go on without the answer. As that is nearly always yes, a build believes it before it
    knows, and begins anew where it was mistaken: nothing was put in place yet.
    """

    def __init__(self, out: Path, jobs: int) -> None:
        self._sealed = 0
        self._look: Inquiry | None = None
        self._answer: bool | None = None
        self._believed = False
        with contextlib.suppress(OSError):  # there is no last build
            self._sealed = os.stat(out / SEAL).st_mtime_ns
            self._look = look_at(out, self._sealed, jobs)

    def believed(self, sealed: int) -> bool:
        """Whether the site of this seal (its time in nanoseconds) seems untouched, as far as that is known by now.

        A small site is looked at here and now: it takes less than a process.
        """
        if sealed != self._sealed or self._look is None:
            return False
        if self._answer is None and self._look.has_help:
            self._believed = not self._look.denied()
            return self._believed
        return self.untouched(sealed)

    def untouched(self, sealed: int) -> bool:
        """Whether all of the site is as it was when it was sealed at this time. Waits until all of it was looked at."""
        if sealed != self._sealed or self._look is None:
            return False
        if self._answer is None:
            self._answer = self._look.agreed()
        return self._answer

    def mistaken(self) -> bool:
        """Whether somebody has touched a site that was believed to be untouched."""
        return self._believed and not self.untouched(self._sealed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        if self._look is not None:
            self._look.close()
