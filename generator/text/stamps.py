"""Dates and times as other programs want them: a pattern of `YYYY`, `MM`, `HH` and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TOKEN: Final = re.compile("YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|Z")


_PARTS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "YYYY": lambda moment: f"{moment.year:04}",
    "YY": lambda moment: f"{moment.year % 100:02}",
    "MMM": lambda moment: _MONTHS[moment.month - 1],
    "MM": lambda moment: f"{moment.month:02}",
    "M": lambda moment: f"{moment.month}",
    "DD": lambda moment: f"{moment.day:02}",
    "D": lambda moment: f"{moment.day}",
    "HH": lambda moment: f"{moment.hour:02}",
    "H": lambda moment: f"{moment.hour}",
    "hh": lambda moment: f"{moment.hour % 12 or 12:02}",
    "h": lambda moment: f"{moment.hour % 12 or 12}",
    "mm": lambda moment: f"{moment.minute:02}",
    "ss": lambda moment: f"{moment.second:02}",
    "A": lambda moment: "AM" if moment.hour < 12 else "PM",
    "Z": lambda moment: moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:],
}


def stamp(moment: datetime, pattern: str) -> str:
    """The moment in this pattern, with English names and Latin digits: `Jan 10, 2030 3:00 PM`."""
    return _TOKEN.sub(lambda found: _PARTS[found[0]](moment), pattern)
