"""The only door to Python-Markdown: copy to safe, bidi-safe HTML.

Raw HTML in copy is shown, never run. Values (`{{ offer.partner }}`) are held by tokens while Markdown works and put
back marked, so that they are isolated like every other value. Afterwards the prose around them gets automatic token
isolation, and code its own direction.

The same copy is printed by many runs (one for each variant, trait and artifact), so each text is converted once; only
its values are put in for each run. Most copy is plain sentences, for which Markdown itself is not asked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import markdown
from markupsafe import Markup

from generator.model.declared import dataclass
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

_SIGN = r"\x00-\x1f\x7f-\x9f\u2028\u2029&*<>\[\\\]_`#"
"""For use inside a character class: what may be a sign anywhere in a line, and every control character."""
_SENTENCE = rf"(?!\d+\. )[^\s{_SIGN}=+-](?:[^{_SIGN}]*[^\s{_SIGN}])?"
"""A line that Markdown leaves as it is. Its beginning makes no list, ruler or underlined heading; no blank at its ends
makes code of it or breaks it."""
_PROSE = re.compile(rf"\n*{_SENTENCE}(?:\n+{_SENTENCE})*\n*")
_BETWEEN = re.compile(r"\n{2,}")
_NOTHING = Markup()

Resolve = Callable[[str], str]
"""From the name of a value to its marked text (or slot token)."""


def configured() -> markdown.Markdown:
    """Markdown with what copy may use of it."""
    made = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    made.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        made.inlinePatterns.deregister(pattern)
    return made


def plain_html(text: str) -> str | None:
    """What `configured().convert` makes of paragraphs of plain sentences; none where there may be more in the text."""
    if not _PROSE.fullmatch(text):
        return None
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in _BETWEEN.split(text.strip("\n")))


class CopyWriter:
    """Renders copy of one language: `language` is its direction, `brands` the Latin names to keep together.

    Keeps what it converted, by the text itself; there is no more of it than there is copy.
    """

    def __init__(self, language: Dir, brands: tuple[str, ...], pseudo: Callable[[str], str] | None = None) -> None:
        self._language = language
        self._brands = brands
        self._pseudo = pseudo
        self._blocks: dict[str, _Converted] = {}
        self._lines: dict[str, _Converted] = {}
        self._texts: dict[str, _Converted] = {}

    def block(self, source: str, resolve: Resolve) -> Markup:
        """Paragraphs, lists, headings."""
        if not source:  # most items have only some of their parts
            return _NOTHING
        return Markup(self._block(source).filled(resolve))

    def line(self, source: str, resolve: Resolve) -> Markup:
        """One line: emphasis and links, no paragraph around it."""
        if not source:
            return _NOTHING
        kept = self._lines.get(source)
        if kept is None:
            kept = self._lines[source] = self._block(source).bare()
        return Markup(kept.filled(resolve))

    def plain(self, source: str, resolve: Resolve) -> str:
        """The same prose as marked plain text, Markdown's signs taken off (for one line or paragraph)."""
        kept = self._texts.get(source)
        if kept is None:
            names, hidden = _hidden(source)
            kept = self._texts[source] = _Converted.of(self._marked(hidden), names, [])
        return kept.filled(resolve)

    def _block(self, source: str) -> _Converted:
        kept = self._blocks.get(source)
        if kept is None:
            kept = self._blocks[source] = self._convert(source)
        return kept

    def _convert(self, source: str) -> _Converted:
        names, hidden = _hidden(source)
        merges: list[str] = []

        def hold(found: re.Match[str]) -> str:
            merges.append(escape_text(self._marked(found[0])))
            return _token(len(names) + len(merges) - 1)

        return _Converted.of(self._html(_MERGE.sub(hold, hidden)), names, merges)

    def _html(self, hidden: str) -> str:
        made = plain_html(hidden)
        if made is None:
            made = _LINK.sub(_checked_link, self._library.reset().convert(hidden))
        return "".join(self._isolated(part) for part in _TAG.split(made))

    @cached_property
    def _library(self) -> markdown.Markdown:
        return configured()

    def _isolated(self, part: str) -> str:
        if part.startswith("<"):
            return part.replace("<code>", '<code dir="ltr">').replace("<pre>", '<pre dir="ltr">')
        if not part.strip():
            return part
        return escape_text(self._marked(html.unescape(part)))

    def _marked(self, text: str) -> str:
        """Prose with its foreign tokens marked. The test language reverses its words on purpose: they stay bare."""
        return self._pseudo(text) if self._pseudo else mark_prose(text, self._language, self._brands)


@dataclass(frozen=True, slots=True)
class _Converted:
    """Copy without its values: text, hole, text, ... `fills` says which value or merge tag stands in each hole."""

    texts: tuple[str, ...]
    fills: tuple[int, ...]
    names: tuple[str, ...]
    merges: tuple[str, ...]

    @classmethod
    def of(cls, made: str, names: list[str], merges: list[str]) -> _Converted:
        if not names and not merges:
            made = _one_stop(made)
        split = _HELD.split(made)
        return cls(tuple(split[::2]), tuple(map(int, split[1::2])), tuple(names), tuple(merges))

    def filled(self, resolve: Resolve) -> str:
        """The whole, with every value as this run gives it."""
        first, *others = self.texts
        if not others and not self.names:
            return first
        held = (*map(resolve, self.names), *self.merges)
        return _one_stop(first + "".join(held[fill] + text for fill, text in zip(self.fills, others, strict=True)))

    def bare(self) -> _Converted:
        """The same without its paragraph, where it is a single one."""
        first, last = self.texts[0], self.texts[-1]
        if not (first.startswith("<p>") and last.endswith("</p>") and "".join(self.texts).count("<p>") == 1):
            return self
        texts = [*self.texts]
        texts[0] = texts[0][3:]
        texts[-1] = texts[-1][:-4]
        return replace(self, texts=tuple(texts))


def _one_stop(marked: str) -> str:
    """A value that ends in a full stop (`ر.س.`) at the end of a sentence: one stop is enough."""
    return _TWO_STOPS.sub(END, marked)


def _hidden(source: str) -> tuple[list[str], str]:
    """The names of the values in a text, and the text with a token for each."""
    names: list[str] = []

    def hold(found: re.Match[str]) -> str:
        names.append(found[1])
        return _token(len(names) - 1)

    return names, VALUE.sub(hold, source)


def _token(number: int) -> str:
    return f"{HOLD_START}{number}{HOLD_END}"


def _checked_link(found: re.Match[str]) -> str:
    address = html.unescape(found[1])
    if not _SAFE_ADDRESS.match(address):
        return "<a"
    return f'<a href="{escape_attr(address)}"'
