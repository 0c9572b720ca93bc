"""The bench leaves nothing behind: not when it is ended, and not for long when it is killed."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bench import scratch as scratch_module
from bench.programme import ROOT
from bench.scratch import PREFIX, break_in, scratch

MEASURING = """
import sys
from pathlib import Path
from bench.measure import measure
from bench.scratch import scratch

with scratch(Path(sys.argv[1])) as folder:
    (folder / "output").mkdir()
    (folder / "output" / "page.html").write_text("x")
    measure([sys.executable, "-c", sys.argv[2], sys.argv[3]], folder)
"""
MEASURED = """
import os, signal, socket, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as test:
    test.sendall(f"{os.getpid()} {child.pid}".encode())
signal.pause()
"""
PATIENCE = 60  # seconds, for what comes at once


@contextmanager
def measuring(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A benchmark that measures a process which has a child and never ends, and handles of those two."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        command = [sys.executable, "-c", MEASURING, str(place), MEASURED, str(server.getsockname()[1])]
        bench = subprocess.Popen(command, cwd=ROOT, process_group=0)
        connection, _ = server.accept()
        with connection, connection.makefile() as said:
            handles = [os.pidfd_open(int(pid)) for pid in said.read().split()]
    try:
        yield bench, handles
    finally:
        bench.kill()
        bench.wait()
        for handle in handles:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            os.close(handle)


def ends(handle: int) -> bool:
    return bool(select.select([handle], [], [], PATIENCE)[0])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "memory").mkdir()
    return tmp_path / "memory"


def test_a_folder_goes_at_the_end_and_with_an_error(place: Path) -> None:
    with scratch(place) as folder:
        (folder / "page.html").write_text("x")
        assert folder.parent == place
    assert not list(place.iterdir())
    with pytest.raises(ZeroDivisionError), scratch(place):
        1 / 0  # noqa: B018
    assert not list(place.iterdir())


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_benchmark_that_is_ended_leaves_no_folder_and_no_process(place: Path, ending: signal.Signals) -> None:
    with measuring(place) as (bench, handles):
        assert len(list(place.rglob("page.html"))) == 1
        bench.send_signal(ending)
        assert bench.wait(PATIENCE) != 0
        assert not list(place.iterdir())
        assert all(map(ends, handles))


def test_a_folder_of_a_killed_benchmark_goes_when_the_next_one_starts(place: Path) -> None:
    with measuring(place) as (bench, _):
        bench.kill()
        bench.wait()
        left = list(place.iterdir())
        assert len(left) == 1
    with scratch(place) as folder:
        assert list(place.iterdir()) == [folder]


def test_a_folder_of_a_living_benchmark_stays(place: Path) -> None:
    with measuring(place), scratch(place) as folder:
        assert len(list(place.glob(f"{PREFIX}*"))) == 2
        assert folder.exists()
        assert len(list(place.rglob("page.html"))) == 1
    (place / "somebody-elses").mkdir()
    with scratch(place):
        assert (place / "somebody-elses").exists()


def test_memory_is_broken_in_as_far_as_it_is_needed_and_there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def noted(folder: Path) -> int:
        written.append(sum(file.stat().st_size for file in folder.iterdir()))
        return 0

    monkeypatch.setattr(scratch_module, "CHUNK", 1 << 16)
    monkeypatch.setattr(scratch_module, "_available", lambda: 400_000)
    monkeypatch.setattr(Path, "unlink", lambda file: noted(file.parent))
    monkeypatch.setattr(scratch_module, "MEMORY", place)
    for needed in (100_000, 1_000_000):
        break_in(place, needed)
    monkeypatch.setattr(scratch_module, "MEMORY", place / "elsewhere")
    break_in(place, 1_000_000)
    assert written == [100_000, 300_000, 0]


def test_signals_are_heard_as_before_afterwards(place: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with scratch(place):
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
