"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})


def closest(word: str, options: Iterable[str]) -> str:
    """The option that `word` most probably means; empty where none is near.

    Case, hyphen against underscore and the spelling variants of Arabic (hamza, ta marbuta, alif maqsura) do not count.
    """
    by_folded: dict[str, str] = {}
    for option in options:
        by_folded.setdefault(_fold(option), option)
    found = get_close_matches(_fold(word), by_folded, n=1, cutoff=_CUTOFF)
    return by_folded[found[0]] if found else ""


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKC", word).casefold().translate(_FOLDED)
    bare = "".join(char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cf"})
    return bare.strip().replace("-", "_").replace(" ", "_")
