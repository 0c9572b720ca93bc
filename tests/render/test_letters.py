"""A mail for many services: its template runs once for all that are alike to it, and each gets its own mail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.plan import Cohort
from generator.model.project import Project
from generator.plan import make_plan
from generator.render.engine import Engine
from generator.render.later import Later
from generator.render.press import Press
from generator.render.run import Run
from generator.render.trees import MemoryCache, TemplateText
from generator.render.views.mail_service import Manner, manner_of, merging_of
from tests.dialects.known import DIALECTS, made
from tests.tiny.workshop import INFO, tiny, with_recipe

HEAD = """---
title: {ar: ملف, en: File}
per: [segment, locale, mail, dialect]
path: "kits/{segment}/{locale}/{dialect}/{mail}.html"
for: partner
---
"""


def mails(project: Project, form: str, language: str = "en") -> tuple[Press, dict[str, Cohort]]:
    """A press, and the segment's announcement in this format for each service."""
    family = make_plan(project, INFO).family
    wanted = ("segment/mail", form, language, "announcement")
    found = next(one for one in family if (one.recipe.name, one.recipe.format, one.locale, one.mail) == wanted)
    return Press(project, family), {slug: replace(found, dialect=slug) for slug in DIALECTS}


def manners(press: Press, cohorts: dict[str, Cohort]) -> dict[Manner, list[str]]:
    """The services by what a template knows of them."""
    found: dict[Manner, list[str]] = {}
    for slug, cohort in cohorts.items():
        run = Run(press.project, cohort, None)
        found.setdefault(manner_of(run, merging_of(press.studios[cohort.locale], run), ""), []).append(slug)
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("form", ["email", "text"])
def test_services_that_are_alike_share_a_print(form: str, language: str) -> None:
    press, cohorts = mails(tiny()[0], form, language)
    for slug, cohort in cohorts.items():
        assert press.artifact(cohort, None).data.decode() == made(slug, language, form)
    assert press.runs == len(manners(press, cohorts)) < len(DIALECTS)


def test_the_links_and_inputs_are_those_of_a_mail_that_is_made_alone() -> None:
    press, cohorts = mails(tiny()[0], "email")
    alike = max(manners(press, cohorts).values(), key=len)
    assert len(alike) > 1
    for slug in alike:
        alone, own = mails(tiny()[0], "email")
        artifact, expected = press.artifact(cohorts[slug], None), alone.artifact(own[slug], None)
        assert artifact.links == expected.links != ()
        assert press.reads[cohorts[slug]].keys() == alone.reads[own[slug]].keys()
        assert {read for read in press.reads[cohorts[slug]] if read[0] == "dialects"} == {("dialects", slug)}


def test_a_draft_and_the_mail_that_it_holds_have_one_print() -> None:
    project, plan = tiny()
    press = Press(project, plan.family)
    own = {one.recipe.format: one for one in plan.family if (one.recipe.name, one.locale, one.mail) ==
           ("segment/mail", "en", "announcement")}  # fmt: skip
    assert project.programme.dialect == "plain"
    for form in ("draft", "email", "text"):
        press.artifact(own[form], None)
    assert press.runs == 2


@pytest.mark.parametrize(("asked", "said"), [("service.slug", "{slug}"), ("site.path", "/en/{slug}/announcement")])
def test_a_mail_that_shows_its_service_is_printed_for_each(asked: str, said: str) -> None:
    project = with_recipe("kits/segment/mail.email.j2", f"{HEAD}<p>{{{{ mail.subject }}}} {{{{ {asked} }}}}</p>\n")
    press, cohorts = mails(project, "email")
    for slug, cohort in cohorts.items():
        assert said.format(slug=slug) in press.artifact(cohort, None).data.decode()
    assert press.runs == len(DIALECTS)


def test_a_name_is_made_by_the_template_that_asks_for_it() -> None:
    texts = {
        "page": TemplateText('{% import "part" as part with context %}{{ a }}{{ part.b() }}{% include "in" %}', "page"),
        "part": TemplateText("{% macro b() %}{{ a }}{% endmacro %}", "part"),
        "in": TemplateText("{{ a }}", "in"),
    }
    engine = Engine(texts, {}, "ltr", markup=False, cache=MemoryCache())
    asked: list[str] = []

    def later(name: str) -> Later:
        def make() -> str:
            asked.append(name)
            return name

        return Later(make)

    assert engine.render("page", {"a": later("a"), "b": later("b")}).count("a") == 3
    assert asked == ["a"]
