"""Flat pictures: 127 blends of two brand colours and white, coloured anew for each partner.

A flat drawing says in red, green and blue how much of the brand colour, of white and of the accent each pixel takes.
Gradients, opacity and smoothed edges work on each channel alone, so these three shares add up to one. The picture is
reduced to few blends once; a partner's colours are then a matter of 768 bytes.

The 256 entries of every palette: 0 to 126 blends, 127 pure white, 128 to 159 greys from black to white, 160 to 255
the colours of the logo. Unused ones are black.
"""

from __future__ import annotations

from typing import Final

from generator.workshop.pictures.colours import Pair

BLENDS: Final = 127
PLAIN: Final = 127
"""Pure white has an entry of its own: averaged with its neighbours, the card would show the boxes as grey spots."""

GREYS: Final = 128
GREY_STEPS: Final = 32
BLACK: Final = GREYS
WHITE: Final = GREYS + GREY_STEPS - 1
LOGO: Final = 160
LOGO_COLOURS: Final = 96
WHOLE: Final = 65535
"""What the three shares of a blend add up to."""

Share = tuple[int, int, int]
"""Of the brand colour, of white, of the accent: they add up to `WHOLE`."""

_GREY_RAMP: Final = bytes(grey for step in range(GREY_STEPS) for grey in [round(step * 255 / (GREY_STEPS - 1))] * 3)


def recolour(shares: tuple[Share, ...], pair: Pair, logo: bytes = b"") -> bytes:
    """The palette of one picture, 768 bytes: the blends in a partner's colours, white, greys, the logo's colours.

    Whole numbers in a fixed order, so that every machine rounds alike.
    """
    half = WHOLE // 2
    grounds = [(brand, white * 255 + half, accent) for brand, white, accent in shares]
    out = bytearray(3 * len(shares))
    for channel, (first, second) in enumerate(zip(pair.brand, pair.accent, strict=True)):
        out[channel::3] = bytes([(b * first + ground + a * second) // WHOLE for b, ground, a in grounds])
    out += bytes(3 * BLENDS - len(out)) + b"\xff\xff\xff" + _GREY_RAMP + logo
    return bytes(out.ljust(768, b"\0"))
