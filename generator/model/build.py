"""What the edge tells the pure middle about this build."""

from __future__ import annotations

from datetime import date

from generator.model.declared import dataclass


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """The clock and the wishes of the command line, frozen.

    `today` is the only notion of time inside (it decides warnings, never bytes of the site). `recipes` and `only` limit
    the work: names of recipes, and slugs of segments or partners; empty means everything. `pseudo` adds the
    pseudo-locale `ar-XB`. `shard` is this build's share of the partners, and of how many (1 of 1); the first share
    also has what is for no partner. `without` are formats of which nothing is made, such as `image`.
    """

    today: date
    recipes: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    pseudo: bool = False
    shard: tuple[int, int] = (1, 1)
    without: frozenset[str] = frozenset()

    @property
    def limited(self) -> bool:
        """Whether less than the whole site is made."""
        return bool(self.recipes or self.only or self.without) or self.shard != (1, 1)

    @property
    def folder(self) -> str:
        """Where it goes by itself, below the project: a limited build beside the whole site, never in its place."""
        return "build/partial" if self.limited or self.pseudo else "build"
