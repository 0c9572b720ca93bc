"""The text layer of a PDF, for fonts that draw two letters as one glyph: the only door to pikepdf.

Readers turn right-to-left runs around letter by letter, and so make "al" of a glyph that stands for "la". Stored the
other way round, the pair comes out right in all readers that do so. By the letter of the format (ISO 32000-2, 9.10.3)
the mapping is then wrong, and a reader that follows the stored order would speak it wrongly. It is therefore off unless
asked for; the print fonts of the base theme need it not, because their letters have glyphs of their own.
"""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf

_MARK: Final = "/WaslTextLayer"
_SECTION: Final = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_ENTRY: Final = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<((?:[0-9A-Fa-f]{4}){2,})>")
_ARABIC: Final = range(0x0600, 0x0700)


def mend(pdf: bytes) -> bytes:
    """`pdf` with its Arabic pairs stored in reverse. Raises `ValueError` where that was done before.

    The change is its own inverse, so the file is marked. Its identifier is made from its content: same file, same
    bytes. Only single mappings (`bfchar`) of two or more letters that all lie in U+0600 to U+06FF are touched.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if _MARK in file.Root:
            raise ValueError("the text layer of this file has been mended before")
        for entry in file.objects:
            if isinstance(entry, pikepdf.Dictionary) and isinstance(entry.get("/ToUnicode"), pikepdf.Stream):
                mapping = entry["/ToUnicode"]
                before = mapping.read_bytes()
                if (after := reversed_pairs(before)) != before:
                    mapping.write(after)
        file.Root[_MARK] = True
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
        return out.getvalue()


def reversed_pairs(cmap: bytes) -> bytes:
    """A ToUnicode map with the pairs of its `bfchar` sections reversed."""
    return _SECTION.sub(lambda section: _ENTRY.sub(_turned, section[0]), cmap)


def _turned(entry: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(entry[2].decode("ascii")).decode("utf-16-be")
    if not all(ord(letter) in _ARABIC for letter in text):
        return entry[0]
    return entry[1] + b"<" + text[::-1].encode("utf-16-be").hex().upper().encode("ascii") + b">"
