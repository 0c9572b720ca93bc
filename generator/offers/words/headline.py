"""The headline, of patterns from the fullest to the shortest, and the offer in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from generator.model.offer_line import Line
from generator.offers.words import patterns as p
from generator.offers.words.clauses import recipient
from generator.offers.words.gifts import bare, brief, gift, names_the_client
from generator.offers.words.moments import when
from generator.offers.words.speech import capital
from generator.offers.words.terms import award
from generator.offers.words.voice import Voice
from generator.offers.words.whole import decision, ended, line_gift
from generator.text.markers import strip_markers

LONGEST: Final = 60
_WAYS: Final[tuple[Callable[[Voice, Line], str], ...]] = (
    partial(line_gift, said=gift, decided=False),
    partial(line_gift, said=brief, decided=False, timed=False),
    partial(line_gift, said=bare, decided=False, timed=False),
)


def headline(voice: Voice) -> str:
    """At most 60 visible characters; a shorter pattern is taken where a fuller one is too long."""
    if not voice.lines:
        return voice.speech.localised(voice.offer.name)
    for said in _headlines(voice):
        if len(strip_markers(said)) <= LONGEST:
            return capital(said)
    return voice.speech.sentence(p.HEADLINE["some"])


def short(voice: Voice) -> str:
    """One sentence: what partners get and what those whom they refer get."""
    yours, theirs = main_lines(voice)
    if yours is None or theirs is None:
        only = yours or theirs
        return award(voice, only) if only is not None else ""
    speech = voice.speech
    shared = decision(voice, yours) == decision(voice, theirs)
    moment = when(voice, yours)
    said_later = shared or (bool(moment) and not yours.choose)
    slots = {"yours": line_gift(voice, yours, decided=not said_later), "theirs": _with_series(voice, theirs)}
    moment = moment if shared else ended(voice, yours, moment)
    if recipient(yours) == "company":
        return speech.sentence(p.SHORT["company_both_when" if moment else "company_both"], when=moment, **slots)
    return speech.sentence(p.SHORT["both_when" if moment else "both"], when=moment, **slots)


def _with_series(voice: Voice, line: Line) -> str:
    """What those referred get; when it comes only where it is not once, at their first step."""
    given, moment = line_gift(voice, line), when(voice, line)
    if not moment or not (line.every or line.count > 1 or line.total is not None):
        return given
    return voice.speech.say(p.OF["both"], first=given, second=moment)


def main_lines(voice: Voice) -> tuple[Line | None, Line | None]:
    """The first line of each side: offers are written with the main line first."""
    return _first(voice, "referrer") or _first(voice, "upline"), _first(voice, "referee")


def _first(voice: Voice, side: str) -> Line | None:
    return next((line for line in voice.lines if line.to.side == side), None)


def _headlines(voice: Voice) -> Iterator[str]:
    yours, theirs = main_lines(voice)
    if yours is not None and theirs is not None and yours.across == theirs.across == "referee":
        for said in _WAYS:
            yield from _of_both(voice, yours, theirs, said)
    only = yours or theirs
    if only is not None:
        for said in _WAYS:
            yield from _of_one(voice, only, said)
        yield voice.speech.say(p.HEADLINE_ALONE["gift"], gift=line_gift(voice, only, decided=False, timed=False))


def _of_both(voice: Voice, yours: Line, theirs: Line, said: Callable[[Voice, Line], str]) -> Iterator[str]:
    mine, other = said(voice, yours), said(voice, theirs)
    percentage = any(give.percent is not None for give in yours.gives())
    if mine == other and not percentage:
        if theirs.every:
            yield voice.speech.say(p.HEADLINE["each"], gift=mine, when=when(voice, theirs))
        yield voice.speech.say(p.HEADLINE["each_plain"], gift=mine)
    else:
        yield voice.speech.say(p.HEADLINE["both"], yours=mine, theirs=other)


def _of_one(voice: Voice, line: Line, said: Callable[[Voice, Line], str]) -> Iterator[str]:
    speech = voice.speech
    who = "them" if line.to.side == "referee" else "you"
    units = any(give.per is not None for give in line.gives())
    given, moment = said(voice, line), "" if units else when(voice, line)
    if moment:
        yield speech.say(p.HEADLINE[f"{who}_when"], gift=given, when=moment)
    if moment and who == "you" and _once_a_referral(line):
        yield speech.say(p.HEADLINE["you_when"], gift=given, when=speech.say(p.HEADLINE["referral"]))
    shares = all(names_the_client(voice, line, one) for one in line.gives())
    yield speech.say(p.HEADLINE["share" if who == "you" and (shares or units) else who], gift=given)


def _once_a_referral(line: Line) -> bool:
    return line.count == 1 and line.across == "referee" and not line.every
