"""What X sees in a post: its links, hashtags, emoji, weight.

Source: configuration v3 of X's text rules and the grammar of twitter-text 3.1.0, to which the tests hold this
module; see "Counting" in `docs/rtl.md`. `regex` is used here, in `x_links.py` and in `post_length.py` only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import regex

from generator.text.x_emoji import X_EMOJI
from generator.text.x_links import Span, x_spans

X_LIMIT: Final = 280
URL_WEIGHT: Final = 23
_EMOJI_WEIGHT: Final = 2
_LIGHT: Final = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Inclusive ranges of code points that weigh 1; every other one weighs 2."""
_HEAVY: Final = regex.compile("[^" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _LIGHT) + "]")
_INVALID: Final = frozenset("\ufffe\ufeff\uffff")
_EMOJI: Final = re.compile(rf"(?=[#*0-9\u00a9\u00ae\u203c-\u3299\ue50a\ufe0f\U0001f004-\U0001f9ff])(?:{X_EMOJI})")

_TAG_CHAR: Final = (
    r"\p{L}\p{M}\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c"
    r"\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_HASHTAG: Final = regex.compile(
    rf"""
    (?:(?<![&{_TAG_CHAR}])|(?<=[\uFE0E\uFE0F]))[\#\uff03](?!\uFE0F|\u20E3)
    (?P<tag>[{_TAG_CHAR}]*[\p{{L}}\p{{M}}][{_TAG_CHAR}]*)
    """,
    regex.VERBOSE,
)
_NO_TAG_BEFORE: Final = ("#", "\uff03", "://")


def x_links(text: str) -> tuple[str, ...]:
    """The URLs that X would turn into links, bare domains among them, in order."""
    return tuple(link.address for link in x_spans(text))


def x_hashtags(text: str) -> tuple[str, ...]:
    """The hashtags that X would link, without `#`. A tag needs a letter; `-` and `،` end it."""
    tags = [span for span in _tags(text) if not text.startswith(_NO_TAG_BEFORE, span[1])]
    links = x_spans(text) if tags else ()
    kept = _without_overlaps([*((*tag, True) for tag in tags), *((link.start, link.end, False) for link in links)])
    return tuple(text[start + 1 : end] for start, end, is_tag in kept if is_tag)


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Where tags stand. The sign that one needs before it may not be the last sign of another one."""
    end = -1
    for found in _HASHTAG.finditer(text):
        if found.start() != end:
            end = found.end()
            yield found.span()


def x_weight(text: str) -> int:
    """Weighted length of a post after NFC: a URL 23, an emoji sequence 2, any other code point 1 or 2."""
    text = unicodedata.normalize("NFC", text)
    weight, place = 0, 0
    for start, end, cost in _wholes(text):
        if start >= place:
            weight += _weight_of_letters(text[place:start]) + cost
            place = end
    return weight + _weight_of_letters(text[place:])


def x_valid(text: str) -> bool:
    """Whether X accepts the post: not empty, at most 280, and no forbidden code point."""
    return bool(text.strip()) and not _INVALID & set(text) and x_weight(text) <= X_LIMIT


def _wholes(text: str) -> list[tuple[int, int, int]]:
    """What weighs as a whole, in order: where each link and emoji begins and ends, and its weight."""
    emoji = {found.start(): (found.end(), _EMOJI_WEIGHT) for found in _EMOJI.finditer(text)}
    links = {link.start: _passed(text, link) for link in x_spans(text)}
    return [(start, end, cost) for start, (end, cost) in sorted({**emoji, **links}.items())]


def _passed(text: str, link: Span) -> tuple[int, int]:
    """How far a link reaches when it is weighed, and its weight: the library goes on after as many UTF-16 units as its
    address has, also where the text has more. Half of a character that is left over weighs as a whole one."""
    whole = text[link.start : link.end]
    if whole == link.address:
        return link.end, URL_WEIGHT
    head = whole.encode("utf-16-le")[: 2 * len(link.address)].decode("utf-16-le", "ignore")
    halved = len(head.encode("utf-16-le")) < 2 * len(link.address)
    return link.start + len(head) + halved, URL_WEIGHT + 2 * halved


def _weight_of_letters(text: str) -> int:
    return len(text) + len(_HEAVY.findall(text))


def _without_overlaps(entities: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """In order of their place; what begins inside its predecessor goes."""
    kept: list[tuple[int, int, bool]] = []
    for entity in sorted(entities, key=lambda entity: entity[0]):
        if not kept or kept[-1][1] <= entity[0]:
            kept.append(entity)
    return kept
