"""Plain text: isolate characters where needed, and the opening mark on lines that would flip.

A line in which a partner's value stands is opened or not for each partner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.locale import Locale
from generator.render.formats.shape import Format, Halves
from generator.render.notation import Spot, Where
from generator.render.resolve import Piece, pieces_of_text
from generator.render.slots import Sheet
from generator.render.stencil import cut, merged
from generator.text.plain import open_paragraphs, opener_for


def cut_text(marked: str, locale: Locale, sheet: Sheet) -> list[Piece]:
    """Resolve plain text, then open its lines one by one."""
    return _filled(_resolved(marked, locale), locale, sheet)


def _resolved(marked: str, locale: Locale) -> list[Piece]:
    return pieces_of_text(marked, Spot(Where.PLAIN, locale.dir))


def _filled(resolved: list[Piece], locale: Locale, sheet: Sheet) -> list[Piece]:
    pieces, spot = merged(resolved, sheet), Spot(Where.PLAIN, locale.dir)
    return [piece for line in _lines(pieces) for piece in _opened(line, spot, sheet)] if locale.rtl else pieces


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        for part in piece.splitlines(keepends=True) if isinstance(piece, str) else (piece,):
            line.append(part)
            if isinstance(part, str) and part.endswith("\n"):
                yield line
                line = []
    if line:
        yield line


def _opened(line: list[Piece], spot: Spot, sheet: Sheet) -> list[Piece]:
    mark = opener_for("mail")
    if all(isinstance(piece, str) for piece in line):
        return [open_paragraphs("".join(map(str, line)), spot.base, mark, sheet.addresses)]
    inner = cut(line, sheet)
    slot = sheet.slot(
        "line", lambda partner: open_paragraphs(inner.stamp(partner).decode(), spot.base, mark), key=object()
    )
    return [(slot.index, spot)]


FORMAT = Format("text", False, cut_text, halves=Halves(_resolved, _filled))
