"""The dialects that come with Wasl, and one mail of the tiny project for any of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.model.dialect import Dialect, known
from generator.model.plan import Cohort
from generator.model.project import Project
from generator.render.press import Press
from generator.text.merge_tags import filled
from tests.tiny.workshop import tiny

DIALECTS = tiny()[0].dialects
SERVICES = tuple(slug for slug in DIALECTS if slug != "plain")
FALLBACK = {"ar": "ورحمة الله", "en": "there"}


@cache
def made(slug: str, language: str, form: str) -> str:
    """The segment's announcement for one service: `email` is its HTML, `text` its plain text."""
    project, plan = tiny()
    return text_of(project, plan.family, slug, language, form)


def text_of(project: Project, family: tuple[Cohort, ...], slug: str, language: str, form: str) -> str:
    found = next(
        one
        for one in family
        if (one.recipe.name, one.recipe.format, one.locale, one.mail)
        == ("segment/mail", form, language, "announcement")
    )
    return Press(project, family).artifact(replace(found, dialect=slug), None).data.decode()


def examples(dialect: Dialect) -> dict[str, str]:
    """Every tag of a dialect that is certain, with something in its placeholders."""
    names = ("first_name", "first_name_fallback", "unsubscribe_href", "unsubscribe_element", "address", "web_version",
             "web_version_element", "field")  # fmt: skip
    holes = {"fallback": FALLBACK["ar"], "field": "points", "FIELD": "POINTS", "style": "color:inherit", "text": "x"}
    found = {name: known(getattr(dialect, name)) for name in names}
    return {name: filled(value, **holes) for name, value in found.items() if value}
