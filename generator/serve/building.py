"""Builds in a process of their own: it may use every core, and the server answers meanwhile.

The child lives as long as the server, so that its imports are paid once. It ends by itself when its pipe closes, also
where the server was killed; a build that is cut off leaves the last site in place (`generator.publish.staging`).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from generator.model.build import BuildInfo
from generator.model.problem import Problem, ProjectInvalid
from generator.model.source import SHIPPED
from generator.report import render_text

_PATIENCE = 5
"""Seconds that a build gets to clean up before it is killed."""


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
class _Order:
    root: Path
    shipped: Path
    language: str


class Builder:
    """Builds `root` into `root/build`, one build at a time."""

    def __init__(self, root: Path, shipped: Path, language: str) -> None:
        # Spawned, not forked: the server has threads, and a fork of threads may hang.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve_builds, args=(theirs, _Order(root, shipped, language)))
        self._process.start()
        theirs.close()

    def build(self) -> Outcome:
        """Build now and wait for the end; nothing is raised for what stands in the project."""
        try:
            self._pipe.send(None)
            outcome: Outcome = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return _troubled("The build ended unexpectedly. Start `wasl serve` again.")
        return outcome

    def stop(self) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve_builds(pipe: Connection, order: _Order) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server decides
    signal.signal(signal.SIGTERM, _leave)  # unwinds, so that workers end and staging is dropped
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


def _build(order: _Order) -> Outcome:
    from generator import pipeline  # here, so that the server's own start stays quick

    start = time.monotonic()
    info = BuildInfo(datetime.now(UTC).date())
    try:
        receipt = pipeline.build(order.root, order.root / "build", order.shipped, info, _cores())
    except ProjectInvalid as invalid:
        text = render_text(invalid.problems, _texts(invalid.problems, order), language=order.language)
        return Outcome(False, problems=invalid.problems, text=text)
    except OSError as error:
        return _troubled(f"wasl: {error}")
    except Exception as error:  # a bug must not end the server: it is shown where the author looks
        return _troubled(f"A bug in Wasl: {type(error).__name__}: {error}", traceback.format_exc())
    return Outcome(True, receipt.files, time.monotonic() - start, receipt.problems)


def _troubled(sentence: str, text: str = "") -> Outcome:
    return Outcome(False, text=text or sentence, trouble=sentence)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _texts(problems: tuple[Problem, ...], order: _Order) -> dict[str, str]:
    """The files that problems speak of, for excerpts."""
    found: dict[str, str] = {}
    for path in {problem.position.path for problem in problems}:
        ours = path.startswith(SHIPPED)
        file = order.shipped / path.removeprefix(SHIPPED) if ours else order.root / path
        if file.is_file():
            found[path] = file.read_text("utf-8-sig", errors="replace")
    return found
