"""The terms of an offer in one line of text each, so that a table can state them and a changed figure is seen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.offer import Attribution, Fee, Level, Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import Cap, Condition, Deliver, Give, PercentOf, Rate, Repeat, Tiers


def told(line: Line) -> str:
    """All figures and rules of a line, compact; no words."""
    who = f"{line.to.side}/{line.to.party}"
    when = line.event + (f" {line.what}" if line.what else "") + _counting(line)
    pieces = [who, when, _condition(line.if_), _measure(line), *_ways(line), *map(_cap, line.caps), *_waits(line)]
    pieces += [_delivery(line.deliver)]
    return "; ".join(piece for piece in pieces if piece)


def _counting(line: Line) -> str:
    text = f" #{line.count}" if line.count != 1 else ""
    text += " across" if line.across == "line" else ""
    text += " every" if line.every else ""
    text += f" within {line.within} since {line.since}" if line.within else ""
    if line.total:
        text += f" total {_number(line.total.amount)} {line.total.unit} without {','.join(line.total.exclude)}"
    return text


def _measure(line: Line) -> str:
    one = line.measure
    return f"{one.read} of {one.of} {one.from_}..{one.to}" if one else ""


def _ways(line: Line) -> Iterator[str]:
    if line.give:
        yield given(line.give) + _repeat(line.repeat)
    yield from map(_rate, line.rates)
    if line.tiers:
        yield _tiers(line.tiers)
    if line.choose:
        options = " or ".join(f"{one.id} ({given(one.give)})" for one in line.choose)
        yield f"choose {options}" + (" final" if line.final else "")


def given(give: Give) -> str:
    """`cash 8 USD / user`, `share 20% of net-revenue`, `discount varies`."""
    text: str = give.kind
    text += f" {_number(give.amount)}" if give.amount is not None else ""
    text += f" up to {_number(give.up_to)}" if give.up_to is not None else ""
    text += f" {_number(give.percent)}%" if give.percent is not None else ""
    text += f" {give.period}" if give.period else ""
    text += " varies" if give.varies else ""
    text += f" {give.unit}" if give.unit else ""
    text += f" of {give.of}" if give.of else ""
    text += (" /" + (f" {_number(give.step)}" if give.step != 1 else "") + f" {give.per}") if give.per else ""
    text += f" ({give.item['en']})" if give.item else ""
    if give.worth:
        worth = give.worth.period or f"{_number(give.worth.amount)} {give.worth.unit}"
        text += f" ({_number(give.worth.points)} = {worth})"
    return text


def _number(number: Decimal | None) -> str:
    assert number is not None
    return f"{number:f}"


def _rate(rate: Rate) -> str:
    where = _condition(rate.if_) or (f"place {rate.position[0]}-{rate.position[1]}" if rate.position else "else")
    return f"{where}: {given(rate.give)}{_repeat(rate.repeat)}"


def _repeat(repeat: Repeat | None) -> str:
    if repeat is None:
        return ""
    text = f" for {repeat.for_}" if repeat.for_ else ""
    text += f" x{repeat.times}" if repeat.times else ""
    return text + (f" while {_bare(repeat.while_)}" if repeat.while_ else "")


def _condition(condition: Condition | None) -> str:
    return f"if {_bare(condition)}" if condition else ""


def _bare(one: Condition) -> str:
    if one.all:
        return " and ".join(map(_bare, one.all))
    if one.any:
        return " or ".join(map(_bare, one.any))
    if one.not_:
        return f"not {_bare(one.not_)}"
    return f"{one.attr} {one.op} {','.join(one.value)}" + (" at deal" if one.at == "deal" else "")


def _tiers(tiers: Tiers) -> str:
    steps = ", ".join(f"{_number(step.from_)}: {given(step.give)}" for step in tiers.steps)
    return f"{tiers.mode} by {tiers.by} in {tiers.window} [{steps}]"


def _cap(cap: Cap) -> str:
    most = f"{_number(cap.max.percent)}% of {cap.max.of}" if isinstance(cap.max, PercentOf) else _number(cap.max)
    text = f"at most {most} {cap.of}" + (f" {cap.unit}" if cap.unit else "") + f" by {cap.scope} in {cap.window}"
    return text + (" stops pair" if cap.stops == "pair" else "")


def _waits(line: Line) -> Iterator[str]:
    if line.hold:
        yield f"hold {line.hold.for_} from {line.hold.from_}" + (" to month end" if line.hold.to == "month_end" else "")
    if line.clawback:
        yield f"clawback {line.clawback}"
    if line.forfeit_after:
        yield f"lost {line.forfeit_after} unless {_bare(line.needs) if line.needs else ''}"
    if line.use_within:
        yield f"use {line.use_within}"
    if line.idle:
        yield f"idle {line.idle.for_} extended by {line.idle.extends}"


def _delivery(deliver: Deliver | None) -> str:
    if deliver is None:
        return ""
    text = f"by {deliver.method}" + (f" each {deliver.cadence}" if deliver.cadence != "each" else "")
    text += f" within {deliver.within}" if deliver.within else ""
    text += f" day {deliver.day}" if deliver.day else ""
    text += f" lag {deliver.lag}" if deliver.lag else ""
    return text + (f" minimum {_number(deliver.minimum.amount)} {deliver.minimum.unit}" if deliver.minimum else "")


def frame(offer: Offer) -> tuple[str, ...]:
    """What holds for the whole programme: type, dates, entry, fees, caps, levels, attribution."""
    until = f"..{offer.valid_until}" if offer.valid_until else ""
    rows = [f"{offer.type} {offer.currency or '-'} {offer.valid_from}{until} {offer.entry.mode}"]
    rows += [f"entry {_condition(offer.entry.if_)}"] if offer.entry.if_ else []
    for fee in offer.entry.fees:
        figure = f"{_number(fee.amount)} {fee.unit} {_condition(fee.if_)}" if isinstance(fee, Fee) else "varies"
        rows.append(f"fee {figure} every {fee.every}")
    if offer.entry.certificate:
        rows.append(f"certificate within {offer.entry.certificate.within} valid {offer.entry.certificate.valid}")
    rows += map(_cap, offer.caps)
    rows += map(_level, offer.levels)
    rows += _attribution(offer.attribution) if offer.attribution else []
    rows += [f"in {','.join(offer.available.countries)}"] if offer.available else []
    return tuple(rows)


def _level(level: Level) -> str:
    needs = "".join(f" {_number(one.from_)} {one.metric} in {one.window}" for one in level.needs)
    text = f"level {level.slug}{needs}" + (f" {_condition(level.if_)}" if level.if_ else "")
    text += f" within {level.within}" if level.within else ""
    return text + (f" notice {level.notice}" if level.notice else "")


def _attribution(one: Attribution) -> list[str]:
    text = f"attribution {one.rule or '-'}" + (f" {one.window}" if one.window else "")
    return [text + (f" once per {','.join(one.once_per)}" if one.once_per else "")]
