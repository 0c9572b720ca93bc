"""What is the same object is looked at once; its problems are told every time."""

from __future__ import annotations

from generator.model.problem import Position, Problem
from generator.validate.memory import Memory

WRONG = Problem(Position("a"), "E0203", "wrong")


class Look:
    """Something that is looked at through a memory."""

    def __init__(self) -> None:
        self.memory, self.looks = Memory(), 0

    def __call__(self, *of: object, key: str = "a") -> tuple[int, list[Problem]]:
        problems = [Problem(Position("b"), "E0203", "before")]
        self.memory.begin()
        found = self.memory.once(key, of, lambda: self._look(problems), problems)
        return found, problems[1:]

    def _look(self, problems: list[Problem]) -> int:
        self.looks += 1
        problems.append(WRONG)
        return self.looks


def test_the_same_objects_are_looked_at_once() -> None:
    look, one, two = Look(), ["x"], ["y"]
    assert [look(one, two), look(one, two), look(one, two)] == [(1, [WRONG])] * 3


def test_equal_is_not_the_same() -> None:
    look = Look()
    assert [look(["x"])[0], look(["x"])[0]] == [1, 2]


def test_one_object_less_or_more_is_a_difference() -> None:
    look, one, two = Look(), ["x"], ["y"]
    assert [look(one)[0], look(one, two)[0], look(one)[0], look(two)[0]] == [1, 2, 3, 4]


def test_keys_are_apart() -> None:
    look, one = Look(), ["x"]
    look(one)
    assert look(one, key="b")[0] == 2


def test_what_was_not_asked_for_is_forgotten() -> None:
    look, one = Look(), ["x"]
    look(one)
    look.memory.begin()
    assert look(one)[0] == 2
