"""What changed for partners: nothing goes unmentioned, better and worse are told apart, in whole sentences."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.offers.as_data import as_data, bare
from generator.offers.change_parts import PARTS, SILENT
from generator.offers.change_words import CONTEXT, msgids
from generator.offers.changes import Change, changes
from generator.offers.comparing import Effect, opposite, together
from generator.offers.versions import archived, earlier
from tests.offers.shelf import LOCALES, an_offer, presets, speech

PUBLIC = sorted(name for name, offer in presets().items() if not offer.private)
OFFER = """\
name: {ar: عرض الشركاء, en: Partner offer}
valid_from: 2026-01-01
lines:
- id: share
  to: referrer
  event: pay
  give: {kind: share, percent: 20, of: net-revenue}
  repeat: {for: P12M}
  caps: [{of: value, max: 1000, unit: SAR, window: year}]
  hold: {for: P30D}
  deliver: {method: bank_transfer, cadence: month, minimum: {amount: 200, unit: SAR}}
- id: gift
  to: referee
  event: join
  give: {kind: credit, amount: 100, unit: SAR}
  use_within: P60D
- id: tiers
  to: referrer
  event: deal
  tiers:
    by: awards
    window: year
    mode: marginal
    steps:
    - {from: 0, give: {kind: cash, amount: 100, unit: SAR}}
    - {from: 5, give: {kind: cash, amount: 150, unit: SAR}}
levels:
- slug: silver
  name: {ar: فضي, en: Silver}
  needs: [{metric: client, from: 5, window: year}]
  benefits: [{ar: دعم خاص, en: Own support}]
"""


def compared(old: str, new: str, language: str = "en", start: str = OFFER) -> list[Change]:
    assert old in start
    return list(changes(an_offer(start), an_offer(start.replace(old, new)), speech(language)))


def one(old: str, new: str) -> Change:
    found = compared(old, new)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "part", "effect"),
    [
        ("percent: 20", "percent: 25", "share", "value", "better"),
        ("percent: 20", "percent: 15", "share", "value", "worse"),
        ("of: net-revenue", "of: invoice", "share", "value", "mixed"),
        ("for: P12M", "for: P24M", "share", "lasts", "better"),
        ("for: P12M", "for: P6M", "share", "lasts", "worse"),
        ("max: 1000", "max: 2000", "share", "limit", "better"),
        ("max: 1000", "max: 500", "share", "limit", "worse"),
        ("window: year}]\n  hold", "window: month}]\n  hold", "share", "limit", "better"),
        ("  caps: [{of: value, max: 1000, unit: SAR, window: year}]\n", "", "share", "limit", "better"),
        ("hold: {for: P30D}", "hold: {for: P60D}", "share", "hold", "worse"),
        ("hold: {for: P30D}", "hold: {for: P30D, to: month_end}", "share", "hold", "worse"),
        ("  hold: {for: P30D}\n", "", "share", "hold", "better"),
        ("hold: {for: P30D}", "hold: {for: P30D}\n  clawback: P60D", "share", "hold", "worse"),
        ("cadence: month", "cadence: quarter", "share", "paid", "worse"),
        ("minimum: {amount: 200", "minimum: {amount: 100", "share", "paid", "better"),
        ("method: bank_transfer", "method: cheque", "share", "paid", "neutral"),
        ("amount: 100, unit: SAR}\n  use", "amount: 50, unit: SAR}\n  use", "gift", "value", "worse"),
        ("use_within: P60D", "use_within: P90D", "gift", "until", "better"),
        ("  use_within: P60D\n", "", "gift", "until", "better"),
        ("event: join", "event: pay", "gift", "when", "mixed"),
        ("event: join", "event: join\n  within: P30D", "gift", "when", "worse"),
        ("from: 5, give", "from: 4, give", "tiers", "value", "better"),
        ("amount: 150", "amount: 140", "tiers", "value", "worse"),
        ("mode: marginal", "mode: onwards", "tiers", "value", "mixed"),
        ("valid_from: 2026-01-01", "valid_from: 2027-01-01", "", "from", "neutral"),
        ("valid_from: 2026-01-01", "valid_from: 2026-01-01\nvalid_until: 2026-12-31", "", "end", "worse"),
        ("from: 5, window: year}]\n  ben", "from: 8, window: year}]\n  ben", "", "needs", "worse"),
        ("  benefits: [{ar: دعم خاص, en: Own support}]\n", "", "", "benefits", "worse"),
        ("levels:", "entry: {fees: [{amount: 10, unit: SAR}]}\nlevels:", "", "entry", "worse"),
        ("levels:", "available: {countries: [SA, AE]}\nlevels:", "", "countries", "worse"),
        ("levels:", "currency: SAR\nlevels:", "", "rules", "mixed"),
    ],
)
def test_one_change(old: str, new: str, line: str, part: str, effect: Effect) -> None:
    found = one(old, new)
    assert (found.line, found.part, found.effect) == (line, part, effect)
    assert found.side == ("client" if line == "gift" else "partner")


def test_it_is_said_in_words_with_both_figures() -> None:
    found = one("percent: 20", "percent: 25")
    assert bare(found.words) == (
        "Value: 25% of the net payments of every client you refer, for 12 months "
        "(before: 20% of the net payments of every client you refer, for 12 months)."
    )
    arabic = compared("max: 1000", "max: 2000", "ar")[0]
    assert "الحد الأعلى: " in bare(arabic.words)
    assert "(سابقًا: " in bare(arabic.words)
    assert ("2,000" in bare(arabic.words), "1,000" in bare(arabic.words)) == (True, True)


INNER = """\
name: {ar: عرض الشركاء, en: Partner offer}
valid_from: 2026-01-01
lines:
- id: claimed
  to: referrer
  event: join
  give: {kind: cash, amount: 100, unit: SAR}
  claim_within: P60D
  use_within: P90D
- id: tiers
  to: referrer
  event: pay
  tiers:
    by: client
    window: year
    mode: marginal
    steps:
    - {from: 1, give: {kind: share, percent: 30, of: net-revenue}}
    - {from: 5, give: {kind: share, percent: 40.5, of: net-revenue}}
    - {from: 9, give: {kind: share, percent: 50, of: net-revenue}}
- id: places
  to: referrer
  event: pay
  rates:
  - {position: [1, 2], give: {kind: share, percent: 10, of: net-revenue}}
  - {position: [3, 6], give: {kind: share, percent: 15, of: net-revenue}}
  - {position: [9], give: {kind: share, percent: 20, of: net-revenue}}
- id: few
  to: referrer
  event: deal
  rates:
  - {position: [1, 3], give: {kind: cash, amount: 70, unit: SAR}}
- id: choice
  to: referrer
  event: deal
  choose:
  - {id: money, give: {kind: cash, amount: 80, unit: SAR}}
  - {id: share, give: {kind: share, percent: 5, of: net-revenue}, repeat: {for: P6M}}
"""


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("old", "new", "line", "part", "effect", "was", "is_now"),
    [
        ("claim_within: P60D", "claim_within: P30D", "claimed", "until", "worse", "60", "30"),
        ("percent: 40.5", "percent: 35", "tiers", "value", "worse", "40.5%", "35%"),
        ("percent: 15", "percent: 12", "places", "value", "worse", "15%", "12%"),
        ("[3, 6]", "[3, 8]", "places", "value", "mixed", "6", "8"),
        ("[1, 3]", "[1, 4]", "few", "value", "mixed", "3", "4"),
        ("amount: 80", "amount: 90", "choice", "value", "better", "80", "90"),
        ("for: P6M", "for: P9M", "choice", "value", "better", "6", "9"),
    ],
)
def test_what_no_cell_shows_is_said_now_and_before(
    language: str, old: str, new: str, line: str, part: str, effect: Effect, was: str, is_now: str
) -> None:
    found = compared(old, new, language, INNER)
    assert [(change.line, change.part, change.effect) for change in found] == [(line, part, effect)]
    now, _, before = bare(found[0].words).partition({"ar": "(سابقًا: ", "en": "(before: "}[language])
    assert (is_now in now, was in before, is_now in before) == (True, True, False), bare(found[0].words)


@pytest.mark.parametrize(("language", "said"), [("ar", "الاختيار"), ("en", "New: The choice is final.")])
def test_a_choice_becomes_final(language: str, said: str) -> None:
    (found,) = compared("  choose:", "  final: true\n  choose:", language, INNER)
    assert (found.line, found.part, found.effect) == ("choice", "value", "mixed")
    assert said in bare(found.words)


def test_what_a_cell_shows_does_not_hide_the_rest() -> None:
    both = INNER.replace("use_within: P90D", "use_within: P80D")
    (found,) = changes(an_offer(INNER), an_offer(both.replace("P60D", "P30D")), speech("en"))
    assert bare(found.words) == (
        "Expiry: within 80 days (before: within 90 days). Now: This reward must be claimed within 30 days, or it "
        "lapses (before: This reward must be claimed within 60 days, or it lapses)."
    )


def test_a_line_comes_and_goes() -> None:
    gift = OFFER[OFFER.index("- id: gift") : OFFER.index("- id: tiers")]
    gone = one(gift, "")
    assert (gone.line, gone.part, gone.effect, gone.side) == ("gift", "line", "worse", "client")
    assert "100" in gone.words
    come = list(changes(an_offer(OFFER.replace(gift, "")), an_offer(OFFER), speech("en")))
    assert [(change.part, change.effect) for change in come] == [("line", "better")]


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_offer_has_not_changed_from_itself(name: str, language: str) -> None:
    assert changes(presets()[name], presets()[name], speech(language)) == ()


def test_every_field_of_a_line_has_its_part() -> None:
    placed = Counter(name for part in PARTS.values() for name in part.fields)
    assert set(placed) == set(Line.model_fields) - {"id", "sources"}
    assert set(placed.values()) == {1}


def without(data: Any) -> Iterator[tuple[str, Any]]:
    """The data as often as it has keys and items, each time without one of them; with the key."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        shorter = copy.copy(data)
        inner = shorter.pop(key)
        yield str(key), shorter
        if isinstance(inner, (dict, list)) and key not in SILENT:
            for name, changed in without(inner):
                whole = copy.copy(data)
                whole[key] = changed
                yield name, whole


@pytest.mark.parametrize("name", PUBLIC)
def test_whatever_is_taken_away_is_mentioned_and_judged_the_same_both_ways(name: str) -> None:
    """The law of all changes, with every field of every preset taken away, one at a time."""
    whole, tried = presets()[name], 0
    data = as_data(whole, ())
    for key, shorter in without(data):
        try:
            less = Offer.model_validate({field: value for field, value in shorter.items() if field != "sentences"})
        except ValidationError:
            continue
        if less == whole or all(getattr(less, field) == getattr(whole, field) for field in told_fields()):
            continue
        if key in SILENT:  # of a line
            continue
        there, back = (changes(*pair, speech("en")) for pair in ((whole, less), (less, whole)))
        assert there, key
        assert effects(there) == {part: opposite(effect) for part, effect in effects(back).items()}, key
        assert all(change.words and "%(" not in change.words for change in there)
        tried += 1
    assert tried > 5


def told_fields() -> list[str]:
    return [field for field in Offer.model_fields if field not in SILENT]


def effects(found: tuple[Change, ...]) -> dict[tuple[str, str, str], Effect]:
    """By part; a benefit that is gone and another that has come count together."""
    parts: dict[tuple[str, str, str], list[Effect]] = {}
    for change in found:
        parts.setdefault((change.line, change.level, change.part), []).append(change.effect)
    return {part: together(effects) for part, effects in parts.items()}


def test_every_sentence_is_in_both_catalogues_and_no_other() -> None:
    for code in ("ar", "en"):
        known = {msgid for context, msgid in speech(code).catalogue.entries if context == CONTEXT}
        assert known == set(msgids()), LOCALES


def test_earlier_versions_in_their_order() -> None:
    files = [
        "content/offers/gusto.yaml", "content/offers/gusto/2026-10-01.yaml", "content/offers/gusto/2025-01-31.yml",
        "content/offers/gusto/draft.yaml", "content/offers/gusto/2026-02-30.yaml",
        "content/offers/other/2026-01-01.yaml", "content/offers/gusto/old/2026-01-01.yaml",
    ]  # fmt: skip
    assert [version.path for version in earlier("gusto", files)] == [files[2], files[1]]
    assert [version.day for version in earlier("gusto", files)] == [date(2025, 1, 31), date(2026, 10, 1)]
    assert archived("gusto", date(2026, 10, 1)) == files[1]
    assert earlier("none", files) == ()
