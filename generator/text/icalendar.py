"""A calendar as iCalendar (RFC 5545), which every calendar program opens: moments in UTC, or whole days.

There is no clock in here: an entry says from which day its words are. The same entries give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from generator.model.declared import dataclass

MOST: Final = 75
"""Octets of a line without its end (section 3.1)."""

PRODUCT: Final = "-//Wasl//Posting calendar//EN"
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f]+")
_BLANKS: Final = re.compile("[\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do on a day, or at `start` (`20270112T070000Z`).

    `uid` names it for ever, so that a newer calendar replaces it. `written` is the day from which its words are (that
    of the entry, if left out), `picture` the address of one that goes with it, `alarm` minutes before. Whatever may be
    left out may be empty.
    """

    uid: str
    day: date
    summary: str
    text: str = ""
    url: str = ""
    start: str = ""
    written: date | None = None
    picture: str = ""
    category: str = ""
    alarm: int = 0


def calendar_file(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar of this name. Entries show nobody as busy."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escape(name)}")
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def _event(entry: Entry) -> list[str]:
    day = entry.day.strftime("%Y%m%d")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}",
        f"DTSTAMP:{(entry.written or entry.day).strftime('%Y%m%d')}T000000Z",
        f"DTSTART:{entry.start}" if entry.start else f"DTSTART;VALUE=DATE:{day}",
        f"SUMMARY:{escape(entry.summary)}",
    ]
    if entry.start:
        lines.append("DURATION:PT15M")
    if entry.text:
        lines.append(f"DESCRIPTION:{escape(entry.text)}")
    if entry.url:
        lines.append(f"URL:{_one_line(entry.url)}")
    if entry.picture:
        lines.append(f"ATTACH:{_one_line(entry.picture)}")
    if entry.category:
        lines.append(f"CATEGORIES:{escape(entry.category)}")
    lines.append("TRANSP:TRANSPARENT")
    return [*lines, *_alarm(entry), "END:VEVENT"]


def _alarm(entry: Entry) -> list[str]:
    """A message on the screen so many minutes before."""
    if not entry.alarm:
        return []
    return [
        "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{entry.alarm}M", f"DESCRIPTION:{escape(entry.summary)}",
        "END:VALARM",
    ]  # fmt: skip


def escape(text: str) -> str:
    """As the value of a property of text (section 3.3.11). Control characters have no place in it."""
    text = _CONTROLS.sub("", text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _one_line(address: str) -> str:
    return _BLANKS.sub("", address)


def fold(line: str) -> bytes:
    """The line in UTF-8, broken after at most 75 octets and never inside a letter; each part ends with CR LF."""
    octets = line.encode()
    parts: list[bytes] = []
    start, room = 0, MOST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        parts.append(octets[start:end])
        start, room = end, MOST - 1  # a space goes first
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"
