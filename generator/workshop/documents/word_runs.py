"""Runs and paragraphs of Word (WordprocessingML, ECMA-376 part 1, section 17.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.lines import Piece, pieces
from generator.workshop.documents.office import xml
from generator.workshop.documents.tree import Run
from generator.workshop.documents.word_look import Look, size

_BLANK: Final = re.compile(r"(_{3,}|\.{5,}|…{2,})")
_EDGES: Final = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Dress:
    """What a group asks of the paragraphs inside it: a coat of colour, its text's colour, and to stay together."""

    fill: str = ""
    colour: str = ""
    border: str = ""
    keep: bool = False
    bold: bool = False


PLAIN: Final = Dress()


def paragraph(look: Look, inside: str, *, style: str = "", number: str = "", indent: str = "", dress: Dress = PLAIN,
              fresh: bool = False, centred: bool = False) -> str:  # fmt: skip
    """A paragraph of finished runs. `fresh` begins a page. The order of properties is the schema's (CT_PPr)."""
    wanted = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/><w:keepLines/>" if dress.keep else "",
        "<w:pageBreakBefore/>" if fresh else "",
        number,
        _border(dress) if dress.border else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{dress.fill}"/>' if dress.fill else "",
        "<w:bidi/>" if look.rtl else "",
        indent,
        '<w:jc w:val="center"/>' if centred else "",
        "<w:rPr><w:rtl/></w:rPr>" if look.rtl else "",
    ]
    found = "".join(wanted)
    return f"<w:p><w:pPr>{found}</w:pPr>{inside}</w:p>" if found else f"<w:p>{inside}</w:p>"


def _border(dress: Dress) -> str:
    """A border in the colour of the fill makes the coat wider than the words."""
    lines = (f'<w:{edge} w:val="single" w:sz="4" w:space="8" w:color="{dress.border}"/>' for edge in _EDGES)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def runs_xml(look: Look, runs: Iterable[Run], link: Callable[[str], str], dress: Dress = PLAIN) -> str:
    """The runs of a paragraph; those of one link stand in one. `link` gives the id for an address, or nothing."""
    base = "rtl" if look.rtl else "ltr"
    written = []
    for href, group in groupby(pieces(runs, base), key=lambda piece: piece.run.href):
        identity = link(href) if href else ""
        inside = "".join(_piece(look, piece, dress, linked=bool(identity)) for piece in group)
        written.append(f'<w:hyperlink r:id="{identity}" w:history="1">{inside}</w:hyperlink>' if identity else inside)
    return "".join(written)


def _piece(look: Look, piece: Piece, dress: Dress, *, linked: bool) -> str:
    if piece.run.break_:
        return "<w:r><w:br/></w:r>"
    if not piece.text:
        return ""
    return "".join(
        _run(look, part, piece, dress, linked=linked, blank=bool(turn % 2))
        for turn, part in enumerate(_BLANK.split(piece.text))
        if part
    )


def _run(look: Look, text: str, piece: Piece, dress: Dress, *, linked: bool, blank: bool) -> str:
    """A run. A blank to fill in by hand becomes a line of fixed length, not a row of typed signs."""
    run = piece.run
    properties = [
        '<w:rStyle w:val="Hyperlink"/>' if linked else '<w:rStyle w:val="Code"/>' if run.code else "",
        "<w:b/><w:bCs/>" if run.bold or dress.bold else "",
        "<w:i/><w:iCs/>" if run.italic and not piece.rtl else "",
        f'<w:color w:val="{dress.colour}"/>' if dress.colour else "",
        size(look, 0.85) if run.small else "",
        '<w:u w:val="single"/>' if blank else "",
        '<w:vertAlign w:val="superscript"/>' if run.raised else "",
        "<w:rtl/>" if piece.rtl else "",
    ]
    found = "".join(properties)
    words = "\u00a0" * min(40, 2 * len(text)) if blank else text
    return f"<w:r>{f'<w:rPr>{found}</w:rPr>' if found else ''}{_text(words)}</w:r>"


def _text(words: str) -> str:
    parts = re.split("([\t\n])", words.replace("\r\n", "\n").replace("\r", "\n"))
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(signs.get(part) or f'<w:t xml:space="preserve">{xml(part)}</w:t>' for part in parts if part)
