"""`Document` to DOCX: agreements and all else that somebody will go on writing in.

The parts are written here and not through a library: Word's right-to-left properties (`w:bidi`, `w:rtl`,
`w:bidiVisual`, sizes and faces of complex script) stand in nearly every element, and libraries leave them to their
callers; and a partner list wants thousands of documents, of which python-docx opens and saves an empty one in six times
what a whole agreement takes here. Its tests read the files with that library.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from generator.workshop.documents.office import Package
from generator.workshop.documents.office_theme import MEDIA as THEME
from generator.workshop.documents.office_theme import theme_xml
from generator.workshop.documents.tree import Document, Run
from generator.workshop.documents.word_body import DOCUMENT, Body, Place
from generator.workshop.documents.word_look import (
    MARGIN,
    NAMESPACES,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Look,
    abstract_numbers,
    fonts_xml,
    look_of,
    settings_xml,
    styles_xml,
)
from generator.workshop.documents.word_runs import Dress, paragraph, runs_xml
from generator.workshop.shelf import Shelf

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIELD: Final = re.compile(r"(\{pages?\})")
_CODES: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


class WordWriter:
    """Writes documents as DOCX. `picture` draws a source (`logo:...`, `qr:...`, `theme:...`) as PNG."""

    def __init__(self, shelf: Shelf, picture: Callable[[str], bytes]) -> None:
        self._shelf = shelf
        self._picture = picture

    def write(self, document: Document) -> bytes:
        """The file; the same bytes for the same document. Raises what `picture` raises, ValueError for no PNG."""
        look, package = look_of(document), Package()
        package.relate("", "officeDocument", DOCUMENT)
        meta = dict(document.meta)
        package.describe(
            title=document.title, author=document.author, lang=document.lang, date=meta.get("date", ""),
            program="Microsoft Office Word",
        )  # fmt: skip
        for name, kind, media, data in (
            ("styles", "styles", "styles", styles_xml(look)),
            ("settings", "settings", "settings", settings_xml(look)),
            ("header1", "header", "header", _header(look, document)),
            ("footer1", "footer", "footer", _footer(look, document)),
            ("fontTable", "fontTable", "fontTable", fonts_xml(look)),
        ):
            package.relate(DOCUMENT, kind, f"word/{name}.xml")
            package.add(f"word/{name}.xml", f"{_WORD}.{media}+xml", data)
        package.relate(DOCUMENT, "theme", "word/theme/theme1.xml")
        package.add("word/theme/theme1.xml", THEME, theme_xml(look.colours, look.face, "Wasl"))
        body = Body(look, package, cache(self._picture))
        inside = body.write(document.blocks, Place())
        package.add(DOCUMENT, f"{_WORD}.document.main+xml", _document(look, package, inside))
        package.relate(DOCUMENT, "numbering", "word/numbering.xml")
        package.add("word/numbering.xml", f"{_WORD}.numbering+xml", _numbering(look, body.numbers))
        return package.pack()


def _document(look: Look, package: Package, inside: str) -> str:
    header = package.relate(DOCUMENT, "header", "word/header1.xml")
    footer = package.relate(DOCUMENT, "footer", "word/footer1.xml")
    counted = '<w:pgNumType w:fmt="hindiNumbers"/>' if look.eastern else ""
    margins = f'w:top="{MARGIN + 200}" w:right="{MARGIN}" w:bottom="{MARGIN + 100}" w:left="{MARGIN}"'
    section = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar {margins} w:header="680" w:footer="560" w:gutter="0"/>{counted}'
        f"{'<w:bidi/><w:rtlGutter/>' if look.rtl else ''}</w:sectPr>"
    )
    return f"<w:document {NAMESPACES}><w:body>{inside or '<w:p/>'}{section}</w:body></w:document>"


def _numbering(look: Look, numbers: list[tuple[int, int]]) -> str:
    lists = []
    for identity, (kind, first) in enumerate(numbers, start=1):
        override = ""
        if first >= 0:
            start, level = first >> 2, first & 3
            override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        lists.append(f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>')
    return f"<w:numbering {NAMESPACES}>{abstract_numbers(look)}{''.join(lists)}</w:numbering>"


def _header(look: Look, document: Document) -> str:
    strong = runs_xml(look, [Run(document.author)], _nowhere, Dress(colour=look.colours.brand, bold=True))
    rest = runs_xml(look, [Run(f"  ·  {document.title}")], _nowhere)
    inside = strong + (rest if document.title and document.author else "")
    return f"<w:hdr {NAMESPACES}>{paragraph(look, inside, style='Header')}</w:hdr>"


def _footer(look: Look, document: Document) -> str:
    meta = dict(document.meta)
    counted = meta.get("page-words") or meta.get("page_words") or "{page} / {pages}"
    lines = []
    if document.footer:
        lines.append(paragraph(look, runs_xml(look, [Run(document.footer)], _nowhere), style="Footer"))
    number = "".join(_counted(look, part) for part in _FIELD.split(counted) if part)
    lines.append(paragraph(look, number, style="Footer"))
    return f"<w:ftr {NAMESPACES}>{''.join(lines)}</w:ftr>"


def _counted(look: Look, part: str) -> str:
    code = _CODES.get(part)
    if not code:
        return runs_xml(look, [Run(part)], _nowhere)
    rtl = "<w:rPr><w:rtl/></w:rPr>" if look.rtl else ""
    return f'<w:fldSimple w:instr=" {code} "><w:r>{rtl}<w:t>1</w:t></w:r></w:fldSimple>'


def _nowhere(address: str) -> str:
    """Heads and feet hold no links."""
    return ""
