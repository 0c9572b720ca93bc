"""The shipped offers: each is whole, sourced and worded in both languages, and says the terms that were published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import list_currencies

from generator.load.yaml import parse_yaml
from generator.model import source
from generator.model.fields import Localised
from generator.model.offer import Fee, Offer, UnknownFee
from generator.model.offer_line import Line
from generator.model.offer_parts import Condition, Give, OfferSource, PercentOf
from generator.model.problem import Problem
from generator.validate.bench import Bench
from generator.validate.offers import read_offers
from generator.validate.typed import build
from tests.offers.preset_frames import FRAMES
from tests.offers.preset_telling import frame, told
from tests.offers.preset_terms import LINES

FOLDER = resources.files("generator") / "facts" / "offers"
SEVENTEEN = {
    "google-workspace", "gusto", "gusto-accountants", "netsuite", "dropbox", "digitalocean", "tesla", "uber",
    "marriott", "costco", "virgin-red", "evernote", "paypal", "lastpass", "hubspot-partners", "hubspot-affiliates",
    "monday-partners", "monday-affiliates", "salesforce", "trello",
}  # fmt: skip
"""Seventeen programmes in twenty files: Gusto, HubSpot and monday.com have two each."""
GENERIC = {"affiliate", "channel", "agency"}
PAST = {"gusto-accountants-2021"}

ORDINARY = {"user", "client", "friend", "seat", "referral", "point", "stay", "trip", "mile", "view", "sale", "MB", "GB"}
BASES = {"net-revenue", "first-payment", "invoice", "price", "subscription", "own-subscription", "first-year-revenue"}
DURATIONS = {"within", "use_within", "claim_within", "clawback", "forfeit_after", "notice", "lag", "period", "for",
             "valid", "over"}  # fmt: skip
ISO = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")


def _read(slug: str) -> tuple[source.Node, Offer, list[Problem]]:
    path = f"facts/offers/{slug}.yaml"
    node, problems = parse_yaml(path, (FOLDER / f"{slug}.yaml").read_text("utf-8"))
    assert node is not None, problems
    offer = build(Offer, node, problems, context=f"the offer `{slug}`")
    assert offer is not None, problems
    return node, offer, problems


SLUGS = sorted(entry.name.removesuffix(".yaml") for entry in FOLDER.iterdir() if entry.name.endswith(".yaml"))
READ = {slug: _read(slug) for slug in SLUGS}
OFFERS = {slug: read[1] for slug, read in READ.items()}
each = pytest.mark.parametrize("slug", SLUGS)


def _parts(value: Any) -> Iterator[Any]:
    """`value` and everything inside it."""
    yield value
    if isinstance(value, Localised | str):
        return
    inner: Iterable[Any] = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, tuple):
        inner = value
    elif hasattr(type(value), "model_fields"):
        inner = (getattr(value, name) for name in type(value).model_fields)
    for item in inner:
        yield from _parts(item)


def _scalars(node: source.Node, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, source.Scalar):
        yield key, node.text
    elif isinstance(node, source.Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value, entry.key.text)
    else:
        for item in node.items:
            yield from _scalars(item, key)


def test_the_programmes_are_all_there() -> None:
    assert set(SLUGS) == SEVENTEEN | GENERIC | PAST


@each
def test_a_preset_is_read_without_a_problem_or_a_warning(slug: str) -> None:
    assert READ[slug][2] == []


@each
def test_a_project_that_copies_it_reads_it_without_a_problem(slug: str) -> None:
    key = f"content/offers/{slug}.yaml"
    bench = Bench(source.Source(yaml={key: source.YamlFile(key, READ[slug][0])}))
    assert read_offers(bench) == {slug: OFFERS[slug]}
    assert bench.problems == []


@each
def test_every_line_says_where_its_figures_are_from(slug: str) -> None:
    offer = OFFERS[slug]
    assert offer.lines
    assert not [line.id for line in offer.lines if not line.sources]
    for one in (part for part in _parts(offer) if isinstance(part, OfferSource)):
        assert one.sure in ("A", "B", "C"), f"{one.where} is a recollection"
        assert one.where.strip()
        assert _first_day(one.as_of), one


def _first_day(text: str) -> date:
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text), text
    year, month, day = (int(part) for part in (text + "-01-01"[: 10 - len(text)] + "-01")[:10].split("-"))
    return date(year, month, day)


@each
def test_an_offer_is_valid_from_the_day_of_a_source(slug: str) -> None:
    offer = OFFERS[slug]
    days = {_first_day(part.as_of) for part in _parts(offer) if isinstance(part, OfferSource)}
    assert offer.valid_from in days
    assert offer.valid_until is None or offer.valid_until > offer.valid_from


@each
def test_everything_is_said_in_arabic_and_in_english(slug: str) -> None:
    offer = OFFERS[slug]
    texts = [part for part in _parts(offer) if isinstance(part, Localised)]
    assert offer.summary in texts
    for text in texts:
        assert set(text) == {"ar", "en"}, text
        assert re.search("[ء-ي]", text["ar"]), text
        assert not re.search("[ء-ي]", text["en"]), text
        assert all(form == form.strip() and "  " not in form for form in text.values()), text


@each
def test_words_have_all_their_forms(slug: str) -> None:
    for word, forms in OFFERS[slug].words.items():
        assert set(forms) == {"ar", "en"}, word
        assert (len(forms["ar"]), len(forms["en"])) in ((1, 1), (4, 2)), word


@each
def test_free_names_have_words(slug: str) -> None:
    offer = OFFERS[slug]
    nouns: set[str] = set()
    bases: set[str] = set()
    for part in _parts(offer):
        if isinstance(part, Line):
            nouns |= {part.what} if part.what else set()
        elif isinstance(part, Give):
            nouns |= {part.per} if part.per else set()
            nouns |= {part.unit} if part.unit and not part.unit.isupper() else set()
            bases |= {part.of} if part.of else set()
        elif isinstance(part, PercentOf):
            bases.add(part.of)
    counted = {noun for noun in nouns if noun in offer.words and len(offer.words[noun]["ar"]) == 4}
    said = {noun for noun in nouns if noun in offer.words}
    assert nouns - ORDINARY - said == set()
    assert {p.per for p in _parts(offer) if isinstance(p, Give) and p.per} <= counted | ORDINARY
    assert bases - BASES - set(offer.words) == set()


@each
def test_currencies_and_countries_exist(slug: str) -> None:
    offer = OFFERS[slug]
    currencies = {p.unit for p in _parts(offer) if isinstance(p, Give) and p.kind in ("cash", "card", "credit")}
    currencies |= {offer.currency} if offer.currency else set()
    currencies |= {p.unit for p in _parts(offer) if isinstance(p, Fee)}
    currencies |= {offer.typical.unit} if offer.typical else set()
    assert currencies - {""} <= list_currencies()
    if offer.available:
        assert set(offer.available.countries) <= {"CA", "US"}


@each
def test_lengths_of_time_are_iso(slug: str) -> None:
    found = [(key, text) for key, text in _scalars(READ[slug][0]) if key in DURATIONS]
    assert [(key, text) for key, text in found if not ISO.fullmatch(text)] == []


@pytest.mark.parametrize("slug", sorted(GENERIC))
def test_a_generic_type_has_levels_of_its_own_and_says_that_its_figures_are_examples(slug: str) -> None:
    offer = OFFERS[slug]
    assert offer.type == slug
    assert len(offer.levels) >= 3
    assert all(level.agreement and level.goals and level.benefits for level in offer.levels)
    assert len({level.agreement for level in offer.levels}) == len(offer.levels)
    paid = {value for part in _parts(offer) if isinstance(part, Condition) and part.attr == "level"
            for value in part.value}  # fmt: skip
    assert paid == {level.slug for level in offer.levels}, "each level has a payout of its own"
    assert any("illustrative" in note["en"] and "توضيحية" in note["ar"] for note in offer.notes)
    assert all("illustrative" in one.note for line in offer.lines for one in line.sources)


@each
def test_a_worked_example_says_that_its_price_is_one(slug: str) -> None:
    offer = OFFERS[slug]
    if offer.typical:
        assert any("illustrative" in note["en"] and "توضيحي" in note["ar"] for note in offer.notes)


def test_what_nobody_published_is_not_invented() -> None:
    silent = {"uber": {"rider-reward", "first-ride-discount"}, "monday-partners": {"commission"},
              "monday-affiliates": {"own-discount"}, "trello": {"board-discount"}, "netsuite": {"discounts"},
              "tesla": {"loyalty-credits", "buyer-credits"}, "google-workspace": {"friend-code"},
              "gusto-accountants": {"client-benefit"}}  # fmt: skip
    varying = {
        slug: {line.id for line in offer.lines if any(give.varies for give in line.gives())}
        for slug, offer in OFFERS.items()
    }
    assert {slug: ids for slug, ids in varying.items() if ids} == silent
    assert [type(fee) for fee in OFFERS["hubspot-partners"].entry.fees] == [UnknownFee]
    assert not re.search("free month|شهر مجاني", (FOLDER / "trello.yaml").read_text("utf-8"))


def test_only_the_private_programme_is_private() -> None:
    assert [slug for slug in SLUGS if OFFERS[slug].private] == ["salesforce"]


@pytest.mark.parametrize(("slug", "said"), [
    ("google-workspace", ("2 to 17 dollars", "200 new users", "USD 17, 18, 21 and 23", "JPY 2,550", "CAD 29")),
    ("marriott", ("Up to 50,000", "up to 10,000")),
    ("tesla", ("80 Roadsters", "1,000 free Supercharger miles", "10,000 credits")),
    ("gusto", ("300 or 600",)),
    ("gusto-accountants", ("16,000",)),
    ("paypal", ("500,000", "100,000 users")),
    ("evernote", ("446 days",)),
    ("digitalocean", ("30 invitations", "10 dollars", "50 dollars for 30 days")),
    ("costco", ("10 to 20 dollars", "Canadian dollar is assumed")),
    ("hubspot-affiliates", ("30%", "three performance levels", "upgrades earn nothing")),
    ("monday-affiliates", ("100%", "90-day")),
    ("salesforce", ("0 to 1000", "25,000", "Base, Ridge, Crest and Summit")),
    ("uber", ("Drivers",)),
    ("netsuite", ("below 5, 5 to 9, 10 and more", "executive access", "VIP event")),
    ("trello", ("100%", "12 referrals")),
])  # fmt: skip
def test_what_no_line_can_carry_stands_in_the_notes(slug: str, said: tuple[str, ...]) -> None:
    english = " ".join(note["en"] for note in OFFERS[slug].notes)
    assert [words for words in said if words not in english] == []


@each
def test_the_lines_state_the_published_terms(slug: str) -> None:
    assert {line.id: told(line) for line in OFFERS[slug].lines} == LINES[slug]


@each
def test_the_frame_states_the_published_terms(slug: str) -> None:
    assert frame(OFFERS[slug]) == FRAMES[slug]


def test_the_table_of_terms_holds_nothing_else() -> None:
    assert set(LINES) == set(FRAMES) == set(SLUGS)


@each
def test_the_page_of_sources_names_every_line_with_its_sources(slug: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "offers-sources.md").read_text("utf-8")
    rows = [row for row in page.splitlines() if row.startswith(f"| `{slug}` |")]
    for line in OFFERS[slug].lines:
        for one in line.sources:
            wanted = (f"| `{line.id}` |", f"| {one.where} | {one.as_of} | {one.sure} |")
            assert any(all(text in row for text in wanted) for row in rows), wanted
    for one in OFFERS[slug].sources:
        assert f"| `{slug}` | {one.note} | {one.where} | {one.as_of} | {one.sure} |" in rows
    assert len(rows) == sum(len(line.sources) for line in OFFERS[slug].lines) + len(OFFERS[slug].sources)
