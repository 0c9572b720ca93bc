"""An award in words: how much it is, and why it is as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

from generator.model.offer_line import Line
from generator.model.offer_parts import PercentOf
from generator.model.periods import Period, read_period
from generator.offers.ledger import Award, Missed, Reason
from generator.offers.words.conditions import condition_words
from generator.offers.words.gifts import gift
from generator.offers.words.limits import limit_cell
from generator.offers.words.pattern import Pattern
from generator.offers.words.voice import Voice

CONTEXT: Final = "offer reason"
_CURRENCY: Final = re.compile("[A-Z]{3}", re.ASCII)


def _patterns(messages: Mapping[str, str]) -> Mapping[str, Pattern]:
    return {name: Pattern(CONTEXT, message) for name, message in messages.items()}


WHY: Final = _patterns(
    {
        "measure min": "Counted: %(count)s, the lowest number in the time that counts.",
        "measure max": "Counted: %(count)s, the highest number in the time that counts.",
        "measure avg": "Counted: %(count)s, the average over the time that counts.",
        "measure last": "Counted: %(count)s, the number on the last day of the time that counts.",
        "measure sum": "Counted: %(count)s, all of the time that counts.",
        "measure at_event": "Counted: %(count)s, the number on that day.",
        "rate": "The rate for this case: %(condition)s.",
        "rate others": "The rate for all other cases.",
        "position": "It is number %(position)s in the order of referrals.",
        "tier": "The step from %(from)s; reached: %(metric)s.",
        "cap": "The limit is reached (%(limit)s): %(after)s instead of %(before)s.",
        "cap full": "The limit is reached: %(limit)s.",
        "total": "The payments that count have come to %(sum)s; needed: %(amount)s.",
        "count": "Counted so far: %(at)s; needed: %(count)s.",
        "number": "Number %(number)s of a series that may go on.",
        "number for": "Number %(number)s of a series that runs for %(period)s.",
        "number times": "Number %(number)s of a series of at most %(times)s.",
        "over": "The series is over: it ran for %(period)s.",
        "over times": "The series is over: it had at most %(times)s.",
        "while": "On that day the condition for going on did not hold.",
        "ceiling": "The most that one award may be: %(after)s instead of %(before)s.",
        "rounding": "Rounded from %(before)s.",
        "nothing": "It is too little to come to anything.",
        "choice": "Chosen: %(gift)s.",
        "choice default": "Nobody has chosen, so the first choice counts: %(gift)s.",
        "within": "It came later than %(period)s, and so too late.",
        "stop": "The other side has reached its limit, so neither side gets anything.",
        "hold": "Payable after a wait of %(period)s.",
        "hold month_end": "Payable after a wait of %(period)s, at the end of that month.",
        "hold lost": "Lost on %(day)s, because the client no longer qualified when it would have been paid.",
        "clawback": "Withdrawn on %(day)s, because what it was for was reversed.",
        "forfeit": "Lost on %(day)s, because what it needs did not come in time.",
        "claim": "Lapsed on %(day)s, because nobody claimed it in time.",
        "idle": "The balance lapsed on %(day)s, because nothing was added to it in time.",
        "combine best_of": "Of several rewards, only the one that is worth most is given.",
        "combine exclusive": "Of several rewards, only the first that applies is given.",
        "combine stack": "It is added to other rewards.",
        "quantity": "Nothing was counted.",
        "other": "Another rule of the offer decided it.",
    }
)
"""Each a whole sentence, by the part of the line that decided."""
AND: Final = Pattern(CONTEXT, "%(first)s and %(second)s")


def quantity_in_words(voice: Voice, line: Line, kind: str, quantity: Decimal, unit: str) -> str:
    """What an award of this line comes to; what is not counted is said in its own words."""
    if kind in ("item", "access", "text"):
        words = next((give.item for give in line.gives() if give.kind == kind and give.item), None)
        return voice.speech.localised(words) if words else voice.speech.number(quantity)
    return unit_in_words(voice, quantity, unit)


def unit_in_words(voice: Voice, quantity: Decimal, unit: str) -> str:
    """`$300`, `one month`, `500 MB`, `2,000 points`."""
    if _CURRENCY.fullmatch(unit):
        return voice.speech.money(quantity, unit)
    return voice.count({"months": "month", "days": "day"}.get(unit, unit), quantity, after=False)


def sums_in_words(voice: Voice, sums: Mapping[str, Decimal]) -> str:
    """Sums of several units in one phrase, money first."""
    if not sums:
        return voice.speech.number(0)
    units = sorted(sums, key=lambda unit: _CURRENCY.fullmatch(unit) is None)
    return together_in_words(voice, (unit_in_words(voice, sums[unit], unit) for unit in units))


def together_in_words(voice: Voice, amounts: Iterable[str]) -> str:
    """`$300 and 2,000 points`."""
    return voice.speech.joined(tuple(amounts), AND)


def reason_in_words(voice: Voice, line: Line, reason: Reason, award: Award | Missed) -> str:
    """Why, as one sentence; empty where the reason says nothing."""
    if not reason.part:
        return ""
    said = _SAYERS.get(reason.part)
    found = said(_Case(voice, line, reason.figures, award)) if said else None
    return found or voice.speech.say(WHY["other"])


class _Case:
    """A reason with what is needed to word it."""

    def __init__(self, voice: Voice, line: Line, figures: Mapping[str, str], award: Award | Missed) -> None:
        self.voice, self.line, self.figures, self.award = voice, line, figures, award

    def say(self, name: str, **slots: str) -> str:
        return self.voice.speech.say(WHY[name], **slots)

    def number(self, name: str) -> str:
        return self.voice.speech.number(Decimal(self.figures[name]))

    def period(self, name: str) -> str:
        period = read_period(self.figures[name])
        return self.voice.speech.period(period) if isinstance(period, Period) else ""

    def amount(self, name: str, unit: str = "") -> str:
        unit = unit or self.figures.get("unit", "")
        if _CURRENCY.fullmatch(unit):
            return self.voice.speech.money(Decimal(self.figures[name]), unit)
        return self.number(name)

    def day(self) -> str:
        ended = getattr(self.award, "ended", None) or self.award.day
        return self.voice.speech.date(ended)


def _measure(case: _Case) -> str:
    count = case.voice.count(case.figures["of"], Decimal(case.figures["value"]), after=False)
    return case.say(f"measure {case.figures['read']}", count=count)


def _rate(case: _Case) -> str:
    if case.figures.get("position"):
        return case.say("position", position=case.number("position"))
    rate = case.line.rates[int(case.figures["number"]) - 1] if case.line.rates else None
    if rate is None or rate.if_ is None:
        return case.say("rate others")
    return case.say("rate", condition=condition_words(case.voice, rate.if_))


def _tier(case: _Case) -> str:
    by = case.figures["by"]
    unit = next((give.unit for give in case.line.gives() if _CURRENCY.fullmatch(give.unit)), "") or (
        case.voice.offer.currency or ""
    )
    if by == "amount" and unit:
        return case.say("tier", **{"from": case.amount("from", unit), "metric": case.amount("metric", unit)})
    counted = {name: case.voice.count(_noun(by), Decimal(case.figures[name])) for name in ("from", "metric")}
    return case.say("tier", **counted)


def _noun(by: str) -> str:
    """`awards` counts rewards; the others are nouns of their own."""
    return "reward" if by == "awards" else by


def _cap(case: _Case) -> str:
    limit = _limit(case)
    if "after" not in case.figures:
        return case.say("cap full", limit=limit)
    of_value = case.figures.get("of") == "value"
    unit = getattr(case.award, "unit", "") if of_value else ""
    before, after = (case.amount(name, unit) for name in ("before", "after"))
    return case.say("cap", limit=limit, before=before, after=after)


def _limit(case: _Case) -> str:
    """The one cap that decided, of the line or of the whole offer."""
    for cap in (*case.line.caps, *case.voice.offer.caps):
        most = f"{cap.max.percent:f}%" if isinstance(cap.max, PercentOf) else f"{cap.max:f}"
        said = {"of": cap.of, "max": most, "unit": cap.unit, "scope": cap.scope, "window": str(cap.window)}
        if said.items() <= case.figures.items():
            return limit_cell(case.voice, case.line.model_copy(update={"caps": (cap,)}))
    return case.figures.get("max", "")


def _repeat(case: _Case) -> str:
    over = isinstance(case.award, Missed)
    if case.figures.get("for"):
        slots = {"period": case.period("for")}
        return case.say("over", **slots) if over else case.say("number for", number=case.number("number"), **slots)
    if case.figures.get("times"):
        slots = {"times": case.number("times")}
        return (
            case.say("over times", **slots) if over else case.say("number times", number=case.number("number"), **slots)
        )
    return case.say("number", number=case.number("number")) if "number" in case.figures else ""


def _choice(case: _Case) -> str:
    chosen = next((one for one in case.line.choose if one.id == case.figures["chosen"]), None)
    said = gift(case.voice, case.line, chosen.give) if chosen else case.figures["chosen"]
    return case.say("choice default" if case.figures.get("default") else "choice", gift=said)


def _hold(case: _Case) -> str:
    if "day" in case.figures:
        return case.say("hold lost", day=case.day())
    ending = " month_end" if case.figures.get("to") == "month_end" else ""
    return case.say(f"hold{ending}", period=case.period("for"))


def _rounding(case: _Case) -> str:
    return case.say("rounding", before=case.amount("before")) if "before" in case.figures else case.say("nothing")


def _combine(case: _Case) -> str:
    name = f"combine {case.figures.get('mode', '')}"
    return case.say(name) if name in WHY else ""


_SAYERS: Final[Mapping[str, Callable[[_Case], str]]] = {
    "measure": _measure,
    "rate": _rate,
    "tier": _tier,
    "cap": _cap,
    "total": lambda case: case.say("total", sum=case.amount("sum"), amount=case.amount("amount")),
    "count": lambda case: case.say("count", at=case.number("at"), count=case.number("count")),
    "repeat": _repeat,
    "while": lambda case: case.say("while"),
    "ceiling": lambda case: case.say("ceiling", before=case.amount("before"), after=case.amount("after")),
    "rounding": _rounding,
    "choice": _choice,
    "within": lambda case: case.say("within", period=case.period("for")),
    "stop": lambda case: case.say("stop"),
    "hold": _hold,
    "clawback": lambda case: case.say("clawback", day=case.day()),
    "forfeit": lambda case: case.say("forfeit", day=case.day()),
    "claim": lambda case: case.say("claim", day=case.day()),
    "idle": lambda case: case.say("idle", day=case.day()),
    "combine": _combine,
    "quantity": lambda case: case.say("quantity"),
}
