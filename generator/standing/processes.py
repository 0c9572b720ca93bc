"""A question in many parts, answered with yes or no: whoever is free takes the next part.

So nobody waits for another's share, and a process that has other work to do can help in the end with what is left.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator

Question = Callable[[Iterable[int]], bool]
"""Whether all is well with the parts of these numbers. Raises `OSError` or `ValueError` where it is not."""

CAN_FORK = hasattr(os, "fork")

_WIDTH = 4  # bytes of a number
MOST = 1_000
"""How many parts a question may have: their numbers wait in a pipe, and the smallest pipe of a system has 4 KB."""


class Inquiry:
    """A question that is put to `helpers` other processes at once, and to this one when the answer is asked for."""

    def __init__(self, question: Question, parts: int, helpers: int) -> None:
        self._question, self._parts = question, _Numbers(parts)
        self._helpers = [self._helper() for _ in range(helpers if CAN_FORK else 0)]
        self._denied = False

    @property
    def has_help(self) -> bool:
        """Whether other processes work at it."""
        return bool(self._helpers)

    def denied(self) -> bool:
        """Whether somebody has said no already. Waits for nobody."""
        self._helpers = [child for child in self._helpers if not self._has_ended(child, os.WNOHANG)]
        return self._denied

    def agreed(self) -> bool:
        """Whether all say yes, this process included. One that failed or was ended did not."""
        if not self._asked():
            self._denied = True
        for child in self._helpers:  # every one, so that no process is left behind
            self._has_ended(child)
        self._helpers.clear()
        return not self._denied

    def close(self) -> None:
        """Who has not asked does not want to know any more."""
        for child in self._helpers:
            os.kill(child, signal.SIGKILL)
            self._has_ended(child)
        self._helpers.clear()
        self._parts.close()

    def _helper(self) -> int:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                status = 0 if self._asked() else 1
            finally:
                os._exit(status)
        return child

    def _asked(self) -> bool:
        try:
            fine = self._question(self._parts)
        except (OSError, ValueError):
            fine = False
        if not fine:
            self._parts.drop()
        return fine

    def _has_ended(self, child: int, how: int = 0) -> bool:
        ended, status = os.waitpid(child, how)
        if ended and status:
            self._denied = True
        return ended == child


class _Numbers:
    """Numbers from 0 in a pipe that several processes read: each number is drawn by one of them."""

    def __init__(self, count: int) -> None:
        self._end, begin = os.pipe()
        os.write(begin, b"".join(number.to_bytes(_WIDTH, "little") for number in range(count)))
        os.close(begin)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._end, _WIDTH):
            yield int.from_bytes(number, "little")

    def drop(self) -> None:
        """The answer is known, so nobody needs the rest."""
        while os.read(self._end, _WIDTH * MOST):
            pass

    def close(self) -> None:
        if self._end >= 0:
            os.close(self._end)
            self._end = -1
