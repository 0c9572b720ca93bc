"""Numbers, money, dates and lists in the reader's language, each with its direction.

A door to Babel, whose faults for Arabic are mended here: it never converts digits, drops the marks beside signs, rounds
half-even, and prints a mixed currency symbol that no isolate can draw right. The list is in `docs/rtl.md`. Amounts are
Decimal, never float. NaN and infinities raise ValueError.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import Final, Literal

from babel import dates, lists, numbers

from generator.model.locale import Locale
from generator.model.value import Kind, Value
from generator.text.bidi import BIDI_CONTROL, LRM, RLM, direction_of
from generator.text.cldr import cldr_locale
from generator.text.currencies import CURRENCY_NOUNS
from generator.text.digits import localise_digits
from generator.text.plurals import plural_index

DateStyle = Literal["long", "month"]
Figure = Decimal | int

NBSP: Final = "\u00a0"
EN_DASH: Final = "\u2013"
_NUMBER_DECIMALS: Final = 3
_PERCENT_DECIMALS: Final = 2
_WIDE: Final = Context(prec=100, rounding=ROUND_HALF_UP)
_CONTROLS: Final = dict.fromkeys(map(ord, BIDI_CONTROL))
_once = lru_cache(maxsize=1024)
"""The few amounts and dates of an offer stand on all of its pages, and Babel takes its time over each."""


def format_number(n: Figure, locale: Locale) -> Value:
    """A count or figure, half-up to three decimals, trailing zeros dropped."""
    return _typed(_figure(round_half_up(n, _NUMBER_DECIMALS), locale), Kind.NUMBER, locale)


def format_percent(fraction: Decimal, locale: Locale) -> Value:
    """A share of one as a percentage: `0.125` is `12.5%`; half-up to two decimals of a percent."""
    exact = round_half_up(fraction, _PERCENT_DECIMALS + 2)
    return _typed(_share(exact, locale), Kind.PERCENT, locale)


@_once
def _share(exact: Decimal, locale: Locale) -> str:
    record = cldr_locale(locale.code)
    pattern = _pattern_decimals(record.percent_formats[None].pattern, "0.##")
    with localcontext(_WIDE):
        return numbers.format_percent(
            exact, format=pattern, locale=record, decimal_quantization=False, numbering_system="latn"
        )


def format_money(amount: Figure, currency: str, locale: Locale) -> Value:
    """An amount with its symbol, half-up to the currency's own decimals; a whole amount has none.

    In Arabic the symbol is the letters CLDR gives (`ر.س.`): no font in use has the new signs.
    """
    exact = round_half_up(amount, numbers.get_currency_precision(currency))
    symbol = numbers.get_currency_symbol(currency, locale=cldr_locale(locale.code)).translate(_CONTROLS)
    text = _space_symbol(_amount(exact, currency, locale).translate(_CONTROLS), symbol)
    if locale.rtl:
        text = _hold_together(text, symbol, signed=locale.digits == "latn" and exact < 0)
    return Value(localise_digits(text, locale.digits), Kind.MONEY, locale.dir)


@_once
def _amount(exact: Decimal, currency: str, locale: Locale) -> str:
    record = cldr_locale(locale.code)
    pattern = record.currency_formats["standard"].pattern
    whole = exact == exact.to_integral_value()
    with localcontext(_WIDE):
        return numbers.format_currency(
            exact,
            currency,
            format=_pattern_decimals(pattern, "0") if whole else pattern,
            locale=record,
            currency_digits=not whole,
            numbering_system="latn",
        )


def format_date(d: datetime.date, locale: Locale, style: DateStyle = "long") -> Value:
    """`5 مارس 2026`, or `مارس 2026` for the style `month`. There is no numeric style: it cannot be read safely."""
    return Value(localise_digits(_day(d, locale, style), locale.digits), Kind.DATE, locale.dir)


@_once
def _day(d: datetime.date, locale: Locale, style: DateStyle) -> str:
    record = cldr_locale(locale.code)
    if style == "long":
        return dates.format_date(d, "long", locale=record)
    return dates.format_skeleton("yMMMM", d, locale=record)


def format_range(a: Figure | datetime.date, b: Figure | datetime.date, locale: Locale) -> Value:
    """From `a` to `b` with an EN DASH, in the direction of the language: Arabic reads `10–12` from the right.

    Both are figures, or both are dates (whose common month or year is then said once).
    """
    if isinstance(a, datetime.date) and isinstance(b, datetime.date):
        text = str(dates.format_interval(a, b, "yMMMMd", locale=cldr_locale(locale.code)))
        text = localise_digits(text, locale.digits)
    elif isinstance(a, datetime.date) or isinstance(b, datetime.date):
        raise TypeError("a range has two figures or two dates")
    else:
        text = f"{format_number(a, locale).text}{EN_DASH}{format_number(b, locale).text}"
    return Value(text, Kind.RANGE, locale.dir)


def format_list(items: Sequence[str], locale: Locale) -> str:
    """`أ وب وج`, `a, b, and c`; items may carry value brackets."""
    return lists.format_list(list(items), locale=cldr_locale(locale.code))


def currency_name(n: Figure, currency: str, locale: Locale) -> str:
    """The noun that follows `n`, without the number: `ريال`, `ريالان`, `ريالات`, `ريالًا`; `riyal`, `riyals`."""
    noun = CURRENCY_NOUNS.get(currency)
    if noun is None or locale.language not in ("ar", "en"):
        return numbers.get_currency_name(currency, count=n, locale=cldr_locale(locale.code))
    index = plural_index(locale.language, n)
    if locale.language == "en":
        return (noun.english_one, noun.english_many)[index]
    return (noun.one, noun.one, noun.two, noun.few, noun.many, noun.one)[index]


def round_half_up(n: Figure, decimals: int) -> Decimal:
    """`n` with at most `decimals` decimals, a tie going away from zero; Babel alone would round it to even."""
    exact = Decimal(n)
    if not exact.is_finite():
        raise ValueError(f"not a number to print: {n}")
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    return rounded if rounded else Decimal(0)  # no negative zero


@_once
def _figure(exact: Decimal, locale: Locale) -> str:
    with localcontext(_WIDE):
        return numbers.format_decimal(
            exact, locale=cldr_locale(locale.code), decimal_quantization=False, numbering_system="latn"
        )


def _typed(text: str, kind: Kind, locale: Locale) -> Value:
    value = Value(localise_digits(text.translate(_CONTROLS), locale.digits), kind)
    return Value(value.text, kind, direction_of(value, locale.dir))


def _pattern_decimals(pattern: str, units: str) -> str:
    """The CLDR pattern with its decimals replaced: `#,##0.00` and `#,##0` both give `#,##` + `units`."""
    return pattern.replace("0.00", "0").replace("##0", f"##{units}")


def _space_symbol(text: str, symbol: str) -> str:
    """A no-break space between letters and figures, as CLDR asks and Babel forgets: `SAR 1,500`."""
    start = text.find(symbol)
    after = start + len(symbol)
    if start < 0 or not symbol:
        return text
    if symbol[-1].isalpha() and text[after : after + 1].isdigit():
        return f"{text[:after]}{NBSP}{text[after:]}"
    if symbol[0].isalpha() and text[start - 1 : start].isdigit():
        return f"{text[:start]}{NBSP}{text[start:]}"
    return text


def _hold_together(text: str, symbol: str, *, signed: bool) -> str:
    """The marks no isolate replaces, in a right-to-left amount.

    LRM after a symbol that mixes letters and a sign, and before a minus of Latin digits; then RLM between amount and
    symbol, or Latin letters would join the amount.
    """
    latin = any(char.isascii() and char.isalpha() for char in symbol)
    if latin and any(unicodedata.category(char) == "Sc" for char in symbol):
        text = text.replace(symbol, symbol + LRM)
    if signed:
        text = text.replace("-", f"{LRM}-", 1)
    return text.replace(f"{NBSP}{symbol}", f"{RLM}{NBSP}{symbol}") if signed and latin else text
