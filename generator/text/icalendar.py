"""A calendar as iCalendar (RFC 5545), which every calendar program opens: moments in UTC, or whole days.

There is no clock in here: an entry says from which day its words are. The same entries give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from generator.model.declared import dataclass
from generator.text.markers import SLOT_START

MOST: Final = 75
"""Octets of a line without its end (section 3.1)."""

END: Final = "\r\n"
BREAK: Final = "\r\n "
"""Folds a line between any two letters (section 3.1)."""

THREAD: Final = SLOT_START
"""Stands for a plain word of a partner, of letters, digits, `-` and `_`, where a line is looked at for everybody."""

PRODUCT: Final = "-//Wasl//Posting calendar//EN"
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f]+")
_BLANKS: Final = re.compile("[\x00-\x20]+")
_MOMENT: Final = re.compile(r"\d{8}T\d{6}Z")
_WORD: Final = rf"[A-Za-z0-9_\-{THREAD}]"
_JOINT: Final = re.compile(rf"\\[^n]|((?:\\n)+)|((?<!:)[?&]|(?:(?<={_WORD})|(?<=[/=]))#)(?={_WORD})")
_LINES: Final = {room: re.compile(b".{1,%d}(?![\x80-\xbf])" % room, re.DOTALL) for room in (MOST, MOST - 1)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do, at `start` (`20270112T070000Z`) or on a whole `day`: one of the two.

    `uid` names it for ever, so that a newer calendar replaces it. `written` is the day from which its words are (that
    of the entry, if left out), `picture` the address of one that goes with it, `alarm` minutes before. Whatever may be
    left out may be empty.
    """

    uid: str
    summary: str
    start: str = ""
    day: date | None = None
    text: str = ""
    url: str = ""
    written: date | None = None
    picture: str = ""
    category: str = ""
    alarm: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A content line, before its `value` is written by `say`. An `optional` one is left out where that is empty."""

    name: str
    value: str
    say: Callable[[str], str] = str
    optional: bool = False


def lines_of(name: str, entries: Iterable[Entry]) -> Iterator[Line]:
    """The calendar of this name. Entries show nobody as busy."""
    yield from (Line("BEGIN", "VCALENDAR"), Line("VERSION", "2.0"), Line("PRODID", PRODUCT))
    yield from (Line("CALSCALE", "GREGORIAN"), Line("METHOD", "PUBLISH"), Line("X-WR-CALNAME", name, escape))
    for entry in entries:
        yield from _event(entry)
    yield Line("END", "VCALENDAR")


def _event(entry: Entry) -> Iterator[Line]:
    yield from (Line("BEGIN", "VEVENT"), Line("UID", entry.uid, escape))
    yield from _when(entry)
    yield Line("SUMMARY", entry.summary, escape)
    if entry.start:
        yield Line("DURATION", "PT15M")
    yield Line("DESCRIPTION", entry.text, escape, optional=True)
    yield Line("URL", entry.url, address, optional=True)
    yield Line("ATTACH", entry.picture, address, optional=True)
    yield Line("CATEGORIES", entry.category, escape, optional=True)
    yield Line("TRANSP", "TRANSPARENT")
    if entry.alarm:  # a message on the screen so many minutes before
        yield from (Line("BEGIN", "VALARM"), Line("ACTION", "DISPLAY"), Line("TRIGGER", f"-PT{entry.alarm}M"))
        yield from (Line("DESCRIPTION", entry.summary, escape), Line("END", "VALARM"))
    yield Line("END", "VEVENT")


def _when(entry: Entry) -> Iterator[Line]:
    written = entry.written or entry.day
    yield Line("DTSTAMP", _midnight(f"{written:%Y%m%d}")) if written else Line("DTSTAMP", entry.start, _day)
    if entry.start:
        yield Line("DTSTART", entry.start, moment)
    else:
        yield Line("DTSTART;VALUE=DATE", f"{entry.day:%Y%m%d}")


def escape(text: str) -> str:
    """As the value of a property of text (section 3.3.11). Control characters have no place in it."""
    text = _CONTROLS.sub("", text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def address(text: str) -> str:
    """As the value of a property of addresses, which hold neither blanks nor backslashes (RFC 3986)."""
    return _BLANKS.sub("", text).replace("\\", "%5C")


def moment(text: str) -> str:
    """A moment in UTC as it is (section 3.3.5). Raises `ValueError` where it is none."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(f"`{text}` is no moment of a calendar: it has to be like 20270112T070000Z")
    return text


def _day(text: str) -> str:
    return _midnight(moment(text)[:8])


def _midnight(day: str) -> str:
    return f"{day}T000000Z"


def fold(line: str) -> str:
    """The line with its end, broken so that no part has more than 75 octets; nothing where there is no line.

    A long line is broken at its joints (`joints`), and a part that is still too long after as many letters as go in.
    """
    if not line:
        return ""
    if len(line.encode()) <= MOST:
        return line + END
    return BREAK.join([broken(part, first=not at) for at, part in enumerate(joints(line))]) + END


def joints(line: str) -> list[str]:
    """The parts of a long line: a text's own lines, and an address before each of its parameters and its fragment.

    Where a partner's words stand in an address, the parts after them are so the same for everybody. Nothing but the
    letters at a joint decides about it, and any plain word would decide alike.
    """
    ends = [found.start() if found[2] else found.end() for found in _JOINT.finditer(line) if found[1] or found[2]]
    starts = [0, *ends]
    return [line[start:end] for start, end in zip(starts, [*ends, len(line)], strict=True) if end > start]


def broken(part: str, *, first: bool) -> str:
    """Part of a line, folded between letters. Before the `first` one of a line no blank is needed."""
    octets = part.encode()
    room = MOST if first else MOST - 1
    if len(octets) <= room:
        return part
    start = _LINES[room].match(octets)
    assert start is not None
    return BREAK.join([one.decode() for one in (start[0], *_LINES[MOST - 1].findall(octets, start.end()))])
