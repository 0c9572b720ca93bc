"""Calendars: the template prints the entries as JSON, which becomes an `.ics` file once a partner's values stand in it.

`{"name": "…", "entries": [{"uid": "…", "start": "20270111T070000Z", "summary": "…"}]}`. Instead of `start`, in UTC, an
entry may have a `day` (`2027-01-11`), which it then takes whole. `written` is the day its words are from; without it
the day itself. `text`, `url`, `picture` (addresses), `category` and `alarm` (minutes before) may be left out.
"""

import json
from datetime import date, datetime

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text
from generator.text.icalendar import Entry, calendar_file


def as_calendar(printed: bytes, path: str) -> bytes:
    """The file. Raises `ValueError` where what was printed is no calendar."""
    data = json.loads(printed)
    return calendar_file(data["name"], map(_entry, data["entries"]))


def _entry(one: dict[str, str]) -> Entry:
    start = one.get("start", "")
    day = date.fromisoformat(one["day"]) if not start else datetime.strptime(start, "%Y%m%dT%H%M%SZ").date()
    return Entry(
        one["uid"], day, one["summary"], one.get("text", ""), one.get("url", ""), start,
        date.fromisoformat(one["written"]) if one.get("written") else day,
        one.get("picture", ""), one.get("category", ""), int(one.get("alarm") or 0),
    )  # fmt: skip


FORMAT = Format(
    "calendar", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.JSON, locale.dir)), as_calendar
)
