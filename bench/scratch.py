"""A folder for what is measured, in memory where there is such a place, that goes whatever ends the benchmark."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

MEMORY = Path("/dev/shm")
PREFIX = "wasl-bench-"
ENDINGS = (signal.SIGTERM, signal.SIGHUP)  # Ctrl-C unwinds by itself
CHUNK = 1 << 24


@contextmanager
def scratch(place: Path | None = None) -> Iterator[Path]:
    """A folder of its own in `place` (memory, else the disk), removed at the end, also by SIGTERM and SIGHUP.

    Folders that killed benchmarks left there are removed first. For the main thread. Raises `OSError`.
    """
    place = place or _usual_place()
    sweep(place)
    with _unwinding(), _held(place) as folder:
        yield folder


def break_in(folder: Path, needed: int) -> None:
    """Write to as many bytes of free memory as will be needed, at most to three quarters of it, and give them back.

    A virtual machine gets a page of memory from its host when it first writes there, which takes four times as long as
    the writing does. Who runs first would pay for all. A folder on a disk is left alone.
    """
    most = min(needed, _available() * 3 // 4) if folder.is_relative_to(MEMORY) else 0
    file = folder / "memory"
    with open(file, "wb", buffering=0) as memory:
        while most > 0:
            most -= memory.write(bytes(min(most, CHUNK)))
    file.unlink()


def _available() -> int:
    """Bytes of memory that the system would give."""
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0


def sweep(place: Path) -> None:
    """Remove the folders in `place` that no living benchmark holds."""
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's, gone by now, or held
            lock = _lock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


@contextmanager
def _held(place: Path) -> Iterator[Path]:
    """A new folder, locked as long as this process lives: the system lets go of a lock however a process ends."""
    folder, lock = _made(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _made(place: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
        with suppress(FileNotFoundError):  # another benchmark swept it before it was locked
            lock = _lock(folder, fcntl.LOCK_EX)
            if folder.exists():
                return folder, lock
            os.close(lock)


def _lock(folder: Path, how: int) -> int:
    """Lock the folder; gives what holds the lock. Raises `BlockingIOError` where it is held and `how` does not wait."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, how)
    except BaseException:
        os.close(handle)
        raise
    return handle


@contextmanager
def _unwinding() -> Iterator[None]:
    """Let what ends a process raise `SystemExit`, so that it cleans up."""
    before = {number: signal.signal(number, _leave) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    for each in ENDINGS:
        signal.signal(each, signal.SIG_IGN)  # asked once is enough: cleaning up must not be cut off
    raise SystemExit(128 + number)


def _usual_place() -> Path:
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
