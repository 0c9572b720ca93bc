"""From what a template printed to a stencil: markers become notation, slots become holes.

Works on HTML that our own templates made (and css-inline passed through), so the tokenizer may be small: it knows tags,
attributes, comments, conditional comments of mails, and the elements whose text is no markup. Most of a page holds no
marker: there, only the open elements are followed, which say the direction of what comes later.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from generator.render.notation import Dir, Spot, Where, closes, notate, opens
from generator.text.markers import AUTO, END, HOLD_END, HOLD_START, LTR, RTL, SLOT_END, SLOT_START

Piece = str | tuple[int, Spot]
"""A finished string, or a hole: the slot's index and where it stands."""

_CONDITIONAL = r"<!--\[if[^>]*\]>(?:<!-->)?|<!--<!\[endif\]-->|<!\[endif\]-->"
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*)([^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*)>" rf"|{_CONDITIONAL}|<!--.*?-->|<![^>]*>",
    re.DOTALL,
)
"""A tag (its slash, name and attributes) or a comment. All between two of them is text."""
_TEXT = re.compile("[^<]+|<")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)=(?:\"([^\"]*)\"|'([^']*)')")
_MARK = re.compile(
    f"{HOLD_START}[^{HOLD_END}]*{HOLD_END}|[{AUTO}{LTR}{RTL}][^{AUTO}{LTR}{RTL}{END}]*{END}"
    f"|{SLOT_START}(\\d+){SLOT_END}"
)
_ANY_MARK = re.compile(f"[{AUTO}{LTR}{RTL}{HOLD_START}{SLOT_START}]")
_DIR = re.compile(rf"(?:^|[\s\"'])dir=[\"']?[{AUTO}{LTR}{RTL}]?(ltr|rtl)[{END}\"'\s]*(?=[\s/]|$)")
_HUMAN = frozenset(
    [
        "alt",
        "title",
        "placeholder",
        "label",
        "summary",
        "aria-label",
        "aria-description",
        "aria-roledescription",
        "data-message",
        "data-copied",
    ]
)
_LINES = frozenset({Where.PLAIN, Where.HUMAN, Where.TITLE})
"""Places in which a line of its own changes how an address is written."""

_PROSE_META = re.compile(
    r"(?:name|property)=\"(?:description|author|(?:og|twitter):(?:title|description|site_name|image:alt))\""
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_PLAIN_TEXT = {"title": Where.TITLE, "option": Where.TITLE, "textarea": Where.TITLE, "script": Where.JSON}


def pieces_of_html(marked: str, base: Dir, text: Literal[Where.PAGE, Where.MAIL]) -> list[Piece]:
    """Resolve an HTML document or fragment whose outermost direction is `base`."""
    page = _Page(marked)
    open_elements: list[tuple[str, Dir]] = [("", base)]
    end = 0
    for found in _TAG.finditer(marked):
        slash, name, attributes = found.groups()
        start = found.start()
        if page.mark < start:
            page.words(end, start, *open_elements[-1], text)
        end = found.end()
        inner = open_elements[-1][1]
        if slash:
            _close(open_elements, name.lower())
        elif name:
            name = name.lower()
            if "dir=" in attributes:
                inner = _direction(attributes, inner)
            if name not in _VOID and not attributes.endswith("/"):
                open_elements.append((name, inner))
        if page.mark < end:
            page.tag(start, end, inner, "" if slash else attributes)
    if page.mark < len(marked):
        page.words(end, len(marked), *open_elements[-1], text)
    return list(_merged(page.whole()))


def pieces_of_text(marked: str, spot: Spot, *, escaped: bool = False) -> list[Piece]:
    """Resolve text that holds no markup (or whose markup is not escaped: plain text, JSON).

    `escaped` says that the values in it were printed by a template that escapes for HTML.
    """
    return list(_merged(_pieces(marked, spot, escaped=escaped)))


class _Page:
    """The document, taken to pieces where its markers are. `mark` is the place of the next one."""

    def __init__(self, marked: str) -> None:
        self._marked = marked
        self._pieces: list[Piece] = []
        self._done = 0
        self._pass(0)

    def words(self, start: int, end: int, element: str, base: Dir, text: Where) -> None:
        """Text that holds markers."""
        self._keep(start)
        spot = Spot(_PLAIN_TEXT.get(element, text), base)
        for part in _TEXT.findall(self._marked, start, end):
            self._pieces.extend(_words(part, spot))
        self._done = end
        self._pass(end)

    def tag(self, start: int, end: int, base: Dir, attributes: str | None) -> None:
        """A tag that holds markers. In a comment, or in the name of a tag, they mean nothing."""
        if attributes and _ANY_MARK.search(attributes):
            self._keep(start)
            self._pieces.extend(_attributes(self._marked[start:end], base))
            self._done = end
        self._pass(end)

    def whole(self) -> list[Piece]:
        self._keep(len(self._marked))
        return self._pieces

    def _keep(self, end: int) -> None:
        """What holds no marker, as it is."""
        self._pieces.append(self._marked[self._done : end])

    def _pass(self, place: int) -> None:
        found = _ANY_MARK.search(self._marked, place)
        self.mark = found.start() if found else len(self._marked)


def _direction(attributes: str, outer: Dir) -> Dir:
    own = _DIR.search(attributes)
    if own is None:
        return outer
    return "rtl" if own[1] == "rtl" else "ltr"


def _close(open_elements: list[tuple[str, Dir]], name: str) -> None:
    if open_elements[-1][0] == name:
        open_elements.pop()
        return
    for depth in range(len(open_elements) - 1, 0, -1):
        if open_elements[depth][0] == name:
            del open_elements[depth:]
            return


@lru_cache(maxsize=4096)
def _words(text: str, spot: Spot) -> tuple[Piece, ...]:
    return tuple(_pieces(text, spot, escaped=spot.where is not Where.JSON))


@lru_cache(maxsize=4096)
def _attributes(tag: str, base: Dir) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for found in _ATTRIBUTE.finditer(tag):
        value = found[2] if found[2] is not None else found[3].replace('"', "&quot;")
        if not _ANY_MARK.search(value):
            continue
        where = Where.HUMAN if _is_human(found[1].lower(), tag) else Where.MACHINE
        pieces.append(f'{tag[end : found.start()]}{found[1]}="')
        pieces.extend(_pieces(value, Spot(where, base), escaped=True))
        pieces.append('"')
        end = found.end()
    return (*pieces, tag[end:])


def _is_human(attribute: str, tag: str) -> bool:
    """Whether people read this attribute. The `content` of a meta element is for people only where it is prose."""
    return attribute in _HUMAN or (attribute == "content" and _PROSE_META.search(tag) is not None)


def _pieces(marked: str, spot: Spot, *, escaped: bool) -> Iterator[Piece]:
    end = 0
    for found in _MARK.finditer(marked):
        yield marked[end : found.start()]
        own = spot
        if spot.where in _LINES:
            start, stop = found.span()
            own = Spot(spot.where, spot.base, opens(marked, start), closes(marked, stop))
        if found[1] is not None:
            yield int(found[1]), own
        else:
            yield notate(html.unescape(found[0]) if escaped else found[0], own)
        end = found.end()
    yield marked[end:]


def _merged(pieces: list[Piece] | Iterator[Piece]) -> Iterator[Piece]:
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        if run:
            yield "".join(run)
            run = []
        yield piece
    if run:
        yield "".join(run)
