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
from typing import Final, NamedTuple, Protocol

from generator.model.declared import dataclass

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SPACE: Final = "[ \\t\\n]"
_NAME: Final = "[a-zA-Z_:][a-zA-Z0-9_:.-]*"
_TOKEN: Final = re.compile(
    rf"(<(?:([a-zA-Z][a-zA-Z0-9:-]*)((?:{_SPACE}+{_NAME}(?:=\"[^\"]*\")?)*){_SPACE}*(/?)>"
    rf"|/([a-zA-Z][a-zA-Z0-9:-]*){_SPACE}*>"
    r"|!--(?!-?>)[^-]*(?:-(?!-\s*!?>)[^-]*)*-->|![dD][oO][cC][tT][yY][pP][eE] [a-zA-Z ]*>))"
)
"""A tag or a comment that every version of Python's parser reads in the same way: as a whole, and its parts."""
_ATTRIBUTE: Final = re.compile(rf"{_SPACE}+({_NAME})(?:=\"([^\"]*)\")?")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([a-zA-Z][a-zA-Z0-9]*;))?")
_RAW: Final = frozenset({"style", "script"})
_TEXT_ONLY: Final = _RAW | {"title"}
_ODD: Final = frozenset({"iframe", "noembed", "noframes", "noscript", "plaintext", "textarea", "xmp"})
"""Elements whose text some versions of Python read as markup and others do not."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: where it stands, what is declared on it, and the text directly inside it. Equal to itself only.

    It knows what is around it and not what stands in it, so that a mail is no ring and is gone with its last rule.
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
    _around: tuple[Element, ...] = ()

    def above(self) -> tuple[Element, ...]:
        """This element and everything around it, from the inside out."""
        if not self._around and self.parent is not None:
            found, up = [self.parent], self.parent.parent
            while up is not None and not found[-1]._around:
                found.append(up)
                up = up.parent
            self._around = (*found, *found[-1]._around)
        return (self, *self._around)

    def inherited(self, name: str) -> str:
        """The nearest declaration of a property, here or above; empty where there is none."""
        return next((element.style[name] for element in self.above() if name in element.style), "")

    def inside(self, class_name: str) -> bool:
        return class_name in self.within


class Bone(NamedTuple):
    """An element for whoever asks what stands in it."""

    tag: str
    attributes: Mapping[str, str]
    style: Mapping[str, str]
    line: int
    children: list[Bone]


def read_elements(html: str) -> tuple[Element, ...]:
    """The elements in their order, as far as they can be read."""
    plainly = read_plainly(html)
    return read_by_parser(html) if plainly is None else plainly


def read_bones(html: str) -> list[Bone]:
    """The same elements in the same order."""
    bones = _Bones()
    if not _follow(html, bones):
        _parse(html, bones := _Bones())
    return bones.all


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


class _Grows(Protocol):
    """What readers tell of a mail."""

    def opens(self, tag: str, said: _Said, line: int) -> None: ...
    def closes(self, tag: str) -> None: ...
    def says(self, words: str) -> None: ...


class _Bones:
    """Bones as elements are opened and closed."""

    def __init__(self) -> None:
        self.all: list[Bone] = []
        self._open: list[Bone] = []

    def opens(self, tag: str, said: _Said, line: int) -> None:
        made = Bone(tag, said.attributes, said.style, line, [])
        self.all.append(made)
        if self._open:
            self._open[-1].children.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def closes(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def says(self, words: str) -> None:
        """Bones have no words."""


class _Tree:
    """Elements as they are opened and closed."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def opens(self, tag: str, said: _Said, line: int) -> None:
        place = len(self.elements)
        attributes, style, classes = said
        if self._open:
            parent = self._open[-1]
            within = classes | parent.within if classes else parent.within
            among = parent.among if tag in parent.among else parent.among | {tag}
            made = Element(tag, attributes, line, parent, style, classes, place, place + 1, within, among)
        else:
            made = Element(tag, attributes, line, None, style, classes, place, place + 1, classes, frozenset((tag,)))
        self.elements.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def closes(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop().end = len(self.elements)
            return
        for depth in range(len(self._open) - 2, -1, -1):
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
    tree = _Tree()
    return tree.whole() if _follow(html, tree) else None


def _follow(html: str, tree: _Grows) -> bool:
    """Tell a tree of a mail that is plain throughout; false for any other, of which not all was told."""
    raw, line = "", 1
    *parts, last = _TOKEN.split(html)
    for words, token, tag, written, empty, closed in zip(*[iter(parts)] * 6, strict=True):
        if words:
            if "<" in words:
                return False
            line += words.count("\n")
            tree.says(_unescaped(words) if "&" in words and raw not in _RAW else words)
        if raw and closed != raw:
            return False
        raw = ""
        if tag is not None:
            tag, said = tag.lower(), _read_attributes(written)
            if said is None or tag in _ODD or (empty and tag in _TEXT_ONLY):
                return False
            tree.opens(tag, said, line)
            raw = tag if tag in _TEXT_ONLY else ""
            if empty:
                tree.closes(tag)
        elif closed is not None:
            tree.closes(closed.lower())
        line += token.count("\n")
    if raw or "<" in last:
        return False
    tree.says(_unescaped(last))
    return True


def _unescaped(words: str) -> str:
    """As `unescape`, which takes long for the filler of a preheader: a hundred spaces that do not break."""
    plain = words.replace("&nbsp;", "\u00a0")
    return unescape(words) if "&" in plain else plain


@lru_cache(maxsize=1024)
def _read_attributes(written: str) -> _Said | None:
    """What stands in a tag; None where versions of Python differ about a reference in it."""
    if any(found[0] == "&" or (found[1] and found[1] not in html5) for found in _REFERENCE.finditer(written)):
        return None
    return _said({name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(written)})


# --- by Python's parser ---------------------------------------------------------------------------------------------


def read_by_parser(html: str) -> tuple[Element, ...]:
    """The same elements, of whatever text."""
    tree = _Tree()
    _parse(html, tree)
    return tree.whole()


def _parse(html: str, tree: _Grows) -> None:
    reader = _Reader(tree)
    with suppress(AssertionError):  # a marked section that Python does not know: what stands before it was read
        reader.feed(html)
        reader.close()


class _Reader(HTMLParser):
    def __init__(self, tree: _Grows) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = tree

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.opens(tag, _said({name: value or "" for name, value in attrs}), self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self.tree.closes(tag)

    def handle_data(self, data: str) -> None:
        self.tree.says(data)
