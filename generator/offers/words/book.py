"""The rules of an offer, gathered once, and how each is told of the lines that have it.

A rule of all of a side's lines has that side's reward as its subject, one of everybody's has "the reward"; a rule of
some lines only is told under their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.declared import dataclass
from generator.model.offer_line import Line
from generator.offers.words import patterns as p
from generator.offers.words.clauses import Clause, gathered, subject
from generator.offers.words.gifts import bare
from generator.offers.words.moments import cell
from generator.offers.words.rules import line_clauses
from generator.offers.words.voice import Voice
from generator.offers.words.whole import line_gift

Rule = tuple[Clause, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Book:
    """All rules once, with the lines that each holds for, and what each line is called."""

    voice: Voice
    rules: tuple[Rule, ...]
    names: dict[str, str]

    def alone(self, owners: tuple[Line, ...]) -> bool:
        """Whether a single line has the rule and other lines of the same recipient have not."""
        return len(owners) == 1 and len(self._alike(owners)) > 1

    def told(self, rule: Rule) -> str:
        """The rule as a sentence, of the lines that have it."""
        one, owners = rule
        speech = self.voice.speech
        mine = {subject(line) for line in owners}
        whose = next(iter(mine)) if len(mine) == 1 else "all"
        sentence = one.said(speech, speech.say(p.REWARD[whose]))
        if not one.of_a_reward or len(owners) == len(self._alike(owners)):
            return sentence
        called = speech.listed(tuple(dict.fromkeys(self.names[line.id] for line in owners)))
        return speech.sentence(p.RULE["named"], name=called, sentence=sentence)

    def about(self, *topics: str) -> Iterable[str]:
        """All rules that answer to one of the topics."""
        return (self.told(rule) for rule in self.rules if rule[0].topic in topics)

    def _alike(self, owners: tuple[Line, ...]) -> list[Line]:
        """Every line whose recipient is one of those of `owners`."""
        mine = {subject(line) for line in owners}
        return [line for line in self.voice.lines if subject(line) in mine]


def book_of(voice: Voice) -> Book:
    rules = gathered((line, one) for line in voice.lines for one in line_clauses(voice, line))
    return Book(voice, tuple(rules), line_names(voice))


def line_names(voice: Voice) -> dict[str, str]:
    """What each line is called: its title, else its figure, else all that it gives and when."""
    names = {line.id: _name(voice, line) for line in voice.lines}
    twice = {name for name, n in Counter(names.values()).items() if n > 1}
    return {line.id: _long_name(voice, line) if names[line.id] in twice else names[line.id] for line in voice.lines}


def _long_name(voice: Voice, line: Line) -> str:
    return voice.speech.say(p.RULE["rate"], gift=line_gift(voice, line), condition=cell(voice, line))


def _name(voice: Voice, line: Line) -> str:
    if line.title is not None:
        return voice.speech.localised(line.title)
    if line.if_ is not None and line.if_.label is not None:
        return voice.speech.localised(line.if_.label)
    return line_gift(voice, line, bare, timed=False, decided=False)
