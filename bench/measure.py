"""One run of a whole process: how long, how much processor, how much memory, children included."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.02  # seconds between two looks at the memory


class RunFailed(Exception):
    """A measured command ended with an error; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took."""

    wall: float  # seconds from start to end
    cpu: float  # seconds of processor, user and system, of the process and all its children
    peak: int  # bytes of memory: the largest sum over the processes alive at one moment


def measure(command: list[str], cwd: Path) -> Sample:
    """Run `command` in `cwd` to its end. Raises `RunFailed`, `OSError`."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=words, stderr=words)
        watcher = _Watcher(process.pid)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # else Popen would wait for it again
        watcher.end()
        if process.returncode:
            words.seek(0)
            raise RunFailed(f"{command}: {words.read()[-2000:].decode(errors='replace')}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, max(watcher.peak, _largest(usage)))


def _largest(usage: resource.struct_rusage) -> int:
    """Bytes of the largest single process, as the system remembers it: all that is known where there is no /proc."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class _Watcher(threading.Thread):
    """Looks at the memory of a process and its descendants every `INTERVAL` seconds; `peak` is the largest sum.

    Resident memory: pages that two processes share are counted for both, so programs of many processes look larger.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        while (PROC / "self").exists():
            self.peak = max(self.peak, tree_memory(self._pid))
            if self._over.wait(INTERVAL):
                return

    def end(self) -> None:
        self._over.set()
        self.join()


def tree_memory(pid: int, proc: Path = PROC) -> int:
    """Resident bytes of a process and its descendants now; 0 for one that has ended."""
    try:
        pages = int((proc / str(pid) / "statm").read_text().split()[1])
        tasks = list((proc / str(pid) / "task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except (OSError, IndexError):  # it ended between two looks
        return 0
    return pages * resource.getpagesize() + sum(tree_memory(int(child), proc) for child in children)
