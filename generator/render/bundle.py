"""Everything that is made for one kind of partner: its stencils side by side, stamped in one go for each partner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from generator.links.builder import CompiledLink, utm_content
from generator.model.artifact import Issued
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.render.fills import Fills, Which
from generator.render.partner_link import PartnerLink
from generator.render.stencil import Stencil
from generator.render.watch import name_of

NO_LINKS = "none"
"""What a digest of no links is."""

OWN = (("slug", ""),)
"""The traits of a piece that is like no other partner's."""

Pick = Callable[[Sequence[bytes]], Sequence[bytes]]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One artifact of a bundle.

    `place` is the stencil of its path. `stencil` is none where the bytes come from `special`: a template that runs for
    every partner, or a file that is composed of others; `own` then gives the links of this one partner's file. An
    archive is made by `pack`, which is given the finished files of those cohorts that it `holds`. `shown` is a digest
    of the links that it prints (empty where they are different ones for each partner).
    """

    cohort: Cohort
    traits: tuple[tuple[str, Any], ...]
    place: Stencil
    stencil: Stencil | None
    special: Callable[[Partner], bytes] | None = None
    finish: Callable[[bytes, str], bytes] | None = None
    links: tuple[PartnerLink, ...] = ()
    shown: str = NO_LINKS
    own: Callable[[Partner], tuple[Issued, ...]] | None = None
    pack: Callable[[str, Partner, Mapping[Cohort, bytes]], bytes] | None = None
    holds: frozenset[Cohort] = frozenset()


class Bundle:
    """The pieces of the partners of one segment who are alike in all traits that any template read or chose by.

    `kinds` names each piece's cohort and the traits that lead to its stencil, `links` has the digest of its links.
    """

    def __init__(self, pieces: Sequence[Piece], fills: Fills, like: Partner) -> None:
        self.pieces = tuple(pieces)
        self.kinds = {piece.cohort: (name_of(piece.cohort), piece.traits) for piece in pieces}
        self.links = {piece.cohort: piece.shown for piece in pieces}
        self.special = any(piece.own for piece in pieces)  # some links are those of one partner alone
        self._fills, self._like = fills, like
        self._numbers: dict[int, int] = {}
        self._makers: list[Callable[[Partner], bytes]] = []
        self._picked: dict[Which, _Picked] = {}
        self._also: list[Callable[[Sequence[bytes]], bytes]] = []
        held = frozenset(cohort for piece in pieces for cohort in piece.holds)
        self._stamps = [
            (
                piece, self._stamp(piece.place), self._stamp(piece.stencil) if piece.stencil else None,
                piece.cohort in held,
            )
            for piece in self.pieces
        ]  # fmt: skip

    def values(self, partner: Partner) -> list[bytes]:
        """What stands in any hole of the bundle, each made once."""
        values = [make(partner) for make in self._makers]
        for pick, picked in self._picked.items():
            for place, value in picked.of(pick(partner), partner):
                values[place] = value
        return values

    def artifacts(self, partner: Partner, values: Sequence[bytes]) -> Iterator[tuple[Piece, str, bytes]]:
        """Path and bytes of each file of this partner."""
        finished: dict[Cohort, bytes] = {}
        for piece, place, stamp, held in self._stamps:
            path = place(values).decode()
            if piece.pack is not None:
                data = piece.pack(path, partner, finished)
            else:
                data = stamp(values) if stamp is not None else piece.special(partner)  # type: ignore[misc]
            if piece.finish is not None:
                data = piece.finish(data, path)
            if held:
                finished[piece.cohort] = data
            yield piece, path, data

    def issued(self, partner: Partner) -> list[Issued]:
        """The tracked links in all files of this partner, real or model."""
        stamped = [link(partner) for piece in self.pieces for link in piece.links]
        return [*stamped, *(one for piece in self.pieces if piece.own for one in piece.own(partner))]

    @property
    def links_shown(self) -> tuple[str, ...]:
        """Equal for bundles that print the same links in the same places."""
        return tuple([piece.shown for piece in self.pieces if piece.links])

    def printed(self) -> Iterator[tuple[PartnerLink, str]]:
        """Each link in the stencils once, with the recipes that print it, in the order of the register."""
        places: dict[CompiledLink, dict[str, None]] = {}
        first: dict[CompiledLink, PartnerLink] = {}
        for piece in self.pieces:
            for link in piece.links:
                variant = link.variant(self._like)
                first.setdefault(variant, link)
                places.setdefault(variant, {})[link.where] = None
        for variant in sorted(first, key=lambda one: (one.spec.locale, utm_content(one.spec))):
            yield first[variant], " ".join(places[variant])

    def add(self, texts: Sequence[Stencil]) -> None:
        """Further texts about the partner, such as its rows in a report."""
        self._also += [self._stamp(stencil) for stencil in texts]

    def also(self, values: Sequence[bytes]) -> list[bytes]:
        """The further texts of this partner, in the order in which they were added."""
        return [stamp(values) for stamp in self._also]

    def _stamp(self, stencil: Stencil) -> Callable[[Sequence[bytes]], bytes]:
        parts, holes = stencil.settled(self._like)
        if not holes:
            whole = parts[0]
            return lambda values: whole
        pick = _pick([self._number(hole) for hole in holes])

        def stamp(values: Sequence[bytes]) -> bytes:
            filled = parts.copy()
            filled[1::2] = pick(values)
            return b"".join(filled)

        return stamp

    def _number(self, fill: int) -> int:
        """The place of a fill among this bundle's values."""
        if fill not in self._numbers:
            place = self._numbers[fill] = len(self._makers)
            make, pick = self._fills.makers[fill], self._fills.pick(fill)
            if pick is not None:
                self._picked.setdefault(pick, _Picked()).add(place, make)
            self._makers.append(make if pick is None else _later)
        return self._numbers[fill]


class _Picked:
    """The values of a bundle that are picked alike: which they are is worked out once for each number picked."""

    def __init__(self) -> None:
        self._makers: list[tuple[int, Callable[[Partner], bytes]]] = []
        self._made: dict[int, list[tuple[int, bytes]]] = {}

    def add(self, place: int, make: Callable[[Partner], bytes]) -> None:
        self._makers.append((place, make))
        self._made.clear()

    def of(self, number: int, like: Partner) -> list[tuple[int, bytes]]:
        """Values with their places, as all partners have them who pick what this one picks."""
        known = self._made.get(number)
        if known is None:
            known = self._made[number] = [(place, make(like)) for place, make in self._makers]
        return known


def _later(partner: Partner) -> bytes:
    """Holds the place of a value that is picked."""
    return b""


def _pick(numbers: Sequence[int]) -> Pick:
    """`itemgetter`, but always for a sequence."""
    if len(numbers) == 1:
        only = numbers[0]
        return lambda values: (values[only],)
    get: Any = itemgetter(*numbers)
    return get  # type: ignore[no-any-return]
