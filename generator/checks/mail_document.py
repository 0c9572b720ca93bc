"""A finished mail, read for the checks: elements with their styles, conditional parts, style blocks, visible text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_CONDITIONAL: Final = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_STYLE_BLOCK: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(slots=True)
class Element:
    """One element: where it stands, what is declared on it, and the text directly inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Element | None
    text: str = ""
    style: dict[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    def above(self) -> tuple[Element, ...]:
        """This element and everything around it, from the inside out."""
        chain: list[Element] = []
        here: Element | None = self
        while here is not None:
            chain.append(here)
            here = here.parent
        return tuple(chain)

    def inherited(self, name: str) -> str:
        """The nearest declaration of a property, here or above; empty where there is none."""
        return next((element.style[name] for element in self.above() if name in element.style), "")

    def inside(self, class_name: str) -> bool:
        return any(class_name in element.classes for element in self.above())


@dataclass(frozen=True, slots=True)
class MailDocument:
    """`elements` in document order, without what only Outlook sees; `outlook` is that, as text."""

    elements: tuple[Element, ...]
    outlook: tuple[str, ...]
    blocks: tuple[str, ...]

    def tagged(self, *tags: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.tag in tags)

    def classed(self, name: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if name in element.classes)

    def words(self, element: Element) -> str:
        """All the text inside an element, white space folded."""
        inside = (each.text for each in self.elements if element in each.above())
        return " ".join(" ".join(inside).split())


def read_mail(html: str) -> MailDocument:
    """Read a finished mail. Never fails: what cannot be read is not found."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    seen = _CONDITIONAL.sub("", html)
    return MailDocument(
        tuple(reader.elements),
        tuple(found[1] for found in _CONDITIONAL.finditer(html)),
        tuple(found[1] for found in _STYLE_BLOCK.finditer(seen)),
    )


def declarations(style: str) -> dict[str, str]:
    """`a:b;c:d` as a mapping, without `!important`; the last declaration of a property wins."""
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {name.strip().lower(): value.replace("!important", "").strip() for name, value in pairs}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        parent = self._open[-1] if self._open else None
        made = Element(tag, attributes, self.getpos()[0], parent, style=declarations(attributes.get("style", "")))
        self.elements.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data
