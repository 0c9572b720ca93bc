"""When to post what, as a kit shows it: the turns of the campaign by week and day, each with what is posted.

Which turns there are is decided before (`generator/validate/schedule.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.links.addresses import Site
from generator.model.copy import Post
from generator.model.declared import dataclass
from generator.model.plan import Cohort
from generator.model.schedule import Turn
from generator.model.value import Kind, Value
from generator.render.issue import Links, post_asset
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.views.kit_times import Times
from generator.render.views.posts import identity_of
from generator.render.weave import place_of
from generator.text.formats import format_date, format_range
from generator.text.zones import format_weekday, zone_place

Pack = Callable[[str], SimpleNamespace]
"""The posts for a network, as `kit.pack` gives them."""

Picture = Callable[[str, str], Cohort | None]
"""The picture of a post that suits a network best, where the site has it."""


@dataclass(slots=True)
class Agenda:
    """The calendar of one run."""

    studio: Studio
    run: Run
    links: Links
    pack: Pack
    picture: Picture

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What is posted when, in the order of time."""
        return self.studio.project.calendar.get((self.run.cohort.segment, self.studio.copy_locale), ())

    @property
    def posts(self) -> tuple[Post, ...]:
        return self.studio.project.posts.get((self.run.cohort.segment, self.studio.copy_locale), ())

    @property
    def city(self) -> Value:
        """The place whose clocks the times are those of."""
        return Value(zone_place(self.studio.project.programme.time_zone, self.studio.locale), Kind.TEXT)

    def weeks(self, mails: Callable[[], Sequence[SimpleNamespace]]) -> list[SimpleNamespace]:
        """Weeks, each with `.number`, `.span` (its first and last day), `.titles` (of its posts) and `.days`.

        A day has `.on` (a date in words), `.iso`, and `.turns` (see `turn`). A mail that this kit does not have is
        left out.
        """
        shown = {mail.slug: mail for mail in (mails() if any(turn.mail for turn in self.turns) else ())}
        found = [turn for turn in self.turns if turn.post or turn.mail in shown]
        return [
            SimpleNamespace(
                number=Value(str(number), Kind.NUMBER),
                span=self._span(own),
                titles=[self._title(post) for post in dict.fromkeys(turn.post for turn in own if turn.post)],
                days=[
                    SimpleNamespace(
                        on=format_weekday(day, self.studio.locale), iso=Markup(day.isoformat()),
                        turns=[self.turn(turn, shown) for turn in own if turn.day == day],
                    )
                    for day in dict.fromkeys(turn.day for turn in own)
                ],
            )
            for number in dict.fromkeys(turn.week for turn in found)
            if (own := [turn for turn in found if turn.week == number])
        ]  # fmt: skip

    def turn(self, turn: Turn, mails: dict[str, SimpleNamespace]) -> SimpleNamespace:
        """A turn in a template: `.network` and `.post`, or `.mail`, as `kit` has them, the others none.

        `.title`, `.clock` (its time), `.utc`, `.stamp` (from which day its words are), `.uid` (the id of its link, and
        the site's host), `.anchor` (of the page), `.picture` (a whole address, or empty).
        """
        times, network = Times(self.studio, self.run), self.pack(turn.network) if turn.post else None
        mail = mails.get(turn.mail)
        return SimpleNamespace(
            network=network,
            post=self.fitted(turn) if turn.post else None,
            mail=mail,
            title=self._title(turn.post) if turn.post else mail.title if mail else "",
            clock=times.clock(turn),
            utc=times.in_utc(turn),
            id=self._identity(turn),
            again=Markup(f"-{turn.again}" if turn.again > 1 else ""),
            anchor=Markup(f"{turn.network}-{turn.post}" if turn.post else "mails"),
            picture=self.picture_address(turn),
        )

    def fitted(self, turn: Turn) -> Any:
        """The post of a turn, fitted to its network."""
        return next(post for post in self.pack(turn.network).posts if post.id == turn.post)

    def picture_address(self, turn: Turn) -> Any:
        """Where everybody finds the picture of a turn; empty where there is none."""
        cohort = self.picture(turn.post, turn.network) if turn.post else None
        if cohort is None:
            return ""
        project = self.studio.project
        site = Site(project.programme.base_url)
        if self.run.partner is None:
            return Value(site.absolute(cohort.path()), Kind.URL)
        place = place_of(cohort, project.programme.kit_secret)
        return self.run.give(
            "picture", lambda partner: site.absolute(place(partner)), key=("address", cohort),
            shared=("address", cohort),
        )  # fmt: skip

    def _identity(self, turn: Turn) -> Any:
        if turn.mail:
            return self.links.identity(turn.mail, "email", "cta")
        number = next(number for number, post in enumerate(self.posts, 1) if post.id == turn.post)
        return identity_of(self.fitted(turn), self.links, post_asset(number), turn.network)

    def _title(self, id: str) -> Value:
        return title_of(self.studio, next(post for post in self.posts if post.id == id))

    def _span(self, turns: Sequence[Turn]) -> Value:
        first, last = turns[0].day, turns[-1].day
        return (
            format_date(first, self.studio.locale) if first == last else format_range(first, last, self.studio.locale)
        )


def title_of(studio: Studio, post: Post) -> Value:
    """What a post is called: the headline of its picture, otherwise its first words."""
    return studio.phrase(post.title)
