"""A finished mail, read for the checks: elements with their styles, conditional parts, style blocks, visible text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.checks.mail_reader import Element, read_elements
from generator.model.declared import dataclass, field

_CONDITIONAL: Final = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_STYLE_BLOCK: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MailDocument:
    """`elements` in document order, without what only Outlook sees; `outlook` is that, as text."""

    elements: tuple[Element, ...]
    outlook: tuple[str, ...]
    blocks: tuple[str, ...]
    _tagged: dict[str, tuple[Element, ...]] = field(default_factory=dict, compare=False)

    def tagged(self, *tags: str) -> tuple[Element, ...]:
        """Elements by their tags, in the order of the document."""
        if len(tags) > 1:
            return tuple(element for element in self.elements if element.tag in tags)
        if not self._tagged:
            for element in self.elements:
                self._tagged[element.tag] = (*self._tagged.get(element.tag, ()), element)
        return self._tagged.get(tags[0], ())

    def classed(self, name: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if name in element.classes)

    def inside(self, element: Element) -> tuple[Element, ...]:
        """The element and all elements in it: they follow one another."""
        return self.elements[element.place : element.end]

    def words(self, element: Element) -> str:
        """All the text inside an element, white space folded."""
        return " ".join(" ".join([each.text for each in self.inside(element)]).split())


@lru_cache(maxsize=4)
def read_mail(html: str) -> MailDocument:
    """Read a finished mail. Never fails: what cannot be read is not found.

    The last few are kept, because several rules read one mail, each on its own.
    """
    seen = _CONDITIONAL.sub("", html)
    return MailDocument(
        read_elements(html),
        tuple(found[1] for found in _CONDITIONAL.finditer(html)),
        tuple(found[1] for found in _STYLE_BLOCK.finditer(seen)),
    )
