"""Builds in a process of their own, which steps back for the server: pages are answered meanwhile.

The child lives as long as the server, so that its imports are paid once. It ends by itself when its pipe closes, also
where the server was killed; a build that is cut off leaves the last site in place (`generator.publish.staging`).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from generator import pipeline
from generator.model.build import BuildInfo
from generator.model.declared import dataclass
from generator.model.problem import Problem, ProjectInvalid
from generator.model.source import SHIPPED
from generator.report import render_text

_PATIENCE = 5
"""Seconds that a build gets to clean up before it is killed."""
_STEP_BACK = 10
"""How nice a build is to the server and to everything else on the machine."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended. `text` is for the terminal; `trouble` says in a sentence what is no problem of the project."""

    ok: bool
    files: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    text: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is built, the language in which its problems are told, and formats that are left out."""

    root: Path
    shipped: Path
    language: str
    without: frozenset[str] = frozenset()

    @property
    def info(self) -> BuildInfo:
        return BuildInfo(today(), without=self.without)

    @property
    def site(self) -> Path:
        """Where the last whole build is."""
        return self.root / self.info.folder / "site"


class Builder:
    """Builds `order.root` into its `build/` (`build/partial/` where formats are left out), one build at a time."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._stopped = False
        # Spawned, not forked: the server has threads, and a fork of threads may hang.
        context = multiprocessing.get_context("spawn")
        self._pipe, self._theirs = context.Pipe()
        self._process = context.Process(target=_serve_builds, args=(self._theirs, order))

    def start(self) -> None:
        """Begin the process; from the main thread. Ctrl-C reaches the whole group, but the server decides."""
        with _deaf_to_interrupts():
            self._process.start()
        self._theirs.close()

    def build(self) -> Outcome | None:
        """Build now and wait for the end; None once it is stopped. Nothing is raised for what is in the project."""
        try:
            self._pipe.send(None)
            outcome: Outcome = self._pipe.recv()
        except (EOFError, OSError):
            return None if self._stopped else _troubled("The build ended unexpectedly. Start `wasl serve` again.")
        return outcome

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._stopped = True
        if self._process.pid is None:
            return
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is started inside never hears SIGINT; this process hears it afterwards. For the main thread."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    resource_tracker.ensure_running()  # its own start would end the deafness
    # The mask is for the child, which inherits it. Here another thread may take the signal and the main thread be told.
    usual = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, usual)
    if heard:
        raise KeyboardInterrupt


def today() -> date:
    """The day of a build."""
    return datetime.now(UTC).date()


def failure(error: Exception, order: Order) -> Outcome:
    """What was raised while the project was read or made, as the author is told."""
    if isinstance(error, ProjectInvalid):
        text = render_text(error.problems, _texts(error.problems, order), language=order.language)
        return Outcome(False, problems=error.problems, text=text)
    if isinstance(error, OSError):
        return _troubled(f"wasl: {error}")
    trace = "".join(traceback.format_exception(error))
    return _troubled(f"A bug in Wasl: {type(error).__name__}: {error}", trace)


def _serve_builds(pipe: Connection, order: Order) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing can be made deaf from outside
    signal.signal(signal.SIGTERM, _leave)  # unwinds, so that workers end and staging is dropped
    if hasattr(os, "nice"):
        os.nice(_STEP_BACK)
    while True:
        try:
            pipe.recv()
        except (EOFError, OSError):
            return
        outcome = _build(order)
        try:
            pipe.send(outcome)
        except OSError:
            return


def _leave(*_: object) -> NoReturn:
    raise SystemExit(0)


def _build(order: Order) -> Outcome:
    start = time.monotonic()
    try:
        receipt = pipeline.build(order.root, order.site.parent, order.shipped, order.info, _cores())
    except Exception as error:  # a bug must not end the server: it is shown where the author looks
        return failure(error, order)
    return Outcome(True, receipt.files, time.monotonic() - start, receipt.problems)


def _troubled(sentence: str, text: str = "") -> Outcome:
    return Outcome(False, text=text or sentence, trouble=sentence)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _texts(problems: tuple[Problem, ...], order: Order) -> dict[str, str]:
    """The files that problems speak of, for excerpts."""
    found: dict[str, str] = {}
    for path in {problem.position.path for problem in problems}:
        ours = path.startswith(SHIPPED)
        file = order.shipped / path.removeprefix(SHIPPED) if ours else order.root / path
        if file.is_file():
            found[path] = file.read_text("utf-8-sig", errors="replace")
    return found
