"""What many runs make alike: made by the first of them, and an input of each that uses it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar, cast

from generator.render.watch import Read, Watch

T = TypeVar("T")


class Reader(Protocol):
    """A run, as far as it is asked here."""

    def tracing(self, make: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        """What `make` gives, and the traits that it has read."""

    def trait(self, name: str) -> object:
        """Note that a trait is read."""


class Once:
    """Values by key, each with the inputs and the traits that were read when it was made.

    What is made may not depend on anything of the run that neither the key nor a trait says.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._made: dict[Hashable, tuple[object, dict[Read, None], tuple[str, ...]]] = {}

    def of(self, run: Reader, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`; `make` where it is new."""
        known = self._made.get(key)
        if known is None:
            with self._watch.noting() as reads:
                value, traits = run.tracing(make)
            known = self._made[key] = (value, reads, traits)
        else:
            _note(run, known[2])
        self._watch.again(known[1])
        return cast(T, known[0])


def _note(run: Reader, traits: Iterable[str]) -> None:
    for name in traits:
        run.trait(name)
