"""Tables of Word: of figures, and the ones without lines that set things side by side (section 17.4 of ECMA-376)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.office import xml
from generator.workshop.documents.word_look import TEXT_WIDTH, Look

EMPTY: Final = '<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of finished paragraphs. `line` is the colour of a line under it, `fill` that behind it."""

    inside: str
    span: int = 1
    fill: str = ""
    line: str = ""
    box: str = ""
    middle: bool = False
    low: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `head` rows are repeated on every page that a table reaches. `height` is the least, in twips."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: int = 0


def table(look: Look, rows: Sequence[Row], widths: Sequence[int], *, style: str = "TableNormal", said: str = "") -> str:
    """A table; `widths` in twips. `said` tells those who do not see it what it is. No table is the last of a cell."""
    first = int(any(row.head for row in rows))
    properties = (
        f'<w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if look.rtl else ""}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0020" if first else "0000"}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    if said:
        properties += f'<w:tblCaption w:val="{xml(said)}"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(row: Row, widths: Sequence[int]) -> str:
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    wanted = f"<w:cantSplit/>{height}{'<w:tblHeader/>' if row.head else ''}"
    cells, column = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[column : column + cell.span])))
        column += cell.span
    return f"<w:tr><w:trPr>{wanted}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    box = [f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="{cell.box}"/>' for edge in
           ("top", "left", "bottom", "right")] if cell.box else []  # fmt: skip
    if cell.line:
        box = [f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{cell.line}"/>']
    properties = [
        f'<w:tcW w:w="{width}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else "",
        f"<w:tcBorders>{''.join(box)}</w:tcBorders>" if box else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else "",
        _room() if cell.box else "",
        _standing(cell),
    ]
    inside = cell.inside if cell.inside.endswith("</w:p>") else cell.inside + EMPTY
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inside}</w:tc>"


def _standing(cell: Cell) -> str:
    if cell.middle:
        return '<w:vAlign w:val="center"/>'
    return '<w:vAlign w:val="bottom"/>' if cell.low or cell.line else ""


def _room() -> str:
    sides = "".join(f'<w:{edge} w:w="170" w:type="dxa"/>' for edge in ("top", "left", "bottom", "right"))
    return f"<w:tcMar>{sides}</w:tcMar>"


def shares(weights: Sequence[float], whole: int = TEXT_WIDTH) -> list[int]:
    """`whole` divided by weights; none gets less than 0.45 of an even part, and the sum is exact."""
    least = sum(weights) / len(weights) * 0.45
    kept = [max(weight, least) for weight in weights]
    found = [int(whole * weight / sum(kept)) for weight in kept]
    found[0] += whole - sum(found)
    return found
