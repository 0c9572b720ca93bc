"""Which pair of colours a partner's picture really shows."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.model.declared import dataclass
from generator.text.colour import WHITE, Rgb, ensure_contrast, parse_hex

TEXT_CONTRAST: Final = 4.5
"""White words stand on the brand colour: WCAG 2, 1.4.3, for text of any size."""

SHAPE_CONTRAST: Final = 3.0
"""Shapes and large words stand on the accent or show it on white: WCAG 2, 1.4.3 and 1.4.11."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two colours that a picture takes from its partner, as they are drawn."""

    brand: Rgb
    accent: Rgb


@lru_cache(maxsize=4096)
def readable_pair(brand: str, accent: str) -> Pair:
    """The partner's colours (`#rgb` or `#rrggbb`), darkened by as little as makes white readable on them.

    White on the brand colour has 4.5:1, on the accent 3:1. A gradient between two such colours is readable too: a
    blend is never lighter than the lighter of its ends. Raises `ValueError` for what is no colour.
    """
    return Pair(
        parse_hex(ensure_contrast(brand, WHITE, TEXT_CONTRAST)),
        parse_hex(ensure_contrast(accent, WHITE, SHAPE_CONTRAST)),
    )
