"""How and by when an award comes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.offer_line import Line
from generator.model.offer_parts import Deliver
from generator.offers.words import patterns as p
from generator.offers.words.clauses import Clause, clause
from generator.offers.words.voice import Voice


def paid_clauses(voice: Voice, line: Line) -> Iterator[Clause]:
    """The rules of payment of a line."""
    deliver = line.deliver
    if deliver is None:
        return
    speech = voice.speech
    how = _how(voice, deliver, cell=False)
    if how and (deliver.words is None or _mannered(voice, deliver)):
        yield clause("paid", p.TIMING["paid"], how=how)
    elif how:
        yield clause("paid", p.TIMING["words"], words=how)
    if deliver.minimum is not None:
        amount = speech.money(deliver.minimum.amount, deliver.minimum.unit, after=True)
        yield clause("paid", p.TIMING["minimum"], amount=amount)
    if deliver.needs:
        needs = speech.listed(tuple(speech.localised(one) for one in deliver.needs))
        yield clause("paid", p.TIMING["needs"], needs=needs)


def paid_cell(voice: Voice, line: Line) -> str:
    """How it comes, for a card."""
    if line.deliver is None:
        return ""
    parts = [_how(voice, line.deliver, cell=True)]
    parts.append(minimum_words(voice, line))
    return voice.speech.joined(tuple(part for part in parts if part), p.TIMING["and"])


def minimum_words(voice: Voice, line: Line) -> str:
    """From which balance on it is paid: "once the balance reaches SAR 200"; empty where any balance is."""
    if line.deliver is None or line.deliver.minimum is None:
        return ""
    amount = voice.speech.money(line.deliver.minimum.amount, line.deliver.minimum.unit, after=True)
    return voice.speech.say(p.TIMING["minimum_cell"], amount=amount)


def _mannered(voice: Voice, deliver: Deliver) -> bool:
    """Whether the offer's own words say how it comes, as an adverbial: "in one balance of the programme"."""
    if deliver.words is None:
        return False
    return voice.speech.begins("manner", voice.speech.localised(deliver.words))


def _how(voice: Voice, deliver: Deliver, *, cell: bool) -> str:
    speech = voice.speech
    parts: list[str] = []
    if deliver.words is not None:  # they say how often, too
        parts.append(speech.localised(deliver.words).rstrip("."))
    elif deliver.method != "other":
        parts.append(speech.say(p.METHOD[deliver.method]))
    if deliver.cadence != "each" and deliver.words is None:
        parts.append(speech.say(p.CADENCE[deliver.cadence]))
    if deliver.lag is not None and deliver.words is None:
        pattern = p.TIMING["lag" if deliver.cadence == "each" else f"lag_{deliver.cadence}"]
        parts.append(speech.say(pattern, period=speech.period(deliver.lag)))
    if deliver.within is not None:
        pattern = p.TIMING["within" if cell else "within_earned"]
        parts.append(speech.say(pattern, period=speech.period(deliver.within)))
    if deliver.day is not None:
        parts.append(speech.say(p.TIMING["day"], day=speech.number(deliver.day)))
    return speech.joined(tuple(parts), p.TIMING["and"])
