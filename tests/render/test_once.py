"""What runs make alike is made once, and is an input of every run that uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.render.once import Once
from generator.render.watch import Watch

T = TypeVar("T")


class Reader:
    """A run that remembers the traits that it was asked for."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def tracing(self, make: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        before = len(self.read)
        return make(), tuple(self.read[before:])

    def trait(self, name: str) -> object:
        self.read.append(name)
        return True


def test_it_is_made_once_and_read_by_all() -> None:
    watch, made = Watch(), []
    once = Once(watch)
    inputs, traits = [], []
    for _ in range(3):
        run = Reader()

        def make(run: Reader = run) -> str:
            watch.note("posts", "accountants")
            run.trait("has_discount")
            made.append(1)
            return "text"

        with watch.noting() as reads:
            assert once.of(run, "key", make) == "text"
        inputs.append(reads)
        traits.append(run.read)
    assert made == [1]
    assert inputs == [{("posts", "accountants"): None}] * 3
    assert traits == [["has_discount"]] * 3


def test_another_key_is_another_thing() -> None:
    once = Once(Watch())
    assert [once.of(Reader(), key, key.upper) for key in "aab"] == ["A", "A", "B"]


def test_what_is_used_inside_is_read_by_whoever_uses_the_whole() -> None:
    watch = Watch()
    once = Once(watch)

    def inner() -> int:
        watch.note("offers", "spring")
        return 1

    def use(run: Reader) -> dict[tuple[str, ...], None]:
        with watch.noting() as reads:
            once.of(run, "outer", lambda: once.of(run, "inner", inner) + 1)
        return reads

    assert use(Reader()) == use(Reader()) == {("offers", "spring"): None}
