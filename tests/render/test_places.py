"""Where a partner's files go, told for all cohorts at once, is where each of them is put."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.links.addresses import path_of
from generator.model.partner import Partner
from generator.render.lines import Lines
from generator.render.press import Press
from generator.render.weave import is_plain
from tests.render.hostile import partners
from tests.tiny.workshop import load, partner

PROJECT, PLAN = load()
PRESS = Press(PROJECT, PLAN.family)
COHORTS = [cohort for cohort in PLAN.family if cohort.per_partner and cohort.segment == "cafes"]
SECRET = PROJECT.programme.kit_secret


@given(one=partners(("cafes",), ("gold", "silver"), ("noor.svg",)), first=st.integers(0, len(COHORTS)))
def test_where_files_go(one: Partner, first: int) -> None:
    """One press for all of them, so that partners find the places of those before them; also where there are none."""
    wanted = [path_of(cohort, one, SECRET) for cohort in COHORTS[first:]]
    assert PRESS.places(f"from {first}", one, COHORTS[first:]) == wanted


SAYS = (
    lambda one: f"kits/{one.slug}/x.txt", lambda one: f"Q/{one.slug.upper()}/", lambda one: one.names[0],
    lambda one: "the same for all", lambda one: f"{one.code}-{len(one.slug)}", lambda one: "",
)  # fmt: skip


@settings(max_examples=60)
@given(one=partners(("cafes",), ("gold",), ("noor.svg",)), other=partners(("cafes",), ("gold",), ("noor.svg",)),
       numbers=st.lists(st.integers(0, len(SAYS) - 1), max_size=8))  # fmt: skip
def test_texts_are_lines_whatever_is_woven(one: Partner, other: Partner, numbers: Sequence[int]) -> None:
    """Made for one partner and filled for another who is as plain."""
    says = [SAYS[number] for number in numbers]
    stencil = Lines(PRESS._fills).listed(says, one)
    for each in (one, *([other] if is_plain(one) == is_plain(other) else [])):
        assert stencil.stamp(each).decode() == "\n".join(say(each) for say in says)


def test_one_place_that_is_not_plain_words_leaves_the_others_woven() -> None:
    """So that a few paths in capitals do not make every path of every partner be worked out anew."""
    asked: list[str] = []

    def capitals(one: Partner) -> str:
        return one.slug.upper()

    def plain(one: Partner) -> str:
        asked.append(str(one.slug))
        return f"kits/{one.slug}/x.txt"

    people = [partner(f"partner-{number}") for number in range(3)]
    stencil = Lines(PRESS._fills).listed([plain, capitals], people[0])
    asked.clear()
    assert [stencil.stamp(one) for one in people] == [
        f"kits/{one.slug}/x.txt\n{capitals(one)}".encode() for one in people
    ]
    assert asked == []
