"""From the text of a mail to its elements.

Nearly every mail is written so plainly that one pattern can follow it: attributes in double quotes, no `<` in text.
Those are read by that pattern, many times faster; whatever it does not understand to the last letter is read by
Python's parser, and a property test holds both to the same elements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from html import unescape
from html.entities import html5
from html.parser import HTMLParser
from typing import Final, NamedTuple

from generator.model.declared import dataclass, field

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SPACE: Final = "[ \\t\\n]"
_NAME: Final = "[a-zA-Z_:][a-zA-Z0-9_:.-]*"
_TOKEN: Final = re.compile(
    rf"<(?:([a-zA-Z][a-zA-Z0-9:-]*)((?:{_SPACE}+{_NAME}(?:=\"[^\"]*\")?)*){_SPACE}*(/?)>"
    rf"|/([a-zA-Z][a-zA-Z0-9:-]*){_SPACE}*>"
    r"|!--(?!-?>)[^-]*(?:-(?!-\s*!?>)[^-]*)*-->|![dD][oO][cC][tT][yY][pP][eE] [a-zA-Z ]*>)"
)
"""A tag or a comment that every version of Python's parser reads in the same way."""
_ATTRIBUTE: Final = re.compile(rf"{_SPACE}+({_NAME})(?:=\"([^\"]*)\")?")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([a-zA-Z][a-zA-Z0-9]*;))?")
_RAW: Final = frozenset({"style", "script"})
_TEXT_ONLY: Final = _RAW | {"title"}
_ODD: Final = frozenset({"iframe", "noembed", "noframes", "noscript", "plaintext", "textarea", "xmp"})
"""Elements whose text some versions of Python read as markup and others do not."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: where it stands, what is declared on it, and the text directly inside it. Equal to itself only.

    `place` is its number in the document, `end` that of the first element after it that is not inside it. `within` are
    its classes and those of the elements around it, `among` its tag and theirs.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    parent: Element | None
    style: Mapping[str, str]
    classes: frozenset[str]
    place: int
    end: int
    within: frozenset[str]
    among: frozenset[str]
    text: str = ""
    children: list[Element] = field(default_factory=list)
    _above: tuple[Element, ...] = ()

    def above(self) -> tuple[Element, ...]:
        """This element and everything around it, from the inside out."""
        if not self._above:
            found, up = [self], self.parent
            while up is not None and not up._above:
                found.append(up)
                up = up.parent
            self._above = (*found, *up._above) if up is not None else tuple(found)
        return self._above

    def inherited(self, name: str) -> str:
        """The nearest declaration of a property, here or above; empty where there is none."""
        return next((element.style[name] for element in self.above() if name in element.style), "")

    def inside(self, class_name: str) -> bool:
        return class_name in self.within


def read_elements(html: str) -> tuple[Element, ...]:
    """The elements in their order, as far as they can be read."""
    plainly = read_plainly(html)
    return read_by_parser(html) if plainly is None else plainly


@lru_cache(maxsize=1024)
def declarations(style: str) -> Mapping[str, str]:
    """`a:b;c:d` as a mapping, without `!important`; the last declaration of a property wins."""
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {name.strip().lower(): value.replace("!important", "").strip() for name, value in pairs}


# --- the tree -------------------------------------------------------------------------------------------------------


class _Said(NamedTuple):
    """What stands in a tag beside its name. Many tags of many mails say the same, and share it."""

    attributes: Mapping[str, str]
    style: Mapping[str, str]
    classes: frozenset[str]


def _said(attributes: Mapping[str, str]) -> _Said:
    classes = frozenset(attributes.get("class", "").split())
    return _Said(attributes, declarations(attributes.get("style", "")), classes)


class _Tree:
    """Elements as they are opened and closed."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def opens(self, tag: str, said: _Said, line: int) -> None:
        parent, place = self._open[-1] if self._open else None, len(self.elements)
        within, among = said.classes, frozenset((tag,))
        if parent is not None:
            within = within | parent.within if within else parent.within
            among = parent.among if tag in parent.among else among | parent.among
        made = Element(tag, said.attributes, line, parent, said.style, said.classes, place, place + 1, within, among)
        self.elements.append(made)
        if parent is not None:
            parent.children.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def closes(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                self._close(depth)
                return

    def says(self, words: str) -> None:
        if self._open:
            self._open[-1].text += words

    def whole(self) -> tuple[Element, ...]:
        self._close(0)
        return tuple(self.elements)

    def _close(self, depth: int) -> None:
        for element in self._open[depth:]:
            element.end = len(self.elements)
        del self._open[depth:]


# --- by one pattern -------------------------------------------------------------------------------------------------


def read_plainly(html: str) -> tuple[Element, ...] | None:
    """The elements of a mail that is plain throughout; None for any other."""
    tree, raw, at, line = _Tree(), "", 0, 1
    for found in _TOKEN.finditer(html):
        start = found.start()
        words = html[at:start]
        if "<" in words:
            return None
        line += words.count("\n")
        if words:
            tree.says(unescape(words) if "&" in words and raw not in _RAW else words)
        tag, written, empty, closed = found.groups()
        if raw and closed != raw:
            return None
        raw = ""
        if tag is not None:
            tag, said = tag.lower(), _read_attributes(written)
            if said is None or tag in _ODD or (empty and tag in _TEXT_ONLY):
                return None
            tree.opens(tag, said, line)
            raw = tag if tag in _TEXT_ONLY else ""
            if empty:
                tree.closes(tag)
        elif closed is not None:
            tree.closes(closed.lower())
        at = found.end()
        line += html.count("\n", start, at)
    if raw or "<" in html[at:]:
        return None
    tree.says(unescape(html[at:]))
    return tree.whole()


@lru_cache(maxsize=1024)
def _read_attributes(written: str) -> _Said | None:
    """What stands in a tag; None where versions of Python differ about a reference in it."""
    if any(found[0] == "&" or (found[1] and found[1] not in html5) for found in _REFERENCE.finditer(written)):
        return None
    return _said({name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(written)})


# --- by Python's parser ---------------------------------------------------------------------------------------------


def read_by_parser(html: str) -> tuple[Element, ...]:
    """The same elements, of whatever text."""
    reader = _Reader()
    with suppress(AssertionError):  # a marked section that Python does not know: what stands before it was read
        reader.feed(html)
        reader.close()
    return reader.tree.whole()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = _Tree()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.opens(tag, _said({name: value or "" for name, value in attrs}), self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self.tree.closes(tag)

    def handle_data(self, data: str) -> None:
        self.tree.says(data)
