"""What stands in the holes of stencils: functions from a partner to bytes, each kept once and known by its number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.render.choice import Choice, Parts
from generator.render.weave import Thread, is_model, word_of

T = TypeVar("T")
Fill = Callable[[Partner], bytes]

Which = Callable[[Partner], int]
"""The number of what a partner gets, where that is one of a few things. Equal ones pick alike."""


@dataclass(frozen=True, slots=True)
class Few:
    """A partner's value that is one of a few `words` (marked text), and `pick` says which."""

    words: tuple[str, ...]
    pick: Which

    def __call__(self, partner: Partner) -> str:
        return self.words[self.pick(partner)]


def remembered(make: Callable[[Partner], T]) -> Callable[[Partner], T]:
    """The same function, which knows its last answer: a value stands in several places and files of one partner."""
    known: Partner | None = None
    value: Any = None

    def answer(partner: Partner) -> T:
        nonlocal known, value
        if known is not partner:
            value = make(partner)
            known = partner
        return value  # type: ignore[no-any-return]

    return answer


class Fills:
    """All fills of one press. Equal keys mean equal functions, so a partner's link is made once for all its files."""

    def __init__(self) -> None:
        self.makers: Final[list[Fill]] = []
        self.parts: Final[dict[Hashable, Parts]] = {}  # of shared slots
        self._threads: dict[int, Thread] = {}
        self._choices: dict[int, Choice] = {}
        self._picks: dict[int, Which] = {}
        self._sizes: dict[tuple[int, ...], Callable[[Partner], tuple[int, ...]]] = {}
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
        number = self.number(("thread", thread.key), remembered(thread.make))
        self._threads[number] = thread
        return number

    def few(self, key: Hashable, pick: Which, words: Sequence[bytes]) -> int:
        """The number of the fill that is one of `words`."""
        number = self.number(key, lambda partner: words[pick(partner)])
        self._picks[number] = pick
        return number

    def pick(self, number: int) -> Which | None:
        """What alone decides about a fill, where it is one of a few."""
        return self._picks.get(number)

    def choice(self, key: Hashable, choice: Choice) -> int:
        """The number of the fill that `choice` makes."""
        number = self.number(key, lambda partner: self._settled(choice.parts(partner), partner))
        self._choices.setdefault(number, choice)
        return number

    def traits(self, holes: Iterable[int]) -> Iterator[str]:
        """The traits that decide what stands in these holes."""
        for number in holes:
            choice = self._choices.get(number)
            if choice is not None:
                yield from choice.traits

    def settled(self, parts: Sequence[bytes], holes: Sequence[int], like: Partner) -> tuple[list[bytes], list[int]]:
        """A stencil's parts and holes for partners like this one, in which nothing is left to choose."""
        if not any(number in self._choices for number in holes):
            return list(parts), list(holes)
        texts, left = [parts[0]], list[int]()
        for number, text in zip(holes, parts[2::2], strict=True):
            choice = self._choices.get(number)
            for part in (number,) if choice is None else choice.parts(like):
                if isinstance(part, str):
                    texts[-1] += part.encode()
                else:
                    left.append(part)
                    texts.append(b"")
            texts[-1] += text
        found = [b""] * (2 * len(texts) - 1)
        found[::2] = texts
        return found, left

    def _settled(self, parts: Parts, partner: Partner) -> bytes:
        return b"".join([part.encode() if isinstance(part, str) else self.say(part, partner) for part in parts])

    def joined(self, parts: Parts) -> Fill:
        """What makes the parts one text for a partner."""
        template = [part.encode() if isinstance(part, str) else b"" for part in parts]
        makers = [(at, self.makers[part]) for at, part in enumerate(parts) if not isinstance(part, str)]
        whole = b"".join(template)

        def fill(partner: Partner) -> bytes:
            texts = template.copy()
            for at, make in makers:
                texts[at] = make(partner)
            return b"".join(texts)

        return fill if makers else lambda _: whole

    def sizes(self, numbers: tuple[int, ...]) -> Callable[[Partner], tuple[int, ...]]:
        """What says how long these threads are for a partner, real or model; asked for again, the same function."""
        known = self._sizes.get(numbers)
        if known is None:
            known = self._sizes[numbers] = remembered(
                lambda partner: tuple([len(self.say(number, partner)) for number in numbers])
            )
        return known

    def is_thread(self, number: int) -> bool:
        return number in self._threads

    def lengths(self, number: int) -> tuple[int, int]:
        """How long a thread is at least and at most."""
        thread = self._threads[number]
        return thread.shortest, thread.longest

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
