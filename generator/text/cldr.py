"""Locales and territories from CLDR. With `formats.py`, `plurals.py` and `catalogue.py` the only door to Babel."""

from __future__ import annotations

import difflib
from functools import cache
from typing import Final

import babel
from babel.localedata import locale_identifiers

from generator.model.locale import Digits, Locale
from generator.text.bidi import BaseDirection
from generator.text.sorting import sort_key

PSEUDO_CODE: Final = "ar-XB"
_PSEUDO_NAME: Final = "[ar-XB]"
_NOT_TERRITORIES: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})  # unions and placeholders of CLDR


class UnknownLocale(ValueError):
    """CLDR has no such locale. `suggestion` is the nearest code, or empty."""

    def __init__(self, code: str, suggestion: str) -> None:
        self.code = code
        self.suggestion = suggestion
        super().__init__(f"unknown locale `{code}`" + (f", did you mean `{suggestion}`?" if suggestion else ""))


@cache
def known_locale_codes() -> tuple[str, ...]:
    """Every BCP 47 code that `make_locale` takes, sorted; the pseudo-locale is one of them."""
    return tuple(sorted({code.replace("_", "-") for code in locale_identifiers()} | {PSEUDO_CODE}))


def make_locale(code: str, digits: Digits | None = None) -> Locale:
    """The locale for a BCP 47 code (`ar`, `en`, `ar-SA`, `ar-XB`), with direction and name from CLDR.

    `digits` defaults to `latn` in every locale: handles, prices and phone numbers are in Latin digits anyway, and a
    document keeps to one system. Raises UnknownLocale.
    """
    if code not in known_locale_codes():
        raise UnknownLocale(code, _nearest(code))
    found = cldr_locale(code)
    name = _PSEUDO_NAME if code == PSEUDO_CODE else found.display_name or code
    return Locale(code, _direction(found), name, digits or "latn")


def text_direction(code: str) -> BaseDirection:
    """Direction of the language of a known code."""
    return _direction(cldr_locale(code))


def cldr_locale(code: str) -> babel.Locale:
    """Babel's record for a known code; the pseudo-locale borrows that of Arabic, which CLDR lacks."""
    return babel.Locale.parse("ar" if code == PSEUDO_CODE else code, sep="-")


def _direction(found: babel.Locale) -> BaseDirection:
    return "rtl" if found.text_direction == "rtl" else "ltr"


def _nearest(code: str) -> str:
    tidy = code.replace("_", "-")
    by_fold = {known.lower(): known for known in known_locale_codes()}
    parts = tidy.lower().split("-")
    for length in range(len(parts), 0, -1):
        if known := by_fold.get("-".join(parts[:length])):
            return known
    close = difflib.get_close_matches(tidy.lower(), by_fold, n=1)
    return by_fold[close[0]] if close else ""


@cache
def territory_names(locale: Locale) -> tuple[tuple[str, str], ...]:
    """Code and name of every country and territory in this language, in the order its readers expect."""
    names = cldr_locale(locale.code).territories
    countries = ((code, name) for code, name in names.items() if len(code) == 2 and code not in _NOT_TERRITORIES)
    return tuple(sorted(countries, key=lambda country: sort_key(country[1])))
