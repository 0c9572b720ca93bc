"""Plural forms, gettext catalogues and the pseudo-locale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problem import Problem
from generator.text.catalogue import Catalogue, pseudo_catalogue, read_catalogue
from generator.text.cldr import make_locale
from generator.text.plurals import header_is_right, plural_count, plural_header, plural_index
from generator.text.pseudo import pseudo_rtl

AR, EN = make_locale("ar"), make_locale("en")
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
RIGHT = HEADER.format(plural_header("ar"))
BODY = """msgid "Join"
msgstr "انضموا"

msgctxt "noun"
msgid "Join"
msgstr "انضمام"

msgid "%(n)s partner"
msgid_plural "%(n)s partners"
msgstr[0] "لا شركاء"
msgstr[1] "شريك واحد"
msgstr[2] "شريكان"
msgstr[3] "%(n)s شركاء"
msgstr[4] "%(n)s شريكًا"
msgstr[5] "%(n)s شريك"
"""


def read(text: str, locale: str = "ar") -> tuple[Catalogue, list[tuple[str, int]]]:
    catalogue, problems = read_catalogue(text, make_locale(locale), "ar.po")
    assert all(isinstance(problem, Problem) and problem.position.path == "ar.po" for problem in problems)
    return catalogue, [(problem.code, problem.position.line) for problem in problems]


def test_arabic_has_six_forms() -> None:
    expected = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 101: 5, 102: 5, 103: 3, 111: 4, 200: 5, 1011: 4}
    assert {n: plural_index("ar", n) for n in expected} == expected
    assert plural_index("ar", Decimal("1.5")) == 5
    assert plural_index("ar", Decimal("3.0")) == 3
    assert plural_index("ar", -2) == 2
    assert (plural_index("en", 1), plural_index("en", 0), plural_index("fr", 0)) == (0, 1, 0)
    assert (plural_count("ar"), plural_count("en")) == (6, 2)


def test_our_own_header_is_right_and_the_common_wrong_one_is_not() -> None:
    assert header_is_right(plural_header("ar"), "ar")
    swapped = plural_header("ar").replace("n%100>=11 ? 4 : 5", "n%100>=0 && n%100<=2 ? 4 : 5")
    assert not header_is_right(swapped, "ar")
    assert header_is_right("nplurals=2; plural=n != 1;", "en")
    for bad in ("", "nplurals=2", "nplurals=6; plural=(n", "nplurals=6; plural=n/0", "nplurals=x; plural=0"):
        assert not header_is_right(bad, "ar")


def test_a_sound_catalogue_translates() -> None:
    catalogue, problems = read(RIGHT + BODY)
    assert problems == []
    assert catalogue.gettext("Join") == "انضموا"
    assert catalogue.pgettext("noun", "Join") == "انضمام"
    forms = [catalogue.ngettext("%(n)s partner", "%(n)s partners", n) for n in (0, 1, 2, 3, 11, 100)]
    assert forms == ["لا شركاء", "شريك واحد", "شريكان", "%(n)s شركاء", "%(n)s شريكًا", "%(n)s شريك"]
    assert catalogue.msgids == ("%(n)s partner", "Join")


def test_what_is_missing_falls_back_to_the_msgid() -> None:
    catalogue, _ = read(RIGHT + BODY)
    assert catalogue.gettext("Leave") == "Leave"
    assert catalogue.pgettext("verb", "Join") == "Join"
    assert [catalogue.ngettext("day", "days", n) for n in (1, 2)] == ["day", "days"]
    assert catalogue.npgettext("x", "day", "days", 5) == "days"
    assert catalogue.missing(["Join", "Leave"]) == ("Leave",)


def test_a_wrong_header_is_reported_and_all_forms_are_still_read() -> None:
    wrong = HEADER.format("nplurals=2; plural=(n != 1);")
    catalogue, problems = read(wrong + BODY)
    assert problems == [("E0601", 4)]
    assert catalogue.ngettext("%(n)s partner", "%(n)s partners", 100) == "%(n)s شريك"


def test_a_header_folded_over_two_lines_is_understood() -> None:
    folded = plural_header("ar").replace("n==2", '"\n"n==2')
    assert read(HEADER.format(folded) + BODY)[1] == []
    wrong = HEADER.format('nplurals=6; "\n"plural=0;')
    assert read(wrong + BODY)[1] == [("E0601", 4)]
    assert read(wrong + 'msgid "a"\nmsgstr ""\n')[1] == [("E0601", 4), ("E0604", 7)]


def test_a_missing_header_is_wrong_too() -> None:
    assert read('msgid ""\nmsgstr ""\n"Language: ar\\n"\n\nmsgid "a"\nmsgstr "ا"\n')[1] == [("E0601", 1)]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ('msgid "a"\nmsgstr ""\n', "E0604"),
        ('#, fuzzy\nmsgid "a"\nmsgstr "ا"\n', "E0604"),
        ('msgid "a %(x)s"\nmsgstr "ا"\n', "E0603"),
        ('msgid "a"\nmsgstr "ا {x}"\n', "E0603"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "ا"\nmsgstr[1] "ب"\n', "E0602"),
    ],
)
def test_a_faulty_entry_is_reported_at_its_line(entry: str, code: str) -> None:
    assert read(RIGHT + entry)[1] == [(code, 7 if entry.startswith("#") else 6)]


def test_the_number_may_be_a_word_in_the_first_three_forms_only() -> None:
    assert read(RIGHT + BODY.replace("%(n)s شركاء", "شركاء"))[1] == [("E0603", 13)]
    assert read(RIGHT + BODY.replace("شريكان", "شريكان %(name)s"))[1] == [("E0603", 13)]


def test_a_fuzzy_translation_is_not_shown() -> None:
    catalogue, _ = read(RIGHT + '#, fuzzy\nmsgid "a"\nmsgstr "ا"\n')
    assert catalogue.gettext("a") == "a"


@pytest.mark.parametrize("text", ['msgid "a\nfoo bar\n', "hello", 'msgid "a"\nmsgstr[x] "b"\n'])
def test_what_is_no_catalogue_is_one_problem(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue, problems = read(RIGHT + text)
    assert [code for code, _ in problems] == ["E0605"]
    assert catalogue.msgids == ()
    assert capsys.readouterr() == ("", "")


@given(st.one_of(st.text(max_size=60), st.text('msgidtr_pluc "\\n\n[0]#~,x', max_size=80)))
def test_reading_never_raises(text: str) -> None:
    read_catalogue(text, AR, "ar.po")
    read_catalogue(RIGHT + text, EN, "en.po")


def test_the_pseudo_catalogue_translates_everything() -> None:
    catalogue = pseudo_catalogue(["Join"])
    assert catalogue.language == "ar-XB"
    assert catalogue.gettext("Leave") == "\u200f\u202eLeave\u202c\u200f"
    assert catalogue.ngettext("day", "days", 5) == "\u200f\u202edays\u202c\u200f"
    assert catalogue.missing(["Leave"]) == ()


@pytest.mark.parametrize(
    "kept",
    [
        "{x}",
        "%(n)s",
        "{{ name }}",
        "{% if a %}",
        "<a href='x'>",
        "&amp;",
        "https://example.com/a",
        "a@b.co",
        "\ufdd412\ufdd5",
    ],
)
def test_the_pseudo_locale_leaves_machine_text_alone(kept: str) -> None:
    assert pseudo_rtl(f"Hi {kept} 5") == f"\u200f\u202eHi\u202c\u200f {kept} 5"
