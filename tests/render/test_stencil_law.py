"""A stamped file equals, byte for byte, the template run in full for that partner: the promise of the stencil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.project import read_project
from generator.model.build import BuildInfo
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.project import Project
from generator.plan import make_plan
from generator.render.fills import Fills
from generator.render.formats import formats
from generator.render.press import Press
from generator.render.run import TRAITS, trait_of
from generator.render.stencil import Cohorts, Stencil
from generator.text.markers import leftover
from generator.validate.project import validate
from tests.render.hostile import partners
from tests.tiny.workshop import TODAY, load, partner

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Bench:
    """A project with one press, and its recipes for partners."""

    project: Project
    plan: Plan
    press: Press

    def cohorts(self, segment: str) -> Iterator[Cohort]:
        for cohort in self.plan.family:
            if cohort.per_partner and cohort.segment == segment and not formats()[cohort.recipe.format].composed:
                yield cohort


def bench(project: Project, plan: Plan) -> Bench:
    return Bench(project, plan, Press(project, plan.family))


TINY = bench(*load())


@pytest.fixture(scope="module")
def example() -> Bench:
    """The example of this repository, with the facts of today's checkout."""
    info = BuildInfo(TODAY)
    project, problems = validate(read_project(ROOT)[0], info)
    assert project is not None, [problem for problem in problems if problem.severity == "error"]
    return bench(project, make_plan(project, info))


TINY_PARTNERS = partners(("cafes",), ("gold", "silver", "unknown"), ("noor.svg",))


def law(on: Bench, one: Partner) -> None:
    for cohort in on.cohorts(one.segment):
        stamped = on.press.bytes_of(cohort, one)
        assert stamped == on.press.in_full(cohort, one), cohort.path(one, "token")
        assert leftover(stamped.decode()) is None, cohort.path(one, "token")


@settings(max_examples=60)
@given(TINY_PARTNERS)
def test_stamped_equals_in_full_on_the_tiny_kits(one: Partner) -> None:
    law(TINY, one)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_stamped_equals_in_full_on_the_example(example: Bench, data: st.DataObject) -> None:
    segment = data.draw(st.sampled_from(sorted(example.project.segments)))
    tiers = [tier.slug for tier in example.project.programme.tiers]
    law(example, data.draw(partners((segment,), tiers, sorted(example.project.logos))))


def test_the_law_covers_every_format_that_partners_get() -> None:
    made = {cohort.recipe.format for cohort in TINY.cohorts("cafes")}
    assert made == {"page", "email", "text", "post", "snippet", "json", "qr"}


def test_a_draft_is_made_of_the_very_mail_and_text() -> None:
    draft = next(c for c in TINY.plan.family if c.recipe.format == "draft" and c.per_partner and c.locale == "ar")
    one = partner("d", names=('نور & <b> "x"', "Noor"))
    family = TINY.press.siblings(draft)
    subject, _, body = TINY.press.bytes_of(family["text:announcement"], one).decode().partition("\n")
    made = TINY.press.artifact(draft, one).data
    import email
    from email.policy import default

    message = email.message_from_bytes(made, policy=default)
    text, html = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
    assert message["Subject"] == subject
    assert text.strip() == body.strip()
    assert html.strip() == TINY.press.bytes_of(family["email:announcement"], one).decode().strip()


FLAGS = ("logo", "colour", "discount_code", "site", "email", "phone")
VALUES = {"logo": "noor.svg", "colour": "#1f4e8c", "discount_code": "C10", "site": "https://x.example/",
          "email": "a@b.example", "phone": "+966 50 123 4567"}  # fmt: skip


def combinations() -> Iterator[Partner]:
    """Every combination of what a partner may have, over types and tiers in turn."""
    kinds = list(product(("referral", "channel"), ("gold", "silver"), (True, False)))
    for number, flags in enumerate(product((True, False), repeat=len(FLAGS))):
        kind, tier, speaks = kinds[number * 5 % len(kinds)]
        fields = {flag: VALUES[flag] for flag, has in zip(FLAGS, flags, strict=True) if has}
        messages = ("كلمة", "Word") if speaks else ()
        yield partner(f"c{number}", type=kind, tier=tier, messages=messages, **fields)


PAGES = [c for c in TINY.cohorts("cafes") if c.recipe.name in ("partner/page", "partner/mail", "partner/snippet")]


def test_every_combination_of_traits_gets_its_own_stencil() -> None:
    for one in combinations():
        for cohort in PAGES:
            assert TINY.press.bytes_of(cohort, one) == TINY.press.in_full(cohort, one)


@settings(max_examples=10)
@given(st.permutations(list(islice(combinations(), 0, 64, 3))))
def test_the_order_in_which_partners_come_changes_nothing(order: list[Partner]) -> None:
    cohort = PAGES[0]
    press = Press(TINY.project, TINY.plan.family)
    made = {one.slug: press.bytes_of(cohort, one) for one in order}
    assert made == {one.slug: TINY.press.in_full(cohort, one) for one in order}


def stencil(word: str) -> Stencil:
    return Stencil((word.encode(),), (), Fills())


def test_the_tree_asks_only_for_the_traits_that_were_read() -> None:
    asked: list[str] = []

    def trait(one: Partner, name: str) -> object:
        asked.append(name)
        return trait_of(one, name)

    tree = Cohorts(trait)
    rich, poor = partner("a", logo="noor.svg", discount_code="X"), partner("b")
    assert tree.find(rich) is None
    tree.add([("has_logo", True), ("has_discount", True)], stencil("rich"))
    assert tree.find(poor) is None
    tree.add([("has_logo", False)], stencil("poor"))
    assert tree.find(partner("c", logo="noor.svg")) is None
    assert [tree.find(one) == stencil(word) for one, word in ((rich, "rich"), (poor, "poor"))] == [True, True]
    assert set(asked) == {"has_logo", "has_discount"}
    assert tree.reads(poor) == (("has_logo", False),)


def test_a_page_that_reads_no_trait_has_one_stencil() -> None:
    tree = Cohorts(trait_of)
    tree.add([], stencil("all"))
    assert all(tree.find(one) == stencil("all") for one in combinations())
    assert tree.stencils == 1


def test_traits_are_documented_one_by_one() -> None:
    assert set(TRAITS) >= {f"has_{name}" for name in ("logo", "colours", "discount", "site", "message")}
