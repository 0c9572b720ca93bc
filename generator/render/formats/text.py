"""Plain text: isolate characters where needed, and the opening mark on lines that would flip.

A line whose first strong letter is known when the template runs is decided then; a line that begins with a partner's
value is decided for each partner.
"""

from __future__ import annotations

import re

from generator.model.locale import Locale
from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import Piece, pieces_of_text
from generator.render.slots import Sheet
from generator.render.stencil import cut
from generator.text.markers import SLOT_START
from generator.text.plain import first_strong, open_paragraphs, opener_for

_RUN = re.compile(r"[^\n]*\n?")


def cut_text(marked: str, locale: Locale, sheet: Sheet) -> list[Piece]:
    """Resolve plain text line by line."""
    spot = Spot(Where.PLAIN, locale.dir)
    if not locale.rtl:
        return pieces_of_text(marked, spot)
    pieces: list[Piece] = []
    for line in _RUN.findall(marked):
        pieces.extend(_line(line, spot, sheet))
    return pieces


def _line(line: str, spot: Spot, sheet: Sheet) -> list[Piece]:
    pieces = pieces_of_text(line, spot)
    mark = opener_for("mail")
    if SLOT_START not in line:
        return [open_paragraphs(piece, spot.base, mark) if isinstance(piece, str) else piece for piece in pieces]
    known = pieces[0] if pieces and isinstance(pieces[0], str) else ""
    if _decided(known):
        return [open_paragraphs(known, spot.base, mark), *pieces[1:]]
    inner = cut(pieces, sheet)
    slot = sheet.slot(
        "line", lambda partner: open_paragraphs(inner.stamp(partner).decode(), spot.base, mark), key=object()
    )
    return [(slot.index, spot)]


def _decided(known: str) -> bool:
    """Whether the beginning of a line alone says if the line would flip, whatever a partner's value adds.

    Not for an address, which stands bare only if it is the whole line.
    """
    first = first_strong(known)
    return "://" not in known and (first == "ltr" or None not in (first, first_strong(known, skip_isolates=True)))


FORMAT = Format("text", False, cut_text)
