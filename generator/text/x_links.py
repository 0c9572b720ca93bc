"""Where X finds links in a text: the grammar of its own library, part by part, on code points.

Source: twitter-text 3.1.0, `extractUrlsWithIndices` and the patterns in `regexp/`; read 2026-11, written anew here
(Apache-2.0, Twitter, Inc. and others: `licences/twitter-text.txt`). The tests hold this module to that package. Its
patterns ignore case in the way of JavaScript, so the letters that this brings in stand here by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from generator.text.tlds import ASCII_DOMAINS, NATIVE_DOMAINS


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
_TOP: Final = (
    r"(?:(?:(?=[A-Za-z]+(?![0-9A-Za-z@+\-]))(?i:\L<ascii>)|(?i:\L<native>))(?![0-9A-Za-z@+\-])"
    r"|[xX][nN]--[\-0-9A-Za-z]+)"
)
_DOMAIN: Final = (
    rf"(?:(?:{_LETTER}(?:[_-]|{_LETTER})*)?{_LETTER}\.)*(?:(?:{_LETTER}(?:-|{_LETTER})*)?{_LETTER}\.){_TOP}"
)
_PATH_LETTER: Final = rf"[a-zA-Z0-9{_CYRILLIC}{_ACCENTS}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PARENTHESES: Final = rf"\((?:{_PATH_LETTER}+|(?:{_PATH_LETTER}*\({_PATH_LETTER}+\){_PATH_LETTER}*))\)"
_PATH_END: Final = rf"(?:[+\-a-zA-Z{_CYRILLIC}0-9=_#/{_ACCENTS}]|{_PARENTHESES})"
_PATH: Final = rf"(?:(?:{_PATH_LETTER}*(?:{_PARENTHESES}{_PATH_LETTER}*)*{_PATH_END})|(?:@{_PATH_LETTER}+/))"
_QUERY: Final = r"[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/]"

_NAMES: Final = {"ascii": ASCII_DOMAINS, "native": NATIVE_DOMAINS}
_LINK: Final = regex.compile(
    rf"(?P<before>[^A-Za-z0-9@\uff20$#\uff03{_INVALID}]|[{_MARKS}]|^)"
    rf"(?P<link>(?P<scheme>[hH][tT][tT][pP][sS]?://)?(?P<domain>{_DOMAIN})(?::[0-9]+)?"
    rf"(?P<path>/{_PATH}*)?(?:\?{_QUERY})?)",
    **_NAMES,
)
_ENDING: Final = regex.compile(rf"\.{_TOP}", **_NAMES)
_STOP: Final = regex.compile(rf"(?r)[._-]\.|\.[._-]|[{_NO_DOMAIN}]")
"""The last thing before a dot that no domain goes across, found from behind."""
_BEFORE_DOMAIN: Final = len(" https://")
_ASCII_DOMAIN: Final = regex.compile(rf"(?:[\-A-Za-z0-9{_ACCENTS}]+\.)+{_TOP}", **_NAMES)
_SHORT_LINK: Final = regex.compile(rf"[hH][tT][tT][pP][sS]?://[tT]\.[cC][oO]/(?P<name>[A-Za-z0-9]+)(?:\?{_QUERY})?")
_DOTS: Final = regex.compile("[.\u3002\uff0e\uff61]")


def x_spans(text: str) -> tuple[Span, ...]:
    """The links of a text in order, as X finds them: those with a scheme, and bare domains in Latin letters."""
    if "." not in text:
        return ()
    return tuple(span for found in _found(text) if _sound(found) for span in _spans_of(found))


def _found(text: str) -> Iterator[regex.Match[str]]:
    """What the library's one pattern finds from left to right, tried only where a domain can begin.

    Without this, a text of thousands of dots would take minutes.
    """
    place = 0
    for ending in _ENDING.finditer(text):
        stop = _STOP.search(text, place, ending.start() + 1)
        place = max(place, (stop.end() if stop else 0) - _BEFORE_DOMAIN)
        while place < ending.start():
            found = _LINK.match(text, place)
            place = found.end() if found else place + 1
            if found:
                yield found


def _sound(found: regex.Match[str]) -> bool:
    """Whether the domain could be registered and the link is not endless."""
    domain = found["domain"]
    if domain.startswith("xn--") and not _ASCII_DOMAIN.search(domain):
        return False
    length = len((found["scheme"] or _DEFAULT_SCHEME) + found["link"])
    return length <= _LONGEST and all(_is_label(label) for label in domain.split("."))


def _is_label(label: str) -> bool:
    encoded = ".".join(
        part if part.isascii() else f"xn--{part.encode('punycode').decode()}" for part in _DOTS.split(label)
    )
    return 1 <= len(encoded) <= _LONGEST_LABEL


def _spans_of(found: regex.Match[str]) -> tuple[Span, ...]:
    return _with_scheme(found) if found["scheme"] else _bare(found)


def _with_scheme(found: regex.Match[str]) -> tuple[Span, ...]:
    """One link; X's own short ones end with their name."""
    start, end = found.span("link")
    short = _SHORT_LINK.match(found["link"])
    if short is None:
        return (Span(start, end, found["link"]),)
    return () if len(short["name"]) > _LONGEST_SHORT_NAME else (Span(start, start + short.end(), short[0]),)


def _bare(found: regex.Match[str]) -> tuple[Span, ...]:
    """The Latin domains of what may be a longer word; path and query belong to the last of them."""
    if found["before"] and found["before"] in "-_./":
        return ()
    first, domain = found.start("domain"), found["domain"]
    links = [Span(first + one.start(), first + one.end(), one[0]) for one in _ASCII_DOMAIN.finditer(domain)]
    if links and found["path"]:
        start, _, host = links.pop()
        links.append(Span(start, found.end("link"), found["link"].replace(domain, host, 1)))
    return tuple(links)
