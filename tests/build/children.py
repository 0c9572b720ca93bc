"""Processes that a test starts: none of them may be left when it ends, whatever other tests have running."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def none_left() -> Iterator[None]:
    """Note who is started meanwhile, and see at the end that somebody has waited for each."""
    born: list[int] = []
    fork = os.fork

    def noted() -> int:
        child = fork()
        if child:
            born.append(child)
        return child

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fork", noted)
        yield
    for child in born:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
