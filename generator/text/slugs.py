"""Slugs: ASCII, lower case, written by the author and never derived from Arabic.

Transliterators give consonant strings no one can read, and an Arabic path is unreadable once percent-encoded
(`docs/rtl.md`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SLUG_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG: Final = re.compile(SLUG_PATTERN)
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


def valid_slug(s: str) -> bool:
    """Whether `s` may stand in a path: `a-z`, `0-9` and single hyphens between them."""
    return _SLUG.fullmatch(s) is not None


def suggest_slug(s: str) -> str:
    """A slug close to Latin `s`; empty where `s` holds a letter of another script, since the author must choose."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", s) if not unicodedata.combining(char)).lower()
    if any(char.isalpha() and not char.isascii() for char in plain):
        return ""
    return _NOT_SLUG.sub("-", plain.replace("'", "").replace("\u2019", "")).strip("-")
