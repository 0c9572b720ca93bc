"""Which plural form a number takes, as an index into a gettext entry.

Babel's gettext header for Arabic swaps the last two forms (`docs/rtl.md`), so Arabic is counted here and not by any
header. Six forms: zero, one, two, few (3–10), many (11–99), other (100–102, fractions).
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Final

from babel.messages.plurals import get_plural

_ARABIC_HEADER: Final = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


def plural_index(language: str, n: Decimal | int) -> int:
    """Index of the form for `n`; a negative number counts by its size, a fraction takes the last form."""
    size = int(n) if n >= 0 else int(-n)
    if size != n and size != -n:
        return plural_count(language) - 1
    return _arabic_index(size) if language == "ar" else _rule(language)(size)


def _arabic_index(n: int) -> int:
    if n <= 2:
        return n
    tail = n % 100
    if 3 <= tail <= 10:
        return 3
    return 4 if tail >= 11 else 5


def plural_count(language: str) -> int:
    """How many forms an entry of this language has."""
    return 6 if language == "ar" else get_plural(language).num_plurals


def plural_header(language: str) -> str:
    """The right `Plural-Forms` header, ready to paste into a catalogue."""
    return _ARABIC_HEADER if language == "ar" else str(get_plural(language))


def header_is_right(header: str, language: str) -> bool:
    """Whether a `Plural-Forms` value has the right count and gives the right form for 0 to 1,000."""
    fields = dict(part.strip().split("=", 1) for part in header.strip().split(";") if "=" in part)
    if fields.get("nplurals", "").strip() != str(plural_count(language)):
        return False
    try:
        rule = gettext.c2py(fields.get("plural", ""))
        return all(rule(n) == plural_index(language, n) for n in range(1001))
    except (ValueError, ZeroDivisionError, OverflowError, RecursionError):
        return False


@cache
def _rule(language: str) -> Callable[[int], int]:
    rule: Callable[[int], int] = gettext.c2py(get_plural(language).plural_expr)
    return rule
