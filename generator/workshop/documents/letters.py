"""Which letters the print fonts have: read from their `cmap` (OpenType 1.9), and what is done about the others."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

_UNSEEN: Final = frozenset(("Cf", "Cc", "Zs", "Zl", "Zp", "Mn", "Me"))
"""General categories that need no glyph of their own: format marks, spaces, marks that shapers compose."""
_LEFT_OUT: Final = frozenset(("So", "Sk", "Cs", "Co", "Cn"))
"""Pictographs, their modifiers, and what is no letter: a document reads the same without them."""
_SELECTORS: Final = frozenset((0x200D, 0x20E3, *range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080)))


class LetterMissing(ValueError):
    """A letter that no print font has. `letter` is it, `text` the words that need it."""

    def __init__(self, letter: str, text: str) -> None:
        super().__init__(f"no print font has {letter!r} (U+{ord(letter):04X}), which {text!r} needs")
        self.letter = letter
        self.text = text


class Letters:
    """The letters of a set of fonts."""

    def __init__(self, fonts: Iterable[bytes]) -> None:
        self._known = frozenset(point for font in fonts for point in covered(font))
        self.printable = lru_cache(maxsize=4096)(self._printable)

    def _printable(self, text: str) -> str:
        """`text` without pictographs that no font has. Raises `LetterMissing` for letters."""
        return "".join(self._kept(text))

    def _kept(self, text: str) -> Iterator[str]:
        for letter in text:
            if ord(letter) in self._known:
                yield letter
                continue
            category = unicodedata.category(letter)
            if category in _LEFT_OUT or ord(letter) in _SELECTORS:
                continue
            if category not in _UNSEEN:
                raise LetterMissing(letter, text)
            yield letter


def covered(font: bytes) -> Iterator[int]:
    """The code points of a TrueType or OpenType font, from the `cmap` subtables of format 4 and 12."""
    start = _cmap(font)
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form == 4:
            yield from _format_4(font, start + offset)
        elif platform in (0, 3) and form == 12:
            yield from _format_12(font, start + offset)


def _cmap(font: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            return int(offset)
    raise ValueError("a font without a cmap")


def _format_4(font: bytes, start: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, font, start + 14)
    starts = struct.unpack_from(row, font, start + 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, last + 1 if last < 0xFFFF else last)


def _format_12(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    for index in range(count):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * index)
        yield from range(first, last + 1)
