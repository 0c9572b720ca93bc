"""Texts about partners that no template prints, as stencils: places of files, rows of the register."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from generator.model.artifact import Issued
from generator.model.partner import Partner
from generator.render.bundle import Bundle
from generator.render.fills import Fills
from generator.render.notation import Spot, Where
from generator.render.partner_link import PartnerLink
from generator.render.resolve import Piece
from generator.render.slots import Compute, Sheet
from generator.render.stencil import Stencil, cut
from generator.render.watch import digest
from generator.render.weave import SHORT, Model, decider, is_plain

Also = Callable[[Sequence[Issued]], str]
"""A text that is made of a partner's tracked links: a row for each, and nothing between them."""


class Lines:
    """The texts of one press, whose holes are among its `fills`. A row is worked out once, whoever prints its link."""

    def __init__(self, fills: Fills) -> None:
        self._fills = fills
        self._shown: dict[Hashable, str] = {}
        self._digests: dict[Hashable, str] = {}
        self._rows: dict[Hashable, Stencil] = {}

    def woven(self, say: Compute, like: Partner) -> Stencil:
        """A text about a partner as a stencil."""
        return self.listed((say,), like)

    def listed(self, says: Iterable[Compute], like: Partner) -> Stencil:
        """Texts about a partner, a line each. Where one is not woven of plain words, the others still are."""
        sheet, pieces = Sheet(self._fills, like if is_plain(like) else None), list[Piece]()
        for say in says:
            pieces += ["\n"] if pieces else []
            pieces.append((sheet.slot("text", say).index, Spot(Where.PLAIN, "ltr")))
        return cut(pieces, sheet)

    def rows(self, say: Also, bundle: Bundle, like: Partner) -> Stencil:
        """What `say` says of all links of the bundle's partners, worked out once for bundles with the same links."""
        if bundle.special or not is_plain(like):
            return self.woven(lambda partner: say(bundle.issued(partner)), like)
        key = (say, like.segment, bool(like.discount_code), bundle.links_shown)
        kept = self._rows.get(key)
        if kept is None:
            kept = self._rows[key] = self._all_rows(say, bundle, like)
        return kept

    def _all_rows(self, say: Also, bundle: Bundle, like: Partner) -> Stencil:
        """A row for each link. It is worked out once, whoever prints the link."""
        sheet, rows = Sheet(self._fills, like), list[Piece]()
        for link, where in bundle.printed():
            slot = sheet.slot("row", partial(_row, say, link, where))
            slot.shared = (say, link.variant(like), like.segment, where)
            rows.append((slot.index, Spot(Where.PLAIN, "ltr")))
        return cut(rows, sheet)

    def shown(self, stencil: Stencil, like: Partner) -> str:
        """A digest of links as they are for everybody, for models of their own, whose words count from the first."""
        decided = tuple([decider(trait)(like) for trait in stencil.chosen])
        key = (stencil.links, like.segment, bool(like.discount_code), decided)
        known = self._shown.get(key)
        if known is None:
            known = self._shown[key] = self._digest(stencil.links, like)
        return known

    def _digest(self, links: Sequence[PartnerLink], like: Partner) -> str:
        found = []
        for link in links:
            key = (link.variant(like), like.segment, link.where, bool(like.discount_code))
            if key not in self._digests:
                self._digests[key] = digest(link(cast(Partner, Model(like, SHORT))))
            found.append(self._digests[key])
        return digest(found)


def _row(say: Also, link: PartnerLink, where: str, partner: Partner) -> str:
    return say([replace(link(partner), where=where)])
