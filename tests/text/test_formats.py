"""Figures, money, dates: the faults of the library underneath, mended; drawn as a reader must see them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.locale import Locale
from generator.model.value import Kind, Value
from generator.text.bidi import BIDI_CONTROL, isolate_plain
from generator.text.cldr import make_locale
from generator.text.digits import localise_digits, to_arabic_digits, to_ascii_digits
from generator.text.formats import (
    currency_name,
    format_date,
    format_list,
    format_money,
    format_number,
    format_percent,
    format_range,
)
from generator.text.markers import wrap
from tests.text.oracle import visual

AR, AR_ARAB, AR_EG = make_locale("ar"), make_locale("ar", "arab"), make_locale("ar-EG", "arab")
EN, FR = make_locale("en"), make_locale("fr")
NBSP = "\u00a0"
D = Decimal


def drawn(value: Value) -> str:
    assert value.direction in ("ltr", "rtl")
    return visual(f"السعر {isolate_plain(value.text, value.direction)} الآن", "rtl")


@pytest.mark.parametrize(
    ("n", "locale", "text", "direction"),
    [
        (D("1234567.89"), AR_EG, "١٬٢٣٤٬٥٦٧٫٨٩", "ltr"),
        (D("1234567.89"), AR, "1,234,567.89", "ltr"),
        (-12, AR, "-12", "ltr"),
        (-12, AR_ARAB, "-١٢", "rtl"),
        (D("0.0005"), EN, "0.001", "ltr"),
        (D("2.0025"), EN, "2.003", "ltr"),
        (D("-0.0001"), EN, "0", "ltr"),
        (D("1.10"), EN, "1.1", "ltr"),
        (D("12345678901234567890123456789012.5"), EN, "12,345,678,901,234,567,890,123,456,789,012.5", "ltr"),
    ],
)
def test_numbers(n: Decimal | int, locale: Locale, text: str, direction: str) -> None:
    assert format_number(n, locale) == Value(text, Kind.NUMBER, direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fraction", "locale", "text", "direction"),
    [
        ("0.25", AR, "25%", "ltr"),
        ("-0.25", AR, "-25%", "ltr"),
        ("0.25", AR_ARAB, "٢٥٪", "rtl"),
        ("0.125", AR_ARAB, "١٢٫٥٪", "rtl"),
        ("0.12345", EN, "12.35%", "ltr"),
        ("10", EN, "1,000%", "ltr"),
    ],
)
def test_percentages(fraction: str, locale: Locale, text: str, direction: str) -> None:
    assert format_percent(D(fraction), locale) == Value(text, Kind.PERCENT, direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("1500", "SAR", AR, f"1,500{NBSP}ر.س."),
        ("1500", "SAR", EN, f"SAR{NBSP}1,500"),
        ("1234.5", "SAR", AR, f"1,234.50{NBSP}ر.س."),
        ("1234.5", "SAR", AR_ARAB, f"١٬٢٣٤٫٥٠{NBSP}ر.س."),
        ("4.4445", "KWD", EN, f"KWD{NBSP}4.445"),
        ("1234.5", "IQD", EN, f"IQD{NBSP}1,235"),
        ("0.125", "USD", EN, "$0.13"),
        ("49", "USD", EN, "$49"),
        ("-49", "USD", EN, "-$49"),
        ("49", "USD", AR, f"49{NBSP}US$\u200e"),
        ("49", "GBP", AR, f"49{NBSP}UK£\u200e"),
        ("49", "EUR", AR, f"49{NBSP}€"),
        ("49", "EGP", AR, f"49{NBSP}ج.م."),
        ("49", "USD", FR, f"49{NBSP}$US"),
    ],
)
def test_money(amount: str, currency: str, locale: Locale, text: str) -> None:
    assert format_money(D(amount), currency, locale) == Value(text, Kind.MONEY, locale.dir)


@pytest.mark.parametrize(
    ("currency", "seen"),
    [
        ("SAR", f".س.ر{NBSP}1,234.50"),
        ("USD", f"US${NBSP}1,234.50"),
        ("JPY", f"JP¥{NBSP}1,235"),
        ("EUR", f"€{NBSP}1,234.50"),
        ("CHF", f"CHF{NBSP}1,234.50"),
    ],
)
def test_the_symbol_is_drawn_left_of_the_amount_and_in_order(currency: str, seen: str) -> None:
    assert seen in drawn(format_money(D("1234.5"), currency, AR))


def test_a_minus_is_drawn_before_latin_digits_whatever_the_symbol() -> None:
    assert f".س.ر{NBSP}-1,500" in drawn(format_money(D(-1500), "SAR", AR))
    assert f"US${NBSP}-49" in drawn(format_money(D(-49), "USD", AR))
    assert f"CHF{NBSP}-49" in drawn(format_money(D(-49), "CHF", AR))
    assert "-12.5" in drawn(format_number(D("-12.5"), AR))


def test_the_arabic_percent_sign_stands_to_the_left() -> None:
    assert "٪٢٥" in drawn(format_percent(D("0.25"), AR_ARAB))
    assert "25%" in drawn(format_percent(D("0.25"), AR))


def test_ranges_read_from_the_right_in_arabic() -> None:
    assert format_range(10, 12, AR) == Value("10–12", Kind.RANGE, "rtl")
    assert "12–10" in drawn(format_range(10, 12, AR))
    assert "١٢–١٠" in drawn(format_range(10, 12, AR_ARAB))
    assert format_range(10, 12, EN) == Value("10–12", Kind.RANGE, "ltr")
    span = format_range(datetime.date(2026, 3, 5), datetime.date(2026, 4, 9), AR)
    assert span == Value("5 مارس – 9 أبريل 2026", Kind.RANGE, "rtl")
    with pytest.raises(TypeError):
        format_range(1, datetime.date(2026, 3, 5), AR)


def test_dates() -> None:
    day = datetime.date(2026, 3, 5)
    assert format_date(day, AR) == Value("5 مارس 2026", Kind.DATE, "rtl")
    assert format_date(day, AR_ARAB, "month") == Value("مارس ٢٠٢٦", Kind.DATE, "rtl")
    assert format_date(day, EN) == Value("March 5, 2026", Kind.DATE, "ltr")
    assert format_date(day, make_locale("ar-LB")).text == "5 آذار 2026"


def test_lists() -> None:
    assert format_list(["أ", "ب", "ج"], AR) == "أ وب وج"
    assert format_list(["a {0}", "b", "c"], EN) == "a {0}, b, and c"
    assert format_list([wrap("Gusto", "ltr"), "ب"], AR) == f"{wrap('Gusto', 'ltr')} وب"


GULF = {
    "SAR": "ريال ريالان ريالات ريالًا",
    "QAR": "ريال ريالان ريالات ريالًا",
    "OMR": "ريال ريالان ريالات ريالًا",
    "AED": "درهم درهمان دراهم درهمًا",
    "KWD": "دينار ديناران دنانير دينارًا",
    "BHD": "دينار ديناران دنانير دينارًا",
    "EGP": "جنيه جنيهان جنيهات جنيهًا",
    "USD": "دولار دولاران دولارات دولارًا",
}


@pytest.mark.parametrize("currency", GULF)
def test_currency_nouns_are_inflected(currency: str) -> None:
    one, two, few, many = GULF[currency].split()
    expected = {0: one, 1: one, 2: two, 3: few, 10: few, 11: many, 99: many, 100: one, 102: one, 103: few, 111: many}
    assert {n: currency_name(n, currency, AR) for n in expected} == expected
    assert currency_name(D("1.5"), currency, AR) == one


def test_currency_nouns_elsewhere() -> None:
    assert [currency_name(n, "SAR", EN) for n in (1, 2)] == ["riyal", "riyals"]
    assert currency_name(2, "SAR", FR) == "riyals saoudiens"
    assert currency_name(3, "EUR", AR)


def test_nothing_that_is_not_a_number_is_printed() -> None:
    for bad in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="not a number"):
            format_number(D(bad), AR)


FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
CURRENCIES = st.sampled_from(["SAR", "AED", "KWD", "USD", "EUR", "JPY", "IQD", "CHF", "GBP", "XTS"])


@given(FIGURES, CURRENCIES, st.sampled_from([AR, AR_ARAB, AR_EG, EN, FR]))
def test_one_digit_system_and_no_raw_key(amount: Decimal, currency: str, locale: Locale) -> None:
    values = [format_number(amount, locale), format_percent(amount, locale), format_money(amount, currency, locale)]
    for value in values:
        assert (to_ascii_digits(value.text) == value.text) is (locale.digits == "latn")
        assert to_arabic_digits(value.text) != value.text or locale.digits == "arab"
        assert not set(value.text) & (BIDI_CONTROL - {"\u200e", "\u200f"})
        assert not any(key in value.text for key in ("duration-", "digital-", "length-"))


def test_rounding_is_half_up_everywhere() -> None:
    for tenth, locale in product(range(10), [EN, AR]):
        amount = D(f"{tenth}.125")
        assert format_money(amount, "AED", locale).text.replace("AED", "").strip().startswith(f"{tenth}.13")


def test_digits_go_both_ways() -> None:
    assert localise_digits("1,234.5 و25%, 3.", "arab") == "١٬٢٣٤٫٥ و٢٥٪, ٣."
    assert localise_digits("١٬٢٣٤٫٥ و٢٥٪", "latn") == "1,234.5 و25%"
    assert localise_digits("٣٬ ٤٫", "latn") == "3٬ 4٫"
    assert to_ascii_digits("۱۲٣") == "123"


@given(st.from_regex(r"[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?%?", fullmatch=True))
def test_digits_come_back_as_they_were(figure: str) -> None:
    assert localise_digits(localise_digits(figure, "arab"), "latn") == figure
