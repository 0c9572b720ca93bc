"""The colours of an Office document, from the two of its brand: each can be read where it is used. As `RRGGBB`."""

from __future__ import annotations

from functools import lru_cache

from generator.model.declared import dataclass
from generator.text.colour import WHITE, ensure_contrast, on_colour, parse_hex, to_hex


@dataclass(frozen=True, slots=True)
class Colours:
    """`brand` and `accent` carry white text and are text on white; `glow` is the accent as it was given, for shapes."""

    brand: str
    deep: str
    tint: str
    accent: str
    glow: str
    on_glow: str
    ink: str = "1C2624"
    soft: str = "56625F"
    rule: str = "D3DCD9"
    white: str = "FFFFFF"


@lru_cache(maxsize=512)
def colours_of(brand: str, accent: str) -> Colours:
    """Colours after those of a brand, `#rrggbb` both."""
    strong = ensure_contrast(brand, WHITE)
    return Colours(
        brand=_bare(strong),
        deep=_bare(blend(strong, "#000000", 0.28)),
        tint=_bare(blend(strong, WHITE, 0.93)),
        accent=_bare(ensure_contrast(accent, WHITE)),
        glow=_bare(accent),
        on_glow=_bare(on_colour(accent)),
    )


def blend(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0 to 1) of another one, in sRGB."""
    pairs = zip(parse_hex(colour), parse_hex(other), strict=True)
    red, green, blue = (round(one + (two - one) * share) for one, two in pairs)
    return to_hex((red, green, blue))


def _bare(colour: str) -> str:
    return colour.lstrip("#").upper()
