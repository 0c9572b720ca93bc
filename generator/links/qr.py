"""QR codes: the only door to segno. The text is encoded exactly as given, so that a scan gives the very link.

ISO/IEC 18004: a quiet zone of four modules; error level M or better (segno raises it where it costs no module). For
small codes encode a short link in capitals: `HTTPS://` and A-Z, 0-9, `-./:` fit the denser alphanumeric mode.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import segno

QUIET_ZONE: Final = 4
"""Modules on each side."""


def qr_svg(text: str, *, dark: str = "#000", light: str = "#fff", title: str = "") -> bytes:
    """A scalable QR code of `text`, one path on one rectangle, without a script or a fixed size.

    `dark` and `light` are CSS colours with enough contrast, dark on light. With a `title` it is a named image; without
    one it is hidden from screen readers, because the link then stands beside it.
    """
    code = _code(text)
    side = _side(code)
    name = f"<title>{escape(title, quote=False)}</title>" if title else ""
    role = 'role="img"' if title else 'role="img" aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" {role} '
        f'shape-rendering="crispEdges">{name}'
        f'<rect width="{side}" height="{side}" fill="{escape(light)}"/>'
        f'<path stroke="{escape(dark)}" d="{_path(code.matrix)}"/></svg>'
    ).encode()


def qr_png(text: str, scale: int = 8, *, dark: str = "#000", light: str = "#fff") -> bytes:
    """A QR code of `text` as PNG, `scale` pixels a module. It carries no time and no name: same text, same bytes."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", scale=scale, border=QUIET_ZONE, dark=dark, light=light)
    return out.getvalue()


def qr_modules(text: str) -> int:
    """The width of the code in modules, quiet zone included: divide a box by it to learn the pixels a module."""
    return _side(_code(text))


@lru_cache(maxsize=1024)
def _code(text: str) -> segno.QRCode:
    """The code of a text. Kept for a while: the same address is drawn as SVG and as PNG, and drawing costs 20 ms."""
    import segno  # where it is needed: most builds of pages draw nothing

    return segno.make_qr(text, error="m")


def _side(code: segno.QRCode) -> int:
    return int(code.symbol_size(border=QUIET_ZONE)[0])


def _path(matrix: Iterable[Iterable[int]]) -> str:
    """Dark modules as strokes of width one through the middle of each row, offset by the quiet zone."""
    strokes: list[str] = []
    for y, row in enumerate(matrix, QUIET_ZONE):
        x = QUIET_ZONE
        pen: int | None = None  # where the pen stands in this row
        for dark, group in groupby(row):
            length = len(list(group))
            if dark:
                move = f"M{x} {y}.5" if pen is None else f"m{x - pen} 0"
                strokes.append(f"{move}h{length}")
                pen = x + length
            x += length
    return "".join(strokes)
