"""The body of a description: elements become blocks, their words become runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, Protocol, Self

from generator.model.declared import dataclass
from generator.workshop.documents.tree import Block, Direction, Kind, Run
from generator.workshop.documents.words import BREAK, Words, clean, first_strong, plain_text, set_words

_REFUSED: Final = frozenset(
    [
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "embed",
        "form",
        "frame",
        "iframe",
        "input",
        "link",
        "math",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
_GROUPS: Final = {
    **dict.fromkeys(("body", "section", "div", "header", "footer", "article", "main", "nav", "address", "figure"), ()),
    "blockquote": ("quote",),
    "dl": ("terms",),
    "dd": ("meaning",),
    "figcaption": ("caption",),
}
_HEADINGS: Final = {f"h{level}": level for level in (1, 2, 3, 4)}
_LOOKS: Final[dict[str, str]] = {
    **dict.fromkeys(("strong", "b"), "bold"),
    **dict.fromkeys(("em", "i", "cite"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp"), "code"),
    "small": "small",
    "sup": "raised",
}
_SCHEMES: Final = ("logo:", "qr:", "theme:")
_LINKS: Final = ("http:", "https:", "mailto:", "tel:")


class Element(Protocol):
    """What is needed of an element of a parsed page; comments are none."""

    @property
    def tag(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, name: str, default: str = "") -> str: ...
    def find(self, path: str) -> Self | None: ...
    def getparent(self) -> Self | None: ...
    def iter(self, *tags: str) -> Iterator[Self]: ...
    def iterchildren(self, *tags: str) -> Iterator[Self]: ...
    def itertext(self) -> Iterator[str]: ...
    def __iter__(self) -> Iterator[Self]: ...


@dataclass(slots=True)
class _Pieces:
    """What an element holds, in order: finished blocks, and the words that still wait for theirs."""

    blocks: list[Block]
    waiting: list[Words]
    kind: Kind = "paragraph"
    names: tuple[str, ...] = ()
    level: int = 0

    def close(self) -> None:
        """End the line of waiting words: they become a block, unless they are white space."""
        if self.waiting:
            if runs := set_words(self.waiting):
                self.blocks.append(Block(self.kind, self.names, runs, level=self.level))
            self.waiting = []


def block_of(element: Element, look: Run | None = None) -> Block:
    """The group that an element with flow content is; of a whole body the blocks are what counts."""
    return Block("group", _names(element), blocks=_flow(element, look or Run("")))


def _flow(
    element: Element, look: Run, kind: Kind = "paragraph", names: tuple[str, ...] = (), level: int = 0
) -> tuple[Block, ...]:
    pieces = _Pieces([], [], kind, names, level)
    _collect(element, _directed(element, look), pieces)
    pieces.close()
    return tuple(pieces.blocks)


def _collect(element: Element, look: Run, pieces: _Pieces) -> None:
    """Put an element's text and children into `pieces`: words to the line, blocks as blocks of their own."""
    _say(element.text, look, pieces)
    for child in element:
        tag = child.tag
        if make := _BLOCKS.get(tag):
            pieces.close()
            pieces.blocks.extend(make(child, look))
        elif tag == "br":
            pieces.waiting.append(("", BREAK))
        elif tag in _REFUSED:
            raise ValueError(f"<{tag}> cannot be used in a document")
        else:
            _collect(child, _look(child, look), pieces)
        _say(child.tail, look, pieces)


def _say(text: str | None, look: Run, pieces: _Pieces) -> None:
    if text:
        pieces.waiting.append((clean(text), look))


def _look(element: Element, look: Run) -> Run:
    """What the words of an inline element look like, inside words that look like `look`."""
    tag = element.tag
    if tag == "a":
        look = replace(look, href=_address(element.get("href", "")))
    elif change := _LOOKS.get(tag):
        look = _changed(look, change)
    return _directed(element, look)


@lru_cache(maxsize=256)
def _changed(look: Run, field: str) -> Run:
    match field:
        case "bold":
            return replace(look, bold=True)
        case "italic":
            return replace(look, italic=True)
        case "code":
            return replace(look, code=True)
        case "small":
            return replace(look, small=True)
    return replace(look, raised=True)


@lru_cache(maxsize=256)
def _turned(look: Run, side: Direction) -> Run:
    return replace(look, dir=side)


def _directed(element: Element, look: Run) -> Run:
    """`look` with the direction that an element asks for; a `bdi` or `auto` takes that of its first strong letter."""
    wanted = element.get("dir") or ("auto" if element.tag == "bdi" else "")
    if not wanted:
        return look
    if wanted == "auto":
        return _turned(look, first_strong("".join(element.itertext())))
    if wanted == "rtl" or wanted == "ltr":
        return _turned(look, wanted)
    raise ValueError(f'dir="{wanted}": rtl, ltr or auto was expected')


def _address(text: str) -> str:
    """Where a link leads. Places inside the site have no meaning in a file that travels: their words stay alone."""
    address = text.strip()
    if address.lower().startswith(_LINKS):
        return address
    if ":" in address.split("/", 1)[0]:
        raise ValueError(f"<a href={address!r}>: only web, mail and phone addresses can be linked")
    return ""


def _names(element: Element) -> tuple[str, ...]:
    return (*_GROUPS.get(element.tag, ()), *element.get("class", "").split())


def _group(element: Element, look: Run) -> Iterator[Block]:
    blocks = _flow(element, look)
    if blocks or element.get("class"):
        yield Block("group", _names(element), blocks=blocks)


def _aside(element: Element, look: Run) -> Iterator[Block]:
    names = _names(element)
    kind: Kind = "notes" if "notes" in names else "group"
    yield Block(kind, names, blocks=_flow(element, look))


def _heading(element: Element, look: Run) -> Iterable[Block]:
    return _flow(element, look, "heading", _names(element), _HEADINGS[element.tag])


def _paragraph(element: Element, look: Run) -> Iterable[Block]:
    names = ("term",) if element.tag == "dt" else ()
    return _flow(element, look, "paragraph", (*names, *_names(element)))


def _list(element: Element, look: Run) -> Iterator[Block]:
    look = _directed(element, look)
    items = tuple(
        Block("item", _names(item), blocks=_flow(item, look)) for item in element.iterchildren("li", "div", "p")
    )
    start = element.get("start", "1")
    if not start.isdecimal():
        raise ValueError(f'<ol start="{start}">: a whole number was expected')
    yield Block("list", _names(element), blocks=items, ordered=element.tag == "ol", start=int(start))


def _table(element: Element, look: Run) -> Iterator[Block]:
    look = _directed(element, look)
    caption = element.find("caption")
    said = _flow(caption, look) if caption is not None else ()
    yield Block("table", _names(element), runs=said[0].runs if said else (), blocks=tuple(_rows(element, look)))


def _rows(element: Element, look: Run) -> Iterator[Block]:
    for row in element.iter("tr"):
        parent = row.getparent()
        head = parent is not None and parent.tag == "thead"
        cells = tuple(_cell(cell, look) for cell in row.iterchildren("td", "th"))
        if cells:
            yield Block("row", _names(row), blocks=cells, head=head)


def _cell(element: Element, look: Run) -> Block:
    span = element.get("colspan", "1")
    if not span.isdecimal() or not int(span):
        raise ValueError(f'colspan="{span}": a whole number was expected')
    return Block("cell", _names(element), blocks=_flow(element, look), head=element.tag == "th", span=int(span))


def _rule(element: Element, look: Run) -> Iterator[Block]:
    yield Block("rule", _names(element))


def _picture(element: Element, look: Run) -> Iterator[Block]:
    source = element.get("src", "").strip()
    if source == "logo:":  # a partner without a logo
        return
    if not source.startswith(_SCHEMES) or not source.partition(":")[2]:
        raise ValueError(f'<img src="{source}">: logo:NAME, qr:TEXT or theme:NAME was expected')
    yield Block("picture", _names(element), source=source, alt=plain_text(element.get("alt", "")))


_BLOCKS: Final[dict[str, Callable[[Element, Run], Iterable[Block]]]] = {
    **dict.fromkeys(_GROUPS, _group),
    **dict.fromkeys(_HEADINGS, _heading),
    "p": _paragraph,
    "dt": _paragraph,
    "pre": _paragraph,
    "aside": _aside,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "hr": _rule,
    "img": _picture,
}
