"""The only door to Python-Markdown: copy to safe, bidi-safe HTML.

Raw HTML in copy is shown, never run. Values (`{{ offer.partner }}`) are held by tokens while Markdown works and put
back marked, so that they are isolated like every other value. Afterwards the prose around them gets automatic token
isolation, and code its own direction.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import markdown
from markupsafe import Markup

from generator.render.notation import Dir
from generator.text.escape import escape_attr, escape_text
from generator.text.markers import END, HOLD_END, HOLD_START
from generator.text.prose import mark_prose

VALUE = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}")
_MERGE = re.compile(r"\*\|[^|\s]*\|\*")
"""A merge tag, whose stars are no emphasis."""

_HELD = re.compile(f"{HOLD_START}(\\d+){HOLD_END}")
_TWO_STOPS = re.compile(rf"(?<=\.){END}\.(?![.\w])")
_TAG = re.compile(r"(<[^>]*>)")
_SAFE_ADDRESS = re.compile(r"(?:https://|mailto:|tel:|/|#|" + HOLD_START + ")")
_LINK = re.compile(r'<a href="([^"]*)"')

Resolve = Callable[[str], str]
"""From the name of a value to its marked text (or slot token)."""


class CopyWriter:
    """Renders copy of one language: `language` is its direction, `brands` the Latin names to keep together."""

    def __init__(self, language: Dir, brands: tuple[str, ...], pseudo: Callable[[str], str] | None = None) -> None:
        self._language = language
        self._brands = brands
        self._pseudo = pseudo
        self._markdown = markdown.Markdown(extensions=["sane_lists"], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
            self._markdown.inlinePatterns.deregister(pattern)

    def block(self, source: str, resolve: Resolve) -> Markup:
        """Paragraphs, lists, headings."""
        if not source:  # most items have only some of their parts
            return Markup()
        held: list[str] = []
        hidden = VALUE.sub(lambda found: _hold(held, resolve(found[1])), source)
        hidden = _MERGE.sub(lambda found: _hold(held, escape_text(self._marked(found[0]))), hidden)
        made = self._markdown.reset().convert(hidden)
        made = _LINK.sub(_checked_link, made)
        made = "".join(self._isolated(part) for part in _TAG.split(made))
        return Markup(_one_stop(_HELD.sub(lambda found: held[int(found[1])], made)))

    def line(self, source: str, resolve: Resolve) -> Markup:
        """One line: emphasis and links, no paragraph around it."""
        made = str(self.block(source, resolve))
        if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
            made = made[3:-4]
        return Markup(made)

    def plain(self, source: str, resolve: Resolve) -> str:
        """The same prose as marked plain text, Markdown's signs taken off (for one line or paragraph)."""
        held: list[str] = []
        hidden = VALUE.sub(lambda found: _hold(held, resolve(found[1])), source)
        made = self._marked(hidden)
        return _one_stop(_HELD.sub(lambda found: held[int(found[1])], made))

    def _isolated(self, part: str) -> str:
        if part.startswith("<"):
            return part.replace("<code>", '<code dir="ltr">').replace("<pre>", '<pre dir="ltr">')
        if not part.strip():
            return part
        return escape_text(self._marked(html.unescape(part)))

    def _marked(self, text: str) -> str:
        """Prose with its foreign tokens marked. The test language reverses its words on purpose: they stay bare."""
        return self._pseudo(text) if self._pseudo else mark_prose(text, self._language, self._brands)


def _one_stop(marked: str) -> str:
    """A value that ends in a full stop (`ر.س.`) at the end of a sentence: one stop is enough."""
    return _TWO_STOPS.sub(END, marked)


def _hold(held: list[str], marked: str) -> str:
    held.append(marked)
    return f"{HOLD_START}{len(held) - 1}{HOLD_END}"


def _checked_link(found: re.Match[str]) -> str:
    address = html.unescape(found[1])
    if not _SAFE_ADDRESS.match(address):
        return "<a"
    return f'<a href="{escape_attr(address)}"'
