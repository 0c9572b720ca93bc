"""Where X finds links in a text: the grammar of its own library, part by part, on code points.

Source: twitter-text 3.1.0, `extractUrlsWithIndices` and the patterns in `regexp/`; read 2026-11, written anew here
(Apache-2.0, Twitter, Inc. and others: `licences/twitter-text.txt`). The tests hold this module to that package. Its
patterns ignore case in the way of JavaScript, so the letters that this brings in stand here by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from generator.text.tlds import ending_of


class Span(NamedTuple):
    """A link: where it begins and ends, and its address (which leaves out what is not Latin in a bare domain)."""

    start: int
    end: int
    address: str


_LONGEST: Final = 4096
_LONGEST_LABEL: Final = 63
_LONGEST_SHORT_NAME: Final = 40
_DEFAULT_SCHEME: Final = "https://"

_ACCENTS: Final = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272"
    r"\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f"
    r"\ua7dc"
)
_CYRILLIC: Final = r"\u0400-\u04ff\u1c80-\u1c87"
_INVALID: Final = r"\ufffe\ufeff\uffff"
_MARKS: Final = r"\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES: Final = r"\x09-\x0d\x20\x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SIGNS: Final = r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"

_NO_DOMAIN: Final = rf"{_SIGNS}{_SPACES}{_INVALID}{_MARKS}"
_LETTER: Final = rf"[^_.\-{_NO_DOMAIN}]"
_LABEL: Final = rf"{_LETTER}(?:[^.{_NO_DOMAIN}]*{_LETTER})?"
_PATH_LETTER: Final = rf"[a-zA-Z0-9{_CYRILLIC}{_ACCENTS}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PARENTHESES: Final = rf"\((?:{_PATH_LETTER}+|(?:{_PATH_LETTER}*\({_PATH_LETTER}+\){_PATH_LETTER}*))\)"
_PATH_END: Final = rf"(?:[+\-a-zA-Z{_CYRILLIC}0-9=_#/{_ACCENTS}]|{_PARENTHESES})"
_PATH: Final = rf"(?:(?:{_PATH_LETTER}*(?:{_PARENTHESES}{_PATH_LETTER}*)*{_PATH_END})|(?:@{_PATH_LETTER}+/))"
_QUERY: Final = r"[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/]"

_NO_LINK_AFTER: Final = re.compile(rf"[A-Za-z0-9@\uff20$#\uff03{_INVALID}]")
_LABELS: Final = regex.compile(rf"(?P<scheme>[hH][tT][tT][pP][sS]?://)?(?P<labels>(?:{_LABEL}\.)+)")
_REST: Final = regex.compile(rf"(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:\?{_QUERY})?")
_STOP: Final = regex.compile(rf"(?r)[._-]\.|\.[._-]|[{_NO_DOMAIN}]")
"""The last thing before a dot that no domain goes across, found from behind."""
_BEFORE_DOMAIN: Final = len(" https://")
_LATIN_LABELS: Final = re.compile(rf"(?:[\-A-Za-z0-9{_ACCENTS}]+\.)+")
_SHORT_LINK: Final = regex.compile(rf"[hH][tT][tT][pP][sS]?://[tT]\.[cC][oO]/(?P<name>[A-Za-z0-9]+)(?:\?{_QUERY})?")
_DOTS: Final = re.compile("[.\u3002\uff0e\uff61]")

_Endings = dict[int, int]
"""Where a top-level domain follows a dot: the place of the dot, and where the domain ends."""


class _Link(NamedTuple):
    """A domain in its place, and what belongs to it."""

    before: str
    scheme: str
    domain: str
    path: str
    first: int
    """Where the domain begins."""
    text: str
    """All of it: scheme, domain, port, path and query."""

    @property
    def start(self) -> int:
        return self.first - len(self.scheme)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def x_spans(text: str) -> tuple[Span, ...]:
    """The links of a text in order, as X finds them: those with a scheme, and bare domains in Latin letters."""
    if "." not in text:
        return ()
    return tuple(span for found in _found(text) if _sound(found) for span in _spans_of(found))


def _found(text: str) -> Iterator[_Link]:
    """What the library's one pattern finds from left to right, tried only where a domain can begin.

    Without this, a text of thousands of dots would take minutes.
    """
    place, endings = 0, _endings(text)
    for dot in endings:
        stop = _STOP.search(text, place, dot + 1)
        place = max(place, (stop.end() if stop else 0) - _BEFORE_DOMAIN)
        while place < dot:
            found = _link_at(text, place, endings)
            place = found.end if found else place + 1
            if found:
                yield found


def _endings(text: str) -> _Endings:
    """In order. Names are looked up: a pattern of all of them takes longer to be read than most builds to run."""
    found = ((dot.start(), ending_of(text, dot.end())) for dot in re.finditer(r"\.", text))
    return {dot: end for dot, end in found if end}


def _link_at(text: str, place: int, endings: _Endings) -> _Link | None:
    """The link after the letter at `place`; that letter may also begin it where it is the first of the text."""
    after = None if _NO_LINK_AFTER.match(text, place) else _link_from(text, place + 1, endings)
    return after or (None if place else _link_from(text, 0, endings))


def _link_from(text: str, start: int, endings: _Endings) -> _Link | None:
    labels = _LABELS.match(text, start)
    dot = _last_dot(text, labels.start("labels"), labels.end(), endings) if labels else -1
    if not labels or dot < 0:
        return None
    first, end = labels.start("labels"), endings[dot]
    rest = _REST.match(text, end)
    path, until = (rest["path"], rest.end()) if rest else (None, end)
    before, scheme = text[max(start - 1, 0) : start], labels["scheme"] or ""
    return _Link(before, scheme, text[first:end], path or "", first, text[start:until])


def _last_dot(text: str, first: int, end: int, endings: _Endings) -> int:
    """The last dot before a top-level domain whose own label is without `_`, or -1."""
    dot = text.rfind(".", first, end)
    while dot >= 0:
        before = text.rfind(".", first, dot)
        if dot in endings and "_" not in text[max(before, first) : dot]:
            return dot
        dot = before
    return -1


def _latin(domain: str) -> Iterator[tuple[int, int]]:
    """Where the domains in Latin letters stand in what may be a longer word."""
    endings = _endings(domain)
    labels = _LATIN_LABELS.search(domain)
    while labels:
        start, end = labels.span()
        dot = _last_dot(domain, start, end, endings)
        if dot >= 0:
            end = endings[dot]
            yield start, end
        labels = _LATIN_LABELS.search(domain, end)


def _sound(found: _Link) -> bool:
    """Whether the domain could be registered and the link is not endless."""
    if found.domain.startswith("xn--") and not any(_latin(found.domain)):
        return False
    length = len((found.scheme or _DEFAULT_SCHEME) + found.text)
    return length <= _LONGEST and all(_is_label(label) for label in found.domain.split("."))


def _is_label(label: str) -> bool:
    encoded = ".".join(
        part if part.isascii() else f"xn--{part.encode('punycode').decode()}" for part in _DOTS.split(label)
    )
    return 1 <= len(encoded) <= _LONGEST_LABEL


def _spans_of(found: _Link) -> tuple[Span, ...]:
    return _with_scheme(found) if found.scheme else _bare(found)


def _with_scheme(found: _Link) -> tuple[Span, ...]:
    """One link; X's own short ones end with their name."""
    short = _SHORT_LINK.match(found.text)
    if short is None:
        return (Span(found.start, found.end, found.text),)
    return () if len(short["name"]) > _LONGEST_SHORT_NAME else (Span(found.start, found.start + short.end(), short[0]),)


def _bare(found: _Link) -> tuple[Span, ...]:
    """The Latin domains of what may be a longer word; path and query belong to the last of them."""
    if found.before and found.before in "-_./":
        return ()
    first, domain = found.first, found.domain
    links = [Span(first + start, first + end, domain[start:end]) for start, end in _latin(domain)]
    if links and found.path:
        start, _, host = links.pop()
        links.append(Span(start, found.end, found.text.replace(domain, host, 1)))
    return tuple(links)
