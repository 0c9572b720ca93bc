"""An offer in words: goldens of every shape and shipped programme, plural forms, and laws that all texts obey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.offer import Offer
from generator.model.periods import Period
from generator.offers.words import Speech, noun_patterns, patterns, tell, unworded
from generator.offers.words.arabic import currency_forms, dual_after
from generator.offers.words.pattern import Pattern
from generator.offers.words.voice import Voice
from generator.text.markers import END, OPENING, strip_markers
from generator.text.pseudo import pseudo_rtl
from tests.offers.shapes import LOCALES, ROOT, SHAPES, both, cash, offer, share, shown, speech, strings
from tests.offers.test_presets import OFFERS

GOLDEN: Final = Path(__file__).parent / "golden"
EDGES: Final = (0, 1, 2, 3, 10, 11, 99, 100, 101, 102)
SPEECH: Final = {code: speech(code) for code in LOCALES}
in_both = pytest.mark.parametrize("code", sorted(LOCALES))
_DOUBLE = re.compile(r"  | [.,;:!?،؛؟)]|\( |[.،,;؛]{2}|^ | $")
_RAW = re.compile(r"%\(|\bNone\b|\b\w+_\w+\b|duration-|digital-|length-")


def _agrees(name: str, text: str, bless: bool) -> None:
    path = GOLDEN / f"{name}.txt"
    if bless:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"read the difference, then --bless: {path.name}"


# --- goldens ----------------------------------------------------------------------------------------------------------


@in_both
def test_every_shape_reads_as_it_did_when_it_was_read_through(code: str, bless: bool) -> None:
    text = "".join(f"== {name}\n{shown(tell(made, SPEECH[code]))}\n\n" for name, made in SHAPES.items())
    _agrees(f"shapes.{code}", text, bless)


@in_both
@pytest.mark.parametrize("slug", sorted(OFFERS))
def test_every_shipped_programme_reads_as_it_did_when_it_was_read_through(slug: str, code: str, bless: bool) -> None:
    _agrees(f"{slug}.{code}", shown(tell(OFFERS[slug], SPEECH[code])) + "\n", bless)


@in_both
def test_counted_nouns_have_every_form(code: str, bless: bool) -> None:
    _agrees(f"counts.{code}", "\n".join(_counts(SPEECH[code])) + "\n", bless)


def _counts(speech: Speech) -> Iterator[str]:
    voice = Voice(SHAPES["points of a scheme"], speech)
    for noun in (*noun_patterns.COUNT, "star"):
        for where in ("alone", "after a preposition"):
            said = " | ".join(strip_markers(voice.count(noun, n, after=where != "alone")) for n in EDGES)
            yield f"{noun}, {where}: {said}"
    for unit in patterns.FREE:
        yield f"free {unit}: " + " | ".join(strip_markers(speech.count(patterns.FREE[unit], n)) for n in EDGES)
    for currency in ("USD", "SAR", "AED", "KWD", "BHD", "OMR", "QAR", "JOD", "EGP", "CAD", "EUR", "IQD"):
        for amount in (*map(Decimal, EDGES[1:]), Decimal("12.345"), Decimal("0.5"), Decimal("2300")):
            alone, after = speech.money(amount, currency), speech.money(amount, currency, after=True)
            yield f"{currency}: {strip_markers(alone)} | {strip_markers(after)}"


@in_both
def test_numbers_agree_in_the_sentences_that_hold_them(code: str, bless: bool) -> None:
    _agrees(f"numbers.{code}", "\n".join(_numbered(SPEECH[code])) + "\n", bless)


def _numbered(speech: Speech) -> Iterator[str]:
    for n in EDGES[1:]:
        made = offer(
            {
                "give": {"kind": "points", "amount": str(n), "unit": "point"},
                "caps": [{"of": of, "max": str(n), "window": "year"} for of in ("awards", "referees", "events")],
                "hold": {"for": f"P{n}D"},
                "use_within": f"P{n}M",
                "repeat": {"for": f"P{n}M"},
            },
            {"id": "many", "event": "join", "across": "line", "count": n, "every": True, "give": cash(n)},
            {"id": "seats", "event": "reach", "what": "seat", "count": n, "give": share(5), "repeat": {"times": n}},
        )
        told = tell(made, speech)
        yield from (f"{n}: {strip_markers(text)}" for text in (told.headline, *told.terms[:-1]))


# --- laws -------------------------------------------------------------------------------------------------------------


def _obeys(made: Offer, speech: Speech) -> None:
    told = tell(made, speech)
    for text in strings(told):
        bare = strip_markers(text)
        assert not _RAW.search(bare), bare
        assert not _DOUBLE.search(bare.replace("\u00a0", "x")), bare
        assert _balanced(text), repr(text)
    assert 0 < len(strip_markers(told.headline)) <= 60
    for sentence in (told.short, *told.terms):
        assert sentence.endswith((".", "؟", "?")), sentence


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char in OPENING) - (char == END)
        if depth not in (0, 1):
            return False
    return depth == 0


@in_both
@pytest.mark.parametrize("name", sorted(SHAPES))
def test_shapes_obey_the_laws(name: str, code: str) -> None:
    _obeys(SHAPES[name], SPEECH[code])


@in_both
@pytest.mark.parametrize("slug", sorted(OFFERS))
def test_programmes_obey_the_laws(slug: str, code: str) -> None:
    _obeys(OFFERS[slug], SPEECH[code])


_figures = st.decimals("0.001", "99999", places=3).map(str)
_periods = st.one_of(st.integers(1, 400).map("P{}D".format), st.integers(1, 72).map("P{}M".format))
_units = st.sampled_from(["USD", "SAR", "KWD", "JPY", "CAD", "CHF"])
_gives = st.one_of(
    st.builds(cash, _figures, _units),
    st.builds(lambda kind, amount, unit: {"kind": kind, "amount": amount, "unit": unit},
              st.sampled_from(["card", "credit", "discount"]), _figures, _units),
    st.builds(share, st.integers(1, 100), st.sampled_from(["net-revenue", "own-thing"])),
    st.builds(lambda amount: {"kind": "points", "amount": str(amount), "unit": "star"}, st.integers(1, 10**6)),
    st.builds(lambda period: {"kind": "time", "period": period}, _periods),
)  # fmt: skip
_caps = st.builds(
    lambda of, most, scope, window: {"of": of, "max": str(most), "scope": scope, "window": window, "unit": "USD"},
    st.sampled_from(["events", "awards", "referees", "units", "value"]), st.integers(1, 5000),
    st.sampled_from(["referrer", "pair", "programme", "ip", "some-key"]),
    st.one_of(st.sampled_from(["ever", "year", "quarter", "month", "week", "day", "bill"]), _periods),
)  # fmt: skip
_lines = st.fixed_dictionaries(
    {
        "to": st.sampled_from([{"side": "referrer"}, {"side": "referrer", "party": "company"}, {"side": "referee"},
                               {"side": "upline"}, {"side": "referee", "party": "company"}]),
        "event": st.sampled_from(["visit", "lead", "join", "activate", "use", "pay", "deal", "act", "reach", "time"]),
        "count": st.integers(1, 120), "across": st.sampled_from(["referee", "line"]), "every": st.booleans(),
        "give": _gives, "caps": st.lists(_caps, max_size=3),
    },
    optional={"what": st.sampled_from(["trip", "stay", "own-order", "strange-thing"]), "clawback": _periods,
              "repeat": st.fixed_dictionaries({"for": _periods}), "hold": st.fixed_dictionaries({"for": _periods}),
              "use_within": _periods, "within": _periods},
)  # fmt: skip


@settings(max_examples=80)
@given(lines=st.lists(_lines, min_size=1, max_size=3))
def test_any_offer_obeys_the_laws(lines: list[dict[str, Any]]) -> None:
    made = offer(*lines)
    for one in SPEECH.values():
        _obeys(made, one)


@given(amount=st.decimals("0.00001", "99999999", places=5), unit=_units)
def test_printing_never_changes_a_figure(amount: Decimal, unit: str) -> None:
    for one in SPEECH.values():
        shown_digits = re.sub(r"\D", "", strip_markers(one.money(amount, unit)))
        if not shown_digits:  # one and two are words
            assert amount in (1, 2)
            continue
        exact = f"{amount.normalize():f}".replace(".", "")
        assert shown_digits.strip("0") == exact.strip("0")


# --- the catalogues ---------------------------------------------------------------------------------------------------


def _patterns() -> set[Pattern]:
    tables = [getattr(patterns, name) for name in patterns.__all__]
    tables += [getattr(noun_patterns, name) for name in ("COUNT", "COUNT_AFTER", "EACH", "NUMBER_OF", "THE_NUMBER_OF")]
    return {pattern for table in tables for pattern in table.values()}


@in_both
def test_every_pattern_is_in_the_catalogue_and_every_entry_is_a_pattern(code: str) -> None:
    text = (ROOT / f"themes/base/locales/{code}.po").read_text("utf-8")
    block = text.split("# --- offers ---\n")[1].split("# --- offers, end ---\n")[0]
    entries = set(re.findall(r'^msgctxt "(.*)"\nmsgid "(.*)"$', block, re.MULTILINE))
    assert {(one.context, one.one.replace('"', '\\"')) for one in _patterns()} == entries
    assert all(context.startswith("offer") for context, _ in entries)


@in_both
def test_every_pattern_is_translated(code: str) -> None:
    known = SPEECH[code].catalogue.entries
    assert [one for one in _patterns() if not known.get((one.context, one.one))] == []


def test_english_says_what_the_patterns_say() -> None:
    known = SPEECH["en"].catalogue.entries
    for one in _patterns():
        assert known[(one.context, one.one)] == ((one.one, one.many) if one.many else (one.one,))


# --- single points ----------------------------------------------------------------------------------------------------


def test_recollections_are_never_told_and_hearsay_names_its_source() -> None:
    recollection = {"sure": "D", "where": "memory"}
    made = offer({"give": cash(11)}, {"give": cash(77), "sources": [recollection]})
    assert len(tell(made, SPEECH["en"]).lines) == 1
    assert "77" not in shown(tell(made, SPEECH["en"]))
    source = {"sure": "C", "where": "itwire"}
    terms = tell(offer({"give": cash(9), "sources": [source]}), SPEECH["en"]).terms
    assert terms[0].endswith("(according to \ufdd1itwire\ufdd3).")
    surer = [source, {"sure": "B", "where": "their page"}]
    assert "itwire" not in shown(tell(offer({"give": cash(9), "sources": surer}), SPEECH["en"]))


def test_slugs_without_words_are_named() -> None:
    assert unworded(SHAPES["no words"], SPEECH["ar"]) == ("rocket-launch",)
    assert unworded(SHAPES["points of a scheme"], SPEECH["ar"]) == ()


@pytest.mark.parametrize("slug", sorted(OFFERS))
def test_shipped_programmes_have_all_their_words(slug: str) -> None:
    assert {code: unworded(OFFERS[slug], SPEECH[code]) for code in LOCALES} == {"ar": (), "en": ()}


@pytest.mark.parametrize(
    ("written", "ar", "en"),
    [
        (Period(days=30), "30 يومًا", "30 days"),
        (Period(months=1), "شهر", "one month"),
        (Period(months=2), "شهرين", "2 months"),
        (Period(months=12), "سنة", "one year"),
        (Period(months=36), "36 شهرًا", "36 months"),
        (Period(months=60), "5 سنوات", "5 years"),
        (Period(months=1, days=15), "شهر و15 يومًا", "one month and 15 days"),
    ],
)
def test_periods(written: Period, ar: str, en: str) -> None:
    assert strip_markers(SPEECH["ar"].period(written)) == ar
    assert strip_markers(SPEECH["en"].period(written)) == en


@pytest.mark.parametrize(
    ("line", "en", "ar"),
    [
        ({}, "only if the first payment comes within", "إلا إذا جاءت الدفعة الأولى خلال 30 يومًا من التسجيل."),
        ({"repeat": {"for": "P12M"}}, "only for payments within", "إلا عن دفعات خلال 30 يومًا من التسجيل."),
        ({"event": "deal"}, "only if the deal closes within", "إلا إذا أُغلقت الصفقة خلال 30 يومًا من التسجيل."),
        ({"event": "activate"}, "only if the account is activated within",
         "إلا إذا فُعّل الحساب خلال 30 يومًا من التسجيل."),
        ({"event": "use", "what": "trip"}, "only if the first trip comes within",
         "إلا إذا تم خلال 30 يومًا من التسجيل أول رحلة."),
        ({"event": "use", "what": "trip", "every": True}, "only for trips within",
         "إلا عن رحلات خلال 30 يومًا من التسجيل."),
        ({"event": "use", "what": "trip", "count": 2}, "only if there are 2 trips within",
         "إلا إذا تم خلال 30 يومًا من التسجيل رحلتان."),
        ({"total": {"amount": 2, "unit": "USD"}}, "only if payments come to $2 within",
         "إلا إذا بلغت المدفوعات دولارين خلال 30 يومًا من التسجيل."),
        ({"event": "act"}, "only if its condition is met within", "إلا إذا تحقق شرطها خلال 30 يومًا من التسجيل."),
    ],
)  # fmt: skip
def test_what_has_to_happen_in_time_is_said(line: dict[str, Any], en: str, ar: str) -> None:
    made = offer({"event": "pay", "give": cash(9), "within": "P30D", "since": "join", **line})
    said = {code: strip_markers(" ".join(tell(made, SPEECH[code]).terms)).replace("\u00a0", " ") for code in LOCALES}
    assert f"{en} 30 days of the sign-up." in said["en"]
    assert ar in said["ar"]


def test_the_dual_changes_after_a_preposition() -> None:
    assert strip_markers(SPEECH["ar"].period(Period(months=2), after=False)) == "شهران"
    assert dual_after("مسيرا رواتب مدفوعان", "مسير رواتب مدفوع") == "مسيري رواتب مدفوعين"
    assert dual_after("عقدا ضمان", "عقد ضمان") == "عقدي ضمان"
    assert dual_after("نقطتا Virgin", "نقطة Virgin") == "نقطتي Virgin"


def test_two_currencies_of_one_noun_are_told_apart_by_their_signs() -> None:
    made = offer({"give": cash(300, "SAR")}, {"give": cash(400, "QAR")})
    text = shown(tell(made, SPEECH["ar"]))
    assert currency_forms("SAR") == currency_forms("QAR")
    assert "ريال" not in text
    assert "ر.س." in text


def test_a_language_without_a_catalogue_falls_back_to_the_messages() -> None:
    from generator.text.catalogue import Catalogue

    bare = Speech(LOCALES["en"], Catalogue("en"))
    assert shown(tell(SHAPES["a frame"], bare)) == shown(tell(SHAPES["a frame"], SPEECH["en"]))


def test_the_pseudo_language_can_be_told() -> None:
    from generator.text.catalogue import pseudo_catalogue

    told = tell(SHAPES["cash"], Speech(LOCALES["ar"], pseudo_catalogue()))
    assert "300" in told.headline
    assert pseudo_rtl("reward") != "reward"


def test_words_of_another_language_are_told_in_the_first_that_there_is() -> None:
    made = offer({"give": {"kind": "item", "item": {"en": "a bag"}}})
    assert "a bag" in tell(made, SPEECH["ar"]).short
    assert both("ا", "b")["ar"] == "ا"
