"""Figures in a text: percentages, money and lengths of time, in Arabic and English, in either digits.

Numbers written as words (`two months`, `شهران`) are not read, nor are bare numbers, minutes and working days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final, Literal

from generator.model.declared import dataclass
from generator.model.periods import Period
from generator.text.currencies import CURRENCY_NOUNS
from generator.text.digits import to_ascii_digits

FigureKind = Literal["percent", "money", "time"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure without its looks. `units`: the currencies that it may be in (`ريال` is four), or `months` or `days`."""

    kind: FigureKind
    number: Decimal
    units: frozenset[str] = frozenset()

    def same(self, other: Figure) -> bool:
        """Whether both may be one: a riyal matches each currency of that name."""
        return (
            self.kind == other.kind
            and self.number == other.number
            and bool(self.kind == "percent" or self.units & other.units)
        )

    def __str__(self) -> str:
        number, unit = f"{self.number.normalize():,f}", "/".join(sorted(self.units))
        if self.kind == "percent":
            return f"{number}%"
        if self.kind == "money":
            return f"{unit} {number}"
        return f"{number} {unit if self.number != 1 else unit.removesuffix('s')}"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure at its place in a text: from `start`, `length` characters."""

    figure: Figure
    start: int
    length: int


def span(period: Period) -> Figure | None:
    """A length of time as a figure; none where it has both months and days, which no copy writes as one figure."""
    if period.months and period.days:
        return None
    if period.months:
        return Figure("time", Decimal(period.months), frozenset({"months"}))
    return Figure("time", Decimal(period.days), frozenset({"days"}))


def plain_digits(text: str) -> str:
    """`text` with European digits and signs, each character in its place."""
    return to_ascii_digits(text).translate(_SIGNS) if _ARABIC_FIGURE.search(text) else text


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Stated]:
    """Every figure between two places of a text that went through `plain_digits`; both ends of a range are figures."""
    for found in _pattern().finditer(text, start, len(text) if end is None else end):
        yield from _read(found)


LETTERS: Final = "\u0621-\u063a\u0641-\u064a"
"""Arabic letters, for use inside a character class."""
MARKS: Final = "\u064b-\u0652\u0670\u0640"
"""Arabic vowel marks and tatweel, for use inside a character class."""
_SIGNS: Final = str.maketrans("٪٫٬", "%.,")
_ARABIC_FIGURE: Final = re.compile("[٠-٩۰-۹٪٫٬]")
_DIGITS: Final = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
_NUMBER: Final = rf"(?<![A-Za-z0-9_])(?<!\d[.,]){_DIGITS}"
_TO: Final = r"\s?(?:%\s?)?(?:[-\u2013\u2014]|\bto\b|إلى)\s?"
_SCALES: Final = {"k": 1000, "thousand": 1000, "ألف": 1000, "آلاف": 1000, "million": 10**6, "مليون": 10**6,
                  "ملايين": 10**6}  # fmt: skip
_SCALE: Final = r"[ \u00a0]?(?:(?:k|thousand|million)\b|ألف|آلاف|مليون|ملايين)"
_RIYALS, _DIRHAMS, _POUNDS = ("SAR", "QAR", "OMR", "YER"), ("AED", "MAD"), ("EGP", "SDG", "GBP")
_DINARS: Final = ("KWD", "BHD", "JOD", "IQD", "TND", "DZD", "LYD")
_DOLLARS: Final = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")
_NAMES: Final = {
    "ريال": _RIYALS, "درهم": _DIRHAMS, "دراهم": _DIRHAMS, "دينار": _DINARS, "دنانير": _DINARS, "جنيه": _POUNDS,
    "دولار": _DOLLARS, "يورو": ("EUR",), "ليرة": ("TRY", "SYP", "LBP"), "riyal": _RIYALS, "rial": _RIYALS,
    "dirham": _DIRHAMS, "dinar": _DINARS, "pound": _POUNDS, "dollar": _DOLLARS, "euro": ("EUR",), "yen": ("JPY",),
    "$": _DOLLARS, "€": ("EUR",), "£": _POUNDS, "¥": ("JPY", "CNY"), "₺": ("TRY",), "₹": ("INR",), "﷼": _RIYALS,
    "\u20c1": ("SAR",), "ر.س": ("SAR",), "ر.ق": ("QAR",), "ر.ع": ("OMR",), "د.إ": ("AED",), "د.ك": ("KWD",),
    "د.ب": ("BHD",), "د.أ": ("JOD",), "ج.م": ("EGP",), "د.م": ("MAD",), "د.ت": ("TND",), "د.ج": ("DZD",),
    "د.ع": ("IQD",), "د.ل": ("LYD",), "ر.ي": ("YER",), "ج.س": ("SDG",),
}  # fmt: skip
"""What money is called, and the currencies that it may be. Arabic nouns may have endings."""
_CODES: Final = frozenset({*CURRENCY_NOUNS, *(code for codes in _NAMES.values() for code in codes), "CHF", "PKR"})
_DAYS: Final = {"day": 1, "week": 7, "يوم": 1, "أيام": 1, "أسبوع": 7, "أسابيع": 7}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "شهر": 1, "أشهر": 1, "شهور": 1, "سنة": 12, "سنوات": 12,
                  "عام": 12, "أعوام": 12}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    """Percentages, money with its name before, money with its name behind, lengths of time.

    At most places of a text no figure begins, so the many names are tried only in a word that a number follows.
    """
    gap, times, names = r"[ \u00a0]?", "|".join(_DAYS | _MONTHS), _money_names()
    return re.compile(
        rf"(?:(?P<low1>{_NUMBER}){_TO}(?=\d))?(?P<percent>{_NUMBER}){gap}"
        rf"(?:%|percent\b|per\scent\b|بالم[ئا]+ة|في\sالم[ئا]+ة)"
        rf"|(?<!\d)%(?P<percent2>\d+(?:\.\d+)?)(?![\w.])"
        rf"|(?=[^\d \u00a0]+{gap}\d)(?P<name1>{names}){gap}(?:(?P<low2>{_DIGITS}){_TO}(?=\d))?"
        rf"(?P<money>{_DIGITS})(?P<scale1>{_SCALE})?(?!\d|{gap}%)"
        rf"|(?:(?P<low3>{_NUMBER}){_TO}(?=\d))?(?P<money2>{_NUMBER})(?P<scale2>{_SCALE})?{gap}(?P<name2>{names})"
        rf"|(?:(?P<low4>{_NUMBER}){_TO}(?=\d))?(?P<time>{_NUMBER})[ \u00a0-]?(?P<unit>{times})(?:[{MARKS}]*ا|s)?"
        rf"(?![{LETTERS}A-Za-z])(?!\s+عمل\b)",
        re.IGNORECASE,
    )


def _money_names() -> str:
    arabic = "|".join(name for name in _NAMES if name.isalpha() and not name.isascii())
    english = "|".join(name for name in _NAMES if name.isalpha() and name.isascii())
    signs = "|".join(re.escape(name) for name in _NAMES if not name.isalpha())
    codes = "|".join(sorted(_CODES))
    return rf"\b(?:{codes})\b|(?:{arabic})[{LETTERS}{MARKS}]*|(?:{english})s?\b|(?:\b[A-Z]{{1,2}})?(?:{signs})"  # US$


def _read(found: re.Match[str]) -> Iterator[Stated]:
    number = next(name for name in ("percent", "percent2", "money", "money2", "time") if found[name])
    lower = next((name for name in ("low1", "low2", "low3", "low4") if found[name]), "")
    if lower:
        yield Stated(_made(found, number, found[lower]), found.start(lower), len(found[lower]))
    start = found.start(number) if lower else found.start()
    yield Stated(_made(found, number, found[number]), start, found.end() - start)


def _made(found: re.Match[str], kind: str, digits: str) -> Figure:
    number = Decimal(re.sub(r"[,\u00a0\u202f](?=\d{3}(?!\d))", "", digits).replace(",", "."))
    if kind.startswith("percent"):
        return Figure("percent", number)
    if kind == "time":
        unit = found["unit"].lower()
        length = number * (_DAYS.get(unit) or _MONTHS[unit])
        return Figure("time", length, frozenset({"days" if unit in _DAYS else "months"}))
    scale = (found["scale1"] or found["scale2"] or "").strip(" \u00a0").lower()
    return Figure("money", number * _SCALES.get(scale, 1), _currencies(found["name1"] or found["name2"]))


def _currencies(name: str) -> frozenset[str]:
    if name.upper() in _CODES:
        return frozenset({name.upper()})
    return next(frozenset(codes) for noun, codes in _NAMES.items() if noun in name.lower())
