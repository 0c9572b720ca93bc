"""The stencil: what a template becomes for a cohort, and how one partner is stamped into it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Any

from generator.model.artifact import Issued
from generator.model.declared import dataclass, field
from generator.model.partner import Partner
from generator.render.fills import Fills
from generator.render.partner_link import PartnerLink
from generator.render.resolve import Piece
from generator.render.slots import Sheet
from generator.render.weave import decider
from generator.text.markers import GUARD


@dataclass(frozen=True, slots=True)
class Stencil:
    """Bytes, hole, bytes, hole, bytes. `parts` is empty at each hole; `holes` says by number what fills them.

    `chosen` names the traits by which partners of the stencil differ beyond plain words: draws, whether they have a
    discount code.
    """

    parts: tuple[bytes, ...]
    holes: tuple[int, ...]
    fills: Fills = field(compare=False)
    links: tuple[PartnerLink, ...] = ()
    chosen: tuple[str, ...] = ()
    _settled: dict[tuple[Hashable, ...], tuple[list[bytes], list[int]]] = field(default_factory=dict, compare=False)

    def settled(self, like: Partner) -> tuple[list[bytes], list[int]]:
        """Parts and holes for all of whom the same is chosen: nothing is left to choose in them.

        They are kept, and everybody gets the same lists.
        """
        decided = tuple([decider(trait)(like) for trait in self.chosen])
        known = self._settled.get(decided)
        if known is None:
            known = self._settled[decided] = self.fills.settled(self.parts, self.holes, like)
        return known

    def stamp(self, partner: Partner) -> bytes:
        """The artifact for one partner."""
        parts, holes = self.settled(partner)
        values = {number: self.fills.say(number, partner) for number in set(holes)}
        filled = parts.copy()
        filled[1::2] = [values[number] for number in holes]
        return b"".join(filled)

    def filled(self, values: Sequence[bytes]) -> bytes:
        """The artifact with these bytes in its holes."""
        if not values:
            return self.parts[0]
        parts = list(self.parts)
        parts[1::2] = values
        return b"".join(parts)

    @property
    def threaded(self) -> bool:
        """Whether nothing but threads stands in its holes."""
        return all(map(self.fills.is_thread, self.holes))

    def issued(self, partner: Partner) -> tuple[Issued, ...]:
        """The tracked links that this partner's artifact prints."""
        return tuple(link(partner) for link in self.links)


def merged(pieces: Sequence[Piece], sheet: Sheet) -> list[Piece]:
    """The pieces of a mail with the tags of its service."""
    merge = sheet.merge or str
    return [merge(piece).replace(GUARD, "") if isinstance(piece, str) else piece for piece in pieces]


def cut(pieces: Sequence[Piece], sheet: Sheet) -> Stencil:
    """Make a stencil of resolved pieces and the slots that the template used."""
    texts: list[list[str]] = [[]]
    holes: list[int] = []
    for piece in pieces:
        for part in (piece,) if isinstance(piece, str) else sheet.parts(*piece):
            if isinstance(part, str):
                texts[-1].append(part)
            else:
                holes.append(part)
                texts.append([])
    parts = [b""] * (2 * len(texts) - 1)
    parts[::2] = ["".join(text).encode() for text in texts]
    chosen = dict.fromkeys([*sheet.drawn, *sheet.fills.traits(holes)])
    return Stencil(tuple(parts), tuple(holes), sheet.fills, tuple(sheet.links), tuple(chosen))


@dataclass(slots=True)
class _Fork:
    trait: str
    branches: dict[Any, _Fork | Stencil]


class Cohorts:
    """The stencils of one cohort, found by the traits that the template really read.

    A template is deterministic, so the first trait that it reads is always the same, the second depends on the first
    alone, and so on: the stencils form a decision tree. A page that reads no trait has one stencil, whatever the number
    of tiers and types; nothing has to be declared.
    """

    def __init__(self, trait: Callable[[Partner, str], Any]) -> None:
        self._trait = trait
        self._root: _Fork | Stencil | None = None
        self.stencils = 0

    def find(self, partner: Partner) -> Stencil | None:
        node = self._root
        while isinstance(node, _Fork):
            node = node.branches.get(self._trait(partner, node.trait))
        return node

    def reads(self, partner: Partner) -> tuple[tuple[str, Any], ...]:
        """The traits that lead to this partner's stencil, with their values: the same for all partners of a stencil."""
        path: list[tuple[str, Any]] = []
        node = self._root
        while isinstance(node, _Fork):
            path.append((node.trait, self._trait(partner, node.trait)))
            node = node.branches.get(path[-1][1])
        return tuple(path)

    def add(self, reads: Sequence[tuple[str, Any]], stencil: Stencil) -> None:
        """Keep the stencil that came of a run which read these traits, in this order, with these values."""
        self.stencils += 1
        if not reads:
            self._root = stencil
            return
        if not isinstance(self._root, _Fork):
            self._root = _Fork(reads[0][0], {})
        node = self._root
        for (_, value), (following, _) in pairwise(reads):
            branch = node.branches.get(value)
            if not isinstance(branch, _Fork):
                branch = node.branches[value] = _Fork(following, {})
            node = branch
        node.branches[reads[-1][1]] = stencil
