"""Automatic isolation of tokens in running copy, with no effort by its author.

"Prose" in `docs/rtl.md` says which tokens and in which order; `prose_patterns.py` says what they look like.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.value import Direction
from generator.text.bidi import BaseDirection, strong_directions
from generator.text.markers import wrap
from generator.text.prose_patterns import ARABIC, BRANDS, FILE, LTR_BASE, MAY_NEED, NO_START, RTL_BASE


def mark_prose(text: str, base: BaseDirection, brands: tuple[str, ...] = ()) -> str:
    """Put value brackets round each token of `text` that a reader would otherwise see out of order.

    `text` is plain text without tags; values already in brackets, slots and holds stay as they are. `base` is the
    direction of the paragraph; `brands` are names to keep whole, with their punctuation (`Yahoo!`). Plain unsigned
    numbers between Arabic words are drawn right as they are and stay bare.
    """
    if not MAY_NEED[base].search(text):
        return text
    return _tokens(base, brands).sub(_mark, text)


def _mark(token: re.Match[str]) -> str:
    direction = (token.lastgroup or "").partition("_")[0]
    match direction:
        case "ltr":
            return wrap(token.group(), "ltr")
        case "rtl":
            return wrap(token.group(), "rtl")
        case "auto":
            return wrap(token.group(), "auto")
        case "own":
            return wrap(token.group(), _own_direction(token.group()))
        case _:
            return token.group()


def _own_direction(brand: str) -> Direction:
    return "rtl" if strong_directions(brand) == {"rtl"} else "ltr"


@lru_cache(maxsize=64)
def _tokens(base: BaseDirection, brands: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all kinds; its groups are named `<direction>_<index>`."""
    kinds = RTL_BASE if base == "rtl" else LTR_BASE
    names = _brand_pattern(brands)
    branches = "|".join(
        f"(?P<{direction}_{index}>{pattern.replace(BRANDS, names)})" for index, (direction, pattern) in enumerate(kinds)
    )
    pattern = f"(?!{NO_START[base]})(?:{branches})|(?P<own_brand>{names})|(?P<ltr_file>(?=[{ARABIC}]){FILE})"
    return re.compile(pattern, re.VERBOSE)


def _brand_pattern(brands: tuple[str, ...]) -> str:
    """Longest first, so that `Acme Pay` wins over `Acme`; never inside another word."""
    names = "|".join(re.escape(brand) for brand in sorted(brands, key=lambda brand: (-len(brand), brand)) if brand)
    return rf"(?<!\w)(?:{names})(?!\w)" if names else r"(?!)"
