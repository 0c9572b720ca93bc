"""Length of a post as its network counts it.

Facts and their sources: "Counting" in `docs/rtl.md`. Where a service does not say, the stricter reading is taken.
"""

from __future__ import annotations

from typing import Final, Literal, assert_never

import regex

from generator.text.x_text import EMOJI, URL_WEIGHT, x_hashtags, x_links, x_valid, x_weight

Unit = Literal["x_weighted", "graphemes", "threads", "mastodon", "utf16", "utf8"]

__all__ = ["Unit", "count", "x_hashtags", "x_links", "x_valid", "x_weight"]

_GRAPHEME: Final = regex.compile(r"\X")
_MASTODON_URL: Final = regex.compile(r"https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?()\[\]'،؛؟]", regex.IGNORECASE)
_MASTODON_MENTION: Final = regex.compile(r"(?<![\w/])(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]+[A-Za-z0-9_]+)?)@[\w.-]*\w")


def count(text: str, unit: Unit) -> int:
    """Length of `text` in `unit`.

    `x_weighted`: X. `graphemes`: Bluesky (which also limits `utf8`, that is bytes). `threads`: code points, an emoji
    its bytes. `mastodon`: code points, a URL 23, `@user@host` as `@user`. `utf16`: the other networks.
    """
    match unit:
        case "x_weighted":
            return x_weight(text)
        case "graphemes":
            return len(_GRAPHEME.findall(text))
        case "threads":
            return len(EMOJI.sub("", text)) + sum(_utf8(found.group()) for found in EMOJI.finditer(text))
        case "mastodon":
            return _mastodon(text)
        case "utf16":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        case "utf8":
            return _utf8(text)
        case _:
            assert_never(unit)


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _mastodon(text: str) -> int:
    links = len(_MASTODON_URL.findall(text))
    words = _MASTODON_MENTION.sub(r"\1", _MASTODON_URL.sub("", text))
    return len(words) + links * URL_WEIGHT
