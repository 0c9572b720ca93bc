"""A finished mail, read for the checks: elements with their styles, conditional parts, style blocks, visible text."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import Final

from generator.model.declared import dataclass, field

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_CONDITIONAL: Final = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_STYLE_BLOCK: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(slots=True, eq=False)
class Element:
    """One element: where it stands, what is declared on it, and the text directly inside it. Equal to itself only."""

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Element | None
    text: str = ""
    style: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    _above: tuple[Element, ...] = ()

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    def above(self) -> tuple[Element, ...]:
        """This element and everything around it, from the inside out."""
        if not self._above:
            self._above = (self, *self.parent.above()) if self.parent is not None else (self,)
        return self._above

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
    seen = _CONDITIONAL.sub("", html)
    return MailDocument(
        read_elements(html),
        tuple(found[1] for found in _CONDITIONAL.finditer(html)),
        tuple(found[1] for found in _STYLE_BLOCK.finditer(seen)),
    )


def read_elements(html: str) -> tuple[Element, ...]:
    """The elements in their order, as far as they can be read."""
    reader = _Reader()
    with suppress(AssertionError):  # a marked section that Python does not know: what stands before it was read
        reader.feed(html)
        reader.close()
    return tuple(reader.elements)


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
        if parent is not None:
            parent.children.append(made)
        made.above()  # while the parent's is known: a mail may be nested deeper than Python calls
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
