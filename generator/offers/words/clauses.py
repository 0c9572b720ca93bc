"""One rule of a line before it is known whose it is, and the rules of several lines drawn together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.declared import dataclass
from generator.model.offer_line import Line
from generator.offers.words.pattern import Pattern
from generator.offers.words.speech import Speech


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence whose subject is open, and the sentences that follow it. `topic` is the question that it answers."""

    topic: str
    pattern: Pattern
    slots: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()

    def said(self, speech: Speech, reward: str) -> str:
        return " ".join((speech.sentence(self.pattern, reward=reward, **dict(self.slots)), *self.after))

    def followed(self, *sentences: str) -> Clause:
        return replace(self, after=(*self.after, *sentences))

    @property
    def of_a_reward(self) -> bool:
        return "%(reward)s" in self.pattern.one


def clause(topic: str, pattern: Pattern, /, **slots: str) -> Clause:
    return Clause(topic, pattern, tuple(slots.items()))


def recipient(line: Line) -> str:
    """The key of the tables by who receives: the upline is told as a partner, which every upline is."""
    if line.to.side == "referee":
        return "their_company" if line.to.party == "company" else "them"
    return "company" if line.to.party == "company" else "you"


def subject(line: Line) -> str:
    return "upline" if line.to.side == "upline" else recipient(line)


def gathered(pairs: Iterable[tuple[Line, Clause]]) -> list[tuple[Clause, tuple[Line, ...]]]:
    """Every clause once, in order, with the lines that have it."""
    owners: dict[Clause, dict[str, Line]] = {}
    for line, one in pairs:
        owners.setdefault(one, {})[line.id] = line
    return [(one, tuple(lines.values())) for one, lines in owners.items()]
