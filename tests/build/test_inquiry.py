"""A question in parts: every part is asked once, by whoever is free, and one no is a no."""

from __future__ import annotations

import mmap
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.standing.processes import MOST, Inquiry
from tests.build.children import none_left


class Asked:
    """Notes which parts were asked, from whatever process; `bad` are those with which something is wrong."""

    def __init__(self, bad: Iterable[int] = ()) -> None:
        self.bad = frozenset(bad)
        self._times = mmap.mmap(-1, MOST)  # shared by all who inherit it

    def __call__(self, numbers: Iterable[int]) -> bool:
        for number in numbers:
            self._times[number] += 1
            if number in self.bad:
                if number % 2:
                    raise FileNotFoundError(number)
                return False
        return True

    def parts(self) -> list[int]:
        return [number for number, times in enumerate(self._times[:]) for _ in range(times)]


@contextmanager
def asked_of(question: Asked, parts: int, helpers: int) -> Iterator[Inquiry]:
    with none_left(), closing(Inquiry(question, parts, helpers)) as inquiry:
        yield inquiry


@settings(max_examples=40, deadline=None)
@given(parts=st.integers(0, 60), helpers=st.integers(0, 3), bad=st.frozensets(st.integers(0, 70), max_size=2))
def test_every_part_is_asked_once_and_one_no_is_a_no(parts: int, helpers: int, bad: frozenset[int]) -> None:
    question = Asked(bad)
    with asked_of(question, parts, helpers) as inquiry:
        wrong = sorted(number for number in bad if number < parts)
        assert inquiry.agreed() == (not wrong)
        assert inquiry.denied() == bool(wrong)
        if wrong:
            assert set(question.parts()) & set(wrong)
            assert len(question.parts()) == len(set(question.parts()))
        else:
            assert question.parts() == list(range(parts))


def test_as_many_parts_as_there_may_be() -> None:
    question = Asked()
    with asked_of(question, MOST, 2) as inquiry:
        assert inquiry.agreed()
    assert question.parts() == list(range(MOST))


def test_a_no_is_known_before_anybody_asks() -> None:
    with asked_of(Asked([0]), 1, 1) as inquiry:
        (helper,) = inquiry._helpers
        os.waitid(os.P_PID, helper, os.WEXITED | os.WNOWAIT)
        assert inquiry.denied()
        assert not inquiry.agreed()


def test_nobody_is_waited_for() -> None:
    """Helpers who are held up have not said no."""
    with asked_of(Asked(), 3, 2) as inquiry:
        for helper in inquiry._helpers:
            os.kill(helper, signal.SIGSTOP)
        assert not inquiry.denied()
        for helper in inquiry._helpers:
            os.kill(helper, signal.SIGCONT)
        assert inquiry.agreed()


def test_a_helper_that_was_ended_has_not_said_yes() -> None:
    with asked_of(Asked(), 0, 2) as inquiry:
        helper = inquiry._helpers[0]
        os.waitid(os.P_PID, inquiry._helpers[1], os.WEXITED | os.WNOWAIT)
        inquiry._helpers[0] = _ended_by_force()
        os.waitpid(helper, 0)
        assert not inquiry.agreed()


def _ended_by_force() -> int:
    child = os.fork()
    if child == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return child
