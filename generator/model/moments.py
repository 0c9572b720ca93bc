"""When something happens, in a marketer's words: `2027-01-12 10:00`, `week 2, Tuesday 10:00`, `الأسبوع 2، الثلاثاء`.

Days and clock times are local; the zone is the programme's. Nothing in here knows a campaign, so `When` says what was
written, and not yet which day that is.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.declared import dataclass
from generator.model.reading import plain_text, refused

_ENGLISH: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ARABIC: Final = (
    ("الاثنين", "الإثنين"),
    ("الثلاثاء",),
    ("الأربعاء",),
    ("الخميس",),
    ("الجمعة",),
    ("السبت",),
    ("الأحد",),
)
DAYS: Final = {
    **{name: number for number, day in enumerate(_ENGLISH) for name in (day, day[:3])},
    **{name: number for number, names in enumerate(_ARABIC) for day in names for name in (day, day[2:])},
}
"""Names of the days of the week, Monday being 0: English, in full or three letters; Arabic, with the article or not."""

_DIGITS: Final = {ord("٠") + n: str(n) for n in range(10)}
_CLOCK: Final = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
_DATE: Final = r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_WEEK: Final = r"(?:week|الأسبوع|أسبوع)\s+(?P<week>[0-9]{1,3})(?:\s*[,،]?\s*(?P<day>[^\W\d_]+))?"
_WHEN: Final = re.compile(rf"(?:{_DATE}|{_WEEK})(?:\s*[,،]?\s*{_CLOCK})?", re.IGNORECASE)
_TIME: Final = re.compile(_CLOCK)
_EXPECTED: Final = "`2027-01-12 10:00`, `2027-01-12`, `week 2, Tuesday 10:00` or `week 2`"


@dataclass(frozen=True, slots=True)
class When:
    """What was written: a day, or a week of the campaign (from 1) and perhaps a day in it; and perhaps a time.

    What is left open is chosen later; nothing at all is chosen by `AUTOMATIC`. `text` is how it was written.
    """

    day: date | None = None
    week: int = 0
    weekday: int | None = None
    at: time | None = None
    text: str = ""


AUTOMATIC: Final = When()


def read_when(value: Any) -> Any:
    """A `When` from its text. Raises E0353 for what names no moment."""
    if isinstance(value, When):
        return value
    text = plain_text(value, "E0353", _EXPECTED)
    found = _WHEN.fullmatch(text.translate(_DIGITS))
    if found is None:
        raise _unreadable(f"is no moment: `{text}`")
    weekday = DAYS.get((found["day"] or "").casefold())
    if found["day"] and weekday is None:
        raise _unreadable(f"names no day of the week: `{found['day']}`")
    if found["week"] and int(found["week"]) < 1:
        raise _unreadable("counts weeks from 1")
    return When(_day(found["date"], text), int(found["week"] or 0), weekday, _clock(found, text), text)


def read_time(value: Any) -> Any:
    """A time of the day, `9:30`, 24 hours."""
    if isinstance(value, time):
        return value
    text = plain_text(value, "E0353", "a time such as `10:00`")
    found = _TIME.fullmatch(text.translate(_DIGITS))
    at = _clock(found, text) if found else None
    if at is None:
        raise _unreadable(f"is no time: `{text}`", "a time such as `9:30` or `16:00`")
    return at


def read_weekday(value: Any) -> Any:
    """A day of the week by its name, Monday being 0."""
    if isinstance(value, int):
        return value
    text = plain_text(value, "E0360", "a day of the week")
    if text.casefold() not in DAYS:
        expected = f"one of: {', '.join(_ENGLISH)}"
        near = next((day for day in _ENGLISH if day[:3] == text.casefold()[:3]), "")
        raise refused("E0360", f"is no day of the week: `{text}`", expected=expected, suggestion=near,
                      fix="Write the name of a day.")  # fmt: skip
    return DAYS[text.casefold()]


def _day(text: str | None, whole: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _unreadable(f"is no day of the calendar: `{whole}`") from None


def _clock(found: re.Match[str], text: str) -> time | None:
    if found["hour"] is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise _unreadable(f"is no time of the day: `{text}`") from None


def _unreadable(message: str, expected: str = _EXPECTED) -> Exception:
    return refused("E0353", message, expected=expected, fix="Write a day, or a week of the campaign, and a time.")


def _text(description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description})


Moment = Annotated[When, BeforeValidator(read_when), _text(_EXPECTED)]
Clock = Annotated[time, BeforeValidator(read_time), _text("a time such as 10:00")]
Weekday = Annotated[int, BeforeValidator(read_weekday), WithJsonSchema({"type": "string", "enum": list(_ENGLISH)})]
