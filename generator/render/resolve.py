"""From what a template printed to a stencil: markers become notation, slots become holes.

Works on HTML that our own templates made (and css-inline passed through), so the tokenizer may be small: it knows tags,
attributes, comments, conditional comments of mails, and the elements whose text is no markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from generator.render.notation import Dir, Spot, Where, closes, notate, opens
from generator.text.markers import AUTO, END, HOLD_END, HOLD_START, LTR, RTL, SLOT_END, SLOT_START

Piece = str | tuple[int, Spot]
"""A finished string, or a hole: the slot's index and where it stands."""

_CONDITIONAL = r"<!--\[if[^>]*\]>(?:<!-->)?|<!--<!\[endif\]-->|<!\[endif\]-->"
_TOKEN = re.compile(
    rf"(?P<conditional>{_CONDITIONAL})|(?P<comment><!--.*?-->)|(?P<declaration><![^>]*>)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
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
    resolver = _Html(base, text)
    for found in _TOKEN.finditer(marked):
        resolver.take(found)
    return list(_merged(resolver.pieces))


def pieces_of_text(marked: str, spot: Spot) -> list[Piece]:
    """Resolve text that holds no markup (or whose markup is not escaped: plain text, JSON)."""
    return list(_merged(_pieces(marked, spot, escaped=False)))


class _Html:
    def __init__(self, base: Dir, text: Where) -> None:
        self.pieces: list[Piece] = []
        self.text = text
        self.stack: list[tuple[str, Dir]] = [("", base)]

    def take(self, found: re.Match[str]) -> None:
        token = found[0]
        if found["name"] is not None:
            self._tag(found)
        elif found["text"] is not None and _ANY_MARK.search(token):
            name, base = self.stack[-1]
            where = _PLAIN_TEXT.get(name, self.text)
            self.pieces.extend(_pieces(token, Spot(where, base), escaped=where is not Where.JSON))
        else:
            self.pieces.append(token)

    def _tag(self, found: re.Match[str]) -> None:
        name = found["name"].lower()
        if found["close"]:
            self._close(name)
            self.pieces.append(found[0])
            return
        base = self.stack[-1][1]
        attributes = found["attributes"]
        own = _DIR.search(attributes)
        inner: Dir = base if own is None else ("rtl" if own[1] == "rtl" else "ltr")
        if _ANY_MARK.search(attributes):
            self._attributes(found[0], inner)
        else:
            self.pieces.append(found[0])
        if name not in _VOID and not attributes.endswith("/"):
            self.stack.append((name, inner))

    def _close(self, name: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth][0] == name:
                del self.stack[depth:]
                return

    def _attributes(self, token: str, base: Dir) -> None:
        end = 0
        for found in _ATTRIBUTE.finditer(token):
            value = found[2] if found[2] is not None else found[3].replace('"', "&quot;")
            if not _ANY_MARK.search(value):
                continue
            where = Where.HUMAN if _is_human(found[1].lower(), token) else Where.MACHINE
            self.pieces.append(f'{token[end : found.start()]}{found[1]}="')
            self.pieces.extend(_pieces(value, Spot(where, base), escaped=True))
            self.pieces.append('"')
            end = found.end()
        self.pieces.append(token[end:])


def _is_human(attribute: str, tag: str) -> bool:
    """Whether people read this attribute. The `content` of a meta element is for people only where it is prose."""
    return attribute in _HUMAN or (attribute == "content" and _PROSE_META.search(tag) is not None)


def _pieces(marked: str, spot: Spot, *, escaped: bool) -> Iterator[Piece]:
    end = 0
    for found in _MARK.finditer(marked):
        yield marked[end : found.start()]
        own = spot
        if spot.where in _LINES:
            own = replace(spot, opens=opens(marked, found.start()), closes=closes(marked, found.end()))
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
