"""The rules of one line, each a clause: term, tiers, rates, measure, ceilings, waits, ends, payment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.offer_line import Line
from generator.model.offer_parts import Hold, Measure, Rate, Repeat
from generator.model.periods import Period
from generator.offers.words import noun_patterns as nouns
from generator.offers.words import patterns as p
from generator.offers.words.clauses import Clause, clause
from generator.offers.words.conditions import condition_words
from generator.offers.words.gifts import bare, brief, gift
from generator.offers.words.limits import cap_clause, ceiling_clauses, window_words
from generator.offers.words.moments import counted, repeating
from generator.offers.words.payment import paid_clauses
from generator.offers.words.speech import capital
from generator.offers.words.voice import Voice
from generator.offers.words.whole import metric, position, span, term


def line_clauses(voice: Voice, line: Line) -> Iterator[Clause]:
    """Every rule of the line, in the order of the terms."""
    if line.if_ is not None and line.if_.label is None:
        yield clause("if", p.RULE["if"], condition=condition_words(voice, line.if_))
    yield from _how_much(voice, line)
    yield from _how_long(voice, line)
    if line.measure is not None:
        yield from _measured(voice, line.measure)
    if line.total is not None and line.total.exclude:
        excluded = tuple(voice.phrase(one, p.MONEY_KIND) for one in line.total.exclude)
        kinds = voice.speech.listed(excluded)
        yield clause("excluded", p.RULE["excluded"], kinds=kinds)
    if line.within is not None and not (line.across == "line" or line.event == "reach"):
        yield _in_time(voice, line, line.within)
    yield from (cap_clause(voice, line, cap) for cap in line.caps)
    yield from ceiling_clauses(voice, line)
    if line.hold is not None:
        yield _held(voice, line.hold)
    yield from paid_clauses(voice, line)
    yield from _ends(voice, line)


def _in_time(voice: Voice, line: Line, within: Period) -> Clause:
    """What has to happen by when."""
    slots = {"period": voice.speech.period(within), "anchor": _anchor(voice, line.since or "referral")}
    name = f"within_{line.event}"
    if line.total is not None:
        name, slots["amount"] = "within_total", voice.speech.money(line.total.amount, line.total.unit, after=True)
    elif line.what is not None and not voice.is_noun(line.what):
        if line.count == 1 and not line.every:
            name, slots["what"] = "within_phrase", voice.phrase(line.what)
        else:
            name = "within"
    elif line.every or repeating(line):
        name, slots["what"] = "within_every", voice.number_of(counted(line))
    elif line.count > 1:
        name, slots["count"] = "within_count", voice.count(counted(line), line.count, after=False)
    elif line.what is not None:
        name, slots["what"] = "within_first", voice.each(line.what)
    return clause("when", p.RULE.get(name, p.RULE["within"]), **slots)


def _how_much(voice: Voice, line: Line) -> Iterator[Clause]:
    speech = voice.speech
    said = bare if span(tuple(line.gives())) is not None else gift
    if line.rates and not _said_already(line):
        rates = tuple(_rate(voice, line, rate) for rate in line.rates)
        yield clause("rates", p.RULE["rates"], rates=speech.joined(rates, p.RULE["rate_list"]))
    if line.tiers is not None:
        begins = ((step, {"from": step_from(voice, line, step.from_)}) for step in line.tiers.steps)
        steps = tuple(speech.say(p.TIER["step"], gift=said(voice, line, step.give), **begin) for step, begin in begins)
        after = speech.sentence(p.TIER[line.tiers.mode])
        slots = {"metric": metric(voice, line), "steps": speech.joined(steps, p.RULE["rate_list"])}
        if line.tiers.window == "ever":
            yield clause("rates", p.TIER["steps"], **slots).followed(after)
        else:
            window = window_words(voice, line.tiers.window, "calendar")
            yield clause("rates", p.TIER["steps_in"], window=window, **slots).followed(after)
    if line.choose and line.final:
        yield clause("choice", p.RULE["final"])
    yield from _worth(voice, line)


def _said_already(line: Line) -> bool:
    """Whether the award's own sentence says the only rate: one for the first few, or for everybody."""
    only = line.rates[0]
    return len(line.rates) == 1 and (bool(only.position) or only.if_ is None)


def _rate(voice: Voice, line: Line, rate: Rate) -> str:
    speech = voice.speech
    alike = span(tuple(line.gives())) is not None or len({one.give for one in line.rates}) == 1
    given = (bare if alike else brief)(voice, line, rate.give)
    if rate.repeat is not None and rate.repeat.for_ is not None and term(line) is None:
        given = speech.say(p.PER["for"], gift=given, period=speech.period(rate.repeat.for_, years=False))
    return speech.say(p.RULE["rate"], condition=rate_when(voice, rate), gift=given)


def rate_when(voice: Voice, rate: Rate) -> str:
    """When a rate is the one that counts: "on the Plus plan", "for the first three", "otherwise"."""
    parts = [condition_words(voice, rate.if_)] if rate.if_ is not None else []
    if rate.position:
        parts.append(position(voice, rate))
    if not parts:
        parts.append(voice.speech.say(p.RULE["otherwise"]))
    return voice.speech.joined(tuple(parts), p.TIMING["and"])


def step_from(voice: Voice, line: Line, begin: Decimal) -> str:
    """Where a step begins: "from SAR 60,000", "from the start"."""
    tiers = line.tiers
    if tiers is None or begin == 0:
        return voice.speech.say(p.TIER["start"])
    if tiers.by == "amount":
        units = (step.give.unit for step in tiers.steps if len(step.give.unit) == 3)
        unit = next(units, "") or voice.offer.currency or ""
        count = voice.speech.money(begin, unit, after=True) if unit else voice.speech.number(begin)
    else:
        count = voice.count("referral" if tiers.by == "awards" else tiers.by, begin)
    return voice.speech.say(p.TIER["from"], count=count)


def _worth(voice: Voice, line: Line) -> Iterator[Clause]:
    speech = voice.speech
    for give in line.gives():
        worth = give.worth
        if worth is None:
            continue
        if give.kind != "points":
            if worth.amount is not None and worth.unit is not None:
                value = speech.money(worth.amount, worth.unit, after=True)
                yield clause("worth", p.RULE["worth_gift"], gift=capital(gift(voice, line, give)), worth=value)
            continue
        points = voice.each(give.unit) if worth.points == 1 else voice.count(give.unit, worth.points)
        if worth.period is not None:
            yield clause("worth", p.RULE["worth"], points=points, worth=speech.free(worth.period))
        elif worth.amount is not None and worth.unit is not None:
            yield clause("worth", p.RULE["worth"], points=points, worth=speech.money(worth.amount, worth.unit))


def _how_long(voice: Voice, line: Line) -> Iterator[Clause]:
    repeat = term(line)
    ways = {one.repeat for one in line.rates if one.repeat} | {one.repeat for one in line.choose if one.repeat}
    whiles = {one.while_ for one in (repeat, *ways) if one is not None and one.while_ is not None}
    if repeat is not None:
        yield from _term(voice, line, repeat)
    elif not ways and line.tiers is None and not line.every and _is_share_of_payments(line):
        yield clause("lasts", p.CAP["once"])
    for held in sorted(whiles, key=repr):
        words = condition_words(voice, held)
        if voice.speech.begins("while", words):
            yield clause("leaves", p.RULE["while_said"], condition=words)
        else:
            yield clause("leaves", p.RULE["while"], condition=words)


def _is_share_of_payments(line: Line) -> bool:
    return line.event == "pay" and line.to.side != "referee" and all(one.kind == "share" for one in line.gives())


def _term(voice: Voice, line: Line, repeat: Repeat) -> Iterator[Clause]:
    if repeat.for_ is not None:
        pattern = p.RULE[{"pay": "lasts_pay", "award": "lasts_partner"}.get(line.event, "lasts")]
        yield clause("lasts", pattern, period=voice.speech.period(repeat.for_, years=False))
    if repeat.times is not None:
        yield clause("lasts", p.RULE["lasts_times"], times=voice.speech.count(nouns.COUNT_AFTER["time"], repeat.times))
    if repeat.for_ is None and repeat.times is None and repeat.while_ is None:
        yield clause("lasts", p.RULE["lasts_paying"])


def _measured(voice: Voice, measure: Measure) -> Iterator[Clause]:
    if measure.read == "at_event" or measure.to is None:
        return
    counted = {"units": voice.number_of(measure.of), "number": voice.the_number_of(measure.of)}
    start, end = measure.from_, measure.to
    if not end.months and not (start and start.months):
        slots = {"from": voice.speech.number(start.days if start else 0), "to": voice.speech.number(end.days)}
        yield clause("measure", p.MEASURE[measure.read], **counted, **slots)
    else:
        yield clause("measure", p.MEASURE[f"{measure.read}_within"], **counted, period=voice.speech.period(end))


def _held(voice: Voice, hold: Hold) -> Clause:
    pattern = p.HOLD["month_end" if hold.to == "month_end" else "day"]
    return clause("when", pattern, period=voice.speech.period(hold.for_), anchor=_anchor(voice, hold.from_))


def hold_cell(voice: Voice, line: Line) -> str:
    """The wait alone, for a card."""
    if line.hold is None:
        return ""
    pattern = p.HOLD["cell_month_end" if line.hold.to == "month_end" else "cell"]
    return voice.speech.say(pattern, period=voice.speech.period(line.hold.for_), anchor=_anchor(voice, line.hold.from_))


def _anchor(voice: Voice, slug: str) -> str:
    return voice.phrase(slug, p.ANCHOR)


def _ends(voice: Voice, line: Line) -> Iterator[Clause]:
    period = voice.speech.period
    if line.clawback is not None:
        yield clause("leaves", p.RULE["clawback"], period=period(line.clawback))
    if line.forfeit_after is not None and line.needs is not None:
        condition = condition_words(voice, line.needs)
        yield clause("lapses", p.RULE["forfeit"], period=period(line.forfeit_after), condition=condition)
    if line.claim_within is not None:
        yield clause("lapses", p.RULE["claim"], period=period(line.claim_within))
    if line.use_within is not None:
        yield clause("lapses", p.RULE["use"], period=period(line.use_within))
    if line.idle is not None:
        if line.idle.extends == "award":
            yield clause("lapses", p.RULE["idle"], period=period(line.idle.for_))
        else:
            what = voice.each(line.idle.extends)
            yield clause("lapses", p.RULE["idle_event"], period=period(line.idle.for_), what=what)
