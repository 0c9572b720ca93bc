"""Locales, territories and Arabic order."""

from __future__ import annotations

import pytest

from generator.model.locale import Locale
from generator.text.cldr import UnknownLocale, known_locale_codes, make_locale, territory_names, text_direction
from generator.text.sorting import sort_key


def test_direction_and_name_come_from_cldr() -> None:
    assert make_locale("ar") == Locale("ar", "rtl", "العربية", "latn")
    assert make_locale("en") == Locale("en", "ltr", "English", "latn")
    assert make_locale("ar-EG", "arab") == Locale("ar-EG", "rtl", "العربية (مصر)", "arab")
    assert [text_direction(code) for code in ("ar", "he", "fa", "ur", "en", "fr")] == ["rtl"] * 4 + ["ltr"] * 2


def test_the_pseudo_locale_is_right_to_left() -> None:
    assert make_locale("ar-XB") == Locale("ar-XB", "rtl", "[ar-XB]", "latn")
    assert "ar-XB" in known_locale_codes()


@pytest.mark.parametrize(
    ("code", "suggestion"), [("AR", "ar"), ("ar_SA", "ar-SA"), ("eng", "en"), ("ar-ZZ", "ar"), ("", ""), ("123", "")]
)
def test_an_unknown_code_gets_a_suggestion(code: str, suggestion: str) -> None:
    with pytest.raises(UnknownLocale) as caught:
        make_locale(code)
    assert caught.value.suggestion == suggestion
    assert code in str(caught.value)


def test_every_known_code_makes_a_locale() -> None:
    assert all(make_locale(code).dir in ("ltr", "rtl") for code in known_locale_codes())


def test_territories_are_in_the_readers_order() -> None:
    arabic = dict(territory_names(make_locale("ar")))
    assert arabic["SA"] == "المملكة العربية السعودية"
    assert not {"EU", "ZZ", "XA", "001"} & set(arabic)
    names = list(arabic.values())
    assert names == sorted(names, key=sort_key)
    assert names.index("إيطاليا") < names.index("بلجيكا")
    assert abs(names.index("أذربيجان") - names.index("إثيوبيا")) <= 2


def test_forms_of_one_letter_sort_together() -> None:
    words = ["ب", "آمال", "أحمد", "إبراهيم", "ا", "ٱسم", "هبة", "هبه", "ؤ", "و", "مـحمد", "محمد", "مُحمد"]
    ordered = sorted(words, key=sort_key)
    assert ordered == ["ا", "إبراهيم", "أحمد", "ٱسم", "آمال", "ب", "محمد", "مـحمد", "مُحمد", "هبة", "هبه", "ؤ", "و"]
    assert sorted(ordered) != ordered  # code points do not do it


def test_the_article_may_be_ignored() -> None:
    assert sort_key("الرياض", ignore_article=True)[0] == "رياض"
    assert sort_key("الرياض")[0] == "الرياض"
