"""Every mail that the example makes, one for each stencil, found by walking the plan: new ones come by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.model.build import BuildInfo
from generator.model.dialect import Dialect
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.pipeline import read
from generator.render.press import Press
from generator.text.merge_tags import neutralised, own_tags

ROOT = Path(__file__).resolve().parents[2]
INFO = BuildInfo(date(2027, 1, 15))


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it is in its file. `rtl` is the direction of its language."""

    name: str
    html: str
    rtl: bool


@cache
def example_mails() -> tuple[Mail, ...]:
    """The mails of all segments, languages, senders and traits of partners, without repeating a mail."""
    _, project, plan, _ = read(ROOT, None, INFO)
    press = Press(project, plan.family)
    sides = {locale.code: locale.dir == "rtl" for locale in project.locales}
    found: dict[str, Mail] = {}
    for cohort in _in_turn(plan):
        for partner in _one_of_each(press, plan, cohort):
            service = cohort.dialect or (partner.dialect if partner else "") or project.programme.dialect
            html = sent(press.bytes_of(cohort, partner).decode(), project.dialects[service])
            found.setdefault(html, Mail(_name(cohort, partner), html, sides[cohort.locale]))
    return tuple(found.values())


def sent(html: str, dialect: Dialect) -> str:
    """The mail as a reader gets it: words stand where the service's tags were, which may be long and in one piece."""
    html = neutralised(html, dialect)
    for name, pattern in own_tags(dialect):
        if not name.endswith(("href", "element")):
            html = pattern.sub("Sara" if name.startswith("first_name") else "Olaya Street 12, Riyadh", html)
    return html


def _in_turn(plan: Plan) -> Iterator[Cohort]:
    """Of one mail's cohorts that differ in further axes (the service that sends it, say) one, each time another."""
    groups: dict[tuple[str, str, str, str], list[Cohort]] = {}
    for cohort in plan.cohorts:
        if cohort.recipe.format == "email":
            key = (cohort.recipe.name, cohort.segment, cohort.locale, cohort.mail)
            groups.setdefault(key, []).append(cohort)
    for number, group in enumerate(groups.values()):
        yield group[number % len(group)]


def _one_of_each(press: Press, plan: Plan, cohort: Cohort) -> Iterator[Partner | None]:
    """A partner for each stencil of a cohort; nobody, where it is for nobody in particular."""
    if not cohort.per_partner:
        yield None
        return
    seen = set()
    for place in plan.partners_of(cohort):
        partner = plan.roster[place]
        press.bytes_of(cohort, partner)
        stencil = press.stencil_of(cohort, partner)
        if stencil not in seen:
            seen.add(stencil)
            yield partner


def _name(cohort: Cohort, partner: Partner | None) -> str:
    whose = partner.slug if partner else cohort.segment
    return f"{cohort.recipe.name} {whose} {cohort.locale} {cohort.mail}"
