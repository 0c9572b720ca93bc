"""What is made: axes, paths, wishes of the command line; and the faults of a recipe's front matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.build import BuildInfo
from generator.model.plan import Cohort
from generator.model.problem import ProjectInvalid
from generator.plan import make_plan
from tests.tiny.workshop import INFO, TODAY, copy_tiny, load, rows, tiny, with_recipe

Recipe = Callable[..., list[tuple[str, str]]]


EXTRA = "kits/site/zextra.page.j2"


@pytest.fixture
def recipe() -> Recipe:
    """Adds a recipe to the tiny project; gives the problems of the plan as (code, path of the file)."""

    def add(per: str, path: str) -> list[tuple[str, str]]:
        text = f'---\ntitle: {{ar: أ, en: A}}\nper: [{per}]\npath: "{path}"\n---\n<p>x</p>\n'
        try:
            make_plan(with_recipe(EXTRA, text), INFO)
        except ProjectInvalid as invalid:
            return [(problem.code, problem.position.path) for problem in invalid.problems]
        return []

    return add


@pytest.mark.parametrize(
    ("per", "path", "code"),
    [
        ("colour", "x.html", "E0704"),
        ("locale, Segment", "{locale}/x.html", "E0704"),
        ("locale", "{locale}/index.html", "E0705"),
        ("locale", "{locale}/INDEX.html", "E0705"),
        ("locale", "x.html", "E0705"),
        ("partner", "partners.html", "E0705"),
        ("partner, locale", "{locale}/{segment}.html", "E0705"),
        ("partner, locale", "{partner}.html", "E0705"),
        ("", "robots.txt", "E0705"),
        ("", "assets/x.css", "E0705"),
        ("", "/x.html", "E0706"),
        ("", "../x.html", "E0706"),
        ("", "a/../../x.html", "E0706"),
        ("", "a//x.html", "E0706"),
        ("", "a/./x.html", "E0706"),
        ("", "a/", "E0706"),
        ("", "صفحة.html", "E0706"),
        ("", "a b.html", "E0706"),
        ("", "C:\\\\x.html", "E0706"),
        ("", "{colour}.html", "E0706"),
        ("", "{locale.html", "E0706"),
        ("", "{0}.html", "E0706"),
        ("", "{locale.__class__}.html", "E0706"),
        ("", "{locale}/x.html", "E0706"),
        ("locale", "{locale}/{partner}.html", "E0706"),
        ("segment, locale", "{locale}/{segment}/{token}.html", "E0706"),
        ("locale", "{locale!r}.html", "E0706"),
    ],
)
def test_a_recipe_that_cannot_be_planned(recipe: Recipe, per: str, path: str, code: str) -> None:
    assert set(recipe(per, path)) == {(code, EXTRA)}


@pytest.mark.parametrize(
    ("per", "path"),
    [
        ("", "Q/x.html"),
        ("locale", "{locale}/x.html"),
        ("partner", "p/{partner}.html"),
        ("partner", "{segment}/{token}.html"),
    ],
)
def test_a_recipe_that_can(recipe: Recipe, per: str, path: str) -> None:
    assert recipe(per, path) == []


def test_two_recipes_on_one_path_name_each_other() -> None:
    text = '---\ntitle: {ar: أ, en: A}\nper: [locale]\npath: "{locale}/index.html"\n---\nx\n'
    with pytest.raises(ProjectInvalid) as caught:
        make_plan(with_recipe(EXTRA, text), INFO)
    assert {problem.position.path for problem in caught.value.problems} == {EXTRA}
    assert {place.path for problem in caught.value.problems for place in problem.also} == {"kits/site/home.page.j2"}


def paths(info: BuildInfo = INFO) -> list[str]:
    plan = load(info=info)[1] if info.pseudo else make_plan(tiny()[0], info)
    assert plan.count() == len(list(plan.jobs()))
    return [cohort.path(partner, "T") for cohort, partner in plan.jobs()]


def test_a_cohort_is_found_by_what_it_is() -> None:
    recipe = tiny()[1].cohorts[0].recipe
    one = Cohort(recipe, "ar", "cafes")
    numbers = {one: 1, replace(one, locale="en"): 2, replace(one, network="x"): 3}
    assert len(numbers) == 3
    assert Cohort(recipe, "ar", "cafes") == one  # one has been looked up, the other has not
    assert numbers[Cohort(recipe, "ar", "cafes")] == 1
    assert numbers[replace(replace(one, locale="en"), locale="ar")] == 1
    assert numbers[replace(one, locale="en")] == 2
    assert Cohort(recipe, "ar", "bakers") not in numbers


def test_axes_unfold() -> None:
    made = paths()
    assert len(made) == len(set(made)) or "kits/T/ar/card.json" in made  # tokens differ; here all are T
    assert {"index.html", "ar/index.html", "en/cafes/index.html", "ar/cafes/b/index.html", "en/privacy/index.html",
            "ar/cafes/p/noor/index.html", "go/noor/page/index.html", "go/noor/page-en/index.html",
            "kits/cafes/en/details.eml", "kits/T/ar/announcement.txt",
            "kits/T/en/whatsapp.txt"} <= set(made)  # fmt: skip
    assert "en/home/index.html" not in made
    assert "kits/T/ar/intro.txt" not in made


def test_only_and_recipe_limit_the_work() -> None:
    one = paths(BuildInfo(TODAY, only=frozenset({"noor"})))
    assert "ar/cafes/p/noor/index.html" in one
    assert not [path for path in one if "plain" in path]
    pages = paths(BuildInfo(TODAY, recipes=frozenset({"site/landing"})))
    assert sorted(pages) == sorted(
        f"{code}/cafes/{variant}index.html" for code in ("ar", "en") for variant in ("", "b/")
    )
    both = paths(BuildInfo(TODAY, recipes=frozenset({"partner/page"}), only=frozenset({"cafes"})))
    assert len(both) == 8


def test_the_test_language_is_one_more_locale() -> None:
    assert "ar-XB/cafes/p/noor/index.html" in paths(BuildInfo(TODAY, pseudo=True))


def test_a_plan_does_not_grow_with_partners(tmp_path: Path) -> None:
    few = tiny()[1]
    many = load(copy_tiny(tmp_path, {"content/partners.csv": rows(600)}))[1]
    assert len(many.cohorts) == len(few.cohorts)
    assert many.count() > 600 * 10
