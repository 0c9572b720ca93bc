"""Calendars: the template prints the entries as JSON; what they describe is the `.ics` file that partners get.

`{"name": "…", "entries": [{"uid": "…", "start": "20270111T070000Z", "summary": "…"}]}`. Instead of `start`, in UTC, an
entry may have a `day` (`2027-01-11`), which it then takes whole. `written` is the day its words are from; without it
the day itself. `text`, `url`, `picture` (addresses), `category` and `alarm` (minutes before) may be left out. `day`,
`written` and `alarm` are the same for everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from generator.model.declared import dataclass
from generator.model.fields import Model
from generator.model.locale import Locale
from generator.render.fields import Say, described, differs, placed, read
from generator.render.folding import folded
from generator.render.formats.shape import Format
from generator.render.resolve import Piece
from generator.render.slots import Sheet
from generator.text.icalendar import Entry, Line, lines_of


class _Entry(Model):
    uid: str
    summary: str
    start: str = ""
    day: str = ""
    written: str = ""
    text: str = ""
    url: str = ""
    picture: str = ""
    category: str = ""
    alarm: int | str = 0


class _Described(Model):
    name: str
    entries: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class _Write:
    """Writes the value of a content line, after its name."""

    name: str
    say: Callable[[str], str]
    optional: bool

    def __call__(self, fields: Sequence[Say]) -> str:
        value = fields[0]()
        return "" if self.optional and not value else f"{self.name}:{self.say(value)}"

    def even(self, fields: Sequence[Say]) -> bool:
        return True  # what is escaped is no part of a plain word, whatever stands beside it


def _cut(marked: str, locale: Locale, sheet: Sheet) -> list[Piece]:
    """The file, with a hole for each line in which partners differ."""
    found = read(_Described, described(marked, locale))

    def place(line: Line) -> Piece:
        return placed((line.value,), _Write(line.name, line.say, line.optional), sheet, locale, folded)

    return [place(line) for line in lines_of(found.name, map(_entry, found.entries))]


def _entry(one: _Entry) -> Entry:
    for name in ("day", "written", "alarm"):
        if differs(str(getattr(one, name))):
            raise ValueError(f"`{name}` of an entry is the same for everybody")
    if not one.start and not one.day:
        raise ValueError(f"the entry `{one.uid}` has neither a `start` nor a `day`")
    day = date.fromisoformat(one.day) if not one.start else None
    written = date.fromisoformat(one.written) if one.written else None
    return Entry(
        one.uid, one.summary, one.start, day, one.text, one.url, written, one.picture, one.category, int(one.alarm or 0)
    )


FORMAT = Format("calendar", False, _cut)
