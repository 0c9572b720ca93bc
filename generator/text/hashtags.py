"""Hashtags that networks link as a whole. Rules: `docs/links.md`, tried with twitter-text 3.1.0."""

from __future__ import annotations

import re
from typing import Final

INLINE: Final = re.compile(r"(?<![\w&/])#\w")
"""Where a hashtag begins in running words."""

_TASHKEEL: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]")
_ARTICLE: Final = "ال"
_WHOLE: Final = re.compile(r"\w+")


def tag_fault(tag: str) -> str:
    """What is wrong with a tag as it is written, without `#`: "ends at its hyphen". Empty where nothing is."""
    if tag.startswith(("#", "\N{FULLWIDTH NUMBER SIGN}")):
        return "has its `#` already; Wasl adds it"
    if _TASHKEEL.search(tag):
        return "has vowel marks: nobody finds it under the word without them"
    broken = _WHOLE.match(tag)
    if broken is None or broken.end() < len(tag):
        sign = tag[broken.end() if broken else 0]
        return "has a space: the tag would end there" if sign == " " else f"would end at `{sign}`"
    if not any(char.isalpha() for char in tag):
        return "has no letter, so no network makes a link of it"
    return ""


def tag_meant(tag: str) -> str:
    """The tag that was probably meant; empty where nothing of it is left, or it is a number."""
    bare = _TASHKEEL.sub("", tag.lstrip("#\N{FULLWIDTH NUMBER SIGN}"))
    meant = "_".join(re.findall(r"[^\W_]+", bare))
    return "" if tag_fault(meant or "-") else meant


def bare_tag(tag: str) -> str:
    """What tags that differ in «ال» or in capitals only have in common."""
    return "_".join(part.removeprefix(_ARTICLE) or part for part in tag.casefold().split("_"))
