"""Calendars: the template prints the entries as JSON, which becomes an `.ics` file once a partner's values stand in it.

`{"name": "…", "entries": [{"uid": "…", "day": "2027-01-11", "summary": "…", "text": "…", "url": "…"}]}`; `text` and
`url` may be left out.
"""

import json
from datetime import date

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text
from generator.text.icalendar import Entry, calendar_file


def as_calendar(printed: bytes, path: str) -> bytes:
    """The file. Raises `ValueError` where what was printed is no calendar."""
    data = json.loads(printed)
    entries = [
        Entry(
            one["uid"],
            date.fromisoformat(one["day"]),
            one["summary"],
            one.get("text", ""),
            one.get("url", ""),
        )
        for one in data["entries"]
    ]
    return calendar_file(data["name"], entries)


FORMAT = Format(
    "calendar", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.JSON, locale.dir)), as_calendar
)
