"""What is known of all partners of a list without making one: gathered once, when the list is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Self

from generator.model.declared import dataclass
from generator.model.partner import Partner


@dataclass(frozen=True, slots=True)
class Known:
    """Columns with an item for each partner, in the order of the list, and what occurs in the whole list.

    `sizes` are the letters of slug, code and longest name together, `levels` say where in `tiers` (sorted) the tier
    stands, `with_logo` is 1 where there is a logo. `logos` are the names of all logos in use, `colours` the pairs of
    colour and accent (the colour again where there is no accent), `letters` what names are written with, `longest_name`
    is how many letters the longest one has.
    """

    sizes: array[int]
    levels: array[int]
    with_logo: bytes
    tiers: tuple[str, ...]
    logos: frozenset[str]
    colours: frozenset[tuple[str, str]]
    letters: frozenset[str]
    longest_name: int

    @classmethod
    def of(cls, partners: Iterable[Partner]) -> Self:
        people = list(partners)
        names = [name for one in people for name in one.names]
        tiers = tuple(sorted({one.tier for one in people}))
        return cls(
            array("I", (len(one.slug) + len(one.code) + max(map(len, one.names), default=0) for one in people)),
            array("H", (tiers.index(one.tier) for one in people)),
            bytes(bool(one.logo) for one in people),
            tiers,
            frozenset(one.logo for one in people if one.logo),
            frozenset((one.colour, one.accent or one.colour) for one in people if one.colour),
            frozenset().union(*names),
            max(map(len, names), default=0),
        )
