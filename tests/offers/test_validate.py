"""Offers read from files: every fault at its value, presets opened only where they are named, and merged by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.load.memory import ReadingMemory
from generator.load.project import Shelf, read_presets, read_project
from generator.load.yaml import parse_yaml
from generator.model.codes import CODES
from generator.model.offer import Offer
from generator.model.periods import Period
from generator.model.problem import Problem
from generator.model.programme import Programme
from generator.model.reading_numbers import read_amount
from generator.model.source import Mapping, Source, YamlFile
from generator.report import render_text
from generator.text.cldr import known_locale_codes
from generator.text.iso_codes import country_codes, country_meant, currency_codes, currency_meant
from generator.validate.bench import Bench
from generator.validate.memory import Memory
from generator.validate.offer_nodes import spots
from generator.validate.offer_presets import ids_of, merged, taken_apart
from generator.validate.offer_refusals import period_meant
from generator.validate.offers import check_offers, read_offer, read_offers

PATH = "content/offers/probe.yaml"
HEAD = "name: {ar: عرض, en: Offer}\nvalid_from: 2026-10-01\n"
LINE = "lines:\n- id: thanks\n  to: referrer\n  event: pay\n"
CASH = LINE + "  give: {kind: cash, amount: 50, unit: SAR}\n"
HOUSE = """name: {ar: البيت, en: House}
valid_from: 2026-01-01
lines:
- id: thanks
  to: referrer
  event: pay
  give: {kind: cash, amount: 50, unit: SAR}
  hold: {for: P30D}
  sources: [{sure: B, where: own page}]
- id: welcome
  to: referee
  event: join
  give: {kind: discount, percent: 10, of: price}
words:
  trip: {ar: [رحلة, رحلتان, رحلات, رحلة], en: [trip, trips]}
"""


FRIEND = "- id: friend\n  to: referee\n  event: pay\n  give: {kind: cash, amount: 9, unit: USD}\n"
SHARE = "  give: {kind: share, percent: 20, of: price}\n"
STARS = """- id: stars
  to: referee
  event: pay
  give: {kind: points, amount: 5, unit: star, worth: {points: 10, amount: 2, unit: USD}}
"""
UP = """- id: up
  to: upline
  event: award
  line: thanks
  give: {kind: share, percent: 10, of: award}
  forfeit_after: P6M
  needs: {attr: papers, value: complete}
"""


def bench_of(**files: str) -> Bench:
    """A bench with these files: `probe` is an offer, `segment_cafes` a segment, `preset_x` what Wasl comes with."""
    yaml: dict[str, YamlFile] = {}
    problems: list[Problem] = []
    for name, text in files.items():
        kind, _, rest = name.partition("_")
        key = {"segment": f"content/segments/{rest}/segment.yaml", "preset": f"facts/offers/{rest}.yaml",
               "programme": "content/programme.yaml"}.get(kind, f"content/offers/{name}.yaml")  # fmt: skip
        path = f"wasl:{key}" if kind == "preset" else key
        root, found = parse_yaml(path, text)
        problems += found
        yaml[key] = YamlFile(path, root)
    bench = Bench(Source(yaml=dict(sorted(yaml.items())), texts={PATH: files.get("probe", "")}))
    bench.problems += problems
    return bench


def read(text: str, **others: str) -> tuple[Offer | None, list[Problem]]:
    bench = bench_of(probe=text, **others)
    offers = read_offers(bench)
    return offers.get("probe"), sorted(bench.problems)


def sound(text: str, **others: str) -> Offer:
    made, problems = read(text, **others)
    assert problems == []
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # E0241: lengths
        (CASH + "  within: 30 days\n", ["8:11 E0241 30 days → P30D"]),
        (CASH + "  within: 30 يومًا\n", ["8:11 E0241 30 يومًا → P30D"]),
        (CASH + "  within: ٣ أشهر\n", ["8:11 E0241 ٣ أشهر → P3M"]),
        (CASH + "  caps: [{of: events, max: 5, window: 30 days}]\n", ["8:39 E0241 30 days → P30D"]),
        (CASH + "  caps: [{of: events, max: 5, window: yeer}]\n", ["8:39 E0241 yeer → year"]),
        (CASH + "  hold: 30 days\n", ["8:9 E0204 30 days → "]),
        # E0242: a percentage of nothing
        (LINE + "  give: {kind: share, percent: 20}\n", ["7:32 E0242 20 → "]),
        (LINE + "  give: {kind: share}\n", ["7:16 E0242 share → "]),
        (CASH + "  caps: [{of: value, max: {percent: 20}, window: year}]\n", ["8:37 E0242 20 → "]),
        # E0243: what does not go together
        (LINE + "  give: {kind: cash}\n", ["7:16 E0243 cash → "]),
        (LINE + "  give: {kind: cash, amount: 5, unit: SAR, period: P1M}\n", ["7:52 E0243 P1M → "]),
        (CASH + "  rates: [{give: {kind: cash, amount: 5, unit: SAR}}]\n", ["8:3 E0243 rates → "]),
        (CASH + "  final: true\n", ["8:10 E0243 true → "]),
        (CASH + "  since: join\n", ["8:10 E0243 join → "]),
        (CASH + "  if: {attr: plan, all: [{attr: x, value: y}]}\n", ["8:20 E0243 all → "]),
        (LINE + "  choose: [{id: a, give: {kind: time, period: P1M}}]\n", ["7:3 E0243 choose → "]),
        (LINE + "  give: {kind: points, amount: 5, unit: stars, worth: {points: 10}}\n", ["7:64 E0243 10 → "]),
        (LINE + "  give: {kind: text}\n", ["7:16 E0243 text → ", "7:16 W0237 text → "]),
        ("leave_out: [a]\n" + CASH, ["3:1 E0243 leave_out → "]),
        # E0244: steps
        (LINE + "  tiers:\n    by: awards\n    window: year\n    mode: marginal\n    steps:\n"
         "    - {from: 5, give: {kind: cash, amount: 1, unit: SAR}}\n"
         "    - {from: 3, give: {kind: cash, amount: 2, unit: SAR}}\n", ["13:14 E0244 3 → "]),
        (LINE + "  rates:\n  - {give: {kind: cash, amount: 1, unit: SAR}}\n"
         "  - {if: {attr: plan, value: pro}, give: {kind: cash, amount: 2, unit: SAR}}\n", ["8:6 E0244 give → "]),
        (LINE + "  rates: [{position: [3, 1], give: {kind: cash, amount: 1, unit: SAR}}]\n",
         ["7:12 E0244 position → "]),
        # E0245: windows
        (CASH + "  caps: [{of: events, max: 5}]\n", ["8:28 E0245 5 → "]),
        (LINE + "  tiers: {by: awards, mode: marginal, steps: [{from: 0, give: {kind: time, period: P1M}}]}\n",
         ["7:29 E0245 marginal → "]),
        (LINE + "  tiers: {by: awards, window: ever, mode: retroactive, steps: "
         "[{from: 0, give: {kind: time, period: P1M}}]}\n", ["7:31 E0245 ever → "]),
        # E0246: names
        (CASH + "- id: thanks\n  to: referee\n  event: pay\n  give: {kind: time, period: P1M}\n",
         ["8:7 E0246 thanks → "]),
        (CASH + "- {id: up, to: upline, event: award, line: thank, give: {kind: share, percent: 10, of: award}}\n",
         ["8:44 E0246 thank → thanks"]),
        (LINE.replace("pay", "award") + "  line: thanks\n  give: {kind: share, percent: 10, of: award}\n",
         ["7:9 E0246 thanks → "]),
        (CASH + "  if: {attr: level, value: gould}\nlevels: [{slug: gold, name: {ar: ذ, en: G}}]\n",
         ["8:28 E0246 gould → gold"]),
        ("available: {levels: [gold]}\n" + CASH, ["3:22 E0246 gold → "]),
        ("available: {segments: [cafe]}\n" + CASH, ["3:24 E0301 cafe → cafes"]),
        # E0247: codes
        (CASH.replace("SAR", "usd"), ["7:40 E0247 usd → USD"]),
        (CASH.replace("SAR", "دولار"), ["7:40 E0247 دولار → USD"]),
        (CASH + "  total: {amount: 5, unit: sar}\n", ["8:28 E0247 sar → SAR"]),
        ("currency: DEM\n" + CASH, ["3:11 E0247 DEM → "]),
        ("available: {countries: [UK, SAU, XQ]}\n" + CASH,
         ["3:25 E0247 UK → GB", "3:29 E0247 SAU → SA", "3:34 E0247 XQ → "]),
        ("time_zone: Asia/Riyad\n" + CASH, ["3:12 E0247 Asia/Riyad → Asia/Riyadh"]),
        # E0248: figures
        (CASH.replace("50", "-50"), ["7:30 E0248 -50 → "]),
        (CASH.replace("50", "0"), ["7:30 E0248 0 → "]),
        (CASH.replace("50", "5000000000"), ["7:30 E0248 5000000000 → "]),
        (LINE + "  give: {kind: share, percent: 120, of: price}\n", ["7:32 E0248 120 → "]),
        (LINE + "  give: {kind: cash, amount: 9, up_to: 5, unit: SAR}\n", ["7:40 E0248 5 → "]),
        (CASH + "  caps: [{of: events, max: -5, window: year}]\n", ["8:28 E0248 -5 → "]),
        (CASH + "  hold: {for: P11Y}\n", ["8:15 E0248 P11Y → "]),
        ("entry: {fees: [{amount: -5, unit: SAR}]}\n" + CASH, ["3:25 E0248 -5 → "]),
        # what it counts in: limits that reach, decimals that exist, one worth, two sides
        (CASH + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n", ["8:38 E0243 USD → "]),
        (CASH + "caps: [{of: value, max: 500, unit: USD, scope: programme, window: year}]\n", ["8:36 E0243 USD → "]),
        (CASH + FRIEND + "caps: [{of: value, max: 500, unit: USD, window: year}]\n", ["12:36 E0243 USD → "]),
        ("currency: SAR\n" + LINE + SHARE + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n",
         ["9:38 E0243 USD → "]),
        (LINE + SHARE + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n"
         "typical: {price: 9, unit: SAR, every: P1M, over: P1Y, clients: [1]}\n", ["8:38 E0243 USD → "]),
        (CASH + UP + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n", ["15:38 E0243 USD → "]),
        (CASH + "  caps: [{of: value, max: 500, unit: star, window: year}]\n" + STARS, ["8:38 E0243 star → "]),
        (CASH.replace("50", "5.12345"), ["7:30 E0248 5.12345 → "]),
        (CASH.replace("50", "12.5005").replace("SAR", "KWD"), ["7:30 E0248 12.5005 → "]),
        (CASH.replace("50", "12.5").replace("SAR", "JPY"), ["7:30 E0248 12.5 → "]),
        ("decimals: 1\n" + CASH.replace("50", "5.25"), ["8:30 E0248 5.25 → "]),
        (CASH + "  total: {amount: 5.125, unit: SAR}\n", ["8:19 E0248 5.125 → "]),
        (CASH + "  caps: [{of: value, max: 5.125, unit: SAR, window: year}]\n", ["8:27 E0248 5.125 → "]),
        (LINE + "  give: {kind: share, percent: 20, of: price, max: {amount: 5.125, unit: SAR}}\n",
         ["7:61 E0248 5.125 → "]),
        (CASH + "  caps: [{of: events, max: 5, window: day, stops: pair}]\n", ["8:51 E0246 pair → "]),
        (CASH + "caps: [{of: events, max: 5, window: day, stops: pair}]\n", ["8:49 E0246 pair → "]),
        (CASH + STARS + STARS.replace("stars", "more").replace("amount: 2", "amount: 3"), ["15:75 E0243 3 → "]),
        # E0249: order
        ("valid_until: 2026-09-30\n" + CASH, ["3:14 E0249 2026-09-30 → "]),
        ("terms: [{version: a, from: 2026-02-01}, {version: b, from: 2026-03-01}, {version: c, from: 2026-01-01}]\n"
         + CASH, ["3:92 E0249 2026-01-01 → "]),
        ("terms: [{version: a, from: 2027-02-01}]\n" + CASH, ["3:28 E0249 2027-02-01 → "]),
        (CASH + "  measure: {of: seat, read: min, from: P90D, to: P15D}\n", ["8:50 E0249 P15D → "]),
        # E0238, E0232: words
        ("words: {trip: {ar: [رحلة, رحلات], en: [trip, trips]}}\n" + CASH, ["3:16 E0238 ar → "]),
        ("words: {trip: {ar: رحلة, en: [trip, trips, trippers]}}\n" + CASH, ["3:26 E0238 en → "]),
        ("words: {trip: {arabic: رحلة}}\n" + CASH, ["3:16 E0232 arabic → "]),
        # unions are told once
        ("entry: {fees: [{amount: 5, unt: SAR}]}\n" + CASH, ["3:28 E0202 unt → unit"]),
        (LINE + "  give: {kind: cash, amount: 5, unit: SAR, max: 100}\n", ["7:49 E0204 100 → "]),
        (CASH + "  caps: [{of: events, max: many, window: year}]\n", ["8:28 E0209 many → "]),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_at_its_value(text: str, told: list[str]) -> None:
    made, problems = read(HEAD + text, segment_cafes="offer: probe\n")
    assert [f"{p.position.line}:{p.position.column} {p.code} {p.found} → {p.suggestion}" for p in problems] == told
    assert made is None
    for problem in problems:
        line = (HEAD + text).split("\n")[problem.position.line - 1]
        start = problem.position.column - 1
        assert line[start : start + problem.position.length].strip("\"'") == problem.found
        assert problem.fix or problem.code in CODES
        assert render_text([problem], {PATH: HEAD + text}, language="ar").count("\n") > 3


def test_all_faults_of_an_offer_are_told_at_once() -> None:
    text = CASH.replace("SAR", "USB").replace("50", "-5") + "  within: 1 week\n  caps: [{of: events, max: 5}]\n"
    _, problems = read(HEAD + "valid_until: 2020-01-01\n" + text)
    assert sorted(problem.code for problem in problems) == ["E0241", "E0245", "E0247", "E0248", "E0249"]


def test_norway_is_a_country_also_without_quotes() -> None:
    made, problems = read(HEAD + "available: {countries: [NO, SE]}\n" + CASH)
    assert made is not None
    assert made.available is not None
    assert made.available.countries == ("NO", "SE")
    assert [(problem.code, problem.suggestion) for problem in problems] == [("W0210", '"NO"')]
    assert sound(HEAD + 'available: {countries: ["NO", SE]}\n' + CASH).available == made.available


def test_arabic_figures_are_read_rightly() -> None:
    made = sound(HEAD + CASH.replace("50", "١٢٫٥٠٠").replace("SAR", "KWD") + "  count: ٣\n")
    assert made.lines[0].give is not None
    assert (made.lines[0].give.amount, made.lines[0].count) == (Decimal("12.500"), 3)


@pytest.mark.parametrize(("text", "number"), [("١٬٢٣٤٫٥٠", "1234.50"), ("١٢٬٣٤٥٬٦٧٨", "12345678"), ("-١٬٢٣٤", "-1234")])
def test_arabic_thousands_are_read(text: str, number: str) -> None:
    assert read_amount(text) == Decimal(number)
    assert str(read_amount(text)) == number


@pytest.mark.parametrize("text", ["١٬٢٣٫٥", "١٢٣٤٬٥٦٧", "٠٬١٢٣", "٬١٢٣", "١٬٢٣٤٬", "١٬234", "1٬234", "١٬٢٣٤٫", "١,٢٣٤"])
def test_thousands_out_of_place_are_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        CASH + "  caps: [{of: value, max: 500, unit: SAR, window: year}]\n",
        LINE + SHARE + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n",
        "currency: SAR\n" + LINE + SHARE + "  caps: [{of: value, max: 500, unit: SAR, window: year}]\n",
        CASH + UP + "  caps: [{of: value, max: 500, unit: SAR, window: year}]\n",
        CASH + FRIEND + "caps: [{of: value, max: 500, unit: USD, scope: programme, window: year}]\n",
        CASH + STARS + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n",
        CASH + STARS + "  caps: [{of: value, max: 500, unit: star, window: year}]\n",
        CASH.replace("50", "12.5000").replace("SAR", "KWD"),
        "decimals: 3\n" + CASH.replace("50", "5.125"),
        LINE + "  give: {kind: cash, amount: 0.0025, unit: SAR, per: view}\n",
        "decimals: 0\n" + CASH + "typical: {price: 9.99, unit: SAR, every: P1M, over: P1Y, clients: [1]}\n",
        CASH + FRIEND + "  caps: [{of: events, max: 5, window: day, stops: pair}]\n",
        CASH + STARS + STARS.replace("stars", "more").replace("points: 10, amount: 2", "points: 5, amount: 1"),
    ],
)
def test_what_is_counted_in_one_unit_is_sound(text: str) -> None:
    sound(HEAD + text)


def test_decimals_and_units_that_are_possible_are_named() -> None:
    text = CASH.replace("50", "12.5005").replace("SAR", "KWD")
    [fine, other] = read(HEAD + text + "  caps: [{of: value, max: 500, unit: USD, window: year}]\n")[1]
    assert ("has 4 decimals" in fine.message, fine.expected) == (True, "at most 3 decimals")
    assert other.expected == "one of: KWD"


def test_words_alone_are_advised_against() -> None:
    made, problems = read(HEAD + LINE + "  give: {kind: text, item: {ar: شكرًا, en: Thanks}}\n")
    assert made is not None
    assert [(problem.code, problem.severity) for problem in problems] == [("W0237", "warning")]


def test_a_share_for_as_long_as_the_client_pays_is_sound() -> None:
    assert sound(HEAD + LINE + "  give: {kind: share, percent: 20, of: subscription}\n").lines[0].repeat is None


def test_lines_of_an_offer_point_at_levels_of_the_programme() -> None:
    text = HEAD + CASH + "  if: {attr: level, value: gold}\n"
    assert sound(text, programme="tiers: [{slug: gold}]\n")
    assert [problem.code for problem in read(text, programme="tiers: [{slug: silver}]\n")[1]] == ["E0246"]


def test_a_line_that_follows_itself_through_others_is_refused() -> None:
    other = "- {id: up, to: upline, event: award, line: thanks, give: {kind: share, percent: 10, of: award}}\n"
    text = HEAD + LINE.replace("pay", "award") + "  line: up\n  give: {kind: share, percent: 10, of: award}\n" + other
    assert {problem.code for problem in read(text)[1]} == {"E0246"}
    assert "thanks → up → thanks" in read(text)[1][0].message


# --- presets ---------------------------------------------------------------------------------------------------------


def test_an_offer_begins_from_a_preset() -> None:
    made = sound("preset: house\nname: {ar: عرضنا, en: Ours}\n", preset_house=HOUSE)
    assert (made.name["en"], made.valid_from) == ("Ours", date(2026, 1, 1))
    assert [line.id for line in made.lines] == ["thanks", "welcome"]
    assert made.lines[0].sources


def test_a_line_keeps_what_is_not_said_anew() -> None:
    made = sound("preset: house\nlines:\n- id: welcome\n  title: {ar: أهلًا, en: Welcome}\n", preset_house=HOUSE)
    welcome = made.line("welcome")
    assert (welcome.event, welcome.title and welcome.title["en"]) == ("join", "Welcome")
    assert [line.id for line in made.lines] == ["thanks", "welcome"]


def test_the_own_way_to_give_drops_the_others_and_its_sources() -> None:
    text = "preset: house\nlines:\n- id: thanks\n  rates: [{give: {kind: card, amount: 70, unit: SAR}}]\n"
    thanks = sound(text, preset_house=HOUSE).line("thanks")
    assert (thanks.give, len(thanks.rates), thanks.sources) == (None, 1, ())
    assert thanks.hold is not None


def test_a_key_without_value_takes_away_what_the_preset_had() -> None:
    assert sound("preset: house\nlines: [{id: thanks, hold: }]\n", preset_house=HOUSE).line("thanks").hold is None


def test_new_lines_come_last_and_left_out_ones_are_gone() -> None:
    new = "preset: house\nleave_out: [thanks]\nlines:\n- id: gift\n  to: referee\n  event: pay\n"
    made = sound(new + "  give: {kind: time, period: P1M}\n", preset_house=HOUSE)
    assert [line.id for line in made.lines] == ["welcome", "gift"]


def test_words_merge_by_word_and_language() -> None:
    words = "words: {trip: {fr: [trajet, trajets]}, app: {ar: تطبيق, en: app}}\n"
    made = sound("preset: house\n" + words, preset_house=HOUSE)
    assert made.words["trip"] == {
        "ar": ("رحلة", "رحلتان", "رحلات", "رحلة"), "en": ("trip", "trips"), "fr": ("trajet", "trajets"),
    }  # fmt: skip
    assert set(made.words) == {"trip", "app"}


def test_the_offer_of_the_project_wins_over_the_preset_of_its_name() -> None:
    bench = bench_of(house=HEAD + CASH, probe="preset: house\n", segment_cafes="offer: house\n", preset_house=HOUSE)
    offers = read_offers(bench)
    assert bench.problems == []
    assert [len(offers[name].lines) for name in ("house", "probe")] == [1, 1]


def test_an_offer_may_begin_from_the_preset_of_its_own_name() -> None:
    bench = bench_of(house="preset: house\nleave_out: [welcome]\n", preset_house=HOUSE)
    assert [line.id for line in read_offers(bench)["house"].lines] == ["thanks"]
    assert bench.problems == []


def test_a_segment_names_a_preset() -> None:
    bench = bench_of(segment_cafes="offer: house\n", preset_house=HOUSE, preset_other=HOUSE)
    assert set(read_offers(bench)) == {"house"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("preset: hose\n", ["1:9 E0302 hose → house"]),
        ("preset: Hou se\n", ["1:9 E0228 Hou se → hou-se"]),
        ("preset: second\n", ["1:9 E0239 second → "]),
        ("preset: house\nleave_out: [thankss]\n", ["2:13 E0246 thankss → thanks"]),
        ("preset: house\nleave_out: [thanks]\nlines: [{id: thanks, count: 2}]\n", ["2:13 E0243 thanks → "]),
        ("preset: house\nleave_out: thanks\n", ["2:12 E0204 thanks → "]),
        ("preset: house\nvalid_form: 2026-01-01\n", ["2:1 E0202 valid_form → valid_from"]),
        ("preset: house\nlines:\n- id: thanks\n  hodl: {for: P10D}\n", ["4:3 E0202 hodl → hold"]),
        ("preset: house\nlines:\n- id: thanks\n  give: {kind: cash, amuont: 5, unit: SAR}\n",
         ["4:22 E0202 amuont → amount"]),
        ("preset: house\nlines:\n- id: thanks\n  hold: {for: 10 days}\n", ["4:15 E0241 10 days → P10D"]),
        ("preset: house\nlines:\n- id: thanks\n  forfeit_after: P6M\n", ["4:18 E0243 P6M → "]),
        ("preset: house\nlines:\n- id: welcome\n  event: award\n", ["4:10 E0243 award → "]),
        ("preset: house\nlines:\n- {id: gift, to: referee, event: pay}\n", ["3:8 E0243 gift → "]),
        ("preset: house\nvalid_until: 2025-12-31\n", ["2:14 E0249 2025-12-31 → "]),
        ("preset: house\nlines: [{id: thanks, count: 2}, {id: thanks, count: 3}]\n", None),
        ("preset: ended\nvalid_from: 2026-06-01\n", ["2:13 E0249 2026-06-01 → "]),
        ("preset: upline\nleave_out: [thanks]\n", ["1:9 E0246 upline → "]),
        ("preset: upline\nlines: [{id: up, needs: }]\n", ["2:10 E0243  → "]),
        ("preset: house\ncurrency: SRA\n", ["2:11 E0247 SRA → SAR"]),
    ],
)  # fmt: skip
def test_a_fault_of_what_is_changed_is_told_in_the_marketers_file(text: str, told: list[str] | None) -> None:
    ended, upline = HOUSE.replace("lines:", "valid_until: 2026-05-31\nlines:"), HOUSE.replace("words:", UP + "words:")
    made, problems = read(
        text, preset_house=HOUSE, preset_second="preset: house\n", preset_ended=ended, preset_upline=upline
    )
    shown = [f"{p.position.line}:{p.position.column} {p.code} {p.found} → {p.suggestion}" for p in problems]
    assert made is None
    assert {problem.position.path for problem in problems} == {PATH}
    if told is None:
        assert "2:38 E0246 thanks → " in shown
    else:
        assert sorted(shown) == sorted(told)


def test_a_fault_of_an_offer_that_others_begin_from_is_told_once() -> None:
    broken = (HEAD + CASH).replace("SAR", "SRA")
    bench = bench_of(house=broken, probe="preset: house\n", third="preset: house\n")
    assert read_offers(bench) == {}
    assert [(str(problem.position), problem.code) for problem in bench.problems] == [
        ("content/offers/house.yaml:7:40", "E0247")
    ]


def test_every_preset_is_sound_by_itself_and_as_a_beginning() -> None:
    source, problems = read_presets()
    assert problems == ()
    slugs = [key.rpartition("/")[2].removesuffix(".yaml") for key in source.yaml]
    assert slugs
    for slug in slugs:
        own, _ = parse_yaml(PATH, f"preset: {slug}\n")
        bench = Bench(Source(yaml={PATH: YamlFile(PATH, own), **source.yaml}))
        assert list(read_offers(bench)) == ["probe"], bench.problems
        assert [problem for problem in bench.problems if problem.severity == "error"] == []


class Counting:
    """A folder of facts that remembers which files were opened."""

    def __init__(self, folder: Path, opened: list[str]) -> None:
        self._folder, self._opened = folder, opened
        self.name = folder.name

    def is_dir(self) -> bool:
        return self._folder.is_dir()

    def iterdir(self) -> Iterator[Counting]:
        return (Counting(child, self._opened) for child in self._folder.iterdir())

    def joinpath(self, *names: str) -> Counting:
        return Counting(self._folder.joinpath(*names), self._opened)

    __truediv__ = joinpath

    def read_bytes(self) -> bytes:
        self._opened.append(self._folder.relative_to(self._folder.parents[1]).as_posix())
        return self._folder.read_bytes()


@pytest.mark.parametrize(
    ("files", "opened"),
    [
        ({}, []),
        ({"segments/cafes/segment.yaml": "offer: own\n", "offers/own.yaml": HEAD}, []),
        ({"segments/cafes/segment.yaml": "offer: house\n", "offers/house.yaml": HEAD}, []),
        ({"segments/cafes/segment.yaml": "offer: house\n"}, ["offers/house.yaml"]),
        ({"offers/own.yaml": "preset: house\n"}, ["offers/house.yaml"]),
        ({"offers/own.yaml": "preset: house\n", "offers/house.yaml": HEAD}, []),
        ({"offers/house.yaml": "preset: house\n"}, ["offers/house.yaml"]),
        ({"offers/own/2026-01-01.yaml": "preset: other\n"}, ["offers/other.yaml"]),
        ({"offers/own.yaml": "preset: [house]\n"}, []),
        ({"offers/own.yaml": "preset: nobody\n"}, []),
    ],
)
def test_a_preset_that_nobody_names_is_not_opened(tmp_path: Path, files: dict[str, str], opened: list[str]) -> None:
    facts, root = tmp_path / "facts", tmp_path / "project"
    for folder, texts in ((facts, {"offers/house.yaml": HOUSE, "offers/other.yaml": HOUSE}), (root / "content", files)):
        folder.mkdir(parents=True)
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    seen: list[str] = []
    counting = cast(Traversable, Counting(facts, seen))
    source, _ = read_project(root, facts=counting)
    assert seen == opened
    named = [key for key, file in source.yaml.items() if key.startswith("facts/offers/") and file.root is not None]
    assert named == [f"facts/{name}" for name in opened]
    assert set(source.texts) >= {f"wasl:facts/{name}" for name in opened}
    memory: ReadingMemory[Shelf] = ReadingMemory()
    first = read_project(root, facts=counting, memory=memory)[0]
    again = read_project(root, facts=counting, memory=memory)[0]
    assert seen == opened * 2
    assert all(first.yaml[key] is again.yaml[key] for key in first.yaml)


def test_what_has_not_changed_is_not_looked_at_again() -> None:
    bench = bench_of(probe="preset: house\n", preset_house=HOUSE)
    memory = Memory()
    memory.begin()
    first = read_offers(Bench(bench.source, memory=memory))
    memory.begin()
    assert read_offers(Bench(bench.source, memory=memory))["probe"] is first["probe"]
    changed = bench_of(probe="preset: house\n", preset_house=HOUSE.replace("50", "60"))
    files = {**bench.source.yaml, "facts/offers/house.yaml": changed.source.yaml["facts/offers/house.yaml"]}
    memory.begin()
    give = read_offers(Bench(Source(yaml=files), memory=memory))["probe"].lines[0].give
    assert give is not None
    assert give.amount == 60


def test_an_earlier_version_is_read_as_an_offer_is() -> None:
    bench = bench_of(probe="preset: house\n", preset_house=HOUSE)
    root, _ = parse_yaml("content/offers/house/2026-01-01.yaml", "preset: house\nleave_out: [thanks]\n")
    made = read_offer(bench, YamlFile("content/offers/house/2026-01-01.yaml", root), "house")
    assert made is not None
    assert [line.id for line in made.lines] == ["welcome"]


# --- segments and languages ------------------------------------------------------------------------------------------


def programme(*locales: str, **more: Any) -> Programme:
    words = dict.fromkeys(locales, "-")
    return Programme.model_validate({
        "slug": "p", "name": words, "tagline": words, "base_url": "https://p.example/",
        "product_url": "https://p.example/", "locales": list(locales), "default_locale": locales[0],
        "campaign": "spring", "form_provider": "netlify", "host": "netlify", "kit_secret": "-" * 16, "networks": [],
        **more,
    })  # fmt: skip


def asked(bench: Bench, said: Programme) -> list[str]:
    check_offers(bench, read_offers(bench), said)
    return [f"{p.position} {p.code} {p.found} → {p.suggestion}" for p in sorted(bench.problems)]


def test_a_private_offer_in_a_public_segment_is_refused() -> None:
    private = HEAD + "entry: {mode: private}\n" + CASH
    place = "content/segments/cafes/segment.yaml:1:8"
    bench = bench_of(probe=private, segment_cafes="offer: probe\n")
    assert asked(bench, programme("ar", "en")) == [f"{place} E0240 probe → "]
    assert asked(bench_of(probe=private, segment_cafes="offer: other\n", other=HEAD), programme("ar", "en")) == []


def test_a_segment_that_names_no_offer_gets_the_nearest_of_offers_and_presets() -> None:
    bench = bench_of(probe=HEAD, segment_cafes="offer: hose\n", segment_shops="offer: prob\n", preset_house=HOUSE)
    assert asked(bench, programme("ar", "en")) == [
        "content/segments/cafes/segment.yaml:1:8 E0302 hose → house",
        "content/segments/shops/segment.yaml:1:8 E0302 prob → probe",
    ]


def test_a_preset_that_lacks_a_language_is_told_where_it_is_named() -> None:
    files = {"segment_cafes": "offer: house\n", "preset_house": HOUSE}
    place = "content/segments/cafes/segment.yaml:1:8"
    assert asked(bench_of(**files), programme("ar", "fr")) == [f"{place} E0405 house → "]
    assert asked(bench_of(**files), programme("ar-EG", "en")) == []
    assert asked(bench_of(**files), programme("ar", "fr", fallback={"fr": "ar"})) == []
    own = "preset: house\nname: {ar: عرض, fr: Offre}\nwords: {trip: {fr: [trajet, trajets]}}\n"
    assert asked(bench_of(probe=own, preset_house=HOUSE), programme("ar", "fr")) == []


# --- laws ------------------------------------------------------------------------------------------------------------


def test_codes_that_exist_are_their_own_meaning() -> None:
    assert {"SAR", "KWD", "USD", "EUR", "JPY"} <= currency_codes()
    assert not {"DEM", "XXX", "XAU", "XTS"} & currency_codes()
    assert {"NO", "SA", "GB", "PS"} <= country_codes()
    assert not {"UK", "EU", "ZZ", "XX"} & country_codes()
    assert all(currency_meant(code.lower()) == code for code in currency_codes())
    assert all(country_meant(code.lower()) == code for code in country_codes())
    assert "ar" in known_locale_codes()


@pytest.mark.parametrize(
    ("text", "meant"),
    [("$", "USD"), ("riyal", "SAR"), ("دنانير", "KWD"), ("SRA", "SAR"), ("USB", "USD"), ("KD", "KWD"), ("?!", "")],
)
def test_the_currency_that_was_meant(text: str, meant: str) -> None:
    assert currency_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("USA", "US"), ("Norway", "NO"), ("السعودية", "SA"), ("مصر", "EG"), ("Germny", "DE"), ("Atlantis", "")],
)
def test_the_country_that_was_meant(text: str, meant: str) -> None:
    assert country_meant(text) == meant


UNITS = [("يومًا", "D"), ("يوماً", "D"), ("days", "D"), ("شهرًا", "M"), ("أشهر", "M")]


@given(st.integers(1, 999), st.sampled_from(UNITS))
def test_lengths_in_words_mean_their_iso_form(number: int, unit: tuple[str, str]) -> None:
    months, days = (number, 0) if unit[1] == "M" else (0, number)
    assert period_meant(f"{number} {unit[0]}") in {f"P{number}{unit[1]}", str(Period(months, days))}


@given(st.sets(st.sampled_from(["a", "b", "c", "d"])), st.sets(st.sampled_from(["a", "b", "c", "d", "e"])))
def test_a_merge_holds_every_line_once_and_nothing_left_out(left_out: set[str], own: set[str]) -> None:
    theirs = mapping("lines: [{id: a, x: 1}, {id: b, x: 1}, {id: c, x: 1}, {id: d, x: 1}]\n")
    mine = mapping("lines: [" + ", ".join(f"{{id: {name}, y: 2}}" for name in sorted(own - left_out)) + "]\n")
    made = merged(mine, theirs, frozenset(left_out))
    wanted = [name for name in "abcd" if name not in left_out] + (["e"] if "e" in own - left_out else [])
    assert list(ids_of(made)) == wanted
    keys = {spot.text("id"): {entry.key.text for entry in spot.group.entries} for spot in spots(made) if spot.words}
    for name in wanted:
        assert keys[name] == {"id"} | ({"x"} if name in "abcd" else set()) | ({"y"} if name in own else set())


def test_a_merge_with_nothing_is_the_preset() -> None:
    house = mapping(HOUSE)
    assert merged(Mapping((), house.position), house, frozenset()).entries == taken_apart(house).own.entries


def mapping(text: str) -> Mapping:
    root, problems = parse_yaml("a.yaml", text)
    assert problems == []
    assert isinstance(root, Mapping)
    return root
