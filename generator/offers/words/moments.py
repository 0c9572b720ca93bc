"""When an award comes, as a phrase: for each client referred, or at a moment."""

from __future__ import annotations

from generator.model.offer_line import Line
from generator.model.offer_parts import Give
from generator.offers.words import patterns as p
from generator.offers.words.gifts import held, names_the_client
from generator.offers.words.voice import Voice
from generator.offers.words.whole import first_positions, term

_NOUN = {
    "visit": "visit", "lead": "lead", "join": "sign-up", "activate": "activation", "use": "use", "pay": "payment",
    "deal": "deal", "act": "action", "reach": "goal", "time": "month", "award": "reward",
}  # fmt: skip
_PERSONS = frozenset({"client", "customer", "friend", "referral", "partner", "lead"})


def when(voice: Voice, line: Line) -> str:
    """What follows the gift in a sentence; empty where the gift has said it."""
    if line.to.side == "referee":
        return "" if _says_when(line) else theirs(voice, line)
    gives = tuple(line.gives())
    plain = not line.what and line.count == 1 and line.total is None
    if plain and line.event in ("pay", "deal", "award") and any(names_the_client(voice, line, one) for one in gives):
        return ""
    if repeating(line) and plain:
        return at(voice, line)
    if _by_its_own_unit(line):
        return ""
    if any(one.per is not None for one in gives) and not (line.every or line.across == "line"):
        return _with_units(voice, line, gives)
    return first_positions(voice, line) or each(voice, line)


def _with_units(voice: Voice, line: Line, gives: tuple[Give, ...]) -> str:
    """Where the gift says "for every seat" already."""
    if any(held(line, one) or one.per in _PERSONS for one in gives):
        return theirs(voice, line)
    return at(voice, line)


def _by_its_own_unit(line: Line) -> bool:
    """Whether the gift is per what happens: "for every 1,000 views"."""
    return any(give.per is not None and give.per in (line.what, _NOUN[line.event]) for give in line.gives())


def _says_when(line: Line) -> bool:
    """Whether what it is off says when: 10% off the first payment."""
    first = any(give.of in ("first-payment", "first-invoice") for give in line.gives())
    return first and line.event == "pay" and line.what is None and line.count == 1 and line.total is None


def cell(voice: Voice, line: Line) -> str:
    """The moment alone, for a card."""
    if line.to.side == "referee":
        return theirs(voice, line)
    return voice.speech.say(p.AT[line.event]) if _by_its_own_unit(line) else at(voice, line)


def repeating(line: Line) -> bool:
    """Whether it comes with every payment of a series."""
    if line.tiers is not None and line.tiers.by == "amount":
        return True
    repeats = term(line) is not None or any(rate.repeat is not None for rate in line.rates)
    return repeats or any(one.repeat is not None for one in line.choose)


def each(voice: Voice, line: Line) -> str:
    say = voice.speech.say
    if line.total is not None:
        return say(p.AFTER["each_total"], amount=voice.speech.money(line.total.amount, line.total.unit))
    if line.across == "line" or (line.event == "reach" and (line.what or line.count > 1)):
        return _over_all(voice, line)
    if _own(line):
        return _of_my_own(voice, line)
    if line.what is None and line.count == 1 and not line.every:
        return say(p.EACH[line.event])
    return _worded(voice, line, "each")


def at(voice: Voice, line: Line) -> str:
    say = voice.speech.say
    if line.total is not None:
        return say(p.AFTER["total"], amount=voice.speech.money(line.total.amount, line.total.unit))
    if line.across == "line" or (line.event == "reach" and (line.what or line.count > 1)):
        return _over_all(voice, line)
    if _own(line):
        return _of_my_own(voice, line)
    if repeating(line) and line.what is None:
        return say(p.REPEATED["pay"]) if line.event == "pay" else _with_every(voice, line)
    if line.what is None and line.count == 1 and not line.every:
        return say(p.AT[line.event])
    return _worded(voice, line, "at")


def theirs(voice: Voice, line: Line) -> str:
    say = voice.speech.say
    if line.total is not None:
        return say(p.AFTER["their_total"], amount=voice.speech.money(line.total.amount, line.total.unit))
    if repeating(line) and line.what is None:
        return say(p.REPEATED["their_pay"]) if line.event == "pay" else _with_every(voice, line)
    if line.what is None and line.count == 1 and not line.every:
        return say(p.THEIRS[line.event])
    return _worded(voice, line, "their")


def _own(line: Line) -> bool:
    """By convention a refinement called `own-…` is done by the partner, not by those referred."""
    return line.what is not None and line.what.startswith("own-")


def _of_my_own(voice: Voice, line: Line) -> str:
    what = line.what or ""
    if not voice.is_noun(what):
        return voice.speech.say(p.AFTER["at_phrase"], what=voice.phrase(what))
    return voice.speech.say(p.AFTER["own_every" if line.every else "own_first"], what=voice.each(what))


def _with_every(voice: Voice, line: Line) -> str:
    return voice.speech.say(p.REPEATED["other"], what=voice.each(_NOUN[line.event]))


def _over_all(voice: Voice, line: Line) -> str:
    noun = counted(line)
    if line.count == 1 and line.every:
        return voice.speech.say(p.AFTER["their_every"], what=voice.each(noun))
    if line.count == 1:
        return voice.speech.say(p.AFTER["reach_one"], what=voice.each(noun))
    count = voice.count(noun, line.count)
    if line.every:
        return voice.speech.say(p.AFTER["reach_every"], count=count)
    if line.within is not None:
        return voice.speech.say(p.AFTER["reach_in"], count=count, period=voice.speech.period(line.within))
    return voice.speech.say(p.AFTER["reach"], count=count)


def counted(line: Line) -> str:
    """The noun of what the line counts."""
    return line.what or _NOUN[line.event]


def _worded(voice: Voice, line: Line, who: str) -> str:
    say = voice.speech.say
    noun = counted(line)
    phrase = not voice.is_noun(noun)
    if phrase and line.count == 1:
        return say(p.AFTER["each_phrase" if who == "each" else "at_phrase"], what=voice.phrase(noun))
    if line.every:
        who = "their" if who == "their" else "each"
        if line.count == 1:
            return say(p.AFTER[f"{who}_every"], what=voice.each(noun))
        return say(p.AFTER[f"{who}_every_count"], count=voice.count(noun, line.count))
    if line.count == 1:
        return say(p.AFTER[f"{who}_first"], what=voice.each(noun))
    return say(p.AFTER[f"{who}_count"], count=voice.count(noun, line.count))
