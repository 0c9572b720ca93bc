"""A build is written beside the last one and takes its place in the end.

While it is written, `site/` is untouched. Putting it in place is two renames; a process that dies between them leaves
the last site under another name, and the next build brings it back first.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SITE, REPORTS = "site", "reports"
_NEW, _OLD = ".{}-new", ".{}-old"


class Staging:
    """The folder that a build is written to. `out` is the folder that will hold `site/` and `reports/`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._made: set[str] = set()

    def open(self) -> None:
        """Clear away what an interrupted build left, and begin."""
        self.out.mkdir(parents=True, exist_ok=True)
        for name in (SITE, REPORTS):
            old, place = self.out / _OLD.format(name), self.out / name
            if old.exists() and not place.exists():
                old.rename(place)
            for leftover in (old, self.out / _NEW.format(name)):
                shutil.rmtree(leftover, ignore_errors=True)
            (self.out / _NEW.format(name)).mkdir()

    def write(self, path: str, data: bytes, kind: str = SITE) -> None:
        """Write one file; `path` is relative to `site/` (or `reports/`)."""
        target = f"{self.out}/{_NEW.format(kind)}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with open(target, "xb") as file:
            file.write(data)

    def commit(self) -> None:
        """Put the new build in the place of the last one."""
        for name in (SITE, REPORTS):
            place, new, old = self.out / name, self.out / _NEW.format(name), self.out / _OLD.format(name)
            if place.exists():
                place.rename(old)
            new.rename(place)
            shutil.rmtree(old, ignore_errors=True)

    def drop(self) -> None:
        """Throw the unfinished build away; the last one stays."""
        for name in (SITE, REPORTS):
            shutil.rmtree(self.out / _NEW.format(name), ignore_errors=True)
