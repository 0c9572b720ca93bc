"""The countings that look at more than code points: clusters, emoji, links and mentions.

`regex` is used here and in `x_text.py` only; ask through `counting.py`, which loads it when it is needed.
"""

from __future__ import annotations

from typing import Final, Literal, assert_never

import regex

from generator.text.x_text import EMOJI, URL_WEIGHT, x_weight

_GRAPHEME: Final = regex.compile(r"\X")
_MASTODON_URL: Final = regex.compile(r"https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?()\[\]'،؛؟]", regex.IGNORECASE)
_MASTODON_MENTION: Final = regex.compile(r"(?<![\w/])(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]+[A-Za-z0-9_]+)?)@[\w.-]*\w")


def post_length(text: str, unit: Literal["x_weighted", "graphemes", "threads", "mastodon"]) -> int:
    """Length of `text` in `unit`; see `count`."""
    match unit:
        case "x_weighted":
            return x_weight(text)
        case "graphemes":
            return len(_GRAPHEME.findall(text))
        case "threads":
            return len(EMOJI.sub("", text)) + sum(_utf8(found.group()) for found in EMOJI.finditer(text))
        case "mastodon":
            return _mastodon(text)
        case _:
            assert_never(unit)


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _mastodon(text: str) -> int:
    links = len(_MASTODON_URL.findall(text))
    words = _MASTODON_MENTION.sub(r"\1", _MASTODON_URL.sub("", text))
    return len(words) + links * URL_WEIGHT
