"""What a worker is given, and what it gives back."""

from __future__ import annotations

from collections import Counter

from generator.make.ledgers import Extent
from generator.make.news import News
from generator.make.profile import Spent
from generator.make.progress import Progress
from generator.make.record import Kept, Seen, Traits
from generator.make.stretches import Stretch
from generator.model.declared import dataclass, field
from generator.model.plan import Plan
from generator.publish.staging import Staging
from generator.render.press import Press
from generator.render.watch import Read
from generator.workshop.tools import Workshop


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that a worker needs; reaches it by fork, so nothing is copied. `stretches` are all partners."""

    plan: Plan
    press: Press
    staging: Staging
    news: News
    detailed: bool = False
    workshop: Workshop | None = None
    progress: Progress | None = None
    stretches: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class Part:
    """What a worker did. `kept` holds what was found, by cohort and stencil, with the place of the partner.

    `full` counts, by recipe, the files for which the template ran for one partner alone.
    """

    files: int = 0
    size: int = 0
    links: int = 0
    made: int = 0
    runs: int = 0
    known: int = 0
    different: int = 0
    full: Counter[str] = field(default_factory=Counter)
    spent: dict[str, Spent] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    extents: list[list[Extent]] = field(default_factory=list)
    people: list[Extent] = field(default_factory=list)
    common: dict[str, Seen] = field(default_factory=dict)
    reads: dict[str, dict[Read, None]] = field(default_factory=dict)
    kept: dict[tuple[str, Traits], tuple[int, Kept]] = field(default_factory=dict)

    def keep(self, name: str, place: int, kept: Kept) -> None:
        """Of all partners of a stencil the first one counts, whichever worker meets it."""
        known = self.kept.get((name, kept.traits))
        if known is None or place < known[0]:
            self.kept[name, kept.traits] = (place, kept)
