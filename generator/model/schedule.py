"""What is posted when: the dates that a campaign gives, and the turns that come of them."""

from __future__ import annotations

from datetime import date, datetime, time
from hashlib import blake2b
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.declared import dataclass
from generator.model.fields import Int, IsoDate, LocalisedOrSame, Model, Slug
from generator.model.moments import AUTOMATIC, Clock, Moment
from generator.model.reading import plain_text

REST: Final = "rest"
"""As `post`: every post that the schedule does not name elsewhere."""

GOOD_HOURS: Final = (time(10), time(13), time(16))
"""Where nobody says a time: within the working day, apart enough to be three messages and not one."""

STEP: Final = 10
"""Minutes between two partners' times. Some schedulers take minutes that end in 0 or 5 only."""


PostName = Annotated[
    str, BeforeValidator(lambda value: plain_text(value, "E0350", "the id or the number of a post")),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]}),
]  # fmt: skip
"""A post by its id, or by its number, which needs no quotes here."""


class Pause(Model):
    """Days on which nothing is posted by itself. `to` is the last of them; without it, the pause is one day."""

    name: LocalisedOrSame
    first: IsoDate = Field(alias="from")
    last: IsoDate | None = Field(default=None, alias="to")

    def holds(self, day: date) -> bool:
        return self.first <= day <= (self.last or self.first)


class Appointment(Model):
    """One line of `schedule:`: a post (its id, its number from 1, or `rest`) or a mail, and when.

    Nothing named is all: `networks` those of the programme, `segments` those who have this post. Without `when` a time
    is chosen.
    """

    post: PostName = ""
    mail: Slug = ""
    networks: tuple[Slug, ...] = ()
    when: Moment = AUTOMATIC
    segments: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> Appointment:
        if bool(self.post) == bool(self.mail):
            raise PydanticCustomError("E0363", "a line of the schedule names either a `post` or a `mail`")
        return self


class Timing(Model):
    """What a campaign says of dates beside its first and last day.

    `hours` are those at which something is posted where no time is written. `spread` is how many minutes after that
    the last partners post; 0 lets all post at the same minute.
    """

    schedule: tuple[Appointment, ...] = ()
    pauses: tuple[Pause, ...] = ()
    hours: tuple[Clock, ...] = Field(default=GOOD_HOURS, min_length=1)
    spread: Int = Field(default=30, ge=0, le=120)

    @property
    def waves(self) -> int:
        """How many different minutes partners get."""
        return self.spread // STEP + 1


@dataclass(frozen=True, slots=True)
class Turn:
    """One post on one network, or one mail, at its time.

    `starts` has one time for each wave of partners, all on one day, each with its offset from UTC; the first is that of
    kits in which nobody is named. `week` counts from 1. `again` numbers the times that the same post comes back to the
    same network, from 1. `line` is the schedule's line that it comes from.
    """

    week: int
    starts: tuple[datetime, ...]
    post: str = ""
    network: str = ""
    mail: str = ""
    again: int = 1
    line: int = 0

    @property
    def day(self) -> date:
        return self.starts[0].date()


def wave_of(slug: str, waves: int) -> int:
    """Which of the times a partner gets: the same in every build, and evenly many partners for each."""
    return int.from_bytes(blake2b(slug.encode(), digest_size=4).digest(), "big") % waves
