"""The sentences of the terms that a change of a line makes others: for what no cell of the line shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.offer_line import Line
from generator.model.offer_parts import Choice
from generator.offers.words import patterns as p
from generator.offers.words.programme import frame_sentences
from generator.offers.words.rules import line_clauses
from generator.offers.words.terms import award
from generator.offers.words.voice import Voice
from generator.offers.words.whole import line_gift

Details = tuple[tuple[str, ...], tuple[str, ...]]


def _with(old: Line, new: Line, fields: Iterable[str]) -> Line:
    """The old line with these fields of the new one, so that nothing else counts as changed."""
    return old.model_copy(update={name: getattr(new, name) for name in fields})


def details_of(old: Line, new: Line, fields: tuple[str, ...], voices: tuple[Voice, Voice]) -> Details:
    """The rules of the terms that are gone and those that have come, for these fields."""
    if old.combine == new.combine:  # its sentence names the figures of all its lines, which have their own changes
        fields = tuple(name for name in fields if name != "combine")
    if all(getattr(old, name) == getattr(new, name) for name in fields):
        return (), ()
    pair = zip(voices, (old, _with(old, new, fields)), strict=True)
    return _apart(*(tuple(_rules(voice, line, fields)) for voice, line in pair))


def _rules(voice: Voice, line: Line, fields: tuple[str, ...]) -> Iterator[str]:
    reward = voice.speech.say(p.REWARD["this"])
    for one in line_clauses(voice, line):
        if "give" not in fields or one.topic in _OF_A_VALUE:
            yield one.said(voice.speech, reward)
    if "choose" in fields and any(one.repeat for one in line.choose):
        options = tuple(_option(voice, line, one) for one in line.choose if one.repeat)
        yield voice.speech.joined(options, p.RULE["rate_list"])
    if "combine" in fields and line.combine:
        alone = _frame(voice, line.model_copy(update={"combine": None}))
        yield from (sentence for sentence in _frame(voice, line) if sentence not in alone)


def _frame(voice: Voice, line: Line) -> tuple[str, ...]:
    """What is said of several lines at once, with this line as it is here."""
    lines = tuple(line if one.id == line.id else one for one in voice.offer.lines)
    return tuple(frame_sentences(Voice(voice.offer.model_copy(update={"lines": lines}), voice.speech)))


_OF_A_VALUE: Final = frozenset({"rates", "choice", "worth", "measure", "limit"})


def _option(voice: Voice, line: Line, one: Choice) -> str:
    """What one choice gives, with its own term."""
    return line_gift(voice, line.model_copy(update={"choose": (), "give": one.give, "repeat": one.repeat}))


def of_whole_line(old: Line, new: Line, fields: tuple[str, ...], voices: tuple[Voice, Voice]) -> Details:
    """The sentence of the whole line, which says what has no rule: for which positions its only rate is."""
    return _apart(*((award(voice, line),) for voice, line in zip(voices, (old, _with(old, new, fields)), strict=True)))


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> Details:
    """What stands on one side only, once each."""
    gone, come = ([one for one in dict.fromkeys(ours) if one not in other] for ours, other in ((old, new), (new, old)))
    return tuple(gone), tuple(come)
