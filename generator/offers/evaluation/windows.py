"""Windows of time: which one a day falls into. Both ends belong to it."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator.model.offer_parts import Window
from generator.model.periods import Period

_LENGTHS: Final[dict[str, Period]] = {
    "year": Period(12), "quarter": Period(3), "month": Period(1), "week": Period(0, 7), "day": Period(0, 1),
}  # fmt: skip
_MONTHS: Final = {"year": 12, "quarter": 3, "month": 1}


class Span(NamedTuple):
    """From `first` to `last`; `date.min` and `date.max` where it is open."""

    first: date
    last: date

    @property
    def open(self) -> bool:
        return self.last == date.max


EVER: Final = Span(date.min, date.max)


def span_of(
    window: Window | Period, day: date, start: date, *, joining: bool = False, bills: Sequence[date] = ()
) -> Span:
    """The window that `day` is in.

    A named window is the calendar's (a week starts on Monday), or with `joining` it is counted from `start`. A length
    (`P90D`) stands for windows one after another from `start` on. A `bill` window ends on the day of a bill.
    """
    if window == "ever":
        return EVER
    if window == "bill":
        return _bill(day, bills)
    if isinstance(window, Period):
        return _block(window, day, start)
    return _block(_LENGTHS[window], day, start) if joining else _calendar(window, day)


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def cadence_end(cadence: str, day: date) -> date:
    """The last day of the period in which `day` is paid with others; the day itself where each is paid alone."""
    return day if cadence == "each" else _calendar(cadence, day).last


def _calendar(window: str, day: date) -> Span:
    if window == "day":
        return Span(day, day)
    if window == "week":
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    months = _MONTHS[window]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Span(first, month_end(first.replace(month=first.month + months - 1)))


def _block(length: Period, day: date, start: date) -> Span:
    """Days before `start` are in the first block: nothing can have been earned before."""
    n = _blocks_before(length, day, start)
    first = length.times(n).after(start)
    return Span(first, _after(length.times(n + 1), start) - timedelta(days=1))


def _after(length: Period, start: date) -> date:
    try:
        return length.after(start)
    except OverflowError:
        return date.max


def _blocks_before(length: Period, day: date, start: date) -> int:
    if day <= start:
        return 0
    months = (day.year - start.year) * 12 + day.month - start.month
    n = months // length.months if length.months and not length.days else (day - start).days // _longest(length)
    while n and length.times(n).after(start) > day:
        n -= 1
    while _after(length.times(n + 1), start) <= day:
        n += 1
    return n


def _longest(length: Period) -> int:
    return 31 * length.months + length.days


def _bill(day: date, bills: Sequence[date]) -> Span:
    at = bisect_left(bills, day)
    first = bills[at - 1] + timedelta(days=1) if at else date.min
    return Span(first, bills[at] if at < len(bills) else date.max)
