"""The times of a calendar, as each partner gets them: on one day, some minutes apart, so that not all post at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.schedule import Turn, wave_of
from generator.model.value import Kind, Value
from generator.render.fills import Few
from generator.render.notation import mark
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.weave import NotWovenError, is_model
from generator.text.stamps import stamp
from generator.text.zones import format_clock

ICALENDAR = "YYYYMMDDTHHmmss"


class Times:
    """Says when a turn of one run is."""

    def __init__(self, studio: Studio, run: Run) -> None:
        self._studio = studio
        self._run = run

    def clock(self, turn: Turn) -> Any:
        """`10:20`, as clocks of the programme show it."""
        return self._said(turn, lambda start: format_clock(start.time(), self._studio.locale))

    def in_utc(self, turn: Turn) -> Any:
        """`20270112T072000Z`, as calendars have it."""
        return self._said(turn, lambda start: Value(f"{stamp(start.astimezone(UTC), ICALENDAR)}Z", Kind.CODE))

    def stamped(self, turn: Turn, pattern: str, zone: str) -> Any:
        """In a scheduler's own format; `zone` is that of `Stamps`."""
        there = (lambda start: start.astimezone(UTC)) if zone == "utc" else _as_it_is
        return self._said(turn, lambda start: Value(stamp(there(start), pattern), Kind.CODE))

    def _said(self, turn: Turn, say: Callable[[datetime], Value]) -> Any:
        """Known now, or a slot where it depends on the partner."""
        if self._run.partner is None:
            return say(turn.starts[0])
        values = [say(start) for start in turn.starts]
        if len(set(values)) == 1:
            return values[0]
        words = tuple(mark(value, self._studio.locale.dir) for value in values)
        return self._run.give("time", by_wave(words), key=("time", words), shared=("time", words))


@dataclass(frozen=True, slots=True)
class Wave:
    """Picks which of so many waves a partner is in."""

    waves: int

    def __call__(self, partner: Partner) -> int:
        if is_model(partner):  # it stands for partners of all waves
            raise NotWovenError("a time that depends on who the partner is")
        return wave_of(partner.slug, self.waves)


def by_wave(words: Sequence[str]) -> Few:
    """A partner's word of these, one for each wave."""
    return Few(tuple(words), Wave(len(words)))


def _as_it_is(start: datetime) -> datetime:
    return start
