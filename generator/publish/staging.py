"""A build is made beside the last one and takes its place in the end (`settling.py`).

While it is made, `site/` is untouched. A build of everything writes a whole new site; where a file is the same as in
the last one it is that very file (a hard link), so that its time stays and uploads are small. A build of what changed
writes the changed files alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.publish.settling import JOURNAL, NEW, REPORTS, SEAL, SITE, STATE, locked, put_in_place, settle

_REMEMBERED = 5_000
"""Folders that are known to be there. Partners come one after the other, so the latest are those that matter; to know
the folders of a hundred thousand would take each process more memory than their list does."""

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Staging:
    """The folder that a build is written to. `out` is the folder that will hold `site/` and `reports/`.

    `whole` says that everything is made; otherwise `site/` stays, and only what is put differently changes. `untouched`
    says that somebody has looked at all of the last site and found it as its build left it: then nobody looks again.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._there = out.exists()
        self.whole = True
        self.untouched = False
        self.changed: list[str] = []
        self.different = 0
        self._decided = False
        self._made: set[str] = set()
        self._old = ""
        self._lock = -1
        self.sealed = 0
        self._new = f"{out}/.{SITE}{NEW}/"

    def open(self) -> None:
        """Finish or clear away what an interrupted build left, and begin."""
        self.out.mkdir(parents=True, exist_ok=True)
        self._lock = locked(self.out)
        settle(self.out)
        for name in (SITE, REPORTS):
            (self.out / f".{name}{NEW}").mkdir()
        Path(self.beside("", STATE)).mkdir()
        if (self.out / SITE).is_dir():
            self._old = f"{self.out}/{SITE}/"
            with contextlib.suppress(OSError):
                self.sealed = os.stat(self.out / SEAL).st_mtime_ns

    def put(self, path: str, data: bytes) -> None:
        """A file of the site; `path` is relative to it. What is there already with the same bytes stays."""
        if self._old and _same(self._old + path, data):
            if self.whole:
                self._reach(path)
                os.link(self._old + path, self._new + path)
            return
        self.different += 1
        if not self.whole:
            self.changed.append(path)
        self._reach(path)
        write(self._new + path, data)

    def has(self, path: str, size: int) -> bool:
        """Whether the last site has this file, of this size in bytes, and nobody wrote to it since."""
        return self.have([path], [size])

    def have(self, paths: Iterable[str], sizes: list[int]) -> bool:
        """The same for many files, of these sizes."""
        old = self._old
        if not old or self.untouched:
            return self.untouched
        stat = os.stat
        try:
            seen = [stat(old + path) for path in paths]
        except OSError:
            return False
        latest = max([one.st_mtime_ns for one in seen], default=0)
        return [one.st_size for one in seen] == sizes and latest < self.sealed

    def last(self, path: str) -> bytes | None:
        """A file of the last site; none where there is none."""
        try:
            return Path(self._old + path).read_bytes() if self._old else None
        except OSError:
            return None

    def holds(self, path: str) -> bool:
        """Whether the new site will have this file."""
        there = not self.whole and self._old and os.path.exists(self._old + path)
        return bool(there) or os.path.exists(self._new + path)

    def size(self, path: str) -> int:
        """How many bytes the new site's file will have; 0 for a file that it will not have."""
        for folder in (self._new, "" if self.whole else self._old):
            if folder and os.path.isfile(folder + path):
                return os.path.getsize(folder + path)
        return 0

    def beside(self, name: str, kind: str = REPORTS) -> str:
        """Where a new file of the reports (or of the state) is to be written."""
        return f"{self.out}/.{REPORTS}{NEW}{kind.removeprefix(REPORTS)}/{name}"

    def report(self, name: str, data: bytes, kind: str = REPORTS) -> None:
        """A file of the reports (or of the state). What the last build left with the same bytes stays that file."""
        old = f"{self.out}/{kind}/{name}"
        if self._old and _same(old, data):
            os.link(old, self.beside(name, kind))
        else:
            write(self.beside(name, kind), data)

    def touched(self, folder: str) -> bool:
        """Whether something was put into a folder of the site, or taken from it, since the last build."""
        if self.untouched:
            return False
        try:
            return bool(self._old) and os.stat(self._old + folder).st_mtime_ns >= self.sealed
        except OSError:
            return False

    def listed(self, folder: str) -> Iterator[tuple[str, bool]]:
        """What is in a folder of the site: its path, and whether it is a folder itself."""
        with contextlib.suppress(OSError), os.scandir(self._old + folder) as entries:
            for entry in entries:
                yield f"{folder}/{entry.name}".lstrip("/"), entry.is_dir(follow_symlinks=False)

    def commit(self, changed: Iterable[str] = (), gone: Iterable[str] = ()) -> None:
        """Put the new build in the place of the last one.

        A build of what changed moves the files `changed` into the site and removes `gone`.
        """
        moved = frozenset(changed)
        journal = {"whole": self.whole, "changed": sorted(moved), "gone": sorted(frozenset(gone) - moved)}
        beside = self.out / f"{JOURNAL}{NEW}"
        beside.write_text(json.dumps(journal), encoding="utf-8")
        self._decided = True
        beside.rename(self.out / JOURNAL)
        put_in_place(self.out, whole=bool(self._old))
        self.close()

    def drop(self) -> None:
        """Throw the build away; the last one stays. One that is decided is left to be finished."""
        if self._decided:
            self.close()
            return
        for name in (SITE, REPORTS):
            shutil.rmtree(self.out / f".{name}{NEW}", ignore_errors=True)
        (self.out / f"{JOURNAL}{NEW}").unlink(missing_ok=True)
        if not self._there:
            with contextlib.suppress(OSError):  # by now there may be another build's
                self.out.rmdir()
        self.close()

    def close(self) -> None:
        """Let the next build begin."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _reach(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            parent = folder.rpartition("/")[0]
            if parent not in self._made:
                os.makedirs(self._new + parent, exist_ok=True)
                self._made.add(parent)
            with contextlib.suppress(FileExistsError):
                os.mkdir(self._new + folder)
            self._made.add(folder)


def write(path: str, data: bytes) -> None:
    """Write a new file, in as few calls as there are. Raises `FileExistsError` where there is one."""
    file = os.open(path, _CREATE, 0o644)
    try:
        done = os.write(file, data)
        while done < len(data):  # a signal or a full pipe may cut a write short
            done += os.write(file, data[done:])
    finally:
        os.close(file)


def _same(path: str, data: bytes) -> bool:
    """Whether the file is there and holds these bytes."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        return os.fstat(file).st_size == len(data) and os.read(file, len(data) + 1) == data
    finally:
        os.close(file)
