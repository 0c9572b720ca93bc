"""HTML to `Document`: the only door to lxml.

The press prints a document as one HTML page of a small vocabulary; here it becomes the tree that all writers share.
White space is collapsed as browsers do it. Direction is a value of runs: marks and isolates that slipped into the
text are dropped, because writers would carry them into what a reader copies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, Literal

from lxml import etree

from generator.text.colour import parse_hex, to_hex
from generator.workshop.documents.flow import Element, block_of
from generator.workshop.documents.tree import Document
from generator.workshop.documents.words import plain_text

_LAYOUT: Final = re.compile(r"[a-z][a-z0-9-]*")
_BRAND: Final = "#14161a"


def read_document(html: bytes) -> Document:
    """The document that a page describes. Raises `ValueError` with words that name what cannot be used.

    `html` is UTF-8. `title` may be empty: whether a document may go without one is its writer's law.
    """
    root: Element | None = etree.fromstring(html, _parser()) if html.strip() else None
    if root is None:
        raise ValueError("the description is empty")
    head, body = root.find("head"), root.find("body")
    meta = _meta(head)
    return Document(
        lang=_lang(root),
        dir=_dir(root),
        title=_title(head),
        author=meta.pop("author", ""),
        layout=_layout(root),
        brand=(brand := _colour(root, "data-brand", _BRAND)),
        accent=_colour(root, "data-accent", brand),
        footer=meta.pop("footer", ""),
        blocks=block_of(body).blocks if body is not None else (),
        meta=tuple(meta.items()),
    )


@lru_cache(maxsize=1)
def _parser() -> Any:
    """One parser is reused: making it costs as much as a small page."""
    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _lang(root: Element) -> str:
    if lang := root.get("lang", ""):
        return lang
    raise ValueError("<html> has no lang")


def _dir(root: Element) -> Literal["rtl", "ltr"]:
    found = root.get("dir", "ltr")
    if found == "rtl":
        return "rtl"
    if found == "ltr":
        return "ltr"
    raise ValueError(f'<html dir="{found}">: rtl or ltr was expected')


def _layout(root: Element) -> str:
    layout = root.get("data-layout", "")
    if _LAYOUT.fullmatch(layout):
        return layout
    raise ValueError(f'<html data-layout="{layout}">: the name of a layout was expected, such as sheet')


def _colour(root: Element, name: str, default: str) -> str:
    text = root.get(name, "") or default
    try:
        return to_hex(parse_hex(text))
    except ValueError:
        raise ValueError(f'<html {name}="{text}">: a colour such as #0a7d5a was expected') from None


def _title(head: Element | None) -> str:
    title = head.find("title") if head is not None else None
    return plain_text(title.text or "") if title is not None else ""


def _meta(head: Element | None) -> dict[str, str]:
    if head is None:
        return {}
    for wrong in head.iterchildren("script", "style", "base", "link"):
        raise ValueError(f"<{wrong.tag}> cannot be used in a document")
    found = ((meta.get("name", ""), meta.get("content", "")) for meta in head.iterchildren("meta"))
    return {name: plain_text(content) for name, content in found if name}
