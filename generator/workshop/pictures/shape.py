"""What a picture is made of: a base with boxes, and what a partner puts into them."""

from __future__ import annotations

from typing import Literal

from generator.model.declared import dataclass

Fill = Literal["name", "code", "logo", "qr"]
Side = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place in a base that a partner fills, in whole pixels from the picture's top left.

    The type of its text is `size` pixels at `weight` 400 or 700, set to `side`; `grey` is its colour from 0 (black) to
    255. Boxes stand on plain white.
    """

    fill: Fill
    x: int
    y: int
    width: int
    height: int
    size: float = 0.0
    weight: int = 400
    side: Side = "center"
    grey: int = 17


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the browser drew: a PNG without transparency, and the boxes that it measured.

    `flat` drawings show weights instead of colours: the first brand colour as pure red, the accent as pure blue, white
    as pure green, so that each pixel says how much of each it takes. Others show the colours themselves. `band` is the
    card's first row and the row behind its last one: all that partners change lies between. `clipped` says which texts
    of the template do not fit where they stand, so that the build can warn.
    """

    width: int
    height: int
    flat: bool
    png: bytes
    boxes: tuple[Box, ...]
    band: tuple[int, int] = (0, 0)
    clipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fills:
    """What one partner puts into a base.

    `name` and `code` are whole lines as they are to be read, in a line whose base direction is `dir`. `url` is what the
    QR code says, letter by letter. `logo` is the file (SVG or PNG), empty where there is none: then the name takes the
    logo's place. `brand` and `accent` are `#rrggbb`, as the partner wrote them.
    """

    name: str
    code: str
    url: str
    logo: bytes
    brand: str
    accent: str
    dir: Literal["rtl", "ltr"]
    language: str
