"""Where things go on a slide: its blocks become parts that stand below each other, sized so that all of them fit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.slide_shapes import Box
from generator.workshop.documents.slide_words import TEXT, Line, height, lines_of, narrowest
from generator.workshop.documents.tree import Block

GAP: Final = 230000
ROOM: Final = 170000
CIRCLE: Final = 460000
SCALES: Final = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.45, 0.4)
_PICTURE: Final = {"logo": (2400000, 1100000), "qr": (2600000, 2600000)}
_LARGEST: Final = (5200000, 3000000)


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, across the whole width."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `size` is the largest it may become."""

    block: Block
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row: pictures, then words. `kind` is `card`, `key`, `step` or nothing; `number` a step's."""

    images: tuple[Image, ...]
    lines: tuple[Line, ...]
    kind: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other, in as many rows as it takes. `beside` is how many stand in a row, if that was asked."""

    cells: tuple[Cell, ...]
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table, as its block."""

    block: Block


Part = Words | Row | Image | Table


def image_of(block: Block) -> Image:
    """A picture and the size that its kind may have."""
    return Image(block, _PICTURE.get(block.source.partition(":")[0], _LARGEST))


def parts_of(blocks: Iterable[Block]) -> Iterator[Part]:
    """The parts of a slide, in order of reading."""
    for kind, same in groupby(_opened(blocks), key=_kind):
        group = list(same)
        if kind == "words":
            if lines := tuple(lines_of(group)):
                yield Words(lines)
        elif kind in ("row", "columns"):
            cells = [tuple(_cells(block)) for block in group]
            most = max(len(found) for found in cells) if len(cells) > 1 and kind == "columns" else 0
            yield Row(tuple(cell for found in cells for cell in found), most)
        elif kind in ("steps", "contact"):
            yield from (Row(tuple(_cells(block))) for block in group)
        elif kind == "table":
            yield from (Table(block) for block in group)
        elif kind == "picture":
            yield from (image_of(block) for block in group if not block.source.endswith(":"))


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with groups that mean nothing by themselves replaced by what they hold."""
    for block in blocks:
        if block.kind == "group" and _kind(block) == "words" and not {"quote", "terms"} & set(block.names):
            yield from _opened(block.blocks)
        elif block.kind not in ("notes", "rule"):
            yield block


def _kind(block: Block) -> str:
    names = set(block.names)
    if block.kind in ("table", "picture"):
        return block.kind
    if block.kind == "list":
        return "steps" if "steps" in names else "words"
    for name in ("columns", "contact", "steps"):
        if name in names:
            return name
    return "row" if names & {"card", "key"} else "words"


def _cells(block: Block) -> Iterator[Cell]:
    names = set(block.names)
    if "steps" in names:
        for number, child in enumerate(block.blocks):
            yield _cell(child, "step", block.start + number)
    elif names & {"columns", "contact"}:
        yield from _columns(block)
    else:
        yield _cell(block, "card" if "card" in names else "key")


def _columns(block: Block) -> Iterator[Cell]:
    """Each group and picture is a column; lines between them share one."""
    for alone, found in groupby(block.blocks, key=lambda child: child.kind in ("group", "picture", "list", "table")):
        group = list(found)
        if not alone:
            yield _cell(Block("group", blocks=tuple(group)), "")
            continue
        for child in group:
            if "steps" in child.names and child.kind == "list":
                yield from _cells(child)
            else:
                names = set(child.names)
                kind = "card" if "card" in names else "key" if "key" in names else ""
                yield _cell(child, kind)


def _cell(block: Block, kind: str, number: int = 0) -> Cell:
    blocks = (block,) if block.kind in ("picture", "list", "paragraph", "heading") else block.blocks
    own = (Block("paragraph", runs=block.runs),) if block.runs and block.kind == "item" else ()
    images = tuple(image_of(found) for found in _pictures(blocks) if not found.source.endswith(":"))
    return Cell(images, tuple(lines_of((*own, *blocks), size=TEXT * 0.85)), kind, number)


def _pictures(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "picture":
            yield block
        yield from _pictures(block.blocks)


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and its place; `scale` is that of all words on the slide."""

    part: Part
    box: Box
    scale: float


Fit = Callable[[Image, int, int], tuple[int, int]]


def placed(parts: Sequence[Part], box: Box, fit: Fit) -> list[Placed]:
    """The parts below each other in a box, as large as they fit. `fit` gives a picture's size within two lengths."""
    beside = _beside(parts, box)
    if beside:
        return beside
    most = 1.4 if len(parts) == 1 else 1.3
    room = box.height - GAP * (len(parts) - 1)
    for scale in SCALES:
        tall = [part_height(part, box.width, scale, fit) for part in parts]
        if scale <= most and sum(tall) <= room and all(_wide_enough(part, box.width, scale) for part in parts):
            break
    spare = max(0, room - sum(tall))
    rows = sum(isinstance(part, Row) for part in parts)
    if rows:  # boxes breathe: what is left over goes into them first
        more = [min(high * 3 // 10, spare // 2 // rows) if isinstance(part, Row) else 0
                for part, high in zip(parts, tall, strict=True)]  # fmt: skip
        tall = [high + extra for high, extra in zip(tall, more, strict=True)]
        spare -= sum(more)
    top = box.y + (0 if isinstance(parts[0], Words) else min(spare // 3, 500000))
    found = []
    for part, high in zip(parts, tall, strict=True):
        found.append(Placed(part, Box(box.x, top, box.width, min(high, box.height)), scale))
        top += high + GAP
    return found


def _beside(parts: Sequence[Part], box: Box) -> list[Placed]:
    """Words and one picture stand beside each other."""
    images = [part for part in parts if isinstance(part, Image)]
    if len(images) != 1 or len(parts) != 2 or not any(isinstance(part, Words) for part in parts):
        return []
    rest = [part for part in parts if not isinstance(part, Image)]
    side = min(images[0].size[0] * 3 // 2, box.width // 2)
    left = Box(box.x, box.y, box.width - side - 2 * GAP, box.height)
    words = placed(rest, left, lambda image, width, tall: (width, tall))
    return [*words, Placed(images[0], Box(box.x + box.width - side, box.y, side, min(side, box.height)), 1.0)]


def _wide_enough(part: Part, width: int, scale: float) -> bool:
    if not isinstance(part, Row):
        return True
    widths = cell_widths(part, width)
    return all(
        narrowest(cell.lines, scale) <= widths[place % len(widths)] - 2 * ROOM for place, cell in enumerate(part.cells)
    )


def part_height(part: Part, width: int, scale: float, fit: Fit) -> int:
    """The room that a part takes in a width."""
    match part:
        case Words(lines):
            return height(lines, width, scale)
        case Image(_, size):
            return fit(part, min(size[0], width), size[1])[1]
        case Table(block):
            return sum(table_rows(block, width, scale))
        case Row(cells):
            rows = math.ceil(len(cells) / per_row(part))
            return rows * row_height(part, width, scale, fit) + (rows - 1) * GAP


def per_row(row: Row) -> int:
    """How many cells stand in a row: up to four, and no row much shorter than the others."""
    count = len(row.cells)
    if row.beside:
        return row.beside
    return count if count <= 4 else 3 if count in (5, 6, 9) else 4


def cell_widths(row: Row, width: int) -> list[int]:
    """The widths of the cells of a row: even, but for words beside pictures, which get more."""
    beside = per_row(row)
    room = width - GAP * (beside - 1)
    pictures = any(cell.images for cell in row.cells)
    if len(row.cells) != beside or any(cell.kind for cell in row.cells) or not pictures:
        return [room // beside] * beside
    weights = [5 if cell.lines else 3 for cell in row.cells]
    return [room * weight // sum(weights) for weight in weights]


def row_height(row: Row, width: int, scale: float, fit: Fit) -> int:
    """The height of all cells of a row: that of the tallest."""
    widths = cell_widths(row, width)
    return max(
        cell_height(cell, widths[place % len(widths)] - 2 * ROOM, scale, fit) for place, cell in enumerate(row.cells)
    )


def cell_height(cell: Cell, inner: int, scale: float, fit: Fit) -> int:
    """The height of one cell with its room."""
    total = 2 * ROOM + height(cell.lines, inner, scale)
    for image in cell.images:
        total += fit(image, min(image.size[0], inner), image.size[1])[1] + ROOM
    return total + (CIRCLE + ROOM // 2 if cell.kind == "step" else 0)


def table_rows(block: Block, width: int, scale: float) -> list[int]:
    """The heights of a table's rows."""
    columns = max(1, max((sum(cell.span for cell in row.blocks) for row in block.blocks), default=1))
    found = []
    for row in block.blocks:
        tall = [height(cell_lines(cell), width * cell.span // columns - 2 * ROOM, scale) for cell in row.blocks]
        found.append(max(tall, default=0) + ROOM)
    return found


def cell_lines(cell: Block) -> tuple[Line, ...]:
    """The words of a table's cell."""
    own = (Block("paragraph", runs=cell.runs),) if cell.runs else ()
    return tuple(lines_of((*own, *cell.blocks), size=TEXT * 0.85))
