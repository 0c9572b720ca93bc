"""Putting a build in the place of the last one, whole or not at all.

A build of everything is a new folder that takes the old one's place. A build of what changed moves the changed files
into place by a journal: once the journal is there the build is decided, and whoever comes next finishes it.

It is left to a process of its own, which outlives a build that is killed.
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

NEW, _OLD, JOURNAL = "-new", "-old", ".journal"


@contextlib.contextmanager
def at_rest(out: Path) -> Iterator[bool]:
    """Keep builds away from the folder meanwhile; whether all that began there have come to their end.

    Raises `OSError` where there is no such folder.
    """
    lock = locked(out)
    try:
        yield not any(os.path.lexists(path) for path in (out / JOURNAL, *_leftovers(out)))
    finally:
        if lock >= 0:
            os.close(lock)


def _leftovers(out: Path) -> list[Path]:
    """What only a build that was cut off leaves, but for the journal."""
    folders = [out / f".{name}{ending}" for name in (SITE, REPORTS) for ending in (_OLD, NEW)]
    return [out / f"{JOURNAL}{NEW}", *folders]


def settle(out: Path) -> None:
    """Finish a build that was decided, and clear away one that was not. Can be repeated, and cut off, at any point."""
    journal = out / JOURNAL
    if journal.is_file():
        _finish(out, json.loads(journal.read_text("utf-8")))
        journal.unlink()
    unwritten, *folders = _leftovers(out)
    unwritten.unlink(missing_ok=True)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _finish(out: Path, journal: dict[str, list[str]]) -> None:
    for name in (SITE, REPORTS):
        new = out / f".{name}{NEW}"
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


def locked(out: Path) -> int:
    """Wait until no other build writes to this folder; the file that holds the lock. -1 where the system has none."""
    try:
        import fcntl
    except ImportError:  # Windows
        return -1
    folder = os.open(out, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    return folder


def put_in_place(out: Path, *, whole: bool) -> None:
    """Finish the build that was decided just now; `whole` says that there is a last one, which has to stay whole."""
    if whole:
        _undisturbed(lambda: settle(out))
    else:  # a second process would cost memory
        settle(out)


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
