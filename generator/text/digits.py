"""European and Arabic-Indic digits, with the signs that belong to them.

Babel swaps separators but never digits (`docs/rtl.md`), so every formatted figure passes through here. Machine text
(URL, code, phone, id) never does.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.locale import Digits

_ASCII: Final = "0123456789"
_ARABIC: Final = "٠١٢٣٤٥٦٧٨٩"
_EXTENDED: Final = "۰۱۲۳۴۵۶۷۸۹"
_TO_ARABIC: Final = str.maketrans(_ASCII + _EXTENDED, _ARABIC * 2)
_TO_ASCII: Final = str.maketrans(_ARABIC + _EXTENDED, _ASCII * 2)

_OTHER_DIGIT: Final = re.compile(f"[{_ARABIC}{_EXTENDED}]")

_ASCII_SIGN: Final = re.compile(r"(?<=[٠-٩])(?:([.,])(?=[٠-٩])|(\s?)%)")
_ARABIC_SIGN: Final = re.compile(r"(?<=[0-9])(?:([٫٬])(?=[0-9])|(\s?)٪)")
_SEPARATORS: Final = {".": "٫", ",": "٬", "٫": ".", "٬": ","}


def to_arabic_digits(text: str) -> str:
    """Every decimal digit as U+0660–U+0669."""
    return text.translate(_TO_ARABIC)


def to_ascii_digits(text: str) -> str:
    """Every Arabic-Indic digit (either series) as 0–9."""
    return text.translate(_TO_ASCII) if _OTHER_DIGIT.search(text) else text  # `translate` takes its time


def localise_digits(text: str, digits: Digits) -> str:
    """Digits, decimal and grouping separators and the percent sign of `text` in one system (`latn` or `arab`)."""
    if digits == "arab":
        return _ASCII_SIGN.sub(lambda sign: _sign(sign, "٪"), to_arabic_digits(text))
    return _ARABIC_SIGN.sub(lambda sign: _sign(sign, "%"), to_ascii_digits(text))


def _sign(sign: re.Match[str], percent: str) -> str:
    return _SEPARATORS[sign[1]] if sign[1] else percent
