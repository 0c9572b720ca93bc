"""Time zones, working weeks and times of the day.

Which zones there are and where, CLDR says; when their clocks change, the time zone data of this machine (`zoneinfo`).
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import babel
from babel import dates
from babel.core import get_global

from generator.model.locale import Locale
from generator.model.value import Kind, Value
from generator.text.cldr import cldr_locale
from generator.text.digits import localise_digits

UTC: Final = "UTC"
_WORLD: Final = "001"


@cache
def zone_names() -> tuple[str, ...]:
    """Every zone that CLDR places in a territory, sorted."""
    return tuple(sorted({UTC, *get_global("zone_territories")}))


def zone_is_known(name: str) -> bool:
    """Whether this machine knows when the clocks of a zone change."""
    return _zone(name) is not None


def weekend_of(zone: str, locale_code: str) -> frozenset[int]:
    """The days off where the zone is, Monday being 0; where it is in no country, those of the language's own one."""
    territory = get_global("zone_territories").get(zone, _WORLD)
    found = _at_home(territory) if territory != _WORLD else cldr_locale(locale_code)
    if territory == _WORLD and not found.territory:
        likely = get_global("likely_subtags").get(found.language, "")
        found = _at_home(likely.rpartition("_")[2]) if likely else found
    first, last = found.weekend_start, found.weekend_end
    return frozenset((first + after) % 7 for after in range((last - first) % 7 + 1))


def moment(day: datetime.date, at: datetime.time, zone: str) -> datetime.datetime | None:
    """The moment at which clocks of the zone show this, with its offset from UTC.

    None where they never do, because they are put forward over it. What they show twice is the first time.
    """
    place = _zone(zone)
    if place is None:
        raise ValueError(f"no time zone `{zone}`")
    shown = datetime.datetime.combine(day, at)
    there = shown.replace(tzinfo=place)
    if there.astimezone(datetime.UTC).astimezone(place).replace(tzinfo=None) != shown:
        return None
    return _fixed(there)


def later(start: datetime.datetime, minutes: int, zone: str) -> datetime.datetime:
    """So many minutes after a moment, as clocks of the zone then show it."""
    place = _zone(zone)
    assert place is not None
    after = start.astimezone(datetime.UTC) + datetime.timedelta(minutes=minutes)
    return _fixed(after.astimezone(place))


def zone_place(zone: str, locale: Locale) -> str:
    """The city that a zone is named after, in words: `الرياض`, `Berlin`; `UTC` for UTC."""
    if zone == UTC:
        return UTC
    return dates.get_timezone_location(zone, locale=cldr_locale(locale.code), return_city=True)


def format_clock(at: datetime.time, locale: Locale) -> Value:
    """`10:00`: 24 hours in every language, so that nobody has to know what `ص` or `PM` belongs to."""
    return Value(localise_digits(f"{at.hour:02}:{at.minute:02}", locale.digits), Kind.TIME, "ltr")


def format_weekday(day: datetime.date, locale: Locale) -> Value:
    """The date with its day of the week: `الثلاثاء، 12 يناير 2027`, `Tuesday, January 12, 2027`."""
    text = dates.format_date(day, "full", locale=cldr_locale(locale.code))
    return Value(localise_digits(text, locale.digits), Kind.DATE, locale.dir)


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name in zone_names() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _fixed(there: datetime.datetime) -> datetime.datetime:
    """The same moment with a plain offset, so that it shows all of itself."""
    offset = there.utcoffset()
    assert offset is not None
    return there.replace(tzinfo=datetime.timezone(offset))


@cache
def _at_home(territory: str) -> babel.Locale:
    """A locale of the territory; its weekend does not depend on the language."""
    try:
        return babel.Locale.parse(f"und_{territory}")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale.parse("en_001")
