"""Which codes of money, countries and time zones exist, and which one was meant. A door to Babel.

Currencies are those that are legal tender somewhere today by CLDR (ISO 4217), countries those of ISO 3166 with the
aliases of CLDR (`UK` is `GB`, `SAU` is `SA`). The result depends on the version of Babel only, never on the day.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import Final

from babel.core import get_global

from generator.text.cldr import make_locale, territory_names
from generator.text.currencies import CURRENCY_NOUNS
from generator.text.suggest import closest

_USUAL: Final = ("SAR", "AED", "KWD", "QAR", "BHD", "OMR", "EGP", "JOD", "USD", "EUR", "GBP", "CAD", "AUD", "JPY")
"""Where several codes are equally near, the first of these is meant."""
_SIGNS: Final = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "SR": "SAR", "DH": "AED",
                 "DHS": "AED", "KD": "KWD", "BD": "BHD", "QR": "QAR", "JD": "JOD", "LE": "EGP", "US": "USD",
                 "ر.س": "SAR", "د.إ": "AED", "د.ك": "KWD", "ج.م": "EGP", "EURO": "EUR", "يورو": "EUR"}  # fmt: skip
_LETTERS_ALIKE: Final = 2  # of three
_NAMES_ALIKE: Final = 0.8


@cache
def currency_codes() -> frozenset[str]:
    """Every currency in use, as three capitals."""
    territories = get_global("territory_currencies")
    return frozenset(
        code for history in territories.values() for code, _, end, tender in history if end is None and tender
    )


@cache
def currency_meant(text: str) -> str:
    """The currency that `usd`, `$`, `riyal`, `دولار` or `USB` most probably means; empty where nothing is near."""
    tidy = text.strip()
    upper = tidy.upper()
    if upper in currency_codes():
        return upper
    if upper in _SIGNS:
        return _SIGNS[upper]
    for code, noun in CURRENCY_NOUNS.items():
        if tidy.lower() in (noun.one, noun.two, noun.few, noun.many, noun.english_one, noun.english_many):
            return code
    near = [code for code in _USUAL if _alike(code, upper)] if len(upper) == 3 else []
    return near[0] if near else closest(upper, sorted(currency_codes()))


def _alike(code: str, text: str) -> bool:
    """Two letters in their places, or the same three in another order."""
    return sum(a == b for a, b in zip(code, text, strict=True)) >= _LETTERS_ALIKE or sorted(code) == sorted(text)


@cache
def country_codes() -> frozenset[str]:
    """Every country and territory, as two capitals; `NO` is Norway."""
    return frozenset(code for code, _ in territory_names(make_locale("en"))) & get_global("territory_currencies").keys()


@cache
def country_meant(text: str) -> str:
    """The country that `no`, `UK`, `SAU`, `Norway` or `النرويج` most probably means; empty where nothing is near."""
    upper = text.strip().upper()
    if upper in country_codes():
        return upper
    aliases = get_global("territory_aliases").get(upper, [])
    return next((code for code in aliases if code in country_codes()), "") or _named(text.strip().casefold())


def _named(name: str) -> str:
    """By its name or by a word of it (`السعودية`), not by what merely looks like it: Saudia is not Sudan."""
    known = {
        full.casefold(): code
        for language in ("en", "ar") for code, full in territory_names(make_locale(language))
        if code in country_codes()
    }  # fmt: skip
    if name in known:
        return known[name]
    holding = {code for full, code in known.items() if name in full.split()}
    near = get_close_matches(name, known, n=1, cutoff=_NAMES_ALIKE)
    return holding.pop() if len(holding) == 1 else known[near[0]] if near else ""


@cache
def time_zones() -> frozenset[str]:
    """Every time zone by its name, `Asia/Riyadh`, and `UTC`."""
    return frozenset(get_global("zone_territories")) | frozenset(get_global("zone_aliases")) | {"UTC"}
