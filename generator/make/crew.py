"""Work over several processes: every share is done, or it is said which one was not and what it was doing."""

from __future__ import annotations

import mmap
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from generator.model.declared import dataclass
from generator.model.problem import ProjectInvalid

Say = Callable[[str], None]
Task = Callable[[Say], Any]
_NOTE = 512


class WorkerDied(OSError):
    """A process ended before its share was done; the system ends one mostly for want of memory."""


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    note: mmap.mmap

    def answer(self) -> Any:
        """What came of its task. Raises `WorkerDied` where nothing did."""
        try:
            return self.pipe.recv()
        except EOFError:
            self.process.join()
            doing = self.note[:].rstrip(b"\0").decode("utf-8", "replace")
            code = self.process.exitcode or 0
            how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
            raise WorkerDied(f"a worker {how} while it made {doing or 'nothing yet'}; try fewer --jobs") from None

    def end(self) -> None:
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.pipe.close()


def can_fork() -> bool:
    """Whether this system can start a worker that knows all that this process knows."""
    return "fork" in multiprocessing.get_all_start_methods()


def share_out(tasks: Sequence[Task]) -> list[Any]:
    """Do each task in a process of its own, the first in this one; the results in the order of the tasks.

    A task is given a function to say what it is about to do. Raises what a task raised, the `ProjectInvalid` of several
    as one; an `OSError` as it was, since a full disk is to be told in its own words; and `WorkerDied` where a process
    ended without an answer. No process is left behind.
    """
    crew = [_start(task) for task in tasks[1:]]
    try:
        answers = [_tried(tasks[0], lambda _: None), *(worker.answer() for worker in crew)]
    finally:
        for worker in crew:
            worker.end()
    for one in answers:
        if isinstance(one, OSError):
            raise one
    invalid = [problem for one in answers if isinstance(one, ProjectInvalid) for problem in one.problems]
    if invalid:
        raise ProjectInvalid(dict.fromkeys(invalid))
    return answers


def _start(task: Task) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    note = mmap.mmap(-1, _NOTE)
    process = context.Process(target=_work, args=(task, theirs, note), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, note)


def _work(task: Task, pipe: Connection, note: mmap.mmap) -> None:
    def say(words: str) -> None:
        note[:] = words.encode()[:_NOTE].ljust(_NOTE, b"\0")

    pipe.send(_tried(task, say))


def _tried(task: Task, say: Say) -> Any:
    """The result; the problems of the project and those of the machine travel as values."""
    try:
        return task(say)
    except ProjectInvalid as invalid:
        return ProjectInvalid(invalid.problems)
    except OSError as error:
        return error
