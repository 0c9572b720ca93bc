"""Links that somebody has already: how analytics read them, and values that split a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links.audit import audit
from generator.links.builder import build_link
from generator.links.lint import lint_link
from generator.links.matomo import matomo_reading
from generator.links.shorteners import SHORTENERS, lint_shortener
from generator.links.spelling import Spellings, folded, values_of, without_period
from generator.model.link import LinkSource, LinkSpec
from tests.links.strategies import campaigns, sources, specs

SITE = "https://example.com/"


def ids(url: str) -> list[str]:
    return [finding.id for finding in audit(url).findings]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("utm_source=noor-books", ["L16"]),
        ("utm_source=noor-books&utm_medium=email", []),
        ("utm_source=linkedin&utm_medium=email", ["L17"]),
        ("utm_source=linkedin&utm_medium=social", []),
        ("utm_source=youtube&utm_medium=social", []),
        ("utm_source=shopify&utm_medium=social", ["L17"]),
        ("utm_source=google&utm_medium=affiliate", ["L17"]),
        ("utm_source=facebook&utm_medium=display", []),
        ("utm_source=facebook&utm_medium=paid-social", []),
        ("utm_source=noor-books&utm_medium=newsletter", ["L07"]),
        ("q=a+b", []),
        ("utm_source=noor-books&utm_medium=email&q=a+b", ["L10"]),
        ("utm_source=noor&utm_medium=email?x=1", ["L02", "L07"]),
        ("lang=en", []),
    ],
)
def test_where_visits_would_land(query: str, found: list[str]) -> None:
    assert ids(f"{SITE}?{query}") == found


@given(sources, specs, campaigns)
def test_a_link_that_wasl_makes_has_nothing_that_the_lint_would_not_say(
    source: LinkSource, spec: LinkSpec, campaign: str
) -> None:
    link = build_link(SITE, source, spec, campaign)
    seen = audit(link.url)
    assert (seen.ga4, seen.plausible) == (link.channel_ga4, link.channel_plausible)
    assert {one.id for one in seen.findings} - {one.id for one in lint_link(link.url)} <= {"L16", "L17"}


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    audit(text)
    audit(f"https://{text}")
    audit(f"{SITE}?utm_source={text}")


def test_a_shortener_is_told_by_its_host() -> None:
    assert ids("https://www.bit.ly/abc") == ["L20"]
    assert ids("https://go.bit.lyon.example/abc") == []
    assert all(lint_shortener(host) for host in SHORTENERS)


@pytest.mark.parametrize(
    ("query", "dimension", "value"),
    [
        ("utm_campaign=spring", "name", "spring"),
        ("mtm_campaign=a&utm_campaign=b", "name", "a"),
        ("PK_Campaign=a", "name", "a"),
        ("utm_term=vat", "keyword", "vat"),
        ("utm_source=noor", "source", "noor"),
        ("utm_medium=email", "medium", "email"),
        ("utm_content=a--b--c", "content", "a--b--c"),
        ("utm_id=abc", "id", "abc"),
        ("mtm_clid=abc", "id", "abc"),
        ("MTM_CLID=abc", "id", ""),
        ("pk_group=g", "group", "g"),
        ("mtm_placement=top", "placement", "top"),
        ("utm_campaign=" + "a" * 300, "name", "a" * 250),
    ],
)
def test_how_matomo_reads_a_link(query: str, dimension: str, value: str) -> None:
    assert getattr(matomo_reading(f"{SITE}?{query}"), dimension) == value


def test_matomo_reads_what_follows_the_hash_and_needs_a_name() -> None:
    assert matomo_reading(f"{SITE}#utm_campaign=spring").channel == "campaign"
    assert matomo_reading(f"{SITE}?utm_source=noor").channel == ""


@pytest.mark.parametrize(
    ("one", "other"), [("post-03", "post03"), ("Post_3", "post-03"), ("post 3", "post3"), ("ｐｏｓｔ3", "post3")]
)
def test_two_spellings_of_one_thing(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("post-1-1", "post-11"), ("post1", "post10"), ("2026-10", "202610"), ("post", "posts")]
)
def test_two_things(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("campaign", "name"),
    [
        ("wasl-accountants-2026q4", "wasl-accountants"),
        ("wasl-accountants-202611", "wasl-accountants"),
        ("wasl-2026", "wasl"),
        ("wasl-2026-h1", "wasl"),
        ("wasl-5", "wasl-5"),
        ("wasl-12026", "wasl-1"),
    ],
)
def test_the_period_of_a_campaign(campaign: str, name: str) -> None:
    assert without_period(campaign) == name


def told(*values: tuple[str, str]) -> dict[tuple[str, str], str]:
    spellings = Spellings()
    for value in values:
        spellings.add(value)
    return {value: finding.id for value, finding in spellings.findings().items()}


def test_the_rarer_spelling_is_told_and_the_same_word_of_another_kind_is_not() -> None:
    assert told(("asset", "post03"), ("asset", "post-03"), ("asset", "post-03")) == {("asset", "post03"): "L18"}
    assert told(("asset", "post03"), ("variant", "post-03")) == {}
    assert told(("utm_source", "Noor"), ("utm_source", "noor")) == {("utm_source", "Noor"): "L18"}


def test_a_campaign_in_two_periods() -> None:
    assert told(("utm_campaign", "wasl-2026q4"), ("utm_campaign", "wasl-2027q1"), ("utm_campaign", "wasl-2027q1")) == {
        ("utm_campaign", "wasl-2026q4"): "L19"
    }
    assert told(("utm_campaign", "wasl-a-2026q4"), ("utm_campaign", "wasl-b-2027q1")) == {}


def test_the_values_of_a_link() -> None:
    pairs = [("utm_content", "a--x--b"), ("utm_id", "abc"), ("utm_source", "noor"), ("q", "1"), ("utm_content", "free")]
    assert list(values_of(pairs)) == [
        ("asset", "a"), ("network", "x"), ("variant", "b"), ("utm_source", "noor"), ("utm_content", "free"),
    ]  # fmt: skip
