"""Automatic isolation in running copy: one line per token, and the laws it keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.markers import slot, strip_markers, wrap
from generator.text.prose import mark_prose

_SHOWN = str.maketrans({"\ufdd0": "⟦A:", "\ufdd1": "⟦L:", "\ufdd2": "⟦R:", "\ufdd3": "⟧"})

ARABIC_COPY = [
    "زر ⟦L:https://ex.co/?a=1&b=2⟧.",
    "زر ⟦L:https://ex.co/a_(b)⟧، ثم ⟦L:example.com⟧",
    "راسل ⟦L:a.b+c@partner.co.uk⟧!",
    "مرحبًا ⟦L:{{ first_name }}⟧، ⟦A:*|FNAME|*⟧",
    "مع ⟦L:Yahoo!⟧ و⟦L:.NET⟧ و⟦L:C++⟧ و⟦L:Apple TV+⟧",
    "تابع ⟦L:@acme.bsky.social⟧ و⟦L:#SaaS⟧ لا #برنامج_الشركاء",
    "كود ⟦L:SAVE-20%⟧ واللون ⟦L:#FF8800⟧",
    "نزّل ⟦L:عرض_v2.pdf⟧ من ⟦L:/ar/kit/⟧ و/أو غيره",
    "ينتهي ⟦L:2026-03-05⟧ الساعة ⟦L:14:30⟧ أو 2:07 م",
    "اتصل ⟦L:+966 50 123 4567⟧ أو ⟦L:050-123-4567⟧ أو ⟦L:9200 12345⟧",
    "آيبان ⟦L:SA03 8000 0000 6080⟧ وبطاقة ⟦L:**** **** **** 4242⟧",
    "نسبة ⟦L:LTV/CAC > 4⟧ وعرض ⟦L:1+1⟧ وخصم ⟦L:50% + 10%⟧",
    "الإعدادات > ⟦L:Billing⟧ > ⟦L:Invoices⟧",
    "من ⟦L:$10⟧ إلى ⟦L:$1.2M⟧ أو ⟦L:49$⟧ أو ⟦L:SAR 1,500⟧ أو 1,500 ر.س.",
    "خصم ⟦L:25%⟧ أو ٢٥٪ وتغيّر ⟦L:-12.5⟧ و⟦L:+500⟧ و⟦L:≥ 5⟧",
    "عند 5 شركاء و1,234.50 نقطة و10–12 يومًا",
    "من ⟦L:10%⟧–⟦L:15%⟧ عمولة",
    "العنوان: ⟦L:P.O. Box 123⟧، الرياض 11564",
    "أداة ⟦L:Google Analytics 4 (GA4)⟧ و(⟦L:B2B⟧) و«⟦L:Gusto⟧»",
    'قال "⟦L:Hello, world!⟧" لشركة ⟦L:Acme Inc.⟧ الرائدة',
    "الإصدار ⟦L:v2.1 (beta)⟧ وشبكة ⟦L:Wi-Fi 6⟧ ومساحة ⟦L:50 GB⟧",
    "لا شيء هنا",
]
ENGLISH_COPY = [
    "By ⟦R:أحمد علي⟧ 5 reviews",
    "Tag ⟦R:#برنامج_الشركاء⟧ and #SaaS",
    "Save ⟦R:٢٥٪⟧ or 25%, ⟦R:1,500\u00a0ر.س.⟧ only",
    "Read «⟦R:مغامرة جديدة⟧» at https://x.com/عربي today",
    "⟦R:أحمد (محمد)⟧ and ⟦R:كيف؟⟧",
    "Plain English, 5 reviews, @handle",
]


@pytest.mark.parametrize("shown", ARABIC_COPY)
def test_arabic_copy(shown: str) -> None:
    assert mark_prose(_bare(shown), "rtl").translate(_SHOWN) == shown


@pytest.mark.parametrize("shown", ENGLISH_COPY)
def test_english_copy(shown: str) -> None:
    assert mark_prose(_bare(shown), "ltr").translate(_SHOWN) == shown


def _bare(shown: str) -> str:
    for mark in ("⟦A:", "⟦L:", "⟦R:", "⟧"):
        shown = shown.replace(mark, "")
    return shown


def test_brands_of_the_programme_stay_whole() -> None:
    brands = ("Monday!", "Acme", "Acme Pay!", "نون+")
    marked = mark_prose("مع Acme Pay! و Try Monday! ومتجر نون+ الآن", "rtl", brands)
    assert marked.translate(_SHOWN) == "مع ⟦L:Acme Pay!⟧ و ⟦L:Try Monday!⟧ ومتجر ⟦R:نون+⟧ الآن"


def test_values_slots_and_holds_stay_as_they_are() -> None:
    hold = "\ufdd6npm i --save!\ufdd7"
    text = f"مع {wrap('Yahoo! Inc', 'ltr')} و{slot(12)} و{hold} شكرًا"
    assert mark_prose(text, "rtl") == text


ALPHABET = st.one_of(st.text('Gusto مرحبا25%$@#.,:/-+()*|{}"!٢٥٪\u00a0«»=&_\n', max_size=60), st.text(max_size=40))


@given(ALPHABET, st.sampled_from(["ltr", "rtl"]), st.sampled_from([(), ("Gusto!", "مر")]))
def test_marking_changes_no_character(text: str, base: str, brands: tuple[str, ...]) -> None:
    clean = strip_markers(text)
    assert strip_markers(mark_prose(clean, base, brands)) == clean  # type: ignore[arg-type]


@given(ALPHABET, st.sampled_from(["ltr", "rtl"]))
def test_marking_twice_is_marking_once(text: str, base: str) -> None:
    once = mark_prose(strip_markers(text), base)  # type: ignore[arg-type]
    assert strip_markers(mark_prose(once, base)) == strip_markers(once)  # type: ignore[arg-type]


@given(
    st.text("Gu مر2٥%\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7", max_size=40), st.sampled_from(["ltr", "rtl"])
)
def test_stray_markers_do_not_break_it(text: str, base: str) -> None:
    assert strip_markers(mark_prose(text, base)) == strip_markers(text)  # type: ignore[arg-type]
