"""Lines of type: the only door to HarfBuzz, which shapes the letters and fills their outlines.

A line is shaped once, in the units of the font, and drawn at any size: without hinting its parts grow evenly.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import uharfbuzz as hb

from generator.model.declared import dataclass
from generator.workshop.pictures.order import Direction, visual_runs
from generator.workshop.pictures.words import drawable, signed

_ARABIC: Final = "Arab"
_LATIN: Final = "Latn"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its number in the font, at its place on the baseline, in units of the font."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line in units of the font: its width, and the extent of its ink around the start of the baseline."""

    glyphs: tuple[Glyph, ...]
    width: int
    left: int
    right: int
    bottom: int
    top: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A line where it is drawn: at `scale` pixels a unit, its baseline starting `x`, `y` from the top left."""

    line: Line
    scale: float
    x: float
    y: float


class Face:
    """One font file that holds all scripts of a line. Lengths are in its units, of which `units` make an em."""

    def __init__(self, file: bytes) -> None:
        face = hb.Face(hb.Blob(file))
        self.units: int = face.upem
        self.letters: frozenset[int] = frozenset(face.unicodes)
        self._font: Any = hb.Font(face)
        extents = self._font.get_font_extents("ltr")
        self.ascent: int = extents.ascender
        self.descent: int = -extents.descender
        self.line = lru_cache(maxsize=1024)(self._line)

    def _line(self, text: str, direction: Direction, language: str) -> Line:
        """Shape one line. What the font cannot draw is left out."""
        glyphs: list[Glyph] = []
        at = 0
        for run, script, level in _runs(signed(drawable(text, self.letters), direction), direction):
            for number, advance, x, y in self._shaped(run, script, level, language):
                glyphs.append(Glyph(number, at + x, y))
                at += advance
        return Line(tuple(glyphs), at, *self._ink(glyphs))

    def _shaped(self, run: str, script: str, level: int, language: str) -> Iterator[tuple[int, int, int, int]]:
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.script = script
        buffer.language = language
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield info.codepoint, place.x_advance, place.x_offset, place.y_offset

    def _ink(self, glyphs: list[Glyph]) -> tuple[int, int, int, int]:
        """Left, right, bottom, top. Nothing drawn: all zero."""
        boxes = []
        for glyph in glyphs:
            ink = self._font.get_glyph_extents(glyph.number)
            if ink is not None and ink.width:
                left, top = glyph.x + ink.x_bearing, glyph.y + ink.y_bearing
                boxes.append((left, left + ink.width, top + ink.height, top))
        if not boxes:
            return 0, 0, 0, 0
        lefts, rights, bottoms, tops = zip(*boxes, strict=True)
        return min(lefts), max(rights), min(bottoms), max(tops)

    def coverage(self, lines: list[Placed], width: int, height: int) -> bytes:
        """How far each pixel is covered by ink, 0 to 255, row by row from the top. What lies outside is cut off.

        Glyphs stand on quarters of a pixel, on baselines of whole ones, as Skia sets them in browsers.
        """
        raster = hb.RasterDraw()  # one for each call: threads may draw at the same time
        raster.extents = hb.RasterExtents(0, 0, width, height, 0)
        for placed in lines:
            k, floor = placed.scale, height - placed.y
            for glyph in placed.line.glyphs:
                x, y = placed.x + glyph.x * k, floor + glyph.y * k
                raster.transform = (k, 0, 0, k, math.floor(x * 4 + 0.5) / 4, math.floor(y + 0.5))
                raster.draw_glyph(self._font, glyph.number)
        image = raster.render()
        stride, rows = image.extents.stride, image.buffer
        return b"".join(rows[at : at + width] for at in range((height - 1) * stride, -1, -stride))


def _runs(text: str, direction: Direction) -> Iterator[tuple[str, str, int]]:
    """Stretches of one level and one script, from left to right, with the script's ISO 15924 code and the level."""
    scripts = _scripts(text, _ARABIC if direction == "rtl" else _LATIN)
    for start, end, level in visual_runs(text, direction):
        parts = list(_parts(scripts, start, end))
        for first, last in reversed(parts) if level % 2 else parts:
            yield text[first:last], scripts[first], level


def _parts(scripts: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start + 1, end + 1):
        if at == end or scripts[at] != scripts[first]:
            yield first, at
            first = at


def _scripts(text: str, first: str) -> list[str]:
    """The script of each letter. Figures, signs and marks take that of the letter before them (UAX 24, 5.2)."""
    found = []
    script = first
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            script = _LATIN
        elif kind in {"AL", "R"}:
            script = _ARABIC
        found.append(script)
    return found
