"""Texts that are seen at one glance to be fit to print: only signs that no rule of `hygiene.py` can object to.

Nearly all copy is like this, and a build reads thousands of texts. What is refused here is not wrong yet: it is read
again, rule by rule. Every sign of the classes below is its own NFC form, and none composes with another of them.
"""

from __future__ import annotations

import re
from typing import Final

from generator.text.prose_patterns import ARABIC, ARABIC_TEXT

_BEYOND_ASCII: Final = (
    "\u00a0-\u00ac\u00ae-\u024f"  # Latin letters with their accents and signs, without the soft hyphen
    "\u060c\u061b\u061f\u0621-\u063a\u0641-\u0652\u066a-\u066c"  # Arabic, without tatweel, figures, Persian letters
    "\u2010-\u2015\u2018-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"  # dashes, quotes, currencies, arrows
)
_SIGNS: Final = rf"\t\n -~{_BEYOND_ASCII}"
_ARABIC_SIGNS: Final = rf"\t\n !#-+.0-:<->@-~{_BEYOND_ASCII}"
"""Without `"` (W0510), and without what depends on its neighbours: `,` `;` `?` (W0507), `-` (W0511), `/` (W0512)."""
_HARMLESS: Final = re.compile(rf"[{_SIGNS}]*")
_HARMLESS_ARABIC: Final = re.compile(
    rf"[{_ARABIC_SIGNS}]*+(?:(?:(?<![{ARABIC_TEXT}])[,;?](?![{ARABIC}])|[-/](?![0-9]))[{_ARABIC_SIGNS}]*+)*"
)


def is_harmless(text: str, language: str) -> bool:
    """Whether `hygiene` certainly finds nothing in this text. False says nothing."""
    return (_HARMLESS_ARABIC if language == "ar" else _HARMLESS).fullmatch(text) is not None
