"""What the edge tells the pure middle about this build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """The clock and the wishes of the command line, frozen.

    `today` is the only notion of time inside (it decides warnings, never bytes of the site). `recipes` and `only` limit
    the work: names of recipes, and slugs of segments or partners; empty means everything. `pseudo` adds the
    pseudo-locale `ar-XB`.
    """

    today: date
    recipes: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    pseudo: bool = False
