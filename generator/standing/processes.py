"""Questions that are answered with yes or no, shared out over processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

Question = Callable[[], bool]


def all_agree(questions: Sequence[Question]) -> bool:
    """Whether all say yes: the first one here, each of the others in a process of its own."""
    children = [forked(question) for question in questions[1:]]
    try:
        mine = questions[0]()
    finally:
        others = [agreed(child) for child in children]
    return mine and all(others)


def forked(question: Question) -> int:
    """Ask in another process; its number, for `agreed`."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if question() else 1
        finally:
            os._exit(status)
    return child


def agreed(child: int) -> bool:
    """Wait for the process: whether it said yes. One that failed or was ended did not."""
    return os.waitpid(child, 0)[1] == 0
