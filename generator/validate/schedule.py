"""A campaign's dates: what its schedule says, held against what there is, and turned into turns.

Every programme has a calendar. Where the campaign has no schedule, every post goes once to every network, evenly over
its working days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Final

from generator.model.copy import Post
from generator.model.declared import dataclass
from generator.model.problem import Position
from generator.model.programme import Campaign, Programme
from generator.model.schedule import REST, Appointment, Turn
from generator.text.suggest import closest
from generator.text.zones import weekend_of, zone_is_known, zone_names
from generator.validate.bench import Bench
from generator.validate.schedule_days import Days, Taken, evenly

PROGRAMME: Final = "content/programme.yaml"
EVERYTHING: Final = Appointment.model_construct(post=REST)

Posts = Mapping[tuple[str, str], tuple[Post, ...]]
Calendar = Mapping[tuple[str, str], tuple[Turn, ...]]
"""Turns in the order of their times, by segment and language."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """One thing to post, whose day or time may still be open. `days` are those it may be on, the first one first."""

    line: int
    post: str
    network: str
    mail: str
    days: tuple[date, ...]
    at: time | None
    place: int

    @property
    def is_fixed(self) -> bool:
        return len(self.days) == 1 and self.at is not None


def read_calendar(
    bench: Bench, programme: Programme, campaign: Campaign, slug: str, posts: Posts, mails: Collection[tuple[str, str]]
) -> Calendar:
    """The turns of every segment in every language; what is wrong with the dates is said at their lines.

    `mails` are pairs of a segment and the name of a mail that it has.
    """
    key = f"content/campaigns/{slug}.yaml"
    days = _days(bench, key, programme, campaign)
    if days is None or not _names_are_known(bench, key, programme, campaign, posts, mails):
        return {}
    maker = _Maker(bench, key, programme, campaign, days, frozenset(mails))
    return {(segment, code): maker.turns(segment, pack) for (segment, code), pack in posts.items()}


def _days(bench: Bench, key: str, programme: Programme, campaign: Campaign) -> Days | None:
    """The days of the campaign; none where nothing can be counted on them."""
    sound = _zone_is_known(bench, programme.time_zone)
    if campaign.ends < campaign.starts:
        sound = False
        bench.say(bench.place(key, "ends"), "E0362", "the campaign ends before it starts", found=str(campaign.ends),
                  also=(bench.place(key, "starts"),), fix="Correct one of the two days.")  # fmt: skip
    for number, pause in enumerate(campaign.pauses):
        if pause.last is not None and pause.last < pause.first:
            sound = False
            bench.say(bench.place(key, "pauses", number, "to"), "E0362", "the pause ends before it begins",
                      found=str(pause.last), fix="Correct one of the two days.")  # fmt: skip
    if not sound:
        return None
    weekend = frozenset(programme.weekend) or weekend_of(programme.time_zone, programme.default_locale)
    return Days(campaign.starts, campaign.ends, weekend, campaign.pauses, campaign.hours, programme.time_zone,
                campaign.waves)  # fmt: skip


def _zone_is_known(bench: Bench, zone: str) -> bool:
    if zone_is_known(zone):
        return True
    named = zone in zone_names()
    bench.say(
        bench.place(PROGRAMME, "time_zone"), "E0359",
        f"this machine has no data for the time zone `{zone}`" if named else f"there is no time zone `{zone}`",
        found=zone, expected="a name such as Asia/Riyadh, Europe/Berlin or UTC",
        suggestion="" if named else closest(zone, zone_names()) or "",
        fix="Install the package `tzdata`." if named else "Write continent and city, as in `Asia/Riyadh`.",
    )  # fmt: skip
    return False


def _names_are_known(
    bench: Bench, key: str, programme: Programme, campaign: Campaign, posts: Posts, mails: Collection[tuple[str, str]]
) -> bool:
    """Whether every segment, network, post and mail of the schedule is there."""
    said = len(bench.problems)
    for number, line in enumerate(campaign.schedule):
        for at, network in enumerate(line.networks):
            bench.known(bench.place(key, "schedule", number, "networks", at), "E0352", "network of the programme",
                        network, programme.networks)  # fmt: skip
        for at, segment in enumerate(line.segments):
            bench.known(bench.place(key, "schedule", number, "segments", at), "E0301", "segment", segment,
                        bench.segments({segment for segment, _ in posts}))  # fmt: skip
        if line.mail:
            _known_everywhere(bench, bench.place(key, "schedule", number, "mail"), "E0351", "mail", line.mail,
                              _mails_by_segment(mails), line.segments)  # fmt: skip
        elif line.post != REST:
            _known_everywhere(bench, bench.place(key, "schedule", number, "post"), "E0350", "post", line.post,
                              _posts_by_segment(posts), line.segments)  # fmt: skip
    return len(bench.problems) == said


def _known_everywhere(
    bench: Bench, place: Position, code: str, kind: str, name: str, by_segment: Mapping[str, tuple[str, ...]],
    segments: tuple[str, ...],
) -> None:  # fmt: skip
    """A name has to be known in each segment that its line names; in any, where the line is for all."""
    if not segments and any(_named(name, names) for names in by_segment.values()):
        return
    for segment in segments or ("",):
        names = by_segment.get(segment, ()) if segment else tuple(dict.fromkeys(sum(by_segment.values(), ())))
        if _named(name, names) or (segment and segment not in by_segment):
            continue
        shown = ", ".join(names) if names else "none at all"
        bench.say(place, code, f"there is no {kind} `{name}`" + (f" in `{segment}`" if segment else ""), found=name,
                  expected=f"one of: {shown}", suggestion=closest(name, names) or "")  # fmt: skip


def _named(name: str, names: tuple[str, ...]) -> str:
    """What a name or a number from 1 names; empty where that is nothing."""
    if name in names:
        return name
    return names[int(name) - 1] if name.isdecimal() and 0 < int(name) <= len(names) else ""


def _posts_by_segment(posts: Posts) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for (segment, _), pack in posts.items():
        found[segment] = max(found.get(segment, ()), tuple(post.id for post in pack), key=len)
    return found


def _mails_by_segment(mails: Collection[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    return {segment: tuple(sorted(name for of, name in mails if of == segment)) for segment, _ in sorted(mails)}


class _Maker:
    """Makes the turns of one segment after another. What is wrong is said once, however many segments it hurts."""

    def __init__(
        self, bench: Bench, key: str, programme: Programme, campaign: Campaign, days: Days,
        mails: frozenset[tuple[str, str]],
    ) -> None:  # fmt: skip
        self._bench, self._key, self._days, self._mails = bench, key, days, mails
        self._networks = programme.networks
        self._lines = campaign.schedule or (EVERYTHING,)
        self._written = bool(campaign.schedule)
        self._working = days.working
        self._said: set[tuple[str, str]] = set()

    def turns(self, segment: str, pack: tuple[Post, ...]) -> tuple[Turn, ...]:
        """All turns of a segment, in the order of their times."""
        wishes = list(self._wishes(segment, tuple(post.id for post in pack)))
        fixed = [wish for wish in wishes if wish.is_fixed]
        taken, made = Taken(), []
        for wish in fixed:
            assert wish.at is not None
            made += self._turn(wish, wish.days[0], wish.at)
            taken.add(wish.network, wish.days[0], wish.at)
        self._clashes(fixed)
        open_ones = [wish for wish in wishes if not wish.is_fixed]
        for wish, days in self._spread(open_ones):
            found = taken.free(wish.network, days, (wish.at,) if wish.at else self._days.hours, wish.place)
            if found is None:
                self._crowded(wish)
                continue
            taken.add(wish.network, *found)
            made += self._turn(wish, *found)
        return _numbered(sorted(made, key=lambda turn: turn.starts[0]))

    def _wishes(self, segment: str, posts: tuple[str, ...]) -> Iterator[_Wish]:
        named = {_named(line.post, posts) for line in self._lines if line.post and line.post != REST}
        for number, line in enumerate(self._lines):
            if line.segments and segment not in line.segments:
                continue
            days = self._days_of(number, line)
            if line.mail:
                if (segment, line.mail) in self._mails:
                    yield _Wish(number, "", "", line.mail, days, line.when.at, 0)
                continue
            of_line = [post for post in posts if post not in named] if line.post == REST else [_named(line.post, posts)]
            for post in filter(None, of_line):
                for place, network in enumerate(line.networks or self._networks):
                    yield _Wish(number, post, network, "", days, line.when.at, place)

    def _days_of(self, number: int, line: Appointment) -> tuple[date, ...]:
        """The days that a line leaves to choose from, all it may have; nothing where it names none."""
        when = line.when
        if when.day is None and not when.week:
            return ()
        day = when.day
        if day is None and when.weekday is not None:
            day = self._days.day_in(when.week, when.weekday)
        if day is None:
            return self._days.working_in(when.week) or (self._days.day_in(when.week, self._days.first.weekday()),)
        self._check_day(number, day, when.text)
        return (day,)

    def _check_day(self, number: int, day: date, text: str) -> None:
        days, last = self._days, f"it runs from {self._days.first} to {self._days.last}"
        if day < days.first:
            self._say(number, "E0354", f"{day} is before the campaign starts: {last}", text)
        elif day > days.last:
            self._say(number, "E0355", f"{day} is after the campaign ends: {last}", text)
        elif (pause := days.pause_of(day)) is not None:
            name = pause.name.get("en") or next(iter(pause.name.values()))
            self._say(number, "W0357", f"{day} is in the pause `{name}`", text)
        elif day.weekday() in days.weekend:
            self._say(number, "W0356", f"{day} is a {day:%A}, a day off", text)

    def _spread(self, wishes: list[_Wish]) -> Iterator[tuple[_Wish, tuple[date, ...]]]:
        """Open wishes with their days: those that a line names, or all working days from the wish's own share on."""
        free = [wish for wish in wishes if not wish.days]
        shares = dict(zip(map(id, free), evenly(len(free), self._working), strict=True))
        for wish in wishes:
            yield wish, tuple(shares[id(wish)]) if not wish.days else self._within(wish, wishes)

    def _within(self, wish: _Wish, wishes: list[_Wish]) -> tuple[date, ...]:
        """The days of a line that names a week: its things are spread over them, and may go on any of them."""
        alike = [other for other in wishes if other.line == wish.line]
        own = alike.index(wish) * len(wish.days) // len(alike)
        return (*wish.days[own:], *wish.days[:own])

    def _turn(self, wish: _Wish, day: date, at: time) -> list[Turn]:
        starts = self._days.starts(day, at)
        if not starts:
            self._say(wish.line, "E0361", f"clocks in {self._days.zone} never show {at:%H:%M} on {day}")
            return []
        return [Turn(self._days.week_of(day), starts, wish.post, wish.network, wish.mail, line=wish.line)]

    def _clashes(self, fixed: list[_Wish]) -> None:
        first: dict[tuple[str, date, time | None], _Wish] = {}
        for wish in fixed:
            key = (wish.network or f"mail {wish.mail}", wish.days[0], wish.at)
            other = first.setdefault(key, wish)
            if other is not wish:
                what = f"`{other.post}` and `{wish.post}`" if wish.post else f"twice the mail `{wish.mail}`"
                where = f" on `{wish.network}`" if wish.network else ""
                self._say(wish.line, "E0358", f"{what}{where} at the same time: {wish.days[0]} {wish.at:%H:%M}",
                          also=(self._at(other.line),))  # fmt: skip

    def _crowded(self, wish: _Wish) -> None:
        what = f"the post `{wish.post}` on `{wish.network}`" if wish.post else f"the mail `{wish.mail}`"
        self._say(wish.line, "W0366", f"there is no free working day for {what}")

    def _say(self, line: int, code: str, message: str, found: str = "", also: tuple[Position, ...] = ()) -> None:
        place = self._at(line)
        if (code, str(place)) not in self._said:
            self._said.add((code, str(place)))
            self._bench.say(place, code, message, found=found, also=also)

    def _at(self, line: int) -> Position:
        """A line's `when`; the campaign's first day where nobody has written a schedule."""
        return self._bench.place(self._key, *(("schedule", line, "when") if self._written else ("starts",)))


def _numbered(turns: list[Turn]) -> tuple[Turn, ...]:
    """The same turns; of a post that comes back to its network, each knows which time that is."""
    times: dict[tuple[str, str, str], int] = {}
    found: list[Turn] = []
    for turn in turns:
        key = (turn.post, turn.network, turn.mail)
        times[key] = times.get(key, 0) + 1
        found.append(replace(turn, again=times[key]))
    return tuple(found)
