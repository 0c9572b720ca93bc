"""The name and the code: a line of type in its box, as indices of the palette's greys."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.pictures.order import Direction
from generator.workshop.pictures.palette import GREY_STEPS, GREYS, WHITE
from generator.workshop.pictures.shape import Box
from generator.workshop.pictures.typeset import Face, Line, Placed

LEAST: Final = 0.6
"""Of the asked size: smaller type is not read on a phone. Longer names stand in two lines, or end in an ellipsis."""

_WORTH_TWO: Final = 1.15
"""Two lines are taken where their type is this much larger than that of one."""

_ACROSS: Final = 0.125
_DOWN: Final = 0.5
"""How far glyphs move when they are set to quarters of a pixel across and to whole ones down. So much stays free of ink
inside the edge, so that nothing is cut off."""

_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, to be read in a line of this base direction and language."""

    text: str
    direction: Direction
    language: str


def tile(face: Face, box: Box, words: Words) -> bytes:
    """Draw `words` into `box`: one palette index a pixel, row by row from the top.

    One line of the asked size, set as a browser sets it. Where it is too wide: smaller type or two lines, whichever is
    larger, and at 60 % of the size an ellipsis. No ink is cut off at the edge.
    """
    lines = fitted(face, box, words)
    if not lines:
        return bytes([WHITE]) * (box.width * box.height)
    return face.coverage(lines, box.width, box.height).translate(_shades(box.grey))


def fitted(face: Face, box: Box, words: Words) -> list[Placed]:
    """The lines of `words` where they stand in `box`, in pixels from its top left. None where nothing can be drawn."""
    asked = box.size / face.units
    lines, scale = _broken(face, box, words, asked)
    lines = [line for line in lines if line.glyphs]
    if not lines:
        return []
    return _inside(_placed(face, box, lines, scale), box)


def _broken(face: Face, box: Box, words: Words, asked: float) -> tuple[list[Line], float]:
    """The lines of the text, and pixels a unit."""
    one = _line(face, words, words.text)
    if one.width * asked <= box.width:
        return [one], asked
    narrow = box.width / one.width
    pair, large = _two_lines(face, box, words, asked)
    if pair and large >= max(narrow * _WORTH_TWO, asked * LEAST):
        return pair, large
    if narrow >= asked * LEAST:
        return [one], narrow
    return _shortened(face, box, words, asked * LEAST), asked * LEAST


def _two_lines(face: Face, box: Box, words: Words, asked: float) -> tuple[list[Line], float]:
    """The text at the space that lets both halves be largest. No lines where it has no space."""
    tall = box.height / (2 * (face.ascent + face.descent))
    best: tuple[list[Line], float] = ([], 0.0)
    for first, second in _halves(words.text):
        pair = [_line(face, words, first), _line(face, words, second)]
        scale = min(asked, tall, box.width / max(1, *(line.width for line in pair)))
        if scale > best[1]:
            best = pair, scale
    return best


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at each of its spaces, but for those in the outer quarters."""
    for at, letter in enumerate(text):
        if letter == " " and len(text) / 4 <= at <= len(text) * 3 / 4:
            yield text[:at], text[at + 1 :]


def _shortened(face: Face, box: Box, words: Words, scale: float) -> list[Line]:
    """As much as fits at `scale`, in as many lines (one or two) as the box has room for, with an ellipsis."""
    room = box.width / scale
    if box.height < 2 * (face.ascent + face.descent) * scale:
        return [_cut(face, words, words.text, room)]
    spaces = [at for at, letter in enumerate(words.text) if letter == " "]
    fits = [at for at in spaces if _line(face, words, words.text[:at]).width <= room]
    if not fits:
        return [_cut(face, words, words.text, room)]
    rest = words.text[fits[-1] + 1 :]
    whole = _line(face, words, rest)
    second = whole if whole.width <= room else _cut(face, words, rest, room)
    return [_line(face, words, words.text[: fits[-1]]), second]


def _cut(face: Face, words: Words, text: str, room: float) -> Line:
    """The longest beginning of `text` that has room with an ellipsis behind it."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _line(face, words, text[:middle].rstrip() + _ELLIPSIS).width <= room:
            low = middle
        else:
            high = middle - 1
    return _line(face, words, text[:low].rstrip() + _ELLIPSIS)


def _line(face: Face, words: Words, text: str) -> Line:
    return face.line(text, words.direction, words.language)


def _placed(face: Face, box: Box, lines: list[Line], scale: float) -> list[Placed]:
    """Lines set to the box's side and centred in its height."""
    above, below = _line_box(face, scale)
    top = math.floor((box.height - len(lines) * (above + below)) / 2)
    return [
        Placed(line, scale, _start(box, line.width * scale), top + number * (above + below) + above)
        for number, line in enumerate(lines)
    ]


def _line_box(face: Face, scale: float) -> tuple[int, int]:
    """Whole pixels above and below the baseline, as Chromium counts them.

    Measured for text set without hinting (`text-rendering: geometricPrecision`), as pictures are: there, a descent
    that was rounded down takes a pixel from the ascent (`FontMetrics::AscentDescentWithHacks`).
    """
    above, below = round(face.ascent * scale), round(face.descent * scale)
    cut = below < face.descent * scale
    return above - cut, below + cut


def _start(box: Box, width: float) -> float:
    spare = box.width - width
    return {"left": 0.0, "center": spare / 2, "right": spare}[box.side]


def _inside(lines: list[Placed], box: Box) -> list[Placed]:
    """The lines, moved or made smaller by as little as keeps their ink off the edge: marks rise above the line."""
    left, right, top, bottom = _ink(lines)
    shrink = min(
        1.0, (box.width - 2 * _ACROSS) / max(right - left, 1e-6), (box.height - 2 * _DOWN) / max(bottom - top, 1e-6)
    )
    if shrink < 1:
        edge, middle = _start(box, 0.0), box.height / 2  # what is set to a side stays at it
        lines = [
            Placed(p.line, p.scale * shrink, edge + (p.x - edge) * shrink, middle + (p.y - middle) * shrink)
            for p in lines
        ]
        left, right, top, bottom = _ink(lines)
    x, y = _shift(left, right, box.width, _ACROSS), _shift(top, bottom, box.height, _DOWN)
    return [Placed(p.line, p.scale, p.x + x, p.y + y) for p in lines] if x or y else lines


def _ink(lines: list[Placed]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of what is inked, in pixels of the box."""
    return (
        min(p.x + p.line.left * p.scale for p in lines),
        max(p.x + p.line.right * p.scale for p in lines),
        min(p.y - p.line.top * p.scale for p in lines),
        max(p.y - p.line.bottom * p.scale for p in lines),
    )


def _shift(low: float, high: float, size: int, free: float) -> float:
    """How far to move so that `low` to `high` keeps `free` pixels off both edges."""
    if low < free:
        return free - low
    return min(0.0, size - free - high)


@lru_cache(maxsize=256)
def _shades(grey: int) -> bytes:
    """By coverage, the index of the grey between white and `grey`."""
    lightest = GREY_STEPS - 1
    return bytes(GREYS + round((255 - coverage / 255 * (255 - grey)) * lightest / 255) for coverage in range(256))
