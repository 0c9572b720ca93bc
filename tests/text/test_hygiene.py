"""Input hygiene: each flaw once, its look-alikes not at all, and never an exception."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.harmless import is_harmless
from generator.text.hygiene import examine, hygiene

FLAWS = [
    ("ar", "e\u0301", "E0501", "e\u0301", "é"),
    ("en", "a\u200fb", "E0502", "U+200F", ""),
    ("ar", "مر\u2066حبا", "E0502", "U+2066", ""),
    ("ar", "ﻻ", "E0503", "ﻻ", "لا"),
    ("ar", "مر\u200bحبا", "E0504", "U+200B", ""),
    ("en", "a \u200d b", "E0504", "U+200D", ""),
    ("en", "a\x07", "E0505", "U+0007", ""),
    ("en", "a\ufdd1", "E0505", "U+FDD1", ""),
    ("en", "a\ue001", "E0505", "U+E001", ""),
    ("en", "a\U0001ffff", "E0505", "U+1FFFF", ""),
    ("ar", "کتاب", "E0506", "ک", "ك"),
    ("ar", "علی", "E0506", "ی", "ي"),
    ("ar", "مرحبا, بكم", "W0507", ",", "،"),
    ("ar", "كيف?", "W0507", "?", "؟"),
    ("ar", "خصم ٢٥%", "W0508", "%", "٪"),
    ("ar", "من 5 إلى ١٠ و 20", "W0508", "١٠", "digits 0 to 9"),
    ("ar", "مـــرحبا", "W0509", "ـــ", ""),
    ("ar", 'قال "مرحبا" لهم', "W0510", '"مرحبا"', "«مرحبا»"),
    ("ar", "من 10-12 يومًا", "W0511", "10-12", "10–12"),
    ("ar", "و10-12 يومًا", "W0511", "10-12", "10–12"),
    ("ar", "من 10%-15% عمولة", "W0511", "10%-15%", "10%–15%"),
    ("ar", "حتى 5/3/2026 فقط", "W0512", "5/3/2026", "5 مارس 2026"),
    ("ar", "هاتف ٠٥٠ ١٢٣ ٤٥٦٧", "E0513", "٠٥٠ ١٢٣ ٤٥٦٧", "050 123 4567"),
    ("ar", "وحتى ٥/٣/٢٠٢٦", "W0512", "٥/٣/٢٠٢٦", "5 مارس 2026"),
    ("en", "Call +٩٦٦٥٠١٢٣٤٥٦٧", "E0513", "+٩٦٦٥٠١٢٣٤٥٦٧", "+966501234567"),
]
CLEAN = [
    ("ar", "مُحَمَّد شَّ ﷲ ﷼ 👩‍👩‍👧 هـ"),  # shadda typed first, allowed signs, emoji, one tatweel
    ("ar", "هاتف 050-123-4567 و050-1234 و1-800-555 ورمز 978-0-1234-5678-7 والرقم 050-1234567"),
    ("ar", "٢٠٢٥–٢٠٢٦ و١٬٠٠٠٬٠٠٠ ريال"),
    ("ar", "2026-03-05 و24/7 وOffice 365 مع ٢٥"),
    ("ar", 'اقرأ `"مرحبا"` و[هنا](https://x.co/1-2/5/3/2026 "مرحبا") و{{ "مرحبا" }}'),
    ("ar", 'https://x.co/ک,/10-12 و<a title="مرحبا">'),
    ("ar", '```\n"مرحبا" 10-12\n```'),
    ("en", 'He said "hello", 10-12, 5/3/2026; why?'),
]


@pytest.mark.parametrize(("language", "text", "code", "found", "expected"), FLAWS)
def test_a_flaw_is_named_with_its_cure(language: str, text: str, code: str, found: str, expected: str) -> None:
    (flaw,) = hygiene(text, language)
    assert (flaw.code, flaw.found, flaw.expected) == (code, found, expected)
    assert flaw.fix
    assert flaw.severity == ("error" if code.startswith("E") else "warning")


@pytest.mark.parametrize(("language", "text", "code", "found", "expected"), FLAWS)
def test_a_flaw_points_at_its_characters(language: str, text: str, code: str, found: str, expected: str) -> None:
    (flaw,) = hygiene(text, language)
    written = text[flaw.index : flaw.index + flaw.length]
    assert written == found or ", ".join(f"U+{ord(char):04X}" for char in written) == found


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_clean_text_has_no_flaw(language: str, text: str) -> None:
    assert hygiene(text, language) == ()


def test_hidden_characters_are_refused_even_in_code_and_urls() -> None:
    assert [flaw.code for flaw in hygiene("`a\u202eb` https://x.co/\u200b", "ar")] == ["E0502", "E0504"]


@given(
    st.one_of(st.text(), st.text("٠١٢3-/%\"'ـکم,;? `{}[]()<>*|\n\u200d\u0301e", max_size=60)),
    st.sampled_from(["ar", "en"]),
)
def test_it_never_raises_and_never_points_outside(text: str, language: str) -> None:
    for flaw in hygiene(text, language):
        assert flaw.length > 0
        assert flaw.index >= 0
        assert flaw.index + flaw.length <= len(text)


NEAR_RULES = st.text(
    "اكل ء\u0651\u0670eZ09٠۵\"'%٪,،;؟?+-–/.:ـک()[]{}`<>*|_@\n\t\u00a0\u0301\u0308\u0654\u0338→", max_size=40
)
ARABIC_COPY = st.text("ابتثجكليىةهوأ\u064b\u0651 012,;?-/%()[]*.:«»،؛", max_size=40)


@given(st.one_of(st.text(), NEAR_RULES, ARABIC_COPY), st.sampled_from(["ar", "en", "und"]))
def test_no_rule_objects_to_what_is_harmless_at_a_glance(text: str, language: str) -> None:
    assert hygiene(text, language) == examine(text, language)
    if is_harmless(text, language):
        assert examine(text, language) == ()


@pytest.mark.parametrize("language", ["ar", "en", "und"])
def test_no_sign_that_is_harmless_at_a_glance_is_objected_to(language: str) -> None:
    signs = [chr(number) for number in range(0x110000) if is_harmless(chr(number), language)]
    assert len(signs) > 700
    assert [sign for sign in signs if examine(f"ب{sign}ب a{sign}a 1{sign} {sign}", language)] in ([], [",", ";", "?"])
    assert unicodedata.is_normalized("NFC", "".join(signs))


def test_copy_as_it_is_mostly_written_is_harmless_at_a_glance() -> None:
    assert is_harmless(
        "- **ربح متكرر**: 20٪ كل شهر، بلا سقف – [الشروط](https://daftar.example/a-b/?x=y) (Daftar)", "ar"
    )
    assert is_harmless('Earn 20%, every month: "no cap"; see https://daftar.example/terms?x=1', "en")
