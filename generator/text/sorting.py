"""The order in which an Arabic reader looks things up."""

from __future__ import annotations

import unicodedata
from typing import Final

_SAME_LETTER: Final = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ک": "ك", "ی": "ي", "ہ": "ه"})


def sort_key(s: str, *, ignore_article: bool = False) -> tuple[str, str]:
    """Key for `sorted`: forms of one letter together, marks and tatweel ignored, the raw string as tie-break.

    Code points and the default Unicode collation keep أ إ آ ا apart (`docs/rtl.md`). `ignore_article` drops a leading
    ال.
    """
    letters = "".join(char for char in unicodedata.normalize("NFKD", s) if not unicodedata.combining(char))
    key = letters.translate(_SAME_LETTER).casefold()
    if ignore_article and key.startswith("ال") and len(key) > 2:
        key = key[2:]
    return key, s
