"""A document as the values that a layout sets: short keys, drawn pictures, guarded colours, letters that print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

from generator.model.declared import dataclass
from generator.text.colour import WHITE, ensure_contrast
from generator.workshop.documents.tree import Block, Document, Run

_READABLE: Final = 4.5
"""WCAG 2.2, 1.4.3: contrast of body text."""
_NARROW: Final = 7
_WIDE: Final = 34
"""Letters: a column of a table never counts as narrower or wider than that."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns documents into values. `letters` keeps what the fonts have; `picture` gives a source as SVG text."""

    letters: Callable[[str], str]
    picture: Callable[[str], str]

    def values(self, document: Document) -> dict[str, Any]:
        """What `parts.typ` reads, as plain JSON values."""
        return {
            "lang": document.lang,
            "dir": document.dir,
            "title": self.letters(document.title),
            "author": self.letters(document.author),
            "footer": self.letters(document.footer),
            "brand": _on_white(document.brand),
            "accent": document.accent,
            "accent-ink": _on_white(document.accent),
            "meta": {name: self.letters(value) for name, value in document.meta},
            "blocks": [self._block(block) for block in document.blocks if block.kind != "notes"],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        found = {
            "n": block.names,
            "r": [self._run(run) for run in block.runs],
            "b": [self._block(child) for child in block.blocks if child.kind != "notes"],
            "l": block.level,
            "o": block.ordered,
            "s": block.start if block.kind == "list" else 0,
            "h": block.head,
            "c": block.span if block.span > 1 else 0,
            "p": self.picture(block.source) if block.source else "",
            "q": block.source.startswith("qr:"),
            "a": self.letters(block.alt),
            "w": [*_weights(block)] if block.kind == "table" else (),
        }
        return {"k": block.kind, **{name: value for name, value in found.items() if value}}

    def _run(self, run: Run) -> dict[str, Any]:
        if run.break_:
            return {"x": True}
        found = {
            "b": run.bold,
            "i": run.italic,
            "c": run.code,
            "s": run.small,
            "u": run.raised,
            "d": run.dir,
            "h": run.href,
        }
        return {"t": self.letters(run.text), **{name: value for name, value in found.items() if value}}


@lru_cache(maxsize=64)
def _on_white(colour: str) -> str:
    """The colour, darker where it must be to be read on white; all documents of a partner ask for the same two."""
    return ensure_contrast(colour, WHITE, _READABLE)


def _weights(table: Block) -> Iterator[int]:
    """How wide each column wants to be: its longest cell, within reason."""
    longest: list[int] = []
    for row in table.blocks:
        place = 0
        for cell in row.blocks:
            longest += [_NARROW] * (place + cell.span - len(longest))
            if cell.span == 1:
                longest[place] = max(longest[place], min(_length(cell), _WIDE))
            place += cell.span
    yield from longest


def _length(block: Block) -> int:
    return sum(len(run.text) for run in block.runs) + sum(_length(child) for child in block.blocks)
