"""A tracked link on a page that many partners have: the same for all of them, but for a few words."""

from __future__ import annotations

from collections.abc import Callable

from generator.links.builder import CompiledLink
from generator.model.artifact import Issued
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.render.draw import Draw


@dataclass(frozen=True, slots=True, eq=False)
class PartnerLink:
    """A tracked link that a template prints for partners, in each of the variants that they may have drawn.

    `where` is the recipe that prints it.
    """

    compiled: tuple[CompiledLink, ...]
    draw: Draw
    where: str
    issue: Callable[[CompiledLink, Partner], Issued]

    def __call__(self, partner: Partner) -> Issued:
        """The link as it is issued to a partner, real or model."""
        return self.issue(self.variant(partner), partner)

    def variant(self, partner: Partner) -> CompiledLink:
        """The one that this partner gets."""
        return self.compiled[self.draw.turn(partner)]
