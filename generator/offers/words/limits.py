"""Ceilings: as a cell ("up to 200 users in a calendar year") and as a rule."""

from __future__ import annotations

from decimal import Decimal

from generator.model.offer_line import Line
from generator.model.offer_parts import Cap, Give, PercentOf
from generator.model.periods import Period
from generator.offers.words import noun_patterns as nouns
from generator.offers.words import patterns as p
from generator.offers.words.clauses import Clause, clause
from generator.offers.words.gifts import base, measured
from generator.offers.words.moments import counted
from generator.offers.words.voice import Voice


def limit_cell(voice: Voice, line: Line) -> str:
    """All ceilings of a line, in one cell."""
    parts = [*(_cap_cell(voice, line, cap) for cap in line.caps), *_award_cells(voice, line)]
    return voice.speech.joined(tuple(dict.fromkeys(parts)))


def cap_clause(voice: Voice, line: Line, cap: Cap) -> Clause:
    """A ceiling as a rule whose subject is the reward."""
    made = _ceiling(voice, line, cap)
    return made.followed(voice.speech.sentence(p.CAP["stops"])) if cap.stops == "pair" else made


def _ceiling(voice: Voice, line: Line, cap: Cap) -> Clause:
    window = _where(voice, line, cap)
    if isinstance(cap.max, PercentOf):
        slots = {"amount": voice.speech.percent(cap.max.percent), "base": base(voice, line, cap.max)}
        if not window or cap.window == "bill":
            return clause("limit", p.CAP["percent_plain"], **slots)
        return clause("limit", p.CAP["percent"], window=window, **slots)
    if cap.of == "value":
        return clause("limit", p.CAP["value"], amount=_value(voice, line, cap, cap.max), window=window)
    if _once_a_client(cap):
        return clause("limit", p.CAP["once"])
    pattern = p.CAP["awards" if cap.of == "awards" else "counted"]
    return clause("limit", pattern, count=_count(voice, line, cap, cap.max), window=window)


def ceiling_clauses(voice: Voice, line: Line) -> tuple[Clause, ...]:
    """The ceiling of one award, where a give has one."""
    out: list[Clause] = []
    for give in line.gives():
        if isinstance(give.max, PercentOf):
            slots = {"amount": voice.speech.percent(give.max.percent), "base": base(voice, line, give.max)}
            out.append(clause("limit", p.CAP["each_percent"], **slots))
        elif give.max is not None:
            amount = voice.speech.money(give.max.amount, give.max.unit, after=True)
            out.append(clause("limit", p.CAP["each"], amount=amount))
    return tuple(dict.fromkeys(out))


def programme_cap(voice: Voice, cap: Cap) -> str:
    """A ceiling of the whole programme, as a sentence."""
    speech = voice.speech
    if not isinstance(cap.max, PercentOf) and cap.of == "value" and cap.window == "ever":
        amount = speech.money(cap.max, cap.unit) if _is_money(cap.unit) else voice.count(cap.unit, cap.max)
        return speech.sentence(p.CAP["spent"], amount=amount)
    made = cap_clause(voice, voice.lines[0], cap) if voice.lines else None
    return made.said(speech, speech.say(p.REWARD["all"])) if made else ""


def _cap_cell(voice: Voice, line: Line, cap: Cap) -> str:
    speech = voice.speech
    window = _where(voice, line, cap)
    ending = "_in" if window and not (cap.window == "bill" and isinstance(cap.max, PercentOf)) else ""
    if isinstance(cap.max, PercentOf):
        slots = {"amount": speech.percent(cap.max.percent), "base": base(voice, line, cap.max)}
        return speech.say(p.LIMIT[f"percent{ending}"], window=window, **slots)
    if cap.of == "value":
        return speech.say(p.LIMIT[f"amount{ending}"], amount=_value(voice, line, cap, cap.max), window=window)
    if _once_a_client(cap):
        return speech.say(p.LIMIT["once"])
    return speech.say(p.LIMIT[f"count{ending}"], count=_count(voice, line, cap, cap.max), window=window)


def _award_cells(voice: Voice, line: Line) -> list[str]:
    out: list[str] = []
    for give in line.gives():
        if isinstance(give.max, PercentOf):
            slots = {"amount": voice.speech.percent(give.max.percent), "base": base(voice, line, give.max)}
            out.append(voice.speech.say(p.LIMIT["each_percent"], **slots))
        elif give.max is not None:
            amount = voice.speech.money(give.max.amount, give.max.unit, after=True)
            out.append(voice.speech.say(p.LIMIT["each"], amount=amount))
    return out


def _once_a_client(cap: Cap) -> bool:
    return cap.of == "awards" and cap.max == 1 and cap.scope == "pair" and cap.window == "ever"


def _value(voice: Voice, line: Line, cap: Cap, most: Decimal) -> str:
    give = next(line.gives())
    unit = cap.unit or give.unit
    if _is_money(unit):
        return voice.speech.money(most, unit, after=True)
    if unit and give.unit == unit:
        return measured(voice, Give(kind="points", amount=most, unit=unit), most, after=True)
    return voice.count(unit, most) if unit else voice.speech.number(most)


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _count(voice: Voice, line: Line, cap: Cap, most: Decimal) -> str:
    match cap.of:
        case "awards":
            return voice.speech.count(nouns.COUNT_AFTER["time"], most)
        case "referees":
            return voice.count("referral", most)
        case "units":
            return voice.count(_unit(line), most)
        case _:
            return voice.count(counted(line), most)


def _unit(line: Line) -> str:
    if line.measure is not None:
        return line.measure.of
    give = next(line.gives())
    return give.per or give.unit or counted(line)


def _where(voice: Voice, line: Line, cap: Cap) -> str:
    """The window and the scope of a ceiling, either of which may need no words."""
    window = _window(voice, cap.window, cap.from_)
    scope = _scope(voice, cap.scope)
    if cap.window == "ever" and scope:
        return scope
    return voice.speech.say(p.SCOPE["both"], window=window, scope=scope) if scope else window


def _window(voice: Voice, window: str | Period, start: str) -> str:
    speech = voice.speech
    if isinstance(window, Period):
        return speech.say(p.WINDOW["period"], period=speech.period(window))
    joining = f"joining_{window}"
    return speech.say(p.WINDOW[joining if start == "joining" and joining in p.WINDOW else window])


def _scope(voice: Voice, scope: str) -> str:
    if scope == "referrer":
        return ""
    if scope in p.SCOPE:
        return voice.speech.say(p.SCOPE[scope])
    return voice.speech.say(p.SCOPE["other"], key=voice.each(scope))


window_words = _window
