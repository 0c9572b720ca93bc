"""What stands in a stencil where partners differ by more than plain words: the wording of a post that they have drawn,
a link that takes a discount code along.

A stencil for each of these would do too, but a page shows many posts and links, and is long: it has one stencil with
choices in it. Where all files of partners alike are put together (`bundle.py`), each choice is settled, and costs no
more than text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from generator.model.partner import Partner
from generator.render.weave import decider

Parts = tuple[str | int, ...]
"""Texts that are the same for all partners, and numbers of fills."""


class Choice:
    """Parts by what a partner's `traits` are, each worked out when the first partner comes who has them."""

    __slots__ = ("_deciders", "_made", "_make", "traits")

    def __init__(self, traits: tuple[str, ...], make: Callable[[Partner], Parts]) -> None:
        self.traits = traits
        self._deciders = [decider(trait) for trait in traits]
        self._make = make
        self._made: dict[tuple[Hashable, ...], Parts] = {}

    def parts(self, partner: Partner) -> Parts:
        """What all partners for whom these traits are the same have in common."""
        decided = tuple([decide(partner) for decide in self._deciders])
        known = self._made.get(decided)
        if known is None:
            known = self._made[decided] = self._make(partner)
        return known
