"""On which day and at what time: the days of a campaign on which people work, and what is spread over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from generator.model.declared import dataclass, field
from generator.model.schedule import STEP, Pause
from generator.text.zones import later, moment

WEEK = 7


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a campaign, as its file and the programme tell them. `weekend` counts Monday as 0."""

    first: date
    last: date
    weekend: frozenset[int]
    pauses: tuple[Pause, ...]
    hours: tuple[time, ...]
    zone: str
    waves: int

    @property
    def working(self) -> tuple[date, ...]:
        """Days that are neither of a weekend nor of a pause."""
        length = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=number) for number in range(length))
        return tuple(day for day in days if self.is_working(day))

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self.weekend and self.pause_of(day) is None

    def pause_of(self, day: date) -> Pause | None:
        return next((pause for pause in self.pauses if pause.holds(day)), None)

    def week_of(self, day: date) -> int:
        """Weeks are counted from the campaign's first day, whichever day of the week that is."""
        return (day - self.first).days // WEEK + 1

    def day_in(self, week: int, weekday: int) -> date:
        """The one day of this name in a week of the campaign."""
        start = self.first + timedelta(days=WEEK * (week - 1))
        return start + timedelta(days=(weekday - start.weekday()) % WEEK)

    def working_in(self, week: int) -> tuple[date, ...]:
        """The working days of a week of the campaign."""
        return tuple(day for day in self.working if self.week_of(day) == week)

    def starts(self, day: date, at: time) -> tuple[datetime, ...]:
        """The times of all waves of partners; none where no clock ever shows this time.

        All are on one day: nobody's post slips past midnight, onto a weekend or out of the campaign.
        """
        start = moment(day, at, self.zone)
        if start is None:
            return ()
        times = [later(start, STEP * wave, self.zone) for wave in range(self.waves)]
        return tuple(one if one.date() == day else start for one in times)


@dataclass(slots=True)
class Taken:
    """Which times are given away: no network gets two posts at once."""

    times: set[tuple[str, date, time]] = field(default_factory=set)

    def add(self, network: str, day: date, at: time) -> None:
        self.times.add((network, day, at))

    def free(self, network: str, days: Sequence[date], hours: Sequence[time], first: int) -> tuple[date, time] | None:
        """The first free time: on the first of the days, at the hour that is `first`'s turn, then at the others."""
        turned = [hours[(first + number) % len(hours)] for number in range(len(hours))]
        return next(
            ((day, at) for day in days for at in turned if (network, day, at) not in self.times), None
        )  # fmt: skip


def evenly(count: int, days: Sequence[date]) -> Iterator[Sequence[date]]:
    """For each of `count` things, all days, its own first: as far apart as the days allow, the first on the first."""
    for number in range(count):
        own = number * len(days) // count
        yield (*days[own:], *days[:own])
