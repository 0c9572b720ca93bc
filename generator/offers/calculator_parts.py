"""Small parts of the calculator's rules: periods, windows, conditions and figures as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.model.offer_parts import Cap, Give, Measure, Tiers
from generator.model.periods import Period
from generator.offers.evaluation.money import rounded

Json = dict[str, object]
Rule = Json | bool
_MONTHS: Final = {"year": 12, "quarter": 3, "month": 1}


def said_by_silence(value: object) -> bool:
    return value is True or (value is not False and value in (0, []))


def joined(key: str, parts: list[Rule], *, stop: bool) -> Rule:
    """`all` and `any` without what is decided: `stop` is the value that decides alone."""
    if any(part is stop for part in parts):
        return stop
    open_ = [part for part in parts if not isinstance(part, bool)]
    return not stop if not open_ else open_[0] if len(open_) == 1 else {key: open_}


def plain(give: Give) -> Decimal | int:
    if give.period is not None:
        both = bool(give.period.days and give.period.months)
        return 1 if both else give.period.months or give.period.days
    return give.amount if give.amount is not None else 1


def half_up(give: Give, unit: str) -> int:
    return int(rounded(Decimal("1.5"), give.kind, unit, 0) == 2)


def span(period: Period) -> list[int]:
    return [period.months, period.days]


def window(windowed: Cap | Tiers) -> object:
    """A name of the calendar, or months and days, one block after another from the first day on."""
    named = windowed.window
    if isinstance(named, Period):
        return span(named)
    if named in ("ever", "bill"):  # nobody sends the partner a bill here
        return "ever"
    if isinstance(windowed, Cap) and windowed.from_ == "joining":
        return [_MONTHS[named], 0] if named in _MONTHS else [0, 7 if named == "week" else 1]
    return named


def over_days(measure: Measure) -> bool:
    return measure.read != "at_event" and measure.to is not None
