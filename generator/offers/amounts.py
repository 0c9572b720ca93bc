"""Every figure that an offer contains, and what of an offer holds on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from generator.model.localised import Localised
from generator.model.offer import Offer, Requirement, Typical
from generator.model.offer_line import Line
from generator.model.offer_parts import PartySide, Repeat, Tiers
from generator.model.periods import Period
from generator.offers.calculator_scene import scene_events, typical_scene
from generator.offers.evaluate import evaluate
from generator.offers.figures import Figure, figures, plain_digits, span
from generator.offers.ledger import Ledger
from generator.text.formats import round_half_up


def current(offer: Offer, day: date) -> tuple[Line, ...]:
    """The lines that may be shown on `day`: all of them, or none once the offer has expired."""
    return () if offer.expired(day) else offer.lines


def amounts(offer: Offer) -> frozenset[Figure]:
    """Every figure that the offer states, and those of its worked example: totals, shares of a month, prices."""
    return written(offer) | computed(offer)


def written(offer: Offer) -> frozenset[Figure]:
    """Every figure that the offer states: values, ranges, steps, caps, minima, fees, prices, periods; and in its words.

    So a figure that an offer's notes mention belongs to the offer.
    """
    return frozenset(_of_model(offer, offer.currency or ""))


def computed(offer: Offer) -> frozenset[Figure]:
    """The figures of the worked example, none where it has none: per case and side its total, and that by the month."""
    typical = offer.typical
    if typical is None:
        return frozenset()
    payments = len(typical_scene(offer, typical, 1).payments(offer.valid_from))
    found = {_money(typical.price * n, typical.unit) for n in (1, payments)}
    for clients in {1, *typical.clients}:
        ledger = evaluate(offer, scene_events(offer, typical_scene(offer, typical, clients)))
        found.update(_of_ledger(offer, ledger, payments))
    found.update(_money(typical.price * one.months, typical.unit) for one in _free_months(offer))
    return frozenset(found)


def of_side(offer: Offer, side: PartySide) -> frozenset[Figure]:
    """The figures of what a side gets: those that a value such as `{{ offer.partner }}` stands for."""
    return frozenset(figure for line in offer.of_side(side) for give in line.gives() for figure in _of_model(give, ""))


def _free_months(offer: Offer) -> Iterator[Period]:
    return (give.period for line in offer.lines for give in line.gives() if give.period and give.period.months)


def _of_ledger(offer: Offer, ledger: Ledger, payments: int) -> Iterator[Figure]:
    """Of each line and side: the total, and the same for each payment where it comes out even."""
    places = [("", "referrer"), ("", "referee"), *((line.id, "") for line in offer.lines)]
    for line, side in places:
        for unit, total in ledger.total(line, side).items():
            yield _money(total, unit)
            each = total / payments if payments else total
            if each == round_half_up(each, 3):
                yield _money(each, unit)


def _of_model(node: object, currency: str) -> Iterator[Figure]:
    """The figures below a node. Amounts and their unit stand side by side in every part of the model."""
    match node:
        case Period():
            length = span(node)
            yield from () if length is None else (length,)
        case Localised():
            yield from (one.figure for text in node.values() for one in figures(plain_digits(text)))
        case Typical():
            yield _money(node.price, node.unit)  # not its times: an example over a year is no term of a year
        case BaseModel():
            yield from _own(node, currency)
            for value in dict(node).values():
                yield from _of_model(value, currency)
        case tuple():
            for item in node:
                yield from _of_model(item, currency)


def _own(node: BaseModel, currency: str) -> Iterator[Figure]:
    fields = dict(node)
    unit = str(fields.get("unit") or currency)
    for name in ("amount", "up_to", "price", "max"):
        value = fields.get(name)
        if isinstance(value, Decimal) and re.fullmatch("[A-Z]{3}", unit):
            yield _money(value, unit)
    percent = fields.get("percent")
    if isinstance(percent, Decimal):
        yield Figure("percent", percent)
    if isinstance(node, Repeat) and node.times:
        yield Figure("time", Decimal(node.times), frozenset({"months"}))
    if isinstance(node, Tiers) and node.by == "amount":
        yield from (_money(step.from_, step.give.unit or currency) for step in node.steps)
    if isinstance(node, Requirement):
        yield _money(node.from_, currency)


def _money(number: Decimal, unit: str) -> Figure:
    return Figure("money", number, frozenset({unit}))
