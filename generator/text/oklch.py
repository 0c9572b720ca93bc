"""sRGB to OKLCH and back. Source: Björn Ottosson, "A perceptual color space for image processing" (2020)."""

from __future__ import annotations

import math
from typing import Final

Rgb = tuple[int, int, int]
_Linear = tuple[float, float, float]

_HALVINGS: Final = 14


def to_oklch(rgb: Rgb) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma (0 to about 0.4) and hue (radians)."""
    red, green, blue = (_to_linear(channel / 255) for channel in rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """The nearest colour a screen can show: lightness and hue kept, chroma lowered as far as needed."""
    if lightness <= 0:
        return 0, 0, 0
    if lightness >= 1:
        return 255, 255, 255
    if not _in_gamut(_linear_rgb(lightness, chroma, hue)):
        low, high = 0.0, chroma
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if _in_gamut(_linear_rgb(lightness, middle, hue)) else (low, middle)
        chroma = low
    red, green, blue = (_to_byte(channel) for channel in _linear_rgb(lightness, chroma, hue))
    return red, green, blue


def _linear_rgb(lightness: float, chroma: float, hue: float) -> _Linear:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _in_gamut(rgb: _Linear) -> bool:
    return all(-1e-6 <= channel <= 1 + 1e-6 for channel in rgb)


def _to_linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _to_byte(linear: float) -> int:
    clipped = min(max(linear, 0.0), 1.0)
    share = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(share * 255)
