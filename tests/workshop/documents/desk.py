"""What the tests of documents share: samples, the base theme as a shelf, and a reader's view of a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from generator.workshop.documents.reading import read_document
from generator.workshop.documents.tree import Document

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
THEME = HERE.parents[2] / "themes" / "base"
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.html")))

_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]+")
_BETWEEN = re.compile(r"""[\s.,،؛:؟?!()«»"'\-–/%…+@]+""")


@dataclass
class Desk:
    """A shelf with the files of the base theme, and those that a test lays over them."""

    over: dict[str, bytes] = field(default_factory=dict)
    logos: dict[str, bytes] = field(default_factory=dict)

    def logo(self, name: str) -> bytes:
        if name in self.logos:
            return self.logos[name]
        path = SAMPLES / name
        if not path.is_file():
            raise KeyError(name)
        return path.read_bytes()

    def theme(self, name: str) -> bytes:
        if name in self.over:
            return self.over[name]
        if not (THEME / name).is_file():
            raise KeyError(name)
        return (THEME / name).read_bytes()

    def names(self, folder: str) -> tuple[str, ...]:
        found = {path.relative_to(THEME).as_posix() for path in (THEME / folder).rglob("*") if path.is_file()}
        return tuple(sorted(found | {name for name in self.over if name.startswith(f"{folder}/")}))


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.html").read_bytes()


def page(body: str, *, lang: str = "ar", layout: str = "paper", title: str = "عنوان", head: str = "") -> bytes:
    """A description with `body`, right to left where the language is."""
    side = "rtl" if lang.startswith("ar") else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{side}" data-layout="{layout}" data-brand="#0b6b5d">'
        f'<head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    ).encode()


def read(body: str, **options: str) -> Document:
    return read_document(page(body, **options))


def raw_text(pdf: bytes) -> str:
    """All text as Chrome's reader extracts it, pages one after the other."""
    with pypdfium2.PdfDocument(pdf) as file:
        return "\n".join(leaf.get_textpage().get_text_bounded() for leaf in file)


def text_of(pdf: bytes) -> str:
    """The text without line ends and marks that readers put around runs, single-spaced."""
    return re.sub(r"\s+", " ", _CONTROLS.sub("", raw_text(pdf).replace("\r\n", " ").replace("\n", " ")))


def arabic_words(text: str) -> set[str]:
    return {word for word in _BETWEEN.split(_CONTROLS.sub("", text)) if re.search("[\u0621-\u064a]", word)}
