"""Length as the networks count it, against published vectors."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.counting import Unit, count
from generator.text.x_text import x_hashtags, x_links, x_valid

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "counting.json").read_text(encoding="utf-8")
)
MENTION = re.compile(r"(?<!\S)@[a-z.]+")
UNITS: dict[str, Unit] = {
    "x": "x_weighted",
    "graphemes": "graphemes",
    "bytes": "utf8",
    "utf16": "utf16",
    "threads": "threads",
    "mastodon": "mastodon",
}


def test_the_fixture_is_whole() -> None:
    assert {name: len(rows) for name, rows in VECTORS.items()} == {
        "counting_vectors": 45,
        "x_validity": 1,
        "x_links": 4,
        "x_hashtags": 7,
        "mastodon_mentions": 1,
        "bluesky_facets": 2,
    }


@pytest.mark.parametrize(
    "row", VECTORS["counting_vectors"] + VECTORS["mastodon_mentions"], ids=lambda row: ascii(row["s"])
)
def test_every_unit(row: dict[str, Any]) -> None:
    expected = {name: length for name, length in row.items() if name != "s"}
    assert {name: count(row["s"], UNITS[name]) for name in expected} == expected


@pytest.mark.parametrize("row", VECTORS["x_validity"])
def test_a_forbidden_code_point_spoils_a_post(row: dict[str, Any]) -> None:
    assert (count(row["s"], "x_weighted"), x_valid(row["s"])) == (row["x"], row["valid"])


@pytest.mark.parametrize("last_light", [4351, 8205, 8223, 8247])
def test_the_edges_of_what_weighs_one(last_light: int) -> None:
    assert (count(chr(last_light), "x_weighted"), count(chr(last_light + 1), "x_weighted")) == (1, 2)


@pytest.mark.parametrize("first_light", [8192, 8208, 8242])
def test_the_other_edges(first_light: int) -> None:
    weights = count(f"a{chr(first_light - 1)}", "x_weighted"), count(f"a{chr(first_light)}", "x_weighted")
    assert weights == (3, 2)


def test_a_post_may_weigh_280() -> None:
    assert x_valid("م" * 280)
    assert not x_valid("م" * 281)
    assert not x_valid("•" * 141)
    assert not x_valid(" ")


@pytest.mark.parametrize("row", VECTORS["x_links"])
def test_what_x_links(row: dict[str, Any]) -> None:
    assert (list(x_links(row["s"])), count(row["s"], "x_weighted")) == (row["links"], row["x"])


@pytest.mark.parametrize("row", VECTORS["x_hashtags"])
def test_what_x_tags(row: dict[str, Any]) -> None:
    assert list(x_hashtags(row["s"])) == row["tags"]


@pytest.mark.parametrize("row", VECTORS["bluesky_facets"])
def test_where_bluesky_marks_a_link_a_tag_a_mention(row: dict[str, Any]) -> None:
    """Its offsets are bytes, as `utf8` counts them."""
    text = row["s"]
    found = {
        "link": x_links(text)[:1],
        "tag": [f"#{tag}" for tag in x_hashtags(text)],
        "mention": MENTION.findall(text),
    }
    spans = {
        kind: [count(text[: text.index(word)], "utf8"), count(text[: text.index(word) + len(word)], "utf8")]
        for kind, words in found.items()
        for word in words
        if kind in row
    }
    assert spans == {kind: span for kind, span in row.items() if kind != "s"}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("راسل info@partner.sa", ()),
        ("تفضلوا example.com.", ("example.com",)),
        ("عبرexample.com/a", ("example.com/a",)),
        ("acme.app.Then", ("acme.app",)),
        ("ملف report.pdf", ()),
        ("http://localhost/x", ()),
        ("a https://a.co/(b) c b.io/?x=1, d", ("https://a.co/(b)", "b.io/?x=1")),
        ("b.io?x=1 b.io:80", ("b.io", "b.io")),
        ("https://ex.co/a. وبعد", ("https://ex.co/a",)),
        ("$a.com #b.com @c.com -d.com", ()),
        ("https://ex.co:8080/a", ("https://ex.co:8080/a",)),
        ("\u061chttps://ex.co/", ("https://ex.co/",)),
    ],
)
def test_links_in_a_sentence(text: str, links: tuple[str, ...]) -> None:
    assert x_links(text) == links


def test_a_tag_in_a_url_or_after_a_letter_is_none() -> None:
    assert x_hashtags("https://ex.co/#tag a#b &#x #ok! #a#b") == ("ok",)


@given(st.text(), st.sampled_from(get_args(Unit)))
def test_counting_never_raises(text: str, unit: Unit) -> None:
    assert count(text, unit) >= 0


@given(st.text("ابت مر \u064e\u0651،؟", max_size=80))
def test_plain_arabic_costs_one_a_letter(text: str) -> None:
    assert count(text, "x_weighted") == len(unicodedata.normalize("NFC", text))
    assert count(text, "threads") == count(text, "utf16") == len(text)
