"""What a whole line gives, in one phrase: its give, the range of its rates or steps, its choice, and its term."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.model.offer_line import Line
from generator.model.offer_parts import Condition, Give, Rate, Repeat
from generator.offers.words import noun_patterns as nouns
from generator.offers.words import patterns as p
from generator.offers.words.gifts import gift
from generator.offers.words.voice import Voice

OneGift = Callable[[Voice, Line, Give, Give | None], str]


def line_gift(voice: Voice, line: Line, said: OneGift = gift, *, timed: bool = True, decided: bool = True) -> str:
    """What the line gives; `said` words one give.

    `timed` with its term, `decided` with what its rate, its step or its choice depends on.
    """
    phrase = _varied(voice, line, said)
    if timed:
        phrase = _timed(voice, line, phrase)
    what, who = decision(voice, line), chooser(line)
    if who and decided:
        return voice.speech.say(p.PER[who], gift=phrase)
    return voice.speech.say(p.PER["by"], gift=phrase, what=what) if what and decided else phrase


def ended(voice: Voice, line: Line, moment: str) -> str:
    """When it comes, and after that what it depends on: where the gift was said without."""
    if not moment:
        return ""
    who, what = chooser(line), decision(voice, line)
    if who:
        return voice.speech.say(p.TAIL[who], when=moment)
    return voice.speech.say(p.TAIL["by"], when=moment, what=what) if what else moment


def chooser(line: Line) -> str:
    """The key of the patterns that say who chooses."""
    if not line.choose:
        return ""
    return "their_choice" if line.to.side == "referee" else "choice"


def decision(voice: Voice, line: Line) -> str:
    """What decides between several gives or terms: "the plan", "the number of clients"."""
    gives = set(line.gives())
    terms = {rate.repeat for rate in line.rates}
    if line.choose or (len(gives) < 2 and len(terms) < 2):
        return ""
    return _what_decides(voice, line)


def _timed(voice: Voice, line: Line, phrase: str) -> str:
    speech = voice.speech
    repeat = term(line)
    if repeat is not None and repeat.for_ is not None:
        return speech.say(p.PER["for"], gift=phrase, period=speech.period(repeat.for_, years=False))
    if repeat is not None and repeat.times is not None:
        times = speech.count(nouns.COUNT_AFTER["time"], repeat.times)
        return speech.say(p.PER["times"], gift=phrase, times=times)
    months = sorted({rate.repeat.for_.months for rate in line.rates if rate.repeat is not None and rate.repeat.for_})
    if len(months) < 2 or months[0] == 0 or any(rate.repeat is None for rate in line.rates):
        return phrase
    longest = speech.count(nouns.COUNT_AFTER["month"], months[-1])
    return speech.say(p.PER["for_range"], gift=phrase, low=speech.number(months[0]), period=longest)


def term(line: Line) -> Repeat | None:
    """The term of the line, where it is the same whatever the rate."""
    terms = [rate.repeat for rate in line.rates if rate.repeat is not None]
    if not terms:
        return line.repeat
    return terms[0] if all(one == terms[0] for one in terms) else None


def _varied(voice: Voice, line: Line, said: OneGift) -> str:
    gives = tuple(line.gives())
    if all(one == gives[0] for one in gives):
        return said(voice, line, gives[0], None)
    ends = span(gives) if not line.choose else None
    return said(voice, line, *ends) if ends is not None else _listed(voice, line, said, gives)


def _listed(voice: Voice, line: Line, said: OneGift, gives: tuple[Give, ...]) -> str:
    phrases = tuple(dict.fromkeys(said(voice, line, one, None) for one in gives))
    if len(phrases) == 1:
        return phrases[0]
    most = voice.speech.joined(phrases[:-1], p.PER["list"])
    return voice.speech.say(p.PER["or"], first=most, second=phrases[-1])


def span(gives: tuple[Give, ...]) -> tuple[Give, Give] | None:
    """The lowest and the highest of gives that differ in nothing but their figure."""
    if any(one.varies is not None or (one.amount or one.percent) is None for one in gives):
        return None
    if len({one.model_copy(update={"amount": None, "percent": None, "up_to": None}) for one in gives}) != 1:
        return None
    if len({one.percent is None for one in gives}) != 1:
        return None
    low = min(gives, key=lambda one: one.amount or one.percent or Decimal(0))
    return low, max(gives, key=lambda one: one.up_to or one.amount or one.percent or Decimal(0))


def _what_decides(voice: Voice, line: Line) -> str:
    if line.tiers is not None:
        return metric(voice, line)
    attr = next((found for rate in line.rates if (found := _attribute(rate.if_))), None)
    if attr is None:
        return voice.speech.say(p.PER["position"])
    return voice.phrase(attr, p.ATTRIBUTE)


def metric(voice: Voice, line: Line) -> str:
    """What the steps are by: "the number of clients", "the amount paid"."""
    by = line.tiers.by if line.tiers is not None else ""
    if by == "amount":
        return voice.speech.say(p.TIER["amount"])
    return voice.the_number_of("referral" if by == "awards" else by)


def _attribute(condition: Condition | None) -> str | None:
    if condition is None:
        return None
    parts = (*condition.all, *condition.any, *((condition.not_,) if condition.not_ else ()))
    return condition.attr or next((found for part in parts if (found := _attribute(part))), None)


def first_positions(voice: Voice, line: Line) -> str:
    """Of a line whose only rate is for certain positions: "for the first 3 referrals"."""
    if len(line.rates) != 1 or not line.rates[0].position:
        return ""
    return position(voice, line.rates[0])


def position(voice: Voice, rate: Rate) -> str:
    speech = voice.speech
    first, last = rate.position[0], rate.position[-1]
    if len(rate.position) == 1:
        return speech.say(p.PLACE["from"], **{"from": speech.number(first)})
    if first == last:
        return speech.say(p.PLACE["first" if first == 1 else "one"], **{"from": speech.number(first)})
    if first == 1:
        return speech.say(p.PLACE["firsts"], count=voice.count("referral", last))
    return speech.say(p.PLACE["between"], **{"from": speech.number(first), "to": speech.number(last)})
