"""`kit.yaml`: what it may say, and what is said about one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problem import Problem, ProjectInvalid
from tests.tiny.workshop import copy_tiny, load

GOOD = """title: {ar: حقيبة, en: Kit}
for: partner
zip: "kits/{token}/{locale}/kit.zip"
files:
  - {recipe: partner/card, as: "01-card.json"}
  - {recipe: partner/posts, as: "02-posts/{network}.txt"}
"""


def kit(tmp_path: Path, text: str) -> Path:
    return copy_tiny(tmp_path / "in", {"kits/partner/kit.yaml": text})


def wrong(tmp_path: Path, old: str, new: str) -> list[Problem]:
    assert old in GOOD
    with pytest.raises(ProjectInvalid) as refused:
        load(kit(tmp_path, GOOD.replace(old, new)))
    return list(refused.value.problems)


def test_a_kit_is_a_recipe_for_each_partner_and_language(tmp_path: Path) -> None:
    project, plan = load(kit(tmp_path, GOOD))
    assert list(project.kits) == ["partner"]
    archives = [cohort for cohort in plan.cohorts if cohort.recipe.format == "archive"]
    assert {(cohort.segment, cohort.locale) for cohort in archives} == {("cafes", "ar"), ("cafes", "en")}
    assert list(plan.cohorts[-len(archives) :]) == archives, "after all that it holds"


def test_it_can_be_for_some_only(tmp_path: Path) -> None:
    text = GOOD + "tiers: [gold]\nlocales: [en]\nsegments: [cafes]\n"
    _, plan = load(kit(tmp_path, text))
    archives = [cohort for cohort in plan.cohorts if cohort.recipe.format == "archive"]
    assert [(one.segment, one.locale) for one in archives] == [("cafes", "en")]
    assert {plan.roster[place].tier for place in plan.partners_of(archives[0])} == {"gold"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "said"),
    [
        ("partner/card", "partner/cart", "E0307", 5, "there is no recipe `partner/cart`"),
        ("partner/card", "segment/mail.email", "E0207", 5, "is made for nobody in particular, the kit is not"),
        ("01-card.json", "../card.json", "E0706", 5, "no name that every system can unpack"),
        ("01-card.json", "/etc/card.json", "E0706", 5, "no name that every system can unpack"),
        ("01-card.json", "Card.json", "E0706", 5, "no name that every system can unpack"),
        ("01-card.json", "بطاقة.json", "E0706", 5, "no name that every system can unpack"),
        ("01-card.json", "01-{post}.json", "E0706", 5, "its recipe has no such axis"),
        ("01-card.json", "01-{colour}.json", "E0706", 5, "nothing fills `{colour}`"),
        ("01-card.json", "01-{.json", "E0706", 5, "nothing fills"),
        ("{network}.txt", "posts.txt", "E0706", 6, "one name for several files: `{network}` is missing"),
        ("02-posts/{network}.txt", "01-card.json", "E0705", 6, "stands twice"),
        ("recipe: partner/card", "logo: none.svg", "E0305", 5, "there is no logo `none.svg`"),
        ("recipe: partner/card", "asset: none.css", "E0307", 5, "there is no file of the theme `none.css`"),
        ("recipe: partner/card, ", "", "E0207", 5, "names one of `recipe`, `logo` and `asset`"),
        ("for: partner\n", "for: partner\ntiers: [golden]\n", "E0307", 3, "there is no level `golden`"),
        ("for: partner\n", "for: partner\nsegments: [cafe]\n", "E0307", 3, "there is no segment `cafe`"),
        ("for: partner\n", "for: partner\nlocales: [fr]\n", "E0307", 3, "there is no language `fr`"),
        ("for: partner", "for: partners", "E0205", 2, "partners"),
        ("kits/{token}", "../{token}", "E0706", 3, "leaves the site"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, line: int, said: str
) -> None:
    problems = wrong(tmp_path, old, new)
    found = next(one for one in problems if said in one.message)
    assert (found.code, found.position.path, found.position.line) == (code, "kits/partner/kit.yaml", line)


def test_all_of_it_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("partner/card", "partner/cart").replace("02-posts", "02 posts")
    with pytest.raises(ProjectInvalid) as refused:
        load(kit(tmp_path, text))
    assert [problem.code for problem in refused.value.problems] == ["E0307", "E0706"]


SHARED = """---
title: {ar: صورة, en: Picture}
per: [AXIS, locale]
path: "kits/{AXIS}/{locale}/look.html"
for: partner
shared: true
---
<!doctype html>
"""


def test_what_all_partners_share_may_be_in_their_kits(tmp_path: Path) -> None:
    held = GOOD + '  - {recipe: segment/look, as: "03-look.html"}\n'
    files = {"kits/partner/kit.yaml": held, "kits/segment/look.page.j2": SHARED.replace("AXIS", "segment")}
    project, _ = load(copy_tiny(tmp_path / "in", files))
    assert [file.recipe for file in project.kits["partner"].files][-1] == "segment/look"


def test_nothing_of_one_partner_is_shared(tmp_path: Path) -> None:
    files = {"kits/partner/look.page.j2": SHARED.replace("AXIS", "partner")}
    with pytest.raises(ProjectInvalid) as refused:
        load(copy_tiny(tmp_path / "in", files))
    [problem] = refused.value.problems
    assert (problem.code, str(problem.position)) == ("E0207", "kits/partner/look.page.j2:6:9")
