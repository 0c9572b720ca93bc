"""The countings that look at more than code points: clusters, emoji, links and mentions.

`regex` is used here and in `x_*.py` only; ask through `counting.py`, which loads it when it is needed.
"""

from __future__ import annotations

from typing import Final, Literal, assert_never

import regex

from generator.text.x_text import URL_WEIGHT, x_weight

_GRAPHEME: Final = regex.compile(r"\X")
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
"""Any emoji sequence, of whatever year; X has a table of its own (`x_emoji.py`)."""
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
