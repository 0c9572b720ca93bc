"""Currency nouns that CLDR inflects for some currencies only.

CLDR declines the pound, the dirham of Morocco and the dinars of the Maghreb, not the money of the Gulf (`docs/rtl.md`).
Order of the Arabic forms: one, two, 3 to 10, 11 to 99; every other number takes the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.declared import dataclass


@dataclass(frozen=True, slots=True)
class CurrencyNoun:
    """The short name of a currency: four Arabic forms, two English ones."""

    one: str
    two: str
    few: str
    many: str
    english_one: str
    english_many: str


_RIYAL: Final = CurrencyNoun("ريال", "ريالان", "ريالات", "ريالًا", "riyal", "riyals")
_RIAL: Final = CurrencyNoun("ريال", "ريالان", "ريالات", "ريالًا", "rial", "rials")
_DIRHAM: Final = CurrencyNoun("درهم", "درهمان", "دراهم", "درهمًا", "dirham", "dirhams")
_DINAR: Final = CurrencyNoun("دينار", "ديناران", "دنانير", "دينارًا", "dinar", "dinars")
_POUND: Final = CurrencyNoun("جنيه", "جنيهان", "جنيهات", "جنيهًا", "pound", "pounds")
_DOLLAR: Final = CurrencyNoun("دولار", "دولاران", "دولارات", "دولارًا", "dollar", "dollars")

CURRENCY_NOUNS: Final[Mapping[str, CurrencyNoun]] = {
    "SAR": _RIYAL,
    "QAR": _RIYAL,
    "OMR": _RIAL,
    "YER": _RIAL,
    "AED": _DIRHAM,
    "MAD": _DIRHAM,
    "KWD": _DINAR,
    "BHD": _DINAR,
    "JOD": _DINAR,
    "IQD": _DINAR,
    "TND": _DINAR,
    "DZD": _DINAR,
    "LYD": _DINAR,
    "EGP": _POUND,
    "SDG": _POUND,
    "USD": _DOLLAR,
}
