"""What X sees in a post: its links, hashtags, emoji, weight.

Source: the public configuration v3 of X's text rules; see "Counting" in `docs/rtl.md`. `regex` is used here and in
`post_length.py` only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

import regex

from generator.text.tlds import TOP_LEVEL_DOMAINS

X_LIMIT: Final = 280
URL_WEIGHT: Final = 23
_EMOJI_WEIGHT: Final = 2
_LIGHT: Final = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Inclusive ranges of code points that weigh 1; every other one weighs 2."""
_INVALID: Final = frozenset("\ufffe\ufeff\uffff")

_ELEMENT: Final = r"""
    (?:\p{Emoji_Presentation}|(?![0-9\#*])\p{Emoji}(?=\uFE0F|\p{Emoji_Modifier}|\u200D[^\s]))
    \uFE0F?\p{Emoji_Modifier}?[\U000E0020-\U000E007F]*
"""
EMOJI: Final = regex.compile(
    rf"""
    \p{{Regional_Indicator}}{{2}} | [0-9\#*]\uFE0F?\u20E3
  | {_ELEMENT}(?:\u200D(?:{_ELEMENT}|(?![0-9\#*])\p{{Emoji}}\uFE0F?\p{{Emoji_Modifier}}?))*
    """,
    regex.VERBOSE,
)

_CYRILLIC_LATIN: Final = r"\u0400-\u04ff\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_PATH_CHAR: Final = rf"[a-zA-Z0-9{_CYRILLIC_LATIN}!*';:=+,.$/%\#\[\]\-\u2013_~@|&]"
_PATH_END: Final = rf"[+\-a-zA-Z0-9=_\#/{_CYRILLIC_LATIN}]"
_PARENS: Final = rf"\({_PATH_CHAR}+\)"
_TAIL: Final = rf"""
    (?P<port>:[0-9]+)?
    (?P<path>/(?:(?:{_PATH_CHAR}|{_PARENS})*(?:{_PATH_END}|{_PARENS}))?)?
    (?P<query>\?[a-zA-Z0-9!?*'@();:&=+$/%\#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=\#/])?
"""
_BEFORE: Final = r"(?<![A-Za-z0-9@\uff20$\#\uff03\ufffe\ufeff\uffff])"
_WITH_PROTOCOL: Final = regex.compile(
    rf"{_BEFORE}(?P<protocol>https?://)(?P<host>[\p{{L}}\p{{M}}\p{{Nd}}_-]+(?:\.[\p{{L}}\p{{M}}\p{{Nd}}_-]+)+)",
    regex.VERBOSE | regex.IGNORECASE,
)
_BARE: Final = regex.compile(rf"{_BEFORE}(?<![-_./])(?P<host>[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+)", regex.VERBOSE)
_AFTER_HOST: Final = regex.compile(_TAIL, regex.VERBOSE)
_AFTER_TLD: Final = regex.compile(r"(?![0-9a-zA-Z@+-])")

_TAG_CHAR: Final = (
    r"\p{L}\p{M}\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c"
    r"\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_HASHTAG: Final = regex.compile(
    rf"""
    (?<![&{_TAG_CHAR}])[\#\uff03](?!\uFE0F|\u20E3)
    (?P<tag>[{_TAG_CHAR}]*[\p{{L}}\p{{M}}][{_TAG_CHAR}]*)(?!://|[\#\uff03])
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Link:
    start: int
    end: int


def x_links(text: str) -> tuple[str, ...]:
    """The URLs that X would turn into links, bare domains among them, in order."""
    return tuple(text[link.start : link.end] for link in _links(text))


def x_hashtags(text: str) -> tuple[str, ...]:
    """The hashtags that X would link, without `#`. A tag needs a letter; `-` and `،` end it."""
    links = _links(text)
    return tuple(
        found["tag"]
        for found in _HASHTAG.finditer(text)
        if not any(link.start <= found.start() < link.end for link in links)
    )


def x_weight(text: str) -> int:
    """Weighted length of a post after NFC: a URL 23, an emoji sequence 2, any other code point 1 or 2."""
    text = unicodedata.normalize("NFC", text)
    weight, place = 0, 0
    for link in _links(text):
        weight += _weight_of_words(text[place : link.start]) + URL_WEIGHT
        place = link.end
    return weight + _weight_of_words(text[place:])


def x_valid(text: str) -> bool:
    """Whether X accepts the post: not empty, at most 280, and no forbidden code point."""
    return bool(text.strip()) and not _INVALID & set(text) and x_weight(text) <= X_LIMIT


def _weight_of_words(text: str) -> int:
    emoji = EMOJI.findall(text)
    rest = EMOJI.sub("", text)
    return _EMOJI_WEIGHT * len(emoji) + sum(1 if _light(ord(char)) else 2 for char in rest)


def _light(point: int) -> bool:
    return any(first <= point <= last for first, last in _LIGHT)


def _links(text: str) -> tuple[_Link, ...]:
    """Links in order: those with a protocol first, then bare domains in what is left."""
    links: list[_Link] = []
    for pattern in (_WITH_PROTOCOL, _BARE):
        for found in pattern.finditer(text):
            taken = any(found.start() < link.end and link.start < found.end() for link in links)
            end = None if taken else _link_end(text, found.start("host"), found.end("host"))
            if end is not None:
                links.append(_Link(found.start(), end))
    return tuple(sorted(links, key=lambda link: link.start))


def _link_end(text: str, start: int, end: int) -> int | None:
    """End of the link whose host begins at `start`: labels are dropped from the right until one is a known domain."""
    labels = text[start:end].split(".")
    while len(labels) > 1:
        host = ".".join(labels)
        known = labels[-1].lower() in TOP_LEVEL_DOMAINS or labels[-1].lower().startswith("xn--")
        if known and _sound(labels) and _AFTER_TLD.match(text, start + len(host)):
            return int(_AFTER_HOST.match(text, start + len(host)).end())
        labels.pop()
    return None


def _sound(labels: list[str]) -> bool:
    """No label begins or ends with a hyphen, and the domain itself has no underscore."""
    return "_" not in labels[-2] and not any(label.startswith("-") or label.endswith("-") for label in labels)
