"""Dates and times as other programs want them: a pattern of `YYYY`, `MM`, `HH` and the like."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TOKEN: Final = re.compile("YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|Z")


def stamp(moment: datetime, pattern: str) -> str:
    """The moment in this pattern, with English names and Latin digits: `Jan 10, 2030 3:00 PM`."""
    return _TOKEN.sub(lambda found: _part(moment, found[0]), pattern)


def _part(moment: datetime, token: str) -> str:
    half = moment.hour % 12 or 12
    if token == "Z":
        return moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:]
    return {
        "YYYY": f"{moment.year:04}", "YY": f"{moment.year % 100:02}", "MMM": _MONTHS[moment.month - 1],
        "MM": f"{moment.month:02}", "M": f"{moment.month}", "DD": f"{moment.day:02}", "D": f"{moment.day}",
        "HH": f"{moment.hour:02}", "H": f"{moment.hour}", "hh": f"{half:02}", "h": f"{half}",
        "mm": f"{moment.minute:02}", "ss": f"{moment.second:02}", "A": "AM" if moment.hour < 12 else "PM",
    }[token]  # fmt: skip
