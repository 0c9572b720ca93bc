"""The rule for posts: its shortcut never lets a long one pass, and each fault is found where it is made."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rules.posts import SEPARATOR, _surely_fits, run
from generator.model.artifact import Artifact
from generator.model.network import CountingUnit, TextLimit
from generator.text.counting import count

PIECES = st.sampled_from(
    ["دفتر ", "café ", "👩‍👩‍👧‍👧", "\u2067", "\u200f", "https://a.co/", " https://acme.example/?x=1\n", "acme.app ",
     "@a@b.example ", "漢", "a" * 9]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.characters(codec="utf-8"), max_size=40).map("".join)


@given(TEXTS, st.sampled_from(get_args(CountingUnit)), st.integers(1, 300), st.none() | st.integers(1, 500))
def test_what_surely_fits_does_fit(text: str, unit: CountingUnit, most: int, most_bytes: int | None) -> None:
    limit = TextLimit(max=most, unit=unit, max_bytes=most_bytes, status="tested", source="none")
    if _surely_fits(text, limit):
        assert count(text, unit) <= most
        assert most_bytes is None or len(text.encode()) <= most_bytes


def project(**network: Any) -> Any:
    facts: dict[str, Any] = {"slug": "x", "label": {"en": "X"}, "text": None, "hashtag_max": None}
    words = SimpleNamespace(short={"en": "Ad:"}, accepted=(), countries=(), jurisdiction="default")
    return SimpleNamespace(
        networks={"x": SimpleNamespace(**(facts | network))}, recipes=(),
        programme=SimpleNamespace(locales=("en",), jurisdictions=()),
        posts={("clinics", "en"): ()}, disclosures={"default": words},
    )  # fmt: skip


def codes(said: str, sample: bool = True, **network: Any) -> list[str]:
    artifact = Artifact("kits/clinics/en/posts/x.txt", said.encode(), sample=sample)
    return [problem.code for problem in run(artifact, said, project(**network))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ad: hello\n\nhttps://acme.example/\n\n#acme\n", []),
        ("hello", ["E0910"]),
        ("\u200fAd: hello", []),
        ("Ad: see https://acme.example/", ["E0911"]),
        ("Ad: hello\n\u2066https://acme.example/\u2069", ["E0908"]),
        ("Ad: one\n\n-----\n\ntwo\n\n-----\n\nAd: three", ["E0910"]),
    ],
)
def test_faults_of_a_post(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_length_is_looked_at_for_every_partner_and_the_rest_once() -> None:
    limit = TextLimit(max=5, unit="utf16", status="tested", source="none")
    assert codes("too long", sample=True, text=limit) == ["E0902", "E0910"]
    assert codes("too long", sample=False, text=limit) == ["E0902"]


def test_bytes_are_a_limit_of_their_own() -> None:
    limit = TextLimit(max=50, unit="graphemes", max_bytes=20, status="tested", source="none")
    assert codes("Ad: دفتر دفتر دفتر", text=limit) == ["E0902"]


def test_a_line_of_signs_parts_posts() -> None:
    assert SEPARATOR.split("a\n\n----------------------------------------\n\nb") == ["a", "b"]
