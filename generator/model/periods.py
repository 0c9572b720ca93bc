"""Lengths of time by the calendar, as ISO 8601 writes them: `P30D`, `P2W`, `P1M`, `P36M`, `P1Y`, `P1Y6M`.

Months and years keep the day of the month, clamped to its end, and are applied once to the first date: three months
after 30 November is 28 February, not the 28th carried on. Hours are not used: a programme counts whole days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.declared import dataclass
from generator.model.reading import plain_text, refused

_ISO = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)
_WORDS = re.compile(r"(\d{1,4})\s*(day|week|month|quarter|year)s?", re.IGNORECASE | re.ASCII)
_ARABIC_WORDS = re.compile(r"(\d{1,4})\s*(يوم|أيام|أسبوع|أسابيع|شهر|أشهر|شهور|سنة|سنوات|عام|أعوام)\w*")
_LETTERS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "يوم": "D", "أيام": "D", "أسبوع": "W", "أسابيع": "W",
    "شهر": "M", "أشهر": "M", "شهور": "M", "سنة": "Y", "سنوات": "Y", "عام": "Y", "أعوام": "Y",
}  # fmt: skip
_DIGITS = {ord("٠") + n: str(n) for n in range(10)}
EXPECTED = "a length of time as `P30D`, `P2W`, `P36M` or `P1Y`"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time: whole months (a year is twelve) and whole days (a week is seven)."""

    months: int = 0
    days: int = 0

    def after(self, start: date) -> date:
        """The day this long after `start`, which is day 0. Raises `OverflowError` after the year 9999."""
        months = start.month - 1 + self.months
        year, month = start.year + months // 12, months % 12 + 1
        if year > date.max.year:
            raise OverflowError("the date is after the year 9999")
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)

    def times(self, n: int) -> Period:
        """`n` times as long."""
        return Period(self.months * n, self.days * n)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        if years and months:
            years, months = 0, self.months  # P18M, as contracts write it
        weeks = self.days // 7 if self.days % 7 == 0 and not self.months else 0
        days = f"{weeks}W" if weeks else f"{self.days}D" if self.days else ""
        return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "") + days


def read_period(value: Any) -> Any:
    """A period from its text; E0241 where it is none, with the ISO form of `30 days` or `٣ أشهر` suggested."""
    if isinstance(value, Period):
        return value
    text = plain_text(value, "E0241", EXPECTED).translate(_DIGITS)
    found = _ISO.fullmatch(text)
    if found is None:
        fix = "Write P, the number and a letter: D for days, W for weeks, M for months, Y for years."
        message = f"is not a length of time: `{text}`"
        raise refused("E0241", message, expected=EXPECTED, suggestion=_meant(text), fix=fix)
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    period = Period(12 * years + months, 7 * weeks + days)
    if not (period.months or period.days):
        raise refused("E0241", f"is no time at all: `{text}`", expected=EXPECTED, fix="Write at least one day.")
    return period


def _meant(text: str) -> str:
    found = _WORDS.fullmatch(text.strip()) or _ARABIC_WORDS.fullmatch(text.strip())
    if found:
        number, unit = int(found[1]), found[2].lower()
        return f"P{3 * number}M" if unit == "quarter" else f"P{number}{_LETTERS[unit]}"
    upper = text.strip().upper()
    return next((form for form in (upper, f"P{upper}") if _ISO.fullmatch(form)), "")


Duration = Annotated[
    Period,
    BeforeValidator(read_period),
    WithJsonSchema({"type": "string", "pattern": r"^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$"}),
]
