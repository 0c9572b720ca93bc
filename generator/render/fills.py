"""What stands in the holes of stencils: functions from a partner to bytes, each kept once and known by its number."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

from generator.model.partner import Partner
from generator.render.weave import Thread, is_model, word_of

Fill = Callable[[Partner], bytes]


class Fills:
    """All fills of one press. Equal keys mean equal functions, so a partner's link is made once for all its files."""

    def __init__(self) -> None:
        self.makers: Final[list[Fill]] = []
        self.parts: Final[dict[Hashable, tuple[tuple[str | int, ...], tuple[str, ...]]]] = {}  # of shared slots
        self._threads: dict[int, Thread] = {}
        self._numbers: dict[Hashable, int] = {}

    def number(self, key: Hashable, make: Fill) -> int:
        """The number of the fill that is known by `key`; `make` where it is new."""
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.makers)
            self.makers.append(make)
        return known

    def thread(self, thread: Thread) -> int:
        """The number of a thread's fill."""
        number = self.number(("thread", thread.key), thread.make)
        self._threads[number] = thread
        return number

    def is_thread(self, number: int) -> bool:
        return number in self._threads

    def length(self, number: int) -> int:
        """How long a thread is for everybody; 0 where partners differ in it."""
        thread = self._threads.get(number)
        return thread.longest if thread is not None and thread.shortest == thread.longest else 0

    def grows(self, number: int) -> bool:
        """Whether partners differ in the length of this fill."""
        return self.length(number) == 0

    def say(self, number: int, partner: Partner) -> bytes:
        """One fill for one partner, real or model."""
        if is_model(partner) and number in self._threads:
            return word_of(partner, self._threads[number]).encode()
        return self.makers[number](partner)
