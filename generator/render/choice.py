"""What stands in a stencil where partners differ by what they have drawn, such as the wording of a post.

A stencil for each draw would do too, but a page shows many posts, and is long: it has one stencil with choices in it.
Where all files of partners alike are put together (`bundle.py`), each choice is settled, and costs no more than text.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.model.partner import Partner
from generator.render.weave import draw_of

Parts = tuple[str | int, ...]
"""Texts that are the same for all partners, and numbers of fills."""


class Choice:
    """Parts by draw, each worked out when the first partner comes who drew it. `draws` says of how many one draws."""

    __slots__ = ("_made", "_make", "draws")

    def __init__(self, draws: tuple[int, ...], make: Callable[[Partner], Parts]) -> None:
        self.draws = draws
        self._make = make
        self._made: dict[tuple[int, ...], Parts] = {}

    def parts(self, partner: Partner) -> Parts:
        """What all partners who drew the same have in common."""
        drawn = tuple([draw_of(partner, of) for of in self.draws])
        known = self._made.get(drawn)
        if known is None:
            known = self._made[drawn] = self._make(partner)
        return known
