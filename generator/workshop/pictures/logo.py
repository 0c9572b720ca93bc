"""A partner's logo in its box: drawn on white, reduced to the few colours that a palette has room for.

SVG is drawn by typst, whose renderer (resvg) runs no script and fetches nothing.
"""

from __future__ import annotations

import io
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING, Final

from generator.model.declared import dataclass
from generator.workshop.pictures.logo_check import fault_of_file, is_png
from generator.workshop.pictures.palette import LOGO, LOGO_COLOURS, WHITE
from generator.workshop.pictures.shape import Box, Side

if TYPE_CHECKING:
    import typst
    from PIL import Image

LARGEST_SCALE: Final = 1.5
"""A PNG is not blown up further than this: it would be blurred."""

FAINTEST: Final = 240
"""A logo all of whose pixels are lighter than this cannot be seen on the white card."""

_TRIAL: Final = (240, 120)
_SHEET: Final = """\
#let width = float(sys.inputs.width) * 1pt
#let height = float(sys.inputs.height) * 1pt
#set page(width: width, height: height, margin: 0pt, fill: white)
#set align({side} + horizon)
#let logo(..size) = image(bytes(sys.inputs.svg), format: "svg", ..size)
#context {{
  let own = measure(logo())
  logo(width: own.width * calc.min(width / own.width, height / own.height))
}}
"""


@dataclass(frozen=True, slots=True)
class LogoTile:
    """A logo in its box: an index a pixel, row by row, and the colours that stand in the palette from 160 on."""

    indices: bytes
    colours: bytes


def check_logo(name: str, data: bytes) -> str:
    """What is wrong with a logo's file, in words that follow its name (`has a script inside`); empty where it is good.

    An SVG or PNG, within limits of weight and size, self-contained, and to be seen on white.
    """
    fault = fault_of_file(name, data)
    if fault:
        return fault
    try:
        drawn = draw_logo(data, *_TRIAL, "center")
    except ValueError as error:
        return str(error)
    visible = any(min(colour) <= FAINTEST for colour in _colours(drawn))
    return "" if visible else "cannot be seen on white: all of it is white or nearly so"


def logo_tile(data: bytes, box: Box) -> LogoTile:
    """Draw a logo into `box`, as large as its proportions allow. Raises `ValueError` for what cannot be drawn."""
    picture = draw_logo(data, box.width, box.height, box.side)
    colours = _colours(picture)
    if len(colours) > LOGO_COLOURS:
        return _reduced(picture)
    return LogoTile(_numbered(picture, colours), b"".join(colours))


def draw_logo(data: bytes, width: int, height: int, side: Side) -> Image.Image:
    """The logo on white, RGB, `width` x `height` pixels. Raises `ValueError` for what cannot be drawn."""
    return _draw_png(data, width, height, side) if is_png(data) else _draw_svg(data, width, height, side)


def _draw_svg(data: bytes, width: int, height: int, side: Side) -> Image.Image:
    import typst
    from PIL import Image

    try:
        inputs = {"svg": data.decode("utf-8-sig"), "width": str(width), "height": str(height)}
        sheet = _SHEET.format(side=side).encode()
        drawn = _compiler(get_ident()).compile(sheet, format="png", ppi=72, sys_inputs=inputs)
    except (UnicodeDecodeError, typst.TypstError) as error:
        raise ValueError(f"cannot be drawn: {error}") from error
    if not isinstance(drawn, bytes):
        raise ValueError("cannot be drawn on one page")
    return Image.open(io.BytesIO(drawn)).convert("RGB")


@lru_cache(maxsize=8)
def _compiler(thread: int) -> typst.Compiler:
    """Kept, because it reads its fonts when it is made. One for each thread: it cannot be used by two at once."""
    import typst

    return typst.Compiler(ignore_system_fonts=True)


def _draw_png(data: bytes, width: int, height: int, side: Side) -> Image.Image:
    from PIL import Image

    try:
        logo = Image.open(io.BytesIO(data), formats=["PNG"]).convert("RGBA").convert("RGBa")  # shrunk without fringes
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"cannot be drawn: {error}") from error
    scale = min(width / logo.width, height / logo.height, LARGEST_SCALE)
    size = max(1, round(logo.width * scale)), max(1, round(logo.height * scale))
    small = logo.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")
    out = Image.new("RGB", (width, height), "white")
    spare = width - size[0]
    left = {"left": 0, "center": spare // 2, "right": spare}[side]
    out.paste(small, (left, (height - size[1]) // 2), small)
    return out


def _colours(picture: Image.Image) -> list[bytes]:
    """Every colour of an RGB picture, sorted."""
    counted = picture.getcolors(picture.width * picture.height) or []
    return sorted(bytes(colour) for _, colour in counted if isinstance(colour, tuple))


def _reduced(picture: Image.Image) -> LogoTile:
    """A logo of many colours in at most 95, and the white around it as it is."""
    from PIL import Image

    method, dither = Image.Quantize.FASTOCTREE, Image.Dither.NONE
    reduced = picture.quantize(LOGO_COLOURS, method=method, kmeans=2, dither=dither)
    colours = bytes(reduced.getpalette("RGB") or ())[: 3 * LOGO_COLOURS]
    shifted = reduced.point([min(255, LOGO + index) for index in range(256)], "L")
    shifted.paste(WHITE, (0, 0), _white_mask(picture))
    return LogoTile(shifted.tobytes(), colours)


def _white_mask(picture: Image.Image) -> Image.Image:
    from PIL import ImageChops

    red, green, blue = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return darkest.point([0] * 255 + [255], "L")


def _numbered(picture: Image.Image, colours: list[bytes]) -> bytes:
    """The picture as indices of its sorted `colours`; white is the palette's own."""
    import numpy as np

    pixels = np.asarray(picture).astype(np.uint32)
    keys = np.array([int.from_bytes(colour, "big") for colour in colours], np.uint32)
    numbers = np.arange(LOGO, LOGO + len(colours), dtype=np.uint8)
    numbers[keys == 0xFFFFFF] = WHITE
    shown = (pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]).ravel()
    starts = np.flatnonzero(np.diff(shown, prepend=shown[0] ^ 1))  # a colour is looked up once for all of its run
    runs = numbers[np.searchsorted(keys, shown[starts])]
    return bytes(np.repeat(runs, np.diff(starts, append=len(shown))).tobytes())
