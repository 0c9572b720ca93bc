"""`Document` to PPTX: a deck that its speaker goes on editing.

Each section `slide` becomes one slide with a real title and real text, so that the outline, screen readers and another
design can work with it. The parts are written here and not through a library, for the same reasons as in `word.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.colours import colours_of
from generator.workshop.documents.lines import words_of
from generator.workshop.documents.office import Package, is_link
from generator.workshop.documents.office_theme import MEDIA as THEME
from generator.workshop.documents.office_theme import theme_xml
from generator.workshop.documents.slide_drawing import Sketch
from generator.workshop.documents.slide_look import (
    FACE,
    inner_xml,
    master_xml,
    notes_master_xml,
    notes_xml,
    opening_xml,
    presentation_xml,
)
from generator.workshop.documents.slide_shapes import NAMESPACES
from generator.workshop.documents.slide_words import Hand, lines_of, paragraphs
from generator.workshop.documents.tree import Block, Document
from generator.workshop.shelf import Shelf

_SLIDES: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_ROOT: Final = "ppt/presentation.xml"
_MASTER: Final = "ppt/slideMasters/slideMaster1.xml"
_OPENING: Final = "ppt/slideLayouts/slideLayout1.xml"
_INNER: Final = "ppt/slideLayouts/slideLayout2.xml"
_NOTES: Final = "ppt/notesMasters/notesMaster1.xml"
_MANNERS: Final = (
    ("presProps", "p:presentationPr", "/>"),
    ("viewProps", "p:viewPr", "/>"),
    ("tableStyles", "a:tblStyleLst", ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'),
)
"""Parts that say nothing here, but whose absence some versions of PowerPoint take for damage."""


@dataclass(frozen=True, slots=True)
class Slide:
    """What one slide shows and what its speaker says."""

    title: Block | None
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    opening: bool


class SlideWriter:
    """Writes documents as PPTX. `picture` draws a source (`logo:...`, `qr:...`, `theme:...`) as PNG."""

    def __init__(self, shelf: Shelf, picture: Callable[[str], bytes]) -> None:
        self._shelf = shelf
        self._picture = picture

    def write(self, document: Document) -> bytes:
        """The file; the same bytes for the same document. Raises what `picture` raises, ValueError for no PNG."""
        package, slides = Package(), list(slides_of(document.blocks))
        package.relate("", "officeDocument", _ROOT)
        meta = dict(document.meta)
        package.describe(
            title=document.title, author=document.author, lang=document.lang, date=meta.get("date", ""),
            program="Microsoft Office PowerPoint",
        )  # fmt: skip
        master = package.relate(_ROOT, "slideMaster", _MASTER)
        names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(slides) + 1)]
        listed = [package.relate(_ROOT, "slide", name) for name in names]
        noted = any(slide.notes for slide in slides)
        notes = package.relate(_ROOT, "notesMaster", _NOTES) if noted else ""
        package.relate(_ROOT, "theme", "ppt/theme/theme1.xml")
        rtl = document.dir == "rtl"
        root = presentation_xml(listed, rtl=rtl, master=master, notes=notes)
        package.add(_ROOT, f"{_SLIDES}.presentation.main+xml", root)
        _look(package, document, noted=noted)
        picture = cache(self._picture)
        for number, (slide, name) in enumerate(zip(slides, names, strict=True), start=1):
            sketch = Sketch(_hand(package, document, name), package, name, picture)
            _draw(sketch, slide, number)
            if slide.notes:
                _note(package, document, slide, name, number)
        return package.pack()


def _draw(sketch: Sketch, slide: Slide, number: int) -> None:
    package, name = sketch.package, sketch.name
    package.relate(name, "slideLayout", _OPENING if slide.opening else _INNER)
    title = slide.title.runs if slide.title else ()
    if slide.opening:
        sketch.opening(title, slide.blocks, number)
    else:
        sketch.inner(title, slide.blocks, number)
    package.add(name, f"{_SLIDES}.slide+xml", sketch.xml())


def _hand(package: Package, document: Document, name: str) -> Hand:
    def link(address: str) -> str:
        return package.relate(name, "hyperlink", address, external=True) if is_link(address) else ""

    eastern = dict(document.meta).get("digits", "").startswith("\u0660")
    return Hand(document.dir == "rtl", document.lang, link, eastern)


def _look(package: Package, document: Document, *, noted: bool) -> None:
    """The parts that are the same on every slide."""
    rtl, lang = document.dir == "rtl", document.lang
    theme = theme_xml(colours_of(document.brand, document.accent), FACE, "Wasl")
    package.add("ppt/theme/theme1.xml", THEME, theme)
    for layout in (_OPENING, _INNER):
        package.relate(_MASTER, "slideLayout", layout)
        package.relate(layout, "slideMaster", _MASTER)
    package.relate(_MASTER, "theme", "ppt/theme/theme1.xml")
    package.add(_MASTER, f"{_SLIDES}.slideMaster+xml", master_xml(rtl, lang, document.author))
    package.add(_OPENING, f"{_SLIDES}.slideLayout+xml", opening_xml(rtl, lang))
    package.add(_INNER, f"{_SLIDES}.slideLayout+xml", inner_xml(rtl, lang))
    for kind, tag, inside in _MANNERS:
        package.relate(_ROOT, kind, f"ppt/{kind}.xml")
        package.add(f"ppt/{kind}.xml", f"{_SLIDES}.{kind}+xml", f"<{tag} {NAMESPACES}{inside}")
    if noted:
        package.relate(_NOTES, "theme", "ppt/theme/theme2.xml")
        package.add("ppt/theme/theme2.xml", THEME, theme)
        package.add(_NOTES, f"{_SLIDES}.notesMaster+xml", notes_master_xml(rtl, lang))


def _note(package: Package, document: Document, slide: Slide, name: str, number: int) -> None:
    part = f"ppt/notesSlides/notesSlide{number}.xml"
    package.relate(name, "notesSlide", part)
    package.relate(part, "notesMaster", _NOTES)
    package.relate(part, "slide", name)
    lines = [replace(line, size=12.0) for line in lines_of(slide.notes)]
    words = paragraphs(lines, _hand(package, document, part))
    package.add(part, f"{_SLIDES}.notesSlide+xml", notes_xml(document.dir == "rtl", document.lang, words))


def slides_of(blocks: Iterable[Block]) -> Iterator[Slide]:
    """The slides of a document: its sections, its cover, and what stands between them, cut at large headings."""
    loose: list[Block] = []
    for block in blocks:
        own = _is_slide(block) or any(_is_slide(child) for child in block.blocks)
        if loose and (own or (block.kind == "heading" and block.level <= 2)):
            yield _slide_of(loose, opening=False)
            loose = []
        if _is_slide(block):
            yield _slide_of(block.blocks, opening=bool({"title", "cover"} & set(block.names)))
        elif own:
            yield from slides_of(block.blocks)
        else:
            loose.append(block)
    if any(words_of(block) or block.kind == "picture" for block in loose):
        yield _slide_of(loose, opening=False)


def _is_slide(block: Block) -> bool:
    return block.kind == "group" and bool({"slide", "cover"} & set(block.names))


def _slide_of(blocks: Iterable[Block], *, opening: bool) -> Slide:
    title: Block | None = None
    rest: list[Block] = []
    notes: list[Block] = []
    for block in blocks:
        if block.kind == "notes":
            notes.extend(block.blocks)
        elif title is None and block.kind == "heading" and block.level <= 2:
            title = block
        elif opening and title is None and (inner := _slide_of(block.blocks, opening=True)).title:
            title = inner.title
            rest.extend(inner.blocks)
            notes.extend(inner.notes)
        else:
            rest.append(block)
    return Slide(title, tuple(rest), tuple(notes), opening)
