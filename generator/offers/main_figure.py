"""The figure that stands for a side of an offer inside a sentence of copy: `20%`, `SAR 150`, `15%–20%`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.model.declared import dataclass
from generator.model.offer_line import Line
from generator.model.offer_parts import MONEY, Give


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, which are equal for one figure. `unit` is a currency, or empty for a percentage."""

    low: Decimal
    high: Decimal
    unit: str = ""


def main_figure(lines: Iterable[Line]) -> Span | None:
    """What the first line gives, or is worth; none where it gives nothing that has a figure."""
    line = next(iter(lines), None)
    gives = list(line.gives()) if line else []
    percents = [give.percent for give in gives if give.percent is not None]
    if percents and len(percents) == len(gives):
        return Span(min(percents), max(percents))
    sums = [money for give in gives for money in _sums(give)]
    units = {unit for _, unit in sums}
    if len(units) != 1:
        return None
    return Span(min(sums)[0], max(sums)[0], units.pop())


def _sums(give: Give) -> Iterator[tuple[Decimal, str]]:
    """The amounts of money that it may be, or what it is worth."""
    if give.kind in (*MONEY, "discount"):
        yield from ((amount, give.unit) for amount in (give.amount, give.up_to) if amount is not None)
    elif give.worth is not None and give.worth.amount is not None:
        times = give.amount / give.worth.points if give.kind == "points" and give.amount is not None else Decimal(1)
        yield give.worth.amount * times, give.worth.unit or ""
