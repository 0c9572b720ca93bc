"""One run of a whole process: how long, how much processor, how much memory, children included."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PROC_THERE = (PROC / "self").exists()
INTERVAL, SLOW_INTERVAL = 0.02, 0.05  # seconds between two looks at the memory; the second where shares are counted


class RunFailed(Exception):
    """A measured command ended with an error; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took. Memory is the largest sum over all processes alive at one moment, in bytes."""

    wall: float  # seconds from start to end
    cpu: float  # seconds of processor, user and system, of the process and all its children
    rss: int  # resident: a page that processes share counts once for each of them
    pss: int = 0  # proportional: a shared page counts once in all; 0 where it was not looked at


def measure(
    command: list[str], cwd: Path, *, shares: bool = False, variables: Mapping[str, str] | None = None
) -> Sample:
    """Run `command` in `cwd` to its end, with environment `variables` besides the present ones.

    With `shares` the proportional memory is looked at too. That holds the measured processes up while the system
    counts, so the times of such a run say nothing. Raises `RunFailed`, `OSError`.
    """
    environment = {**os.environ, **(variables or {})}
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=words, stderr=words, env=environment, process_group=0)
        try:
            watcher = Watcher(process.pid, shares=shares)
            watcher.start()
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # nobody waits any more: what it makes would come back into folders that are removed
            _end(process)
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # else Popen would wait for it again
        watcher.end()
        if process.returncode:
            words.seek(0)
            raise RunFailed(f"{command}: {words.read()[-2000:].decode(errors='replace')}")
    rss = watcher.rss if PROC_THERE else _largest(usage)
    return Sample(wall, usage.ru_utime + usage.ru_stime, rss, watcher.pss)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it has started; it leads a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _largest(usage: resource.struct_rusage) -> int:
    """Bytes of the largest single process, as the system remembers it: all that is known where there is no /proc.

    On Linux it would be too much: what a process remembers begins with what its parent had when it was started.
    """
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Watcher(threading.Thread):
    """Looks at the memory of a process and its descendants again and again; `rss` and `pss` are the largest sums."""

    def __init__(self, pid: int, *, shares: bool = False) -> None:
        super().__init__(daemon=True)
        self.rss = self.pss = 0
        self._pid, self._shares = pid, shares
        self._over = threading.Event()

    def run(self) -> None:
        while PROC_THERE:
            self.rss = max(self.rss, tree_memory(self._pid))
            if self._shares:
                self.pss = max(self.pss, tree_memory(self._pid, proportional))
            if self._over.wait(SLOW_INTERVAL if self._shares else INTERVAL):
                return

    def end(self) -> None:
        self._over.set()
        self.join()


def resident(process: Path) -> int:
    """Resident bytes of the process of this folder of /proc."""
    return int((process / "statm").read_text().split()[1]) * resource.getpagesize()


def proportional(process: Path) -> int:
    """Bytes of its own, and of each shared page its part. 0 if the system does not say."""
    lines = (process / "smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def tree_memory(pid: int, look: Callable[[Path], int] = resident, proc: Path = PROC) -> int:
    """Bytes of a process and its descendants now; 0 for one that has ended."""
    process = proc / str(pid)
    try:
        own = look(process)
        tasks = list((process / "task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except (OSError, IndexError):  # it ended between two looks
        return 0
    return own + sum(tree_memory(int(child), look, proc) for child in children)
