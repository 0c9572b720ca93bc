"""A build is made beside the last one and takes its place in the end.

While it is made, `site/` is untouched. A build of everything writes a whole new site; where a file is the same as in
the last one it is that very file (a hard link), so that its time stays and uploads are small. A build of what changed
writes the changed files alone, and moves them into place by a journal: once the journal is there the build is decided,
and whoever comes next finishes it.

Putting in place is left to a process of its own, which outlives a build that is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.publish.seal import seal

SITE, REPORTS, STATE = "site", "reports", "reports/.wasl"
"""What is in the folder of a build: what is published, what the team reads, and what the next build wants to know."""

SEAL = f"{STATE}/sealed"
"""Its time is that of the end of the last build: what is newer was not changed by one."""

_REMEMBERED = 5_000
"""Folders that are known to be there. Partners come one after the other, so the latest are those that matter; to know
the folders of a hundred thousand would take each process more memory than their list does."""

_NEW, _OLD, _JOURNAL = "-new", "-old", ".journal"
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
        self._new = f"{out}/.{SITE}{_NEW}/"

    def open(self) -> None:
        """Finish or clear away what an interrupted build left, and begin."""
        self.out.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self.out)
        settle(self.out)
        for name in (SITE, REPORTS):
            (self.out / f".{name}{_NEW}").mkdir()
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
        return f"{self.out}/.{REPORTS}{_NEW}{kind.removeprefix(REPORTS)}/{name}"

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
        beside = self.out / f"{_JOURNAL}{_NEW}"
        beside.write_text(json.dumps(journal), encoding="utf-8")
        self._decided = True
        beside.rename(self.out / _JOURNAL)
        if self._old:
            _undisturbed(lambda: settle(self.out))
        else:  # there is nothing to keep whole, and a second process would cost memory
            settle(self.out)
        self.close()

    def drop(self) -> None:
        """Throw the build away; the last one stays. One that is decided is left to be finished."""
        if self._decided:
            self.close()
            return
        for name in (SITE, REPORTS):
            shutil.rmtree(self.out / f".{name}{_NEW}", ignore_errors=True)
        (self.out / f"{_JOURNAL}{_NEW}").unlink(missing_ok=True)
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


@contextlib.contextmanager
def at_rest(out: Path) -> Iterator[bool]:
    """Keep builds away from the folder meanwhile; whether all that began there have come to their end.

    Raises `OSError` where there is no such folder.
    """
    lock = _locked(out)
    try:
        yield not any(os.path.lexists(path) for path in (out / _JOURNAL, *_leftovers(out)))
    finally:
        if lock >= 0:
            os.close(lock)


def _leftovers(out: Path) -> list[Path]:
    """What only a build that was cut off leaves, but for the journal."""
    folders = [out / f".{name}{ending}" for name in (SITE, REPORTS) for ending in (_OLD, _NEW)]
    return [out / f"{_JOURNAL}{_NEW}", *folders]


def settle(out: Path) -> None:
    """Finish a build that was decided, and clear away one that was not. Can be repeated, and cut off, at any point."""
    journal = out / _JOURNAL
    if journal.is_file():
        _finish(out, json.loads(journal.read_text("utf-8")))
        journal.unlink()
    unwritten, *folders = _leftovers(out)
    unwritten.unlink(missing_ok=True)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _finish(out: Path, journal: dict[str, list[str]]) -> None:
    for name in (SITE, REPORTS):
        new = out / f".{name}{_NEW}"
        if not new.is_dir():
            continue
        if name == SITE and not journal["whole"]:
            _move(new, out / SITE, journal["changed"])
        else:
            _swap(new, out / name, out / f".{name}{_OLD}")
    if not journal["whole"]:
        for path in journal["gone"]:
            _remove(out / SITE, path)
    seal(f"{out}/{SEAL}")


def _swap(new: Path, place: Path, old: Path) -> None:
    """`new` in the place of the last one. Where it was cut off before, the last one is at `old` already."""
    if place.exists():
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
    new.rename(place)


def _move(new: Path, place: Path, paths: Iterable[str]) -> None:
    for path in paths:
        source = f"{new}/{path}"
        try:
            os.replace(source, f"{place}/{path}")
        except FileNotFoundError:
            if os.path.exists(source):  # its folder is new; where the source is gone, it was moved before
                os.makedirs(os.path.dirname(f"{place}/{path}"), exist_ok=True)
                os.replace(source, f"{place}/{path}")


def _remove(place: Path, path: str) -> None:
    """A file that is made no longer, and the folders that it leaves empty."""
    target = place / path
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target, ignore_errors=True)
    else:
        target.unlink(missing_ok=True)
    folder = (place / path).parent
    while folder != place:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass  # it went before this was cut off, and those above it are still there
        except OSError:
            return
        folder = folder.parent


def _locked(out: Path) -> int:
    """Wait until no other build writes to this folder; the file that holds the lock. -1 where the system has none."""
    try:
        import fcntl
    except ImportError:  # Windows
        return -1
    folder = os.open(out, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    return folder


def _undisturbed(act: Callable[[], None]) -> None:
    """Do it in a process of its own, in a session of its own: what ends the build does not end it half way.

    `act` can be repeated. Where the other process does not get through, it is done here, so that its error is told.
    """
    child = os.fork() if hasattr(os, "fork") else -1
    if child == 0:
        status = 1
        try:
            os.setsid()
            act()
            status = 0
        finally:
            os._exit(status)
    if child < 0 or not _ended_well(child):
        act()


def _ended_well(child: int) -> bool:
    """Wait for a process to its end, whatever happens meanwhile."""
    interrupted: BaseException | None = None
    while True:
        try:
            _, status = os.waitpid(child, 0)
            break
        except KeyboardInterrupt as error:
            interrupted = error
    if interrupted is not None:
        raise interrupted
    return os.waitstatus_to_exitcode(status) == 0
