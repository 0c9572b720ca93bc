"""Drawings as a browser would make them, without one: gradients and a card, in weights or as a photograph."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generator.workshop.pictures.base import Base, base_of
from generator.workshop.pictures.shape import Box, Drawing, Fills

ROOT = Path(__file__).resolve().parents[3]
FONTS = ROOT / "themes" / "base" / "fonts" / "print"
LINK = "HTTPS://GO.EXAMPLE/Q/NOOR/PAGE/"

SIZES = ((1200, 630, 190), (1080, 1080, 230), (1080, 1350, 250), (1600, 900, 250), (600, 200, 200))
"""Width, height, height of the card. The last one is all card."""

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><rect x="2" y="2" width="116" height="56"
rx="12" fill="#0a5c36"/><circle cx="60" cy="30" r="18" fill="#f2b705"/></svg>"""


@cache
def fonts() -> dict[int, bytes]:
    return {
        400: (FONTS / "Alexandria-Regular.ttf").read_bytes(),
        700: (FONTS / "Alexandria-Bold.ttf").read_bytes(),
    }


def boxes(width: int, top: int, card: int) -> tuple[Box, ...]:
    """Logo at the right, words in the middle, code at the left, as in an Arabic picture."""
    side = card - 20
    start, wide = 20 + side + 15, width - side - 35 - 20 - width // 5
    return (
        Box("logo", width - 20 - width // 5, top + 20, width // 5, card - 40),
        Box("name", start, top + 15, wide, card // 2 - 20, size=card / 6, weight=700, side="right"),
        Box("code", start, top + card // 2, wide, card // 3, size=card / 10, side="right", grey=68),
        Box("qr", 20, top + 10, side, side),
    )


def drawing(width: int, height: int, card: int, *, flat: bool = True, top: int | None = None) -> Drawing:
    """A gradient with a circle that lets it through, and a white card that begins at row `top` (else at the bottom)."""
    first = height - card if top is None else top
    picture = Image.fromarray(_ground(width, height, flat))
    white = (0, 255, 0) if flat else (255, 255, 255)
    ImageDraw.Draw(picture).rectangle((10, first, width - 11, first + card - 1), fill=white)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return Drawing(width, height, flat, out.getvalue(), boxes(width, first, card), (first, first + card))


def _ground(width: int, height: int, flat: bool) -> NDArray[np.uint8]:
    y, x = np.mgrid[0:height, 0:width]
    share = ((x + y) / (width + height))[..., None]
    if not flat:
        noise = np.random.default_rng(7).integers(-12, 13, (height, width, 1))
        photo = 90 + 70 * np.sin(x / 37)[..., None] * [1, 0.5, 0.2] + 60 * share + noise
        return np.asarray(photo.clip(0, 255), np.uint8)
    brand = np.rint(255 * (1 - share))
    weights = np.concatenate([brand, np.zeros_like(brand), 255 - brand], axis=2)
    circle = (x - width * 0.7) ** 2 + (y - height * 0.2) ** 2 < (height * 0.3) ** 2
    weights[circle] = weights[circle] * 0.8 + np.array([0, 51, 0])
    return np.asarray(np.rint(weights), np.uint8)


@cache
def base(width: int, height: int, card: int, *, flat: bool = True) -> Base:
    return base_of(drawing(width, height, card, flat=flat))


def fills(name: str = "مؤسسة النور للتجارة", *, logo: bytes = LOGO, url: str = LINK) -> Fills:
    return Fills(name, "رمز الشريك: NOOR-1", url, logo, "#0b5fff", "#c23b00", "rtl", "ar")


def opened(file: bytes) -> Image.Image:
    """A picture's pixels as RGB."""
    return Image.open(io.BytesIO(file)).convert("RGB")
