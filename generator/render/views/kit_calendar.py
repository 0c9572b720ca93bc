"""When to post what: four weeks, each with one message, each network on its day.

The days are Monday to Thursday, which are working days from Riyadh to Rabat and to Berlin. Days count from the first
Monday of the campaign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Final

from markupsafe import Markup

from generator.model.copy import Post
from generator.model.value import Kind, Value
from generator.render.studio import Studio
from generator.text.formats import format_date

WEEKS: Final = 4
DAYS: Final = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One post on one network on one day. `week` and `day` count from 1; the day is that of the week."""

    week: int
    day: int
    on: date
    network: str
    post: str


def turns(posts: Sequence[str], networks: Sequence[str], starts: date) -> tuple[Turn, ...]:
    """Every network once a week, spread over the week's days; the message of a week is the same on all of them.

    `posts` and `networks` are names, in the order in which they matter; where there are fewer posts than weeks, they
    begin again. Nothing where there is no post.
    """
    if not posts:
        return ()
    monday = starts + timedelta(days=-starts.weekday() % 7)
    found = [
        Turn(week + 1, day + 1, monday + timedelta(weeks=week, days=day), network, posts[week % len(posts)])
        for week in range(WEEKS)
        for place, network in enumerate(networks)
        for day in (place * DAYS // max(len(networks), DAYS),)
    ]
    return tuple(sorted(found, key=lambda turn: turn.on))


def weeks_of(studio: Studio, segment: str, networks: Sequence[SimpleNamespace]) -> list[SimpleNamespace]:
    """The calendar in a template: weeks, each with `.number`, `.title` (of its message) and `.days`.

    A day has `.on` (a date in words), `.iso`, and `.turns`: each `.network` and `.post`, as `kit.networks` has them.
    """
    project = studio.project
    posts = project.posts.get((segment, studio.copy_locale), ())
    shown = {network.slug: network for network in networks}
    found = turns([post.id for post in posts], list(shown), project.campaign.starts)
    titles = {post.id: title_of(studio, post) for post in posts}
    return [
        SimpleNamespace(
            number=Value(str(number), Kind.NUMBER),
            title=titles[own[0].post],
            days=[_day(studio, day, own, shown) for day in dict.fromkeys(turn.on for turn in own)],
        )
        for number in range(1, WEEKS + 1)
        if (own := [turn for turn in found if turn.week == number])
    ]


def title_of(studio: Studio, post: Post) -> Value:
    """What a post is called: the headline of its picture, otherwise its first words."""
    return studio.phrase(post.title)


def _day(studio: Studio, day: date, week: Sequence[Turn], shown: dict[str, SimpleNamespace]) -> SimpleNamespace:
    return SimpleNamespace(
        on=format_date(day, studio.locale),
        iso=Markup(day.isoformat()),
        turns=[
            SimpleNamespace(
                network=shown[turn.network],
                post=next(post for post in shown[turn.network].posts if post.id == turn.post),
            )
            for turn in week
            if turn.on == day
        ],
    )
