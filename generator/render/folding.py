"""Folding the lines of a calendar in which partners' words stand: for everybody at once, wherever that can be.

A line is broken at joints that no plain word can move (`generator.text.icalendar.joints`), so only the parts between
two joints that words could make too long are folded for each partner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.partner import Partner
from generator.render.choice import Parts
from generator.render.fills import Fills
from generator.text.icalendar import BREAK, END, MOST, THREAD, broken, fold, joints

Fold = Callable[[str], str]
_FIRST: Fold = partial(broken, first=True)
_FURTHER: Fold = partial(broken, first=False)


def folded(parts: Parts, fills: Fills) -> Parts:
    """A content line, or nothing, with its end: what `fold` makes of it once its holes are filled."""
    if not all(isinstance(part, str) or fills.is_thread(part) for part in parts):
        return (_kept(parts, fills, fold),)
    least, most = _octets(parts, fills)
    if most <= MOST:
        return (*parts, END) if most else ()
    if least <= MOST:
        return (_kept(parts, fills, fold),)
    first, *further = _parted(parts)
    return (
        *_short(first, fills, MOST, _FIRST),
        *[one for part in further for one in (BREAK, *_short(part, fills, MOST - 1, _FURTHER))],
        END,
    )


def _short(part: Parts, fills: Fills, room: int, by: Fold) -> Parts:
    """The part as it is, where it always goes into a line."""
    return part if _octets(part, fills)[1] <= room else (_kept(part, fills, by),)


def _kept(parts: Parts, fills: Fills, by: Fold) -> str | int:
    """The parts folded: a text, or a hole where partners differ."""
    if all(isinstance(part, str) for part in parts):
        return by("".join(map(str, parts)))

    def fill(partner: Partner) -> bytes:
        return by("".join([_said(part, fills, partner) for part in parts])).encode()

    return fills.number(("folded", by, parts), fill)


def _said(part: str | int, fills: Fills, partner: Partner) -> str:
    return part if isinstance(part, str) else fills.say(part, partner).decode()


def _octets(parts: Parts, fills: Fills) -> tuple[int, int]:
    """How long they are at least and at most."""
    fixed = sum(len(part.encode()) for part in parts if isinstance(part, str))
    threads = [fills.lengths(part) for part in parts if not isinstance(part, str)]
    return fixed + sum(least for least, _ in threads), fixed + sum(most for _, most in threads)


def _parted(parts: Parts) -> Iterator[Parts]:
    """The parts of a long line between its joints."""
    threads = iter([part for part in parts if not isinstance(part, str)])
    for text in joints("".join([part if isinstance(part, str) else THREAD for part in parts])):
        first, *others = text.split(THREAD)
        yield (first, *[one for other in others for one in (next(threads), other)])
