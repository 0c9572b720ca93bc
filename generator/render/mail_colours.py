"""The colours of a mail, from the two of the brand: every pair readable, in light and in dark."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.model.declared import dataclass
from generator.text.colour import contrast, ensure_contrast, parse_hex, to_hex
from generator.text.oklch import from_oklch, to_oklch

# The neutrals of `themes/base/email/palette.j2`; clients invert pure white and black, so neither occurs.
CARD: Final = "#fcfdfc"
DARK_CARD: Final = "#16211f"
MUTED: Final = "#54625e"
_LIGHT_INK: Final = "#fdfcf8"
_DARK_INK: Final = "#0c1f1b"


@dataclass(frozen=True, slots=True)
class MailColours:
    """`brand.mail` in templates, each `#rrggbb`.

    `brand` is for headings, links and the button's ground, `on_brand` for words on it, `wash` for the ground of panels,
    `accent` for lines (never for text); `dark_…` are their counterparts where the reader wants a dark screen.
    """

    brand: str
    on_brand: str
    wash: str
    accent: str
    dark_brand: str
    dark_on_brand: str
    dark_wash: str


@lru_cache(maxsize=64)
def mail_colours(brand: str, accent: str) -> MailColours:
    """Colours that keep 4.5:1 wherever the theme puts text, as near to the brand's as that allows.

    Raises `ValueError` where a colour is not written as hex.
    """
    _, chroma, hue = to_oklch(parse_hex(brand))
    wash = to_hex(from_oklch(0.955, min(chroma, 0.012), hue))
    dark_wash = to_hex(from_oklch(0.295, min(chroma, 0.025), hue))
    readable = ensure_contrast(brand, wash)
    lightened = ensure_contrast(to_hex(from_oklch(0.81, min(chroma, 0.085), hue)), dark_wash, 7)
    return MailColours(
        brand=readable,
        on_brand=_on(readable),
        wash=wash,
        accent=to_hex(parse_hex(accent)),
        dark_brand=lightened,
        dark_on_brand=_on(lightened),
        dark_wash=dark_wash,
    )


def _on(ground: str) -> str:
    return max((_LIGHT_INK, _DARK_INK), key=lambda ink: contrast(ink, ground))
