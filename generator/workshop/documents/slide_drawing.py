"""One slide being drawn: its title, its parts in their places, its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.model.declared import dataclass, field
from generator.workshop.documents.lines import words, words_of
from generator.workshop.documents.office import Package, fitted
from generator.workshop.documents.slide_look import (
    CONTENT,
    OPENING,
    OPENING_LOGO,
    OPENING_SIZE,
    OPENING_TEXT,
    OPENING_WORDS,
    TITLE,
    TITLE_SIZE,
    number_text,
)
from generator.workshop.documents.slide_plan import (
    CIRCLE,
    GAP,
    ROOM,
    Cell,
    Image,
    Placed,
    Row,
    Table,
    Words,
    cell_lines,
    cell_widths,
    image_of,
    parts_of,
    per_row,
    placed,
    table_rows,
)
from generator.workshop.documents.slide_shapes import NAMESPACES, Box, Canvas, fill
from generator.workshop.documents.slide_words import Hand, Line, height, lines_of, paragraphs
from generator.workshop.documents.tree import Block, Run

_INHERIT = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_EASTERN = {0x30 + digit: 0x660 + digit for digit in range(10)}
_SMALLER = (1.0, 0.9, 0.8, 0.72, 0.64, 0.56, 0.48, 0.4, 0.34)


@dataclass(slots=True)
class Sketch:
    """A slide. `picture` draws a source as PNG, and is cheap to ask again."""

    hand: Hand
    package: Package
    name: str
    picture: Callable[[str], bytes]
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.hand)

    def xml(self) -> str:
        """The part."""
        return f"<p:sld {NAMESPACES}>{self.canvas.tree()}{_INHERIT}</p:sld>"

    def opening(self, title: tuple[Run, ...], blocks: Sequence[Block], number: int) -> None:
        """A title slide."""
        self._title("ctrTitle", Line(title, OPENING_SIZE, bold=True, colour="bg1"), OPENING)
        lines = [replace(line, colour="bg1", size=min(line.size, OPENING_TEXT), mark="", level=-1) for line in
                 lines_of(blocks, size=OPENING_TEXT)]  # fmt: skip
        if lines:
            scale = _scale(lines, OPENING_WORDS)
            self.canvas.holder("subTitle", 1, "Subtitle", self.canvas.body(lines, scale))
        pictures = [block for block in _flat(blocks) if block.kind == "picture" and not block.source.endswith(":")]
        for place, block in enumerate(pictures[:2]):
            box = replace(OPENING_LOGO, x=OPENING_LOGO.x + place * (OPENING_LOGO.width + GAP))
            self.canvas.shape(box, "roundRect", fill("bg1"), adjust="16000")
            self._image(image_of(block), box.inside(ROOM))
        self.canvas.holder("sldNum", 12, "Number", number_text(self.hand.rtl, self.hand.lang, number, "bg1"))

    def inner(self, title: tuple[Run, ...], blocks: Sequence[Block], number: int) -> None:
        """Any other slide. Its first plain words go into the text placeholder."""
        self._title("title", Line(title, TITLE_SIZE, bold=True, colour="tx2"), TITLE)
        parts = list(parts_of(blocks))
        waiting = True
        for found in placed(parts, CONTENT, self._fit) if parts else ():
            if waiting and isinstance(found.part, Words):
                waiting = False
                body = self.canvas.body(found.part.lines, found.scale)
                self.canvas.holder("body", 1, "Text", body, found.box)
            else:
                self._part(found)
        self.canvas.holder("sldNum", 12, "Number", number_text(self.hand.rtl, self.hand.lang, number, "accent5"))

    def _title(self, kind: str, line: Line, box: Box) -> None:
        if line.runs:
            text = self.canvas.body([line], _scale([line], box), anchor="b" if kind == "ctrTitle" else "ctr")
            self.canvas.holder(kind, 0, "Title", text)

    def _part(self, found: Placed) -> None:
        match found.part:
            case Words(lines):
                self.canvas.words(found.box, lines, found.scale)
            case Image():
                self._image(found.part, found.box)
            case Table(block):
                self._table(block, found.box, found.scale)
            case Row():
                self._row(found.part, found.box, found.scale)

    def _fit(self, image: Image, width: int, tall: int) -> tuple[int, int]:
        return fitted(self.picture(image.block.source), width, tall)

    def _image(self, image: Image, box: Box) -> None:
        """A picture in the middle of a box."""
        data = self.picture(image.block.source)
        wide, high = fitted(data, box.width, box.height)
        place = Box(box.x + (box.width - wide) // 2, box.y + (box.height - high) // 2, wide, high)
        self.canvas.picture(place, self.package.picture(self.name, data), image.block.alt)

    # --- rows of cells ---

    def _row(self, row: Row, box: Box, scale: float) -> None:
        widths, beside = cell_widths(row, box.width), per_row(row)
        rows = -(-len(row.cells) // beside)
        high = (box.height - GAP * (rows - 1)) // rows
        middle = any(cell.images for cell in row.cells)
        for place, cell in enumerate(row.cells):
            x = box.x + sum(widths[: place % beside]) + (place % beside) * GAP
            y = box.y + (place // beside) * (high + GAP)
            self._cell(cell, Box(x, y, widths[place % beside], high), scale, middle=middle)

    def _cell(self, cell: Cell, box: Box, scale: float, *, middle: bool) -> None:
        inner, top = box.inside(ROOM), box.y + ROOM
        if len(cell.images) == 1 and not cell.lines and not cell.kind:
            self._image(cell.images[0], inner)
            return
        if cell.kind:
            paint, edge = (fill("bg1"), "accent6") if cell.kind == "card" else (fill("bg2"), "")
            if cell.images or cell.kind == "step":
                self.canvas.shape(box, "roundRect", paint, edge=edge, adjust="6000")
            else:
                anchor = "ctr" if cell.kind == "key" else "t"
                text = self.canvas.body(cell.lines, scale, room=ROOM, anchor=anchor)
                self.canvas.shape(box, "roundRect", paint, edge=edge, adjust="6000", text=text)
                return
        if cell.kind == "step":
            self._number(cell.number, Box(inner.x, top, CIRCLE, CIRCLE))
            top += CIRCLE + ROOM // 2
        for image in cell.images:
            wide, high = self._fit(image, min(image.size[0], inner.width), image.size[1])
            place = Box(inner.x, top, wide if cell.lines else inner.width, high)
            self._image(image, place)
            top += high + ROOM
        if cell.lines:
            rest = Box(inner.x, top, inner.width, max(1, box.y + box.height - ROOM - top))
            self.canvas.words(rest, cell.lines, scale, middle=middle and not cell.kind)

    def _number(self, number: int, box: Box) -> None:
        shown = str(number).translate(_EASTERN) if self.hand.eastern else str(number)
        line = Line((Run(shown),), 18, bold=True, colour="bg1", centred=True)
        text = self.canvas.body([line], 1.0, anchor="ctr")
        self.canvas.shape(box, "ellipse", fill("accent1"), text=text)

    # --- tables ---

    def _table(self, block: Block, box: Box, scale: float) -> None:
        columns = max((sum(cell.span for cell in row.blocks) for row in block.blocks), default=0)
        if not columns:
            return
        widths = [box.width // columns] * columns
        tall = table_rows(block, box.width, scale)
        rows = (
            self._table_row(row, columns, high, scale, place)
            for place, (row, high) in enumerate(zip(block.blocks, tall, strict=True))
        )
        said = words(block.runs) or words_of(block.blocks[0])
        self.canvas.table(replace(box, height=sum(tall)), widths, "".join(rows), said)

    def _table_row(self, row: Block, columns: int, high: int, scale: float, place: int) -> str:
        head = row.head or all(cell.head for cell in row.blocks)
        cells, column = [], 0
        for cell in row.blocks:
            span = min(cell.span, columns - column)
            if span < 1:
                break
            cells.append(self._table_cell(cell, span, scale, head=head, tinted=place % 2 == 0))
            cells.extend([self._table_cell(None, 1, scale, head=head, tinted=False)] * (span - 1))
            column += span
        cells.extend([self._table_cell(Block("cell"), 1, scale, head=head, tinted=place % 2 == 0)] * (columns - column))
        return f'<a:tr h="{high}">{"".join(cells)}</a:tr>'

    def _table_cell(self, cell: Block | None, span: int, scale: float, *, head: bool, tinted: bool) -> str:
        lines = list(cell_lines(cell)) if cell else []
        if head:
            lines = [replace(line, bold=True, colour="bg1") for line in lines]
        body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(lines, self.hand, scale)}</a:txBody>"
        spans = ' hMerge="1"' if cell is None else f' gridSpan="{span}"' if span > 1 else ""
        paint = fill("accent1") if head else fill("bg2") if tinted else fill("bg1")
        edges = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
        line = f'<a:lnB w="9525">{fill("accent6")}</a:lnB>'
        room = f'marL="{ROOM}" marR="{ROOM}" marT="{ROOM // 2}" marB="{ROOM // 2}"'
        return f'<a:tc{spans}>{body}<a:tcPr {room} anchor="ctr">{edges}{line}{paint}</a:tcPr></a:tc>'


def _scale(lines: Sequence[Line], box: Box) -> float:
    """The largest scale at which lines fit a box; the smallest there is where none does."""
    return next((scale for scale in _SMALLER if height(lines, box.width, scale) <= box.height), _SMALLER[-1])


def _flat(blocks: Sequence[Block]) -> list[Block]:
    return [found for block in blocks for found in (block, *_flat(block.blocks))]
