"""Documents as PDF: the only door to typst.

One compiler for each layout serves all partners. Values enter as one JSON file, never as source, so that a name that
holds `#` or `*` stays text. A file, because typst remembers layouts from one document to the next only as long as its
inputs stay the same (`parts.typ` says what else that needs); what ten documents did not use it forgets. Every
compilation is under PDF/UA-1: a picture without alt text, a document without a title or a letter without a glyph stops
it. There is no date in the file: same document, same bytes.
"""

from __future__ import annotations

import json
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import typst

from generator.workshop.documents.layer import mend
from generator.workshop.documents.letters import Letters
from generator.workshop.documents.materials import svg_of
from generator.workshop.documents.setting import Setter
from generator.workshop.documents.tree import Document
from generator.workshop.shelf import Shelf

LAYOUTS: Final = "documents"
FONTS: Final = "fonts/print"
STANDARD: Final = "ua-1"
_AT_HAND: Final = 32


class DocumentFailed(ValueError):
    """A document that could not be made. `message` says in words what is wrong with it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class PdfWriter:
    """Writes PDF files with the layouts and print fonts of a theme. One writer serves one thread.

    Layouts and fonts are put once into a folder of its own, which goes with `close` (or with the writer itself).
    `mended` turns on the reversed text layer (`layer.py`) for fonts that need it.
    """

    def __init__(self, shelf: Shelf, *, mended: bool = False) -> None:
        self._mended = mended
        self._folder = tempfile.TemporaryDirectory(prefix="wasl-documents-")
        self._root = self.folder
        fonts = self._unpack(shelf, FONTS, ".ttf")
        self._unpack(shelf, LAYOUTS, ".typ")
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._root / FONTS)]
        )
        picture = lru_cache(maxsize=_AT_HAND)(lambda source: svg_of(source, shelf))  # a partner's files share a few
        self._setter = Setter(Letters(fonts).printable, picture)
        self._compilers: dict[str, typst.Compiler] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where layouts and fonts lie while the writer is open."""
        return Path(self._folder.name)

    def close(self) -> None:
        """Give the folder back."""
        self._compilers.clear()
        self._folder.cleanup()

    def write(self, document: Document) -> bytes:
        """The document as a tagged PDF. Raises `DocumentFailed` where it cannot be made as it is."""
        try:
            values = self._setter.values(document)
        except ValueError as wrong:
            raise DocumentFailed(str(wrong)) from None
        pdf = self._compiled(self._compiler(document.layout), values)
        return mend(pdf) if self._mended else pdf

    def _compiler(self, layout: str) -> typst.Compiler:
        if found := self._compilers.get(layout):
            return found
        path = self._root / LAYOUTS / f"{layout}.typ"
        if not path.is_file():
            raise DocumentFailed(f"the theme has no layout {layout!r} (documents/{layout}.typ)")
        made = typst.Compiler(path, root=self._root, font_paths=self._fonts, ignore_system_fonts=True)
        return self._compilers.setdefault(layout, made)

    def _compiled(self, compiler: typst.Compiler, values: dict[str, Any]) -> bytes:
        path = self._root / f"values-{os.getpid()}.json"  # workers may share the folder
        path.write_text(json.dumps(values, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        inputs = {"values": f"/{path.name}"}
        try:
            made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD])
        except typst.TypstError as wrong:
            raise DocumentFailed(_said(wrong)) from None
        assert isinstance(made, bytes)  # a PDF is one file, whatever its pages
        return made

    def _unpack(self, shelf: Shelf, folder: str, ending: str) -> list[bytes]:
        found = []
        for name in shelf.names(folder):
            if name.endswith(ending):
                path = self._root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                found.append(shelf.theme(name))
                path.write_bytes(found[-1])
        return found


def _said(wrong: typst.TypstError) -> str:
    """typst's words, without the paths and source lines that a marketer has no use for."""
    message = wrong.message.removeprefix("panicked with: ").strip('"')
    return "; ".join((message, *wrong.hints))
