"""The body of a Word document: the blocks of a `Document` one after the other, as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from generator.model.declared import dataclass, field
from generator.workshop.documents.lines import words_of
from generator.workshop.documents.office import Package, is_link
from generator.workshop.documents.tree import Block, Run
from generator.workshop.documents.word_grouping import pairs_of, parts_of, weight_of
from generator.workshop.documents.word_look import BULLETS, CHECKS, CLAUSES, INSET, STEPS, TEXT_WIDTH, Look
from generator.workshop.documents.word_pictures import drawing
from generator.workshop.documents.word_runs import PLAIN, Dress, paragraph, runs_xml
from generator.workshop.documents.word_signing import signatures
from generator.workshop.documents.word_tables import Cell, Row, shares, table

DOCUMENT: Final = "word/document.xml"
_STEP: Final = 454
_GAP: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
_STYLES: Final = (("note", "Note"), ("figure", "Figure"), ("caption", "Caption"), ("quote", "Quote"))
_CLOSE: Final = '<w:spacing w:before="0" w:after="60"/>'
_BETWEEN: Final = 200
_ROW: Final = 400


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: how wide (twips), in which coat and style, and in which list (number, level, kind)."""

    width: int = TEXT_WIDTH
    dress: Dress = PLAIN
    style: str = ""
    list: int = 0
    level: int = -1
    kind: int = 0


@dataclass(slots=True)
class Body:
    """A body being written. `numbers` are the lists that count for themselves: abstract numbering and first number."""

    look: Look
    package: Package
    picture: Callable[[str], bytes]
    numbers: list[tuple[int, int]] = field(default_factory=list)
    drawn: int = 0
    fresh: bool = False

    def write(self, blocks: Iterable[Block], place: Place) -> str:
        """The blocks as WordprocessingML, in a place."""
        return "".join(self._block(block, place) for block in blocks)

    def say(self, runs: Iterable[Run], place: Place, *, style: str = "", number: str = "", indent: str = "") -> str:
        """One paragraph."""
        fresh, self.fresh = self.fresh, False
        inside = runs_xml(self.look, runs, self._link, place.dress)
        named = style or place.style
        return paragraph(self.look, inside, style=named, number=number, indent=indent, dress=place.dress, fresh=fresh)

    def _link(self, address: str) -> str:
        return self.package.relate(DOCUMENT, "hyperlink", address, external=True) if is_link(address) else ""

    def _block(self, block: Block, place: Place) -> str:
        if "break" in block.names and place.width == TEXT_WIDTH:
            self.fresh = True
        if block.kind in ("heading", "paragraph"):
            return self._line(block, place)
        if block.kind == "list":
            return self._list(block, place)
        if block.kind == "table":
            return self._table(block, place)
        if block.kind == "picture":
            return self._picture(block, place)
        if block.kind == "rule":
            return "" if "break" in block.names else self._rule()
        if block.kind == "notes":
            return ""
        return self._group(block, place)

    # --- words ---

    def _line(self, block: Block, place: Place) -> str:
        if block.kind == "heading":
            style = f"Heading{min(max(block.level, 1), 4)}"
            return self.say(block.runs, place, style=style, indent=_CLOSE if place.width < TEXT_WIDTH else "")
        if "term" in block.names:
            place = replace(place, dress=replace(place.dress, bold=True, keep=True))
        return self.say(block.runs, place, style=_style_of(block))

    def _rule(self) -> str:
        line = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{self.look.colours.rule}"/></w:pBdr>'
        return f"<w:p><w:pPr>{line}</w:pPr></w:p>"

    # --- lists ---

    def _list(self, block: Block, place: Place) -> str:
        kind = self._counting(block, place)
        if kind == CLAUSES == place.kind:
            number = place.list  # 1.1 counts below 1: one numbering for both
        else:
            start = block.start if block.ordered else 1
            number = self._number(kind, start, min(place.level + 1, 3))
        inner = replace(place, list=number, level=min(place.level + 1, 3), kind=kind)
        return "".join(self._item(item, inner) for item in block.blocks)

    def _counting(self, block: Block, place: Place) -> int:
        if "checklist" in block.names:
            return CHECKS
        if "steps" in block.names:
            return STEPS
        if block.ordered:
            return CLAUSES
        return BULLETS

    def _number(self, kind: int, start: int, level: int) -> int:
        """The number of a list that begins anew at `start` (signs need no new one)."""
        wanted = (kind, -1) if kind in (BULLETS, CHECKS) else (kind, (start << 2) + level)
        if wanted[1] < 0 and wanted in self.numbers:
            return self.numbers.index(wanted) + 1
        self.numbers.append(wanted)
        return len(self.numbers)

    def _item(self, item: Block, place: Place) -> str:
        blocks = ((Block("paragraph", runs=item.runs),) if item.runs else ()) + item.blocks
        number = f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.list}"/></w:numPr>'
        inset = INSET if self.look.rtl else 0
        indent = f'<w:ind w:left="{inset + _STEP * (place.level + 1)}"/>'
        style = "ListBullet" if place.kind in (BULLETS, CHECKS) else "ListNumber"
        written, first = [], True
        for block in blocks:
            if block.kind in ("heading", "paragraph"):
                dressed = replace(place, dress=replace(place.dress, bold=block.kind == "heading" or place.dress.bold))
                named = style if first else "ListParagraph"
                written.append(self.say(block.runs, dressed, style=named, number=number if first else "",
                                        indent="" if first else indent))  # fmt: skip
                first = False
            else:
                written.append(self._block(block, place))
        return "".join(written)

    # --- tables ---

    def _table(self, block: Block, place: Place) -> str:
        columns = max((sum(cell.span for cell in row.blocks) for row in block.blocks), default=0)
        if not columns:
            return ""
        widths = shares([weight_of(block, column) for column in range(columns)], place.width)
        head = (self.say(block.runs, place, style="Caption") if block.runs else "") + self._start()
        rows = [self._row(row, columns, widths, place) for row in block.blocks]
        said = words_of(replace(block, blocks=()))
        return head + table(self.look, rows, widths, style="Ruled", said=said) + _GAP

    def _row(self, row: Block, columns: int, widths: list[int], place: Place) -> Row:
        head = row.head or (bool(row.blocks) and all(cell.head for cell in row.blocks))
        colours, cells, column = self.look.colours, [], 0
        for cell in row.blocks:
            span = min(cell.span, columns - column)
            if span < 1:
                break
            dress = Dress(colour=colours.brand if head else "", bold=head or cell.head)
            inner = Place(width=sum(widths[column : column + span]) - 216, dress=dress, style="Cell")
            blocks = ((Block("paragraph", runs=cell.runs),) if cell.runs else ()) + cell.blocks
            cells.append(Cell(self.write(blocks, inner), span, fill=colours.tint if head else ""))
            column += span
        if column < columns:
            cells.append(Cell("", columns - column))
        return Row(tuple(cells), head=head, height=_ROW)

    def _start(self) -> str:
        """A table cannot begin a page by itself: a line of no height does it."""
        if not self.fresh:
            return ""
        self.fresh = False
        return _GAP.replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>", 1)

    # --- groups ---

    def _group(self, block: Block, place: Place) -> str:
        names = frozenset(block.names)
        if "signatures" in names:
            return self._start() + signatures(self.look, block, self._signed) + _GAP
        if names & {"columns", "contact"} and place.width == TEXT_WIDTH:
            return self._side_by_side(block, place)
        if "terms" in names:
            return self._terms(block, place)
        if "card" in names and place.width >= TEXT_WIDTH // 4:
            return self._card(block, place)
        if "cover" in names or "hero" in names:
            return self._cover(block, place)
        return self.write(block.blocks, replace(place, style=_style_of(block) or place.style))

    def _signed(self, runs: tuple[Run, ...], dress: Dress) -> str:
        return self.say(runs, Place(dress=dress, style="Cell"))

    def _cover(self, block: Block, place: Place) -> str:
        colours = self.look.colours
        if self.look.sober or "hero" in block.names:
            end = f'<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="{colours.brand}"/>'
            end += '</w:pBdr><w:spacing w:after="200" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
            return self.write(block.blocks, place) + end
        dress = Dress(fill=colours.brand, colour=colours.white, border=colours.brand, keep=True)
        pictures = [child for child in block.blocks if child.kind == "picture"]
        rest = [child for child in block.blocks if child.kind != "picture"]
        return self.write(pictures, place) + self.write(rest, replace(place, dress=dress)) + _GAP

    def _card(self, block: Block, place: Place) -> str:
        start, inner = self._start(), Place(width=place.width - 340, style=place.style)
        cell = Cell(self.write(block.blocks, inner), box=self.look.colours.rule)
        return start + table(self.look, [Row((cell,))], [place.width]) + _GAP

    def _side_by_side(self, block: Block, place: Place) -> str:
        parts = list(parts_of(block))
        if len(parts) < 2:
            return self.write(block.blocks, place)
        start, weights = self._start(), [0.55 if part[0].kind == "picture" else 1 for part in parts]
        widths = shares(weights, place.width - _BETWEEN * (len(parts) - 1))
        cells, grid = [], []
        for part, width in zip(parts, widths, strict=True):
            cells += [Cell(""), self._beside(part, width, middle="contact" in block.names)]
            grid += [_BETWEEN, width]
        return start + table(self.look, [Row(tuple(cells[1:]))], grid[1:]) + _GAP

    def _beside(self, part: tuple[Block, ...], width: int, *, middle: bool) -> Cell:
        boxed = len(part) == 1 and "card" in part[0].names
        inside = part[0].blocks if boxed else part
        return Cell(
            self.write(inside, Place(width=width - 340)), box=self.look.colours.rule if boxed else "", middle=middle
        )

    def _terms(self, block: Block, place: Place) -> str:
        start, rows, widths = self._start(), [], shares([3, 7], place.width)
        for term, meaning in pairs_of(block):
            named = self.say(term.runs, Place(style="Cell", dress=Dress(bold=True)))
            said = self.write(meaning, Place(width=widths[1] - 216, style="Cell"))
            rows.append(Row((Cell(named), Cell(said))))
        return start + table(self.look, rows, widths, style="Ruled") + _GAP if rows else ""

    # --- pictures ---

    def _picture(self, block: Block, place: Place) -> str:
        if not block.source or block.source.endswith(":"):
            return ""
        data = self.picture(block.source)
        identity = self.package.picture(DOCUMENT, data)
        self.drawn += 1
        fresh, self.fresh = self.fresh, False
        inside = drawing(identity, self.drawn, block.source, data, block.alt, place.width)
        return paragraph(self.look, inside, style=place.style, fresh=fresh)


def _style_of(block: Block) -> str:
    return next((style for name, style in _STYLES if name in block.names), "")
