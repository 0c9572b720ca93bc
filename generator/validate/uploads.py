"""The files that schedulers import, before they are made: rows that come too late, and more rows than a tool takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.kit import Kit
from generator.model.problem import Position
from generator.model.programme import Campaign, Programme
from generator.model.recipe import Recipe
from generator.model.schedule import Turn
from generator.model.scheduler import Scheduler, upload_name
from generator.text.zones import later, moment
from generator.validate.bench import Bench
from generator.validate.schedule import Calendar

PROGRAMME: Final = "content/programme.yaml"
AXIS: Final = "scheduler"
_SHOWN: Final = 3
_NOON, _HALF_DAY = time(12), 12 * 60


@dataclass(slots=True)
class _Late:
    """What of one line of the schedule comes too late: the first moment, and in which files it stands."""

    first: datetime
    ahead: int
    files: dict[str, None] = field(default_factory=dict)


def choose_schedulers(bench: Bench, programme: Programme, known: Mapping[str, Scheduler]) -> dict[str, Scheduler]:
    """The tools that files are made for: those that the programme names, otherwise all."""
    for number, slug in enumerate(programme.schedulers):
        bench.known(bench.place(PROGRAMME, "schedulers", number), "E0307", "scheduler", slug, known)
    wanted = programme.schedulers or tuple(known)
    return {slug: known[slug] for slug in wanted if slug in known}


def check_uploads(
    bench: Bench, programme: Programme, campaign: Campaign, slug: str, calendar: Calendar,
    schedulers: Mapping[str, Scheduler], recipes: tuple[Recipe, ...], kits: Mapping[str, Kit], today: date,
) -> None:  # fmt: skip
    """Warn of rows that are not far enough ahead on the day of the build, and of files with too many rows.

    A build knows its day and no hour, so that of this day nothing counts as ahead.
    """
    names = _names(recipes, kits)
    if not names:
        return
    place = _Place(bench, f"content/campaigns/{slug}.yaml", bool(campaign.schedule))
    midnight = _midnight_after(today, programme.time_zone)
    late: dict[int, _Late] = {}
    for scheduler in schedulers.values():
        ahead = midnight + timedelta(minutes=scheduler.ahead)
        for network, turns in _files(scheduler, programme.networks, calendar):
            file = names.format(scheduler=upload_name(scheduler.slug, network))
            _count(place, scheduler, file, turns)
            for turn in (one for turns_of in turns for one in turns_of if one.starts[0] < ahead):
                found = late.setdefault(turn.line, _Late(turn.starts[0], scheduler.ahead))
                found.first = min(found.first, turn.starts[0])
                found.files[file] = None
    for line, found in sorted(late.items()):
        _say_late(place, line, found)


def _names(recipes: tuple[Recipe, ...], kits: Mapping[str, Kit]) -> str:
    """What files to import are called, in the first kit that holds some; where nothing makes them, nothing."""
    made = [recipe for recipe in recipes if AXIS in recipe.axes]
    making = {name for recipe in made for name in (recipe.name, f"{recipe.name}.{recipe.format}")}
    held = (file.name for kit in kits.values() for file in kit.files if file.recipe in making)
    return next(held, next(iter(making), "") and "{scheduler}.csv")


def _files(
    scheduler: Scheduler, networks: tuple[str, ...], calendar: Calendar
) -> Iterator[tuple[str, list[list[Turn]]]]:
    """Each file of a tool: its network (empty: all of them), and the rows that it has in every segment and language."""
    takes = scheduler.takes(networks)
    for network in takes if scheduler.one_channel.value else ("",):
        wanted = (network,) if network else takes
        yield network, [[turn for turn in turns if turn.network in wanted] for turns in calendar.values()]


def _count(place: _Place, scheduler: Scheduler, file: str, turns: list[list[Turn]]) -> None:
    most, longest = scheduler.most_rows, max(map(len, turns), default=0)
    if most is not None and longest > most.value:
        label = scheduler.label.get("en", scheduler.slug)
        place.bench.say(place.of(0), "W0365", f"`{file}` has {longest} rows; {label} takes {most.value} at once",
                        found=str(longest), expected=f"at most {most.value}")  # fmt: skip


def _say_late(place: _Place, line: int, late: _Late) -> None:
    files = list(late.files)
    shown = ", ".join(f"`{name}`" for name in files[:_SHOWN])
    more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
    place.bench.say(
        place.of(line), "W0364",
        f"{shown}{more} hold posts that can no longer be scheduled: the first is for {late.first:%Y-%m-%d %H:%M}",
        expected=f"at least {late.ahead} minutes after the day of the build",
    )  # fmt: skip


def _midnight_after(day: date, zone: str) -> datetime:
    """The end of a day in a zone."""
    noon = moment(day, _NOON, zone)
    assert noon is not None, "no clock is put forward at noon"
    return later(noon, _HALF_DAY, zone)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where lines of a schedule stand; without one, the campaign's first day is the place."""

    bench: Bench
    key: str
    written: bool

    def of(self, line: int) -> Position:
        return self.bench.place(self.key, *(("schedule", line) if self.written else ("starts",)))
