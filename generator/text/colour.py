"""Colour as a reader sees it: contrast, and the nearest colour that can be read.

Contrast after WCAG 2 (relative luminance) and APCA 0.0.98G-4g; lightness is moved in OKLCH, where hue stays put.
Colours go in and out as `#rrggbb`.
"""

from __future__ import annotations

import math
import re
from typing import Final

from generator.text.oklch import from_oklch, to_oklch

Rgb = tuple[int, int, int]

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
INK: Final = "#14161a"

_HEX: Final = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS: Final = 200


def parse_hex(colour: str) -> Rgb:
    """Red, green, blue (0 to 255) of `#rgb` or `#rrggbb`. Raises ValueError."""
    found = _HEX.fullmatch(colour.strip())
    if not found:
        raise ValueError(f"not a hex colour: {colour!r}")
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def to_hex(rgb: Rgb) -> str:
    """`#rrggbb`, lower case."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def luminance(colour: str) -> float:
    """WCAG relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel) for channel in parse_hex(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast(a: str, b: str) -> float:
    """WCAG contrast ratio, 1 to 21, the same in either order."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def apca(text: str, background: str) -> float:
    """APCA lightness contrast (Lc): above 0 for dark on light, below 0 for light on dark, about -108 to 106."""
    ink, paper = _apca_luminance(text), _apca_luminance(background)
    if abs(paper - ink) < 0.0005:
        return 0.0
    if paper > ink:
        lc = (paper**0.56 - ink**0.57) * 1.14
        return 0.0 if lc < 0.1 else (lc - 0.027) * 100
    lc = (paper**0.65 - ink**0.62) * 1.14
    return 0.0 if lc > -0.1 else (lc + 0.027) * 100


def _apca_luminance(colour: str) -> float:
    red, green, blue = (math.pow(channel / 255, 2.4) for channel in parse_hex(colour))
    total = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    return total if total >= 0.022 else total + math.pow(0.022 - total, 1.414)


def ensure_contrast(colour: str, background: str, minimum: float = 4.5) -> str:
    """`colour`, made lighter or darker by as little as it takes to reach `minimum` on `background`.

    Hue is kept; chroma shrinks only where the screen cannot show it. Up to 4.5 a colour can always be found; beyond
    the reach of black and white, the better of the two is returned.
    """
    start = to_hex(parse_hex(colour))
    if contrast(start, background) >= minimum:
        return start
    lightness, chroma, hue = to_oklch(parse_hex(start))
    for step in range(1, _STEPS + 1):
        for target in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= target <= 1:
                moved = to_hex(from_oklch(target, chroma, hue))
                if contrast(moved, background) >= minimum:
                    return moved
    return max((BLACK, WHITE), key=lambda extreme: contrast(extreme, background))


def on_colour(background: str, ink: str = INK, minimum: float = 4.5) -> str:
    """Text colour for `background`: white where it can be read, else `ink`, else black (one of them always can)."""
    for candidate in (WHITE, to_hex(parse_hex(ink))):
        if contrast(candidate, background) >= minimum:
            return candidate
    return max((BLACK, WHITE), key=lambda extreme: contrast(extreme, background))
