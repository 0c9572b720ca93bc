"""Fitting a post to a network: the longest of its versions that the network takes, for each partner.

What differs between partners in a post is mostly the words of a link. They are plain (see `generator.render.weave`), so
the size of a text grows evenly with their lengths: it is counted a few times for everybody, and then only added up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from generator.model.declared import dataclass
from generator.model.network import Network
from generator.model.partner import Partner
from generator.render.draw import Draw
from generator.render.fills import remembered
from generator.render.notation import Dir
from generator.render.stencil import Stencil
from generator.render.weave import NotWovenError, chose, is_model
from generator.text.counting import count
from generator.text.plain import OPENING_MARKS, open_paragraphs

P = TypeVar("P", bound=Hashable)
"""What a version is made of."""

Measure = Callable[[str], int]
_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_APART = re.compile(rf"(?:https?://[^/\s{_HOLE}]+/\S*|[^\s.:/@]+[.:/@]*)")
"""What words of partners may stand in without making or breaking a link or a mention: the tail of an address, or signs
none of which is part of one, but at the end."""

_KINDS = (b"a" * 12, b"7" * 12, b"Aa-b_c7d8e9_")
"""Words at which a text is counted: letters, digits, and one as crooked as a code may be; of any length."""


@dataclass(frozen=True, slots=True)
class Version:
    """A post with its link, and without (for share addresses that take the link apart)."""

    whole: Stencil
    said: Stencil


class Fitted(Generic[P]):
    """One post on one network, made of the first of `choices` that fits; of the last one where none does.

    A version is made when it is asked for: mostly the first one fits everybody. `threaded` says that partners differ in
    plain words only.
    """

    def __init__(
        self, version_of: Callable[[P], Version], choices: Sequence[P], network: Network, language: Dir
    ) -> None:
        self._version_of = version_of
        self._choices = choices
        self._versions: dict[int, Version] = {}
        self._language = language
        self._opener = OPENING_MARKS[network.opener]
        self._most = network.text.max if network.text else None
        self._most_bytes = network.text.max_bytes if network.text else None
        self._unit = network.text.unit if network.text else "utf16"
        first = self._made(0)
        self.threaded = first.whole.threaded and first.said.threaded
        self._growths: dict[tuple[int, Measure], _Growth] = {}
        growing = sorted({hole for hole in first.whole.holes if first.whole.fills.grows(hole)})
        self._lengths = first.whole.fills.sizes(tuple(growing)) if self.threaded else None
        self._chosen: dict[tuple[int, ...], tuple[int, int]] = {}
        self._for_nobody: tuple[int, int] | None = None

    def version(self, partner: Partner | None) -> int:
        """Which version this partner gets."""
        number = self.choice(partner)[0]
        chose(partner, number)
        return number

    def size(self, partner: Partner | None) -> int:
        """Its size in the network's own unit."""
        number, size = self.choice(partner)
        chose(partner, number)
        return size

    def choice(self, partner: Partner | None) -> tuple[int, int]:
        """Version and size; for all partners whose plain words are as long, they are the same."""
        if partner is None:
            self._for_nobody = self._for_nobody or self._choose(None)
            return self._for_nobody
        if self._lengths is None:
            return self._choose(partner)
        lengths = self._lengths(partner)
        known = self._chosen.get(lengths)
        if known is None:
            known = self._choose(partner)
            if all(growth.even for growth in self._growths.values()):
                self._chosen[lengths] = known
        return known

    def _choose(self, partner: Partner | None) -> tuple[int, int]:
        last = len(self._choices) - 1
        number = next((number for number in range(last) if self._fits(number, partner)), last)
        return number, self._size(number, partner)

    def _made(self, number: int) -> Version:
        if number not in self._versions:
            self._versions[number] = self._version_of(self._choices[number])
        return self._versions[number]

    def text(self, partner: Partner | None) -> str:
        """The post with its link."""
        return self._opened(_stamped(self._made(self.version(partner)).whole, partner))

    def said(self, partner: Partner | None) -> str:
        """The post without its link."""
        return self._opened(_stamped(self._made(self.version(partner)).said, partner))

    def _fits(self, number: int, partner: Partner | None) -> bool:
        if self._most is None:
            return True
        return self._size(number, partner) <= self._most and (
            self._most_bytes is None or self._bytes(number, partner) <= self._most_bytes
        )

    def _size(self, number: int, partner: Partner | None) -> int:
        return self._measured(number, partner, self._counted)

    def _bytes(self, number: int, partner: Partner | None) -> int:
        return self._measured(number, partner, self._weighed)

    def _measured(self, number: int, partner: Partner | None, measure: Measure) -> int:
        """By growth where that is even, otherwise by measuring this partner's own text."""
        if partner is not None and self.threaded:
            growth = self._grown(number, measure)
            if growth.even:
                return growth.of(partner)
            if is_model(partner):
                raise NotWovenError("a size that depends on what the words are")
        return measure(_stamped(self._made(number).whole, partner))

    def _grown(self, number: int, measure: Measure) -> _Growth:
        """Worked out when it is asked for: few networks limit bytes beside characters."""
        if (number, measure) not in self._growths:
            self._growths[number, measure] = _Growth(self._made(number).whole, measure)
        return self._growths[number, measure]

    def _counted(self, text: str) -> int:
        return count(self._opened(text), self._unit)

    def _weighed(self, text: str) -> int:
        return len(self._opened(text).encode())

    def _opened(self, text: str) -> str:
        return open_paragraphs(text, self._language, self._opener)


class Wordings:
    """A post on one network in several wordings, of which each partner gets the one that it draws.

    `by_version` and `by_size` (wording, version, size) say what a text about it depends on beside plain words.
    """

    def __init__(self, draw: Draw, fitted: Sequence[Fitted[Any]]) -> None:
        self.draw = draw
        self.turn = draw.turn
        self.threaded = all(one.threaded for one in fitted)
        self.key: Hashable = (draw, *fitted)
        self.by_size = remembered(self._chosen)
        self._fitted = fitted

    def by_version(self, partner: Partner) -> tuple[int, int]:
        """Wording and version of a partner."""
        return self.by_size(partner)[:2]

    def _chosen(self, partner: Partner) -> tuple[int, int, int]:
        turn = self.turn(partner)
        return turn, *self._fitted[turn].choice(partner)

    def version(self, partner: Partner | None) -> int:
        """Which version of its wording this partner gets."""
        return self._of(partner).version(partner)

    def size(self, partner: Partner | None) -> int:
        """Its size in the network's own unit."""
        return self._of(partner).size(partner)

    def text(self, partner: Partner | None) -> str:
        """The post with its link."""
        return self._of(partner).text(partner)

    def said(self, partner: Partner | None) -> str:
        """The post without its link."""
        return self._of(partner).said(partner)

    def _of(self, partner: Partner | None) -> Fitted[Any]:
        return self._fitted[self.turn(partner)]


class _Growth:
    """How a measure of a text grows with each of its plain words; `even` where it does so whatever the words are."""

    def __init__(self, stencil: Stencil, measure: Measure) -> None:
        self._fills = stencil.fills
        self._stencil = stencil
        self._measure = measure
        found = [self._by(kind) for kind in _KINDS]
        self.even = found[0] == found[1] == found[2] and self._apart()
        self._least, self._growing = found[0]

    def of(self, partner: Partner) -> int:
        """The measure for one partner, real or model."""
        return self._least + sum(by * len(self._fills.say(hole, partner)) for hole, by in self._growing)

    def _by(self, kind: bytes) -> tuple[int, list[tuple[int, int]]]:
        """The measure without the words that differ in length, and what each of their letters adds."""
        words = {hole: _as_long(kind, self._fills.length(hole)) for hole in self._stencil.holes}
        base = self._measured(words)
        longer = kind[:1] + kind  # the end stays what it is
        growth = {hole: self._measured({**words, hole: longer}) - base for hole in words if self._fills.grows(hole)}
        least = base - len(kind) * sum(growth.values())
        return least, [(hole, by) for hole, by in growth.items() if by]

    def _apart(self) -> bool:
        """Whether no word can change what its neighbours are: `x.` is no link before `noor`, and one before `com`."""
        text = self._stencil.filled([_HOLE.encode()] * len(self._stencil.holes)).decode()
        return all(_APART.fullmatch(token) for token in text.split() if _HOLE in token)

    def _measured(self, words: dict[int, bytes]) -> int:
        return self._measure(self._stencil.filled([words[hole] for hole in self._stencil.holes]).decode())


def _as_long(kind: bytes, length: int) -> bytes:
    """The word at the length of a thread that is as long for everybody."""
    return (kind * (length // len(kind) + 1))[: length or len(kind)]


def _stamped(stencil: Stencil, partner: Partner | None) -> str:
    return (b"".join(stencil.parts) if partner is None else stencil.stamp(partner)).decode()
