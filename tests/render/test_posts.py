"""Posts as data: every one fits its network, says first that it is an advertisement, and differs between partners."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.network import CountingUnit, Network, TextLimit
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.post import LETTERS, PARTS, Part, Post, drawn
from generator.model.project import Project
from generator.render.press import Press
from generator.render.views.post_parts import PostParts, versions_of
from generator.text.counting import count
from tests.render.hostile import partners
from tests.tiny.workshop import load, partner

PROJECT, PLAN = load()
LABELS = {"ar": "إعلان |", "en": "Ad:"}
UNITS: tuple[CountingUnit, ...] = ("x_weighted", "graphemes", "threads", "mastodon", "utf16")
WORDS = (
    "Dot",
    "نقطة",
    "٥",
    "{{ partner.name }}",
    "{{ partner.code }}",
    "200 ر.س.",
    "x.com",
    "👩‍💼",
    "«خطة»",
    "(a)",
    "#وسم",
    "…",
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(("a", *words)))
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n\n".join)
TAGS = st.lists(st.sampled_from(["وقت", "Dot", "محاسبة_وفوترة", "easy"]), max_size=4, unique=True)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """Posts of every form, with any order in which their parts may go."""
    whole: dict[str, Any] = {"id": "any", "alt": "a", "hashtags": draw(TAGS), "drop": draw(st.permutations(PARTS))}
    if draw(st.booleans()):
        whole |= {"short": draw(TEXTS), "long": draw(TEXTS)}
    else:
        hooks, ctas = st.lists(LINES, min_size=1, max_size=3), st.lists(LINES, max_size=2)
        whole |= {"hooks": draw(hooks), "body": draw(TEXTS), "ctas": draw(ctas)}
    return Post.model_validate(whole)


def bench(post: Post, network: Network) -> tuple[Press, dict[str, Cohort]]:
    """A press for this one post on this one network, and the cohorts of its file by language."""
    project: Project = replace(
        PROJECT, posts={("cafes", code): (post,) for code in ("ar", "en")},
        networks={**PROJECT.networks, network.slug: network},
    )  # fmt: skip
    files = {
        c.locale: c for c in PLAN.family if c.recipe.format == "post" and c.per_partner and c.network == network.slug
    }
    return Press(project, PLAN.family), files


def limited(unit: CountingUnit, most: int) -> Network:
    return PROJECT.networks["x"].model_copy(
        update={"text": TextLimit(status="tested", source="none", max=most, unit=unit, max_bytes=None)}
    )


def said(data: bytes) -> str:
    """The post of a file, which the tiny kit ends with a line of signs."""
    return data.decode().strip("\n").removesuffix("----").rstrip("\n")


@settings(max_examples=15)
@given(posts(), st.sampled_from(UNITS), st.integers(60, 500), partners(("cafes",), ("gold",), ("noor.svg",)))
def test_a_post_fits_whenever_its_disclosure_and_link_do(
    post: Post, unit: CountingUnit, most: int, one: Partner
) -> None:
    press, files = bench(post, limited(unit, most))
    for code, cohort in files.items():
        made = press.artifact(cohort, one)
        text = said(made.data)
        link = made.links[0].link.url
        assert text.lstrip("\u061c\u200f").startswith(LABELS[code])
        assert text.split("\n").count(link) == 1
        bare = count(f"{LABELS[code]}\n\n{link}", unit)
        assert bare > most or count(text, unit) <= most
        assert press.bytes_of(cohort, one) == press.in_full(cohort, one)


PIECES = st.lists(st.sampled_from("abcdefgh"), max_size=3).map(tuple)
ANY_PARTS = st.builds(
    PostParts, label=st.just("Ad:"), hook=st.sampled_from(("", "hook")), body=PIECES, cta=st.sampled_from(("", "cta")),
    hashtags=PIECES, mentions=PIECES,
)  # fmt: skip


@given(ANY_PARTS, st.lists(st.sampled_from(PARTS), unique=True))
def test_each_version_is_a_piece_less_than_the_one_before_it(parts: PostParts, drop: list[Part]) -> None:
    versions = versions_of(parts, drop)
    assert versions[0] == parts
    for longer, shorter in pairwise(versions):
        fewer = [name for name in PARTS if getattr(longer, name) != getattr(shorter, name)]
        assert len(fewer) == 1
        assert fewer[0] in drop
        before, after = getattr(longer, fewer[0]), getattr(shorter, fewer[0])
        assert len(after) < len(before)
        assert before[: len(after)] == after
        assert len(shorter.text("https://x.example/")) < len(longer.text("https://x.example/"))
    for name in PARTS:
        assert getattr(versions[-1], name) == (getattr(parts, name)[:0] if name in drop else getattr(parts, name))


def test_a_part_goes_only_when_those_named_before_it_are_gone() -> None:
    parts = PostParts("Ad:", "hook", ("one", "two"), "cta", ("#a",), ("@b",))
    said = [version.text("L") for version in versions_of(parts, PARTS)]
    assert said[0] == "Ad: hook\n\none\n\ntwo\n\ncta\n\nL\n\n#a @b"
    assert said[1:4] == [
        "Ad: hook\n\none\n\ntwo\n\ncta\n\nL\n\n@b",
        "Ad: hook\n\none\n\ntwo\n\ncta\n\nL",
        "Ad: hook\n\none\n\ncta\n\nL",
    ]
    assert said[4:] == ["Ad: hook\n\ncta\n\nL", "Ad: hook\n\nL", "Ad:\n\nL"]


THREE = Post.model_validate(
    {"id": "any", "alt": "a", "hooks": ["First", "Second", "Third"], "body": "Body", "cta": "Go"}
)


def test_partners_share_the_wordings_evenly_and_the_link_says_which_one() -> None:
    press, files = bench(THREE, PROJECT.networks["x"])
    found: Counter[str] = Counter()
    for number in range(150):
        made = press.artifact(files["en"], partner(f"partner-{number}"))
        hook = made.data.decode().removeprefix("Ad: ").split("\n")[0]
        variant = made.links[0].link.content.rpartition("--")[2]
        assert THREE.hooks[LETTERS.index(variant)] == hook
        assert f"utm_content=post01--x--{variant}&" in made.data.decode()
        found[hook] += 1
    assert set(found) == set(THREE.hooks)
    assert min(found.values()) > 30
    assert press.runs == 1


def test_files_made_together_are_those_made_alone_whatever_wording_a_partner_has_drawn() -> None:
    press, files = bench(THREE, PROJECT.networks["x"])
    cohorts, said = list(files.values()), set[str]()
    for number in range(30):
        one = partner(f"partner-{number}")
        bundle = press.bundle("all", one, cohorts)
        for piece, path, data in bundle.artifacts(one, bundle.values(one)):
            assert data == press.in_full(piece.cohort, one)
            assert path == press.artifact(piece.cohort, one).path
            assert ("draw_3", drawn(one.slug, 3)) in piece.traits
            said.add(data.decode().split("\n")[0])
    assert len(said) == 2 * len(THREE.hooks)  # in two languages


def test_a_draw_is_for_life() -> None:
    """Published links name the wording, so that a partner's number may never change."""
    assert [drawn(slug, 3) for slug in ("noor", "rakeeza", "lina-farouq", "acme")] == [1, 0, 1, 0]
    assert [THREE.turn(draw, 3) for draw in range(3)] != [0, 0, 0]
    assert sorted(THREE.turn(draw, 3) for draw in range(3)) == [0, 1, 2]


def test_mentions_are_the_post_s_own_or_the_brand_s() -> None:
    own = THREE.model_copy(update={"mentions": {"x": ("one", "@two")}})
    assert mentioned(THREE) == "@dot_app"
    assert mentioned(own) == "@one @two"
    assert mentioned(THREE.model_copy(update={"mentions": {"x": ()}})).startswith("https://")


def mentioned(post: Post) -> str:
    press, files = bench(post, PROJECT.networks["x"])
    return said(press.in_full(files["en"], partner("noor"))).split("\n")[-1]


@pytest.mark.parametrize(("opener", "mark"), [("alm", "\u061c"), ("rlm", "\u200f")])
def test_a_line_that_opens_in_latin_gets_the_mark_of_the_network_s_facts(opener: str, mark: str) -> None:
    post = THREE.model_copy(update={"body": {"long": "Dot يوفر الوقت"}})
    press, files = bench(post, PROJECT.networks["x"].model_copy(update={"opener": opener}))
    assert f"\n{mark}\u2066Dot\u2069 يوفر الوقت\n" in press.in_full(files["ar"], partner("noor")).decode()
