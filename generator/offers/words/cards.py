"""One award line in pieces, as a card or a row of a table shows it."""

from __future__ import annotations

from generator.model.offer_line import Line
from generator.model.offer_parts import WORDED, Give
from generator.offers.words import patterns as p
from generator.offers.words.clauses import recipient
from generator.offers.words.conditions import condition_words
from generator.offers.words.gifts import bare, base, unit
from generator.offers.words.limits import limit_cell
from generator.offers.words.moments import cell
from generator.offers.words.payment import paid_cell
from generator.offers.words.rules import hold_cell, rate_when, step_from
from generator.offers.words.speech import capital
from generator.offers.words.told import ToldLine
from generator.offers.words.voice import Voice
from generator.offers.words.whole import line_gift, span, term


def told_line(voice: Voice, line: Line) -> ToldLine:
    speech = voice.speech
    repeat = term(line)
    lasts = repeat.for_ if repeat is not None else None
    return ToldLine(
        id=line.id,
        side=line.to.side,
        party=speech.say(p.PARTY[recipient(line)]),
        value=value(voice, line),
        of=_of(voice, line),
        when=cell(voice, line),
        lasts=speech.period(lasts, after=False, years=False) if lasts is not None else "",
        limit=limit_cell(voice, line),
        hold=hold_cell(voice, line),
        paid=paid_cell(voice, line),
        until=_until(voice, line),
        note=condition_words(voice, line.if_) if line.if_ is not None else "",
        title=speech.localised(line.title) if line.title is not None else "",
        steps=_steps(voice, line),
        gift=line_gift(voice, line),
    )


def _steps(voice: Voice, line: Line) -> tuple[tuple[str, str], ...]:
    """The rows of a small table, where the figure depends on something."""
    if line.tiers is not None:
        return tuple(
            (capital(step_from(voice, line, step.from_)), bare(voice, line, step.give)) for step in line.tiers.steps
        )
    if len(line.rates) > 1:
        return tuple((capital(rate_when(voice, rate)), bare(voice, line, rate.give)) for rate in line.rates)
    return ()


def value(voice: Voice, line: Line) -> str:
    """The figure alone: of all rates or steps the range, of a choice one or the other."""
    return line_gift(voice, line, bare, timed=False, decided=False)


def _of(voice: Voice, line: Line) -> str:
    gives = tuple(line.gives())
    if line.choose or (span(gives) is None and any(one != gives[0] for one in gives)):
        return ""
    give = gives[0]
    parts = [_what(voice, line, give)]
    if give.per is not None:
        parts.append(voice.speech.say(p.OF["unit"], unit=unit(voice, give.per, give.step)))
    return voice.speech.joined(tuple(part for part in parts if part), p.OF["both"])


def _what(voice: Voice, line: Line, give: Give) -> str:
    speech = voice.speech
    if give.varies is not None or give.kind in WORDED:
        return ""
    item = speech.localised(give.item) if give.item is not None else ""
    if give.kind == "share" or (give.kind == "discount" and give.of is not None):
        name = "share" if give.kind == "share" else "discount_base"
        pattern = p.OF_PERCENT["discount"] if give.kind == "discount" and give.percent is not None else p.OF[name]
        return speech.say(pattern, base=base(voice, line, give))
    if give.kind == "time":
        return speech.say(p.OF["item"], item=speech.localised(give.plan)) if give.plan is not None else ""
    if give.kind in ("points", "capacity"):
        return speech.say(p.OF["item"], item=item) if item else ""
    if give.kind == "card" and item:
        return speech.say(p.OF["card_named" if speech.holds("card", item) else "card_item"], item=item)
    if give.kind == "credit" and item:
        return speech.say(p.OF["credit_item"], item=item)
    return speech.say(p.OF[give.kind])


def _until(voice: Voice, line: Line) -> str:
    speech = voice.speech
    if line.use_within is not None:
        return speech.say(p.TIMING["within"], period=speech.period(line.use_within))
    if voice.offer.valid_until is not None:
        return speech.say(p.FRAME["until"], until=speech.date(voice.offer.valid_until))
    return ""
