"""A draft that is stamped with all other files of a partner is the one that is composed of its mail and its text."""

from __future__ import annotations

from hypothesis import given, settings

from generator.model.partner import Partner
from generator.render.press import Press
from generator.render.weave import is_plain
from tests.render.hostile import partners
from tests.tiny.workshop import load, partner

PROJECT, PLAN = load()
PRESS = Press(PROJECT, PLAN.family)
DRAFTS = tuple(one for one in PLAN.family if one.recipe.format == "draft" and one.per_partner)


def stamped(one: Partner) -> dict[str, bytes]:
    bundle = PRESS.bundle("drafts", one, [draft for draft in DRAFTS if draft.segment == one.segment])
    return {path: data for _, path, data in bundle.artifacts(one, bundle.values(one))}


@settings(max_examples=60, deadline=None)
@given(partners(("cafes",), ("gold", "silver", "unknown"), ("noor.svg",)))
def test_it_is_the_one_that_is_made_alone(one: Partner) -> None:
    alone = [PRESS.artifact(draft, one) for draft in DRAFTS if draft.segment == one.segment]
    assert stamped(one) == {artifact.path: artifact.data for artifact in alone}


def test_those_of_plain_partners_are_stamped_and_those_of_others_are_not() -> None:
    """Otherwise the law above would compare a thing with itself, on either side."""
    plain, other = partner("noor"), partner("x")
    assert (is_plain(plain), is_plain(other)) == (True, False)
    for one in (plain, other):
        pieces = PRESS.bundle("kinds", one, DRAFTS[:1]).pieces
        assert [piece.stencil is not None for piece in pieces] == [is_plain(one)]
