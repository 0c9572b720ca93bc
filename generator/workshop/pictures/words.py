"""The words of a line as they can be drawn: without controls, without letters that the font lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from typing import Final

from generator.text.bidi import LRM, RLM
from generator.workshop.pictures.order import Direction

_OVERRIDES: Final = re.compile("[\u202a-\u202e]")
_INVISIBLE: Final = frozenset("\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")
"""What orders and joins letters. Fonts need no glyph for it."""

_SPACE: Final = re.compile(r"\s+")
_SIGNS: Final = r"[.!?…+%'’™®*]+(?=[\s\u2069]|$)"
_AFTER_LATIN: Final = re.compile(rf"(?<=[A-Za-z0-9]){_SIGNS}")
_AFTER_ARABIC: Final = re.compile(rf"(?<=[\u0620-\u064a]){_SIGNS}")


def drawable(text: str, letters: Set[int]) -> str:
    """The text without what cannot be drawn: control characters, overrides, and what the font has no letter for.

    Letters in a form that the font lacks (ligatures of old encodings, wide Latin) are replaced by their plain ones,
    accented letters by those without accent; emoji and the like are left out. Spaces are single ones.
    """
    plain = unicodedata.normalize("NFC", _OVERRIDES.sub("", text))
    return _SPACE.sub(" ", "".join(_known(letter, letters) for letter in plain)).strip()


def signed(text: str, direction: Direction) -> str:
    """The text with a direction mark behind the signs that close a word of the other script.

    By the letter of the algorithm, the full stop of `مؤسسة الأفق & Co.` belongs to the Arabic line and stands at its
    left end, before `Co`.
    """
    if direction == "rtl":
        return _AFTER_LATIN.sub(rf"\g<0>{LRM}", text)
    return _AFTER_ARABIC.sub(rf"\g<0>{RLM}", text)


def _known(letter: str, letters: Set[int]) -> str:
    if letter in _INVISIBLE or ord(letter) in letters:
        return letter
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", letter)
    if all(ord(part) in letters for part in plain):
        return plain
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if ord(part) in letters)
