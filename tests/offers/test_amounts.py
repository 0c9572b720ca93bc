"""Figures in copy: how they are read, which of them speak of a reward, and what an offer contains."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.offer import Offer
from generator.offers.amounts import amounts, current, written
from generator.offers.claims import stated
from generator.offers.figures import Figure, figures, plain_digits
from generator.text.cldr import make_locale
from generator.text.currencies import CURRENCY_NOUNS
from generator.text.digits import to_arabic_digits
from generator.text.formats import currency_name, format_money, format_percent

LOCALES = (make_locale("ar", "latn"), make_locale("ar", "arab"), make_locale("en", None))
CURRENCIES = st.sampled_from([*CURRENCY_NOUNS, "EUR", "GBP", "JPY"])


def read(text: str) -> list[str]:
    return [str(one.figure) for one in figures(plain_digits(text))]


def told(text: str) -> list[str]:
    return [text[one.start : one.start + one.length] for one in stated(text)]


@given(st.integers(1, 10**9), CURRENCIES, st.sampled_from(LOCALES))
def test_money_is_read_as_it_is_printed(amount: int, currency: str, locale: Any) -> None:
    (one,) = figures(plain_digits(format_money(amount, currency, locale).text))
    assert one.figure.same(Figure("money", Decimal(amount), frozenset({currency})))


@given(st.integers(1, 10**6), st.sampled_from(sorted(CURRENCY_NOUNS)), st.sampled_from(LOCALES), st.booleans())
def test_money_is_read_with_its_noun(amount: int, currency: str, locale: Any, arabic: bool) -> None:
    text = f"{amount} {currency_name(amount, currency, locale)}"
    (one,) = figures(plain_digits(to_arabic_digits(text) if arabic else text))
    assert one.figure.same(Figure("money", Decimal(amount), frozenset({currency})))


@given(st.decimals(0, 1, places=4), st.sampled_from(LOCALES))
def test_percentages_are_read_as_they_are_printed(share: Decimal, locale: Any) -> None:
    (one,) = figures(plain_digits(format_percent(share, locale).text))
    assert one.figure.same(Figure("percent", share * 100))


DOLLARS = "AUD/CAD/HKD/NZD/SGD/USD 5"
YEARS = "24 months"


@pytest.mark.parametrize(("text", "found"), [
    ("SAR 200–300", ["SAR 200", "SAR 300"]), ("5–10%", ["5%", "10%"]), ("12 to 24 months", ["12 months", "24 months"]),
    ("من 5 إلى 10%", ["5%", "10%"]), ("20 percent, 20 per cent", ["20%", "20%"]), ("20 في المئة", ["20%"]),
    ("20 بالمائة", ["20%"]), ("٪٢٠", ["20%"]), ("12,5%", ["12.5%"]), ("1,500 SAR", ["SAR 1,500"]),
    ("KWD 1.500", ["KWD 1.5"]), ("€10k", ["EUR 10,000"]), ("10 آلاف درهم", ["AED/MAD 10,000"]), ("US$ 5", [DOLLARS]),
    ("سنتان", []), ("2 سنة", ["24 months"]), ("3 أسابيع", ["21 days"]), ("1 day", ["1 day"]), ("24-month", [YEARS]),
    ("30 يومًا", ["30 days"]), ("3 أيام عمل", []), ("15 minutes", []), ("15 دقيقة", []), ("6,400 منشأة", []),
    ("2027", []), ("SARAH 5", []), ("v2.5%", []), ("A4 20", []), ("ZATCA 2", []), ("", []),
])  # fmt: skip
def test_what_is_a_figure(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize("text", [
    "You earn {} of every subscription.", "- Your share: {}\n- More", "## A commission of {} {{offer}}",
    "You get {{{{ offer.partner }}}}, or {} later.", "تكسبون {} عن كل عميل.", "ولعميلكم خصم {}.", "مكافأة قدرها {} لكم",
    "وحصَّتُكم {} كل شهر", "### What comes after {}?\n\nThe share ends.", "### كم الحصة؟\n\nهي {} دائمًا.",
])  # fmt: skip
@pytest.mark.parametrize("figure", ["25%", "SAR 250", "36 months", "٢٥٪", "٢٥٠ ريالًا", "٣٦ شهرًا"])
def test_figures_about_a_reward_are_told(text: str, figure: str) -> None:
    assert told(text.format(figure)) == [figure]


@pytest.mark.parametrize("text", [
    "Basic is SAR 79 a month.", "VAT of 15% comes on top of your commission.", "عمولتكم قبل ضريبة القيمة المضافة 15%.",
    "- **92%** of firms earn more [survey](https://a.example/s)", "You earn from day one. 31% of firms pay late.",
    "Your share is shown after a 14-day trial.", "لكم تقرير عن آخر 12 شهرًا.", "Earn with us. The price is SAR 149.",
    "### What do I pay after the free months?\n\nGrowth is SAR 149 a month.", "اكسبوا معنا، وسعر الخطة 149 ريالًا.",
    "Earn more: https://a.example/?off=20%", "Earn `20%`", "{{ offer.partner }} in 3 working days",
    "Close in 3 days, not 9", "- Earn with us\n- Close in 3 days", "You earn a share\n\nClose in 3 days", 
    "No credit card for 14 days", "[earn](https://a.example/20%) with us", "خُفّضت الفواتير المتأخرة بنسبة 31%",
])  # fmt: skip
def test_other_figures_are_not(text: str) -> None:
    assert told(text) == []


def test_what_is_taken_off_is_told() -> None:
    figures_ = ["25%", "SAR 250", "250 SAR"]
    assert [told(f"Get {figure} off.") for figure in figures_] == [[figure] for figure in figures_]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert told("ندفع 300 ر.س. مكافأةً عن كل عميل") == ["300 ر.س"]


@given(st.text(st.sampled_from("2050 .,%٪٫٬$-–\n#*[](){}شهر ريال SARearn{{offer.}}؟؛"), max_size=60))
def test_any_text_is_read_and_figures_stand_where_they_are_told(text: str) -> None:
    last = 0
    for one in stated(text):
        words = text[one.start : one.start + one.length]
        assert one.start >= last
        assert one.length == len(words)
        assert any(char.isdigit() for char in words)
        assert "\n" not in words
        last = one.start + one.length


OFFER: dict[str, Any] = {
    "name": {"ar": "عرض", "en": "offer"}, "currency": "SAR", "valid_from": "2026-10-01", "valid_until": "2027-12-31",
    "lines": [
        {"id": "share", "to": "referrer", "event": "pay", "repeat": {"for": "P2Y"}, "hold": {"for": "P60D"},
         "tiers": {"by": "amount", "window": "month", "mode": "marginal", "steps": [
             {"from": "0", "give": {"kind": "share", "percent": "5", "of": "price"}},
             {"from": "10000", "give": {"kind": "share", "percent": "7.5", "of": "price"}}]},
         "caps": [{"of": "value", "max": "9000", "unit": "SAR", "window": "year"}],
         "deliver": {"minimum": {"amount": "200", "unit": "SAR"}, "needs": [{"en": "an invoice within 14 days"}]}},
        {"id": "welcome", "to": "referee", "event": "join", "use_within": "P3M",
         "give": {"kind": "credit", "amount": "100", "up_to": "150", "unit": "SAR"}},
    ],
    "levels": [{"slug": "gold", "name": {"en": "Gold"}, "needs": [{"metric": "sales", "from": "50000"}]}],
    "typical": {"price": "149", "unit": "SAR", "every": "P1M", "over": "P12M", "clients": ["1", "10"]},
    "notes": [{"ar": "بلا حد أدنى بعد 18 شهرًا", "en": "33% in Oman"}],
}  # fmt: skip


@pytest.mark.parametrize(("text", "same"), [
    ("SAR 100", True), ("100 ريال", True), ("100 riyals", True), ("USD 100", False), ("100 دينار", False),
    ("100%", False), ("100 days", False), ("SAR 100.01", False),
])  # fmt: skip
def test_money_is_the_same_in_the_same_currency_only(text: str, same: bool) -> None:
    (one,) = figures(plain_digits(text))
    assert one.figure.same(Figure("money", Decimal(100), frozenset({"SAR"}))) is same
    assert one.figure.same(Figure("time", Decimal(100), frozenset({"months"}))) is False


def test_everything_that_an_offer_states() -> None:
    found = {str(figure) for figure in written(Offer.model_validate(OFFER))}
    assert found == {
        "24 months", "60 days", "5%", "7.5%", "SAR 0", "SAR 10,000", "SAR 9,000", "SAR 200", "14 days", "3 months",
        "SAR 100", "SAR 150", "SAR 50,000", "SAR 149", "18 months", "33%",
    }  # fmt: skip


def test_the_worked_example_belongs_to_the_offer() -> None:
    """5 % of 149 a month: 7.45, a year 89.40; of ten clients 1,490 a month: 74.50, a year 894. All paid: 1,788."""
    found = {str(figure) for figure in amounts(Offer.model_validate(OFFER)) if figure.kind == "money"}
    assert {"SAR 7.45", "SAR 89.4", "SAR 74.5", "SAR 894", "SAR 149", "SAR 1,788"} <= found


def test_an_example_over_a_year_is_no_term_of_a_year() -> None:
    assert "12 months" not in {str(figure) for figure in amounts(Offer.model_validate(OFFER))}


@given(st.sampled_from(sorted(written(Offer.model_validate(OFFER)), key=str)))
def test_every_figure_of_an_offer_may_be_stated(figure: Figure) -> None:
    (one,) = stated(f"You earn {figure} with us.")
    assert any(one.figure.same(known) for known in written(Offer.model_validate(OFFER)))


def test_an_expired_offer_has_no_lines_to_show() -> None:
    offer = Offer.model_validate(OFFER)
    assert current(offer, date(2027, 12, 31)) == offer.lines
    assert current(offer, date(2028, 1, 1)) == ()
