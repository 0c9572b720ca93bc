"""An offer is put into words where a page shows it, and a page depends on the offers that it shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.load.project import read_project
from generator.model.build import BuildInfo
from generator.model.plan import Cohort, Plan
from generator.model.project import Project
from generator.plan import make_plan
from generator.render.press import Press
from generator.validate.project import validate
from tests.tiny.workshop import TODAY

ROOT = Path(__file__).resolve().parents[2]


@cache
def example() -> tuple[Project, Plan]:
    info = BuildInfo(TODAY)
    project, _ = validate(read_project(ROOT)[0], info)
    assert project is not None
    return project, make_plan(project, info)


def page(recipe: str, segment: str = "") -> Cohort:
    wanted = (recipe, "page", "en", segment, "")
    found = (
        c for c in example()[1].family if (c.recipe.name, c.recipe.format, c.locale, c.segment, c.variant) == wanted
    )
    return next(found)


def read_by(press: Press, cohort: Cohort) -> set[str]:
    """The offers that a page depends on."""
    return {read[1] for read in press.reads[cohort] if read[0] == "offers"}


def test_a_landing_page_tells_the_offer_of_its_segment_alone() -> None:
    project, plan = example()
    press = Press(project, plan.family)
    for segment in ("agencies", "vendors"):
        press.artifact(page("site/landing", segment), None)
        assert read_by(press, page("site/landing", segment)) == {project.segments[segment].offer}
    assert set(press.studios["en"].offers) == {"agencies", "vendors"}


def test_the_home_page_depends_on_every_offer_that_it_shows_also_those_told_before() -> None:
    project, plan = example()
    press, alone = Press(project, plan.family), Press(project, plan.family)
    press.artifact(page("site/landing", "agencies"), None)
    home = page("site/home")
    press.artifact(home, None)
    alone.artifact(home, None)
    assert read_by(press, home) == read_by(alone, home) == {one.offer for one in project.segments.values()}
