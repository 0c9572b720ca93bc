"""The last step of a mail: the tags of its service in place of Wasl's tokens. Pure, and never through an HTML parser.

Templates and copy know tokens only (`[[unsubscribe_url]]`). What stands there in the end is a fact of the service
(`generator/model/dialect.py`). What is not certain is not printed: a greeting then names nobody, an address is typed,
and anything else is a blank in brackets, which a person fills in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from generator.model.declared import dataclass
from generator.model.dialect import Dialect, known
from generator.text.merge_tags import NEUTRAL, field_tag, filled, fits_in_tag

GREETED: Final = "greeting_name"
READER: Final = "first_name"
UNSUBSCRIBE: Final = "unsubscribe_url"
ADDRESS: Final = "sender_address"
BROWSER: Final = "web_version_url"
"""The tokens that every mail may have; every other name is a field of the firm's own."""

_HREF: Final = re.compile(rf' href="(?P<token>{NEUTRAL.pattern})"')
_LINK: Final = re.compile(rf"<a\b(?P<before>[^>]*?){_HREF.pattern}(?P<after>[^>]*)>(?P<text>.*?)</a>")
_COLOUR: Final = re.compile(r"(?<![-\w])color:#[0-9a-fA-F]{3,6}")
_STYLE: Final = re.compile(r'\bstyle="([^"]*)"')
_DOCTYPE: Final = re.compile(r"\A\s*(?=<!doctype)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MergeWords:
    """The words of a mail's language that go into tags, or stand in their place.

    `greeting` is what follows a greeting that has no name, `reader` what the copy calls a reader without one. `blank`
    gives the words of a blank by the name of its token. `label` names the template in the service.
    """

    greeting: str
    reader: str
    blank: Callable[[str], str]
    label: str


class Merging:
    """One dialect in one language."""

    def __init__(self, dialect: Dialect, words: MergeWords) -> None:
        self.dialect = dialect
        self.addresses: set[str] = set()  # tags that were printed and that become addresses
        self._words = words
        self._fallback = known(dialect.first_name_fallback) or ""
        self._elements = {
            UNSUBSCRIBE: known(dialect.unsubscribe_element) or "",
            BROWSER: known(dialect.web_version_element) or "",
        }

    @property
    def greets_by_name(self) -> bool:
        """Whether a greeting may hold a name: only where the service has a fallback, and the words fit into it."""
        return bool(self._fallback) and fits_in_tag(self._words.greeting)

    @property
    def has_address(self) -> bool:
        """Whether the service knows the sender's postal address."""
        return known(self.dialect.address) is not None

    @property
    def fills_preview(self) -> bool:
        """Whether the preview line belongs into a field of the service, and not into the mail."""
        return known(self.dialect.preview_text_field) is True

    def shows_web_version(self, *, markup: bool) -> bool:
        return known(self.dialect.web_version) is not None or (markup and bool(self._elements[BROWSER]))

    def text(self, text: str) -> str:
        """Plain text with the tags in it."""
        return NEUTRAL.sub(self._in_text, text)

    def html(self, html: str) -> str:
        """A mail, or a piece of one between two values of a partner, with the tags in it."""
        html = _LINK.sub(self._link, html)
        html = _HREF.sub(lambda found: found[0] if self._tag(_name(found)) else "", html)
        html = NEUTRAL.sub(lambda token: self._in_attribute(token) if is_in_tag(token) else token[0], html)
        html = self.text(html)
        header = known(self.dialect.header)
        return _DOCTYPE.sub(lambda _: filled(header, label=self._words.label), html, count=1) if header else html

    def _link(self, found: re.Match[str]) -> str:
        """A link whose address the service fills: as it is, as the service's own element, or with a blank beside it."""
        name, attributes, text = _name(found), f"{found['before']} {found['after']}", found["text"]
        element = self._elements.get(name)
        if element:
            style = _STYLE.search(attributes)
            # The element loses the class of the link, and with it the colour in the dark: it takes that of its text.
            return filled(element, style=_COLOUR.sub("color:inherit", style[1]) if style else "", text=text)
        if self._tag(name):
            return found[0]
        return f"<a{found['before']}{found['after']}>{text} {self._words.blank(name)}</a>"

    def _in_text(self, token: re.Match[str]) -> str:
        tag = self._tag(token[1])
        if tag and token[1].endswith("_url"):
            self.addresses.add(tag)
        return tag or self._words.blank(token[1])

    def _in_attribute(self, token: re.Match[str]) -> str:
        """In an attribute no quote may end it: where a tag has one, the words for nobody in particular stand there.

        An address cannot be replaced by words: it stays, and the lint says so (E0957).
        """
        tag = self._tag(token[1])
        if tag and ('"' not in tag or token[1].endswith("_url")):
            return tag
        return self._words.reader if token[1] in (READER, GREETED) else self._words.blank(token[1])

    def _tag(self, name: str) -> str:
        """The service's tag for a token; empty where none is certain."""
        match name:
            case "first_name":
                fits = self._fallback and fits_in_tag(self._words.reader)
                return filled(self._fallback, fallback=self._words.reader) if fits else self._words.reader
            case "greeting_name":
                return filled(self._fallback, fallback=self._words.greeting)
            case "unsubscribe_url":
                return known(self.dialect.unsubscribe_href) or ""
            case "sender_address":
                return known(self.dialect.address) or ""
            case "web_version_url":
                return known(self.dialect.web_version) or ""
            case _:
                return field_tag(self.dialect, name)


def is_in_tag(found: re.Match[str]) -> bool:
    """Whether it stands in a tag, or in the part of one that a piece of a page begins or ends with.

    Text holds no bare `<` or `>`, so the nearest signs say it. What is found holds none of them.
    """
    html, (start, end) = found.string, found.span()
    opened, closed = html.rfind("<", 0, start), html.rfind(">", 0, start)
    opens, closes = html.find("<", end), html.find(">", end)
    if closes >= 0 and (opens < 0 or closes < opens):
        return opened >= closed
    return opened > closed and opens < 0


def _name(found: re.Match[str]) -> str:
    """The name of the token in an attribute."""
    return found["token"].strip("[]")
