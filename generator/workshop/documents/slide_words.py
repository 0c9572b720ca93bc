"""The words on slides: blocks become lines of some size, which are measured and then written (DrawingML, 21.1.2).

Nobody draws a slide before somebody opens it, so there is no layout to ask: the room that words take is reckoned from
what faces take on average, a little too much rather than too little.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.lines import marked, words
from generator.workshop.documents.office import language_tag, xml
from generator.workshop.documents.tree import Block, Run

POINT: Final = 12700
"""English Metric Units in a point; all lengths of slides are in those units."""

TEXT: Final = 20.0
"""Size of plain text in points, at scale 1."""

_HEADINGS: Final = (30.0, 26.0, 22.0, 20.0)
_WIDTH: Final = 0.54
_WIDTH_ARABIC: Final = 0.57
_BOLDER: Final = 1.07
_HEIGHT: Final = 1.3
_STEP: Final = 24
_BREAKABLE: Final = 24
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `size` and `gap` (the room above it) are points at scale 1. `mark` is what stands before it."""

    runs: tuple[Run, ...]
    size: float = TEXT
    gap: float = 8
    bold: bool = False
    colour: str = "tx1"
    level: int = -1
    mark: str = ""
    start: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """How lines are written in a deck: direction, language, the id of a link on this slide, and whose figures."""

    rtl: bool
    lang: str
    link: Callable[[str], str]
    eastern: bool = False


def lines_of(blocks: Iterable[Block], *, size: float = TEXT, level: int = -1) -> Iterator[Line]:
    """The lines of blocks; groups and tables are read through, pictures left to the caller."""
    for block in blocks:
        if block.kind == "heading":
            share = size / TEXT
            yield Line(block.runs, _HEADINGS[min(max(block.level, 1), 4) - 1] * share, 12, bold=True, colour="accent1")
        elif block.kind == "paragraph":
            yield _paragraph(block, size, level)
        elif block.kind == "list":
            yield from _list(block, size, level + 1)
        elif block.kind == "row":
            yield Line(tuple(_joined(block.blocks)), size)
        elif block.kind not in ("picture", "rule", "notes"):
            yield from lines_of(block.blocks, size=size, level=level)


def _paragraph(block: Block, size: float, level: int) -> Line:
    line = Line(block.runs, size, level=level)
    if "figure" in block.names:
        return replace(line, size=size * 2.3, bold=True, colour="accent1", gap=0)
    if "term" in block.names:
        return replace(line, bold=True)
    if "note" in block.names:
        return replace(line, size=size * 0.85, colour="accent5")
    return line


def _list(block: Block, size: float, level: int) -> Iterator[Line]:
    mark = "check" if "checklist" in block.names else "number" if block.ordered else "bullet"
    for number, item in enumerate(block.blocks):
        inside = ((Block("paragraph", runs=item.runs),) if item.runs else ()) + item.blocks
        first = True
        for line in lines_of(inside, size=size, level=level):
            if first:
                yield replace(line, level=level, mark=mark, start=block.start + number, size=min(line.size, size))
            elif line.level < level:
                yield replace(line, level=level, gap=2, size=min(line.size, size))
            else:
                yield line
            first = False


def _joined(cells: Sequence[Block]) -> Iterator[Run]:
    for number, cell in enumerate(cells):
        if number:
            yield Run(" · ")
        yield from (run for line in lines_of((*_own(cell), *cell.blocks)) for run in line.runs)


def _own(cell: Block) -> tuple[Block, ...]:
    return (Block("paragraph", runs=cell.runs),) if cell.runs else ()


def height(lines: Sequence[Line], width: int, scale: float = 1.0) -> int:
    """The room that lines take in a box `width` wide."""
    total = 0.0
    for number, line in enumerate(lines):
        total += (line.gap * scale if number else 0) + _rows(line, width, scale) * line.size * scale * _HEIGHT
    return math.ceil(total * POINT)


def _rows(line: Line, width: int, scale: float) -> int:
    points = max(20.0, width / POINT - _STEP * scale * (line.level + 1))
    return sum(max(1, math.ceil(_breadth(part, line, scale) / points)) for part in _parts(line.runs))


def _breadth(text: str, line: Line, scale: float) -> float:
    """Points that a text takes on one line, and one word more: lines end before words that do not fit."""
    arabic = bool(_ARABIC.search(text))
    each = (_WIDTH_ARABIC if arabic else _WIDTH) * (_BOLDER if line.bold else 1) * line.size * scale
    return len(text) * each


def _parts(runs: tuple[Run, ...]) -> list[str]:
    parts = [""]
    for run in runs:
        if run.break_:
            parts.append("")
        else:
            parts[-1] += run.text
    return parts


def narrowest(lines: Sequence[Line], scale: float = 1.0) -> int:
    """The room that the longest single word takes: what a box must not be narrower than. Addresses may be broken."""
    longest = 0.0
    for line in lines:
        for word in words(line.runs).split():
            if len(word) <= _BREAKABLE:
                longest = max(longest, _breadth(word, line, scale) + _STEP * scale * (line.level + 1))
    return math.ceil(longest * POINT)


def paragraphs(lines: Sequence[Line], hand: Hand, scale: float = 1.0) -> str:
    """Lines as DrawingML; a text body needs one at least."""
    written = (_written(line, hand, scale, first=not number) for number, line in enumerate(lines))
    return "".join(written) or f"<a:p>{_ending(hand)}</a:p>"


def turned(rtl: bool) -> str:
    """The attribute of what runs right to left."""
    return ' rtl="1"' if rtl else ""


def _ending(hand: Hand) -> str:
    return f'<a:endParaRPr lang="{xml(language_tag(hand.lang))}"/>'


def _written(line: Line, hand: Hand, scale: float, *, first: bool) -> str:
    base = "rtl" if hand.rtl else "ltr"
    inside = "".join(_run(marked(run, base), line, hand, scale) for run in line.runs)
    gap = 0 if first else round(line.gap * scale * 100)
    return f"<a:p>{_properties(line, hand, scale, gap)}{inside}</a:p>"


def _properties(line: Line, hand: Hand, scale: float, gap: int) -> str:
    step = round(_STEP * scale * POINT)
    margin = f' marL="{step * (line.level + 1)}" indent="{-step if line.mark else 0}"'
    side = "ctr" if line.centred else "r" if hand.rtl else "l"
    way = f' algn="{side}"{turned(hand.rtl)}'
    space = f'<a:spcBef><a:spcPts val="{gap}"/></a:spcBef>'
    return f"<a:pPr{margin}{way}>{space}{_mark(line)}</a:pPr>"


def _mark(line: Line) -> str:
    colour = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    match line.mark:
        case "bullet":
            return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="{"•" if line.level < 1 else "–"}"/>'
        case "check":
            return f'{colour}<a:buFont typeface="Segoe UI Symbol"/><a:buChar char="☐"/>'
        case "number":
            return f'{colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{line.start}"/>'
        case _:
            return "<a:buNone/>"


def _run(run: Run, line: Line, hand: Hand, scale: float) -> str:
    if run.break_:
        return "<a:br/>"
    if not run.text:
        return ""
    lang = language_tag(hand.lang) if _ARABIC.search(run.text) or not hand.rtl else "en-US"
    size = max(800, round(line.size * scale * (0.85 if run.small else 1)) * 100)
    looks = ' b="1"' if run.bold or line.bold else ""
    looks += ' i="1"' if run.italic and not _ARABIC.search(run.text) else ""
    looks += ' baseline="30000"' if run.raised else ""
    face = '<a:latin typeface="Consolas"/>' if run.code else ""
    identity = hand.link(run.href) if run.href else ""
    link = f'<a:hlinkClick r:id="{identity}"/>' if identity else ""
    fill = f'<a:solidFill><a:schemeClr val="{line.colour}"/></a:solidFill>'
    text = _CONTROL.sub(" ", run.text)
    properties = f'<a:rPr lang="{xml(lang)}" sz="{size}"{looks} dirty="0">{fill}{face}{link}</a:rPr>'
    return f"<a:r>{properties}<a:t>{xml(text)}</a:t></a:r>"
