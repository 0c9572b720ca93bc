"""From a description to a file: the path's ending chooses the writer."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.links.qr import qr_png
from generator.workshop.documents.reading import read_document
from generator.workshop.shelf import Shelf

if TYPE_CHECKING:  # each writer is loaded by the first document of its kind
    from generator.workshop.documents.pdf import PdfWriter
    from generator.workshop.documents.slides import SlideWriter
    from generator.workshop.documents.word import WordWriter


_AT_HAND = 32


class DocumentMaker:
    """Makes documents of one theme. Writers wait until the first one is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._at_hand = lru_cache(maxsize=_AT_HAND)(self._picture)  # a partner's files show the same few

    def ready(self) -> None:
        """Lay out fonts and layouts, before there are workers who would each do it for themselves."""
        _ = self._pdf

    def make(self, html: bytes, ending: str) -> bytes:
        """A document as `pdf`, `docx` or `pptx`. Raises `ValueError` with what is wrong with its description."""
        document = read_document(html)
        if ending == "docx":
            return self._word.write(document)
        if ending == "pptx":
            return self._slides.write(document)
        if ending == "pdf":
            return self._pdf.write(document)
        raise ValueError(f"a document ends in .pdf, .docx or .pptx, not in .{ending}")

    def _picture(self, source: str) -> bytes:
        """A picture as PNG, for formats that take no drawing."""
        kind, _, name = source.partition(":")
        if kind == "qr":
            return qr_png(name)
        from generator.workshop.documents.logos import logo_png

        data = self._shelf.logo(name) if kind == "logo" else self._shelf.theme(name)
        return logo_png(data)

    @cached_property
    def _pdf(self) -> PdfWriter:
        from generator.workshop.documents.pdf import PdfWriter

        return PdfWriter(self._shelf)

    @cached_property
    def _word(self) -> WordWriter:
        from generator.workshop.documents.word import WordWriter

        return WordWriter(self._shelf, self._at_hand)

    @cached_property
    def _slides(self) -> SlideWriter:
        from generator.workshop.documents.slides import SlideWriter

        return SlideWriter(self._shelf, self._at_hand)
