"""Unfold recipes along their axes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from operator import attrgetter
from string import Formatter
from typing import Any

from generator.links.addresses import path_of
from generator.links.share import needs_short_link
from generator.model.build import BuildInfo
from generator.model.copy import Copy
from generator.model.dialect import PLAIN
from generator.model.mail import FOR_ALL, MAIL, mail_order
from generator.model.plan import Cohort, Places, Plan
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.project import DOCUMENTS, Project
from generator.model.recipe import AXES, Recipe
from generator.plan.limits import nothing_left, unknown_limits
from generator.text.suggest import closest

PSEUDO = "ar-XB"
ARCHIVE = "archive"
RESERVED = frozenset({"sitemap.xml", "robots.txt", "offer.json", "_headers", "_redirects", "CNAME", ".nojekyll"})
FILLED_BY: dict[str, frozenset[str]] = {
    **{axis: frozenset({axis}) for axis in AXES},
    "segment": frozenset({"segment", "partner"}),
    "token": frozenset({"partner"}),
    "PARTNER": frozenset({"partner"}),
    "LINK": frozenset({"link"}),
    "SEGMENT": frozenset({"segment", "partner"}),
}
"""Which axes fill a name in braces of a path."""

Mails = Mapping[tuple[str, str], Mapping[str, Copy]]
"""By segment and language, then by name."""

_PLACES = {one.name: place for place, one in enumerate(fields(Cohort)) if one.init}
_values = attrgetter(*_PLACES)
_SAFE_PATH = re.compile(r"[A-Za-z0-9_.@+~/{}-]+")


def make_plan(project: Project, build: BuildInfo) -> Plan:
    """The plan of this build.

    Raises `ProjectInvalid` for an unknown axis, an unsafe path, two jobs on one path, or limits that leave nothing.
    """
    problems = [problem for recipe in project.recipes for problem in _recipe_problems(recipe)]
    problems += unknown_limits(project, build)
    problems += [problem for recipe in project.recipes for problem in _unknown_dialects(project, recipe)]
    if problems:
        raise ProjectInvalid(problems)
    mails = _mails(project)
    cohorts = [cohort for recipe in project.recipes for cohort in _cohorts(project, recipe, mails)]
    cohorts.sort(key=lambda cohort: cohort.recipe.format == ARCHIVE)  # its members are made before it
    partners = _partners(project, build)
    wanted = tuple(cohort for cohort in cohorts if _wanted(cohort, build, partners))
    plan = Plan(wanted, project.partners, partners, tuple(cohorts)).without(build.without)
    faults = (*nothing_left(plan, build), *_clashes(plan, project.programme.kit_secret))
    if faults:
        raise ProjectInvalid(faults)
    return plan


def _unknown_dialects(project: Project, recipe: Recipe) -> Iterator[Problem]:
    """Mail services that a recipe names and nobody has described."""
    known = sorted(project.dialects)
    for name in recipe.front.dialects:
        if name not in known:
            message, expected = f"there is no mail service `{name}`", f"one of: {', '.join(known)}"
            yield Problem(Position(recipe.file, 1), "E0307", message, name, expected, closest(name, known) or "")


def _cohorts(project: Project, recipe: Recipe, mails: Mails) -> Iterator[Cohort]:
    made: list[Cohort] = [Cohort(recipe)]
    axes = recipe.axes
    if "locale" in axes:
        locales = [locale.code for locale in project.locales if locale.code in (recipe.front.locales or (locale.code,))]
        made = [_along(c, locale=code) for c in made for code in locales]
    if "segment" in axes or "partner" in axes:
        segments = [slug for slug in project.segments if slug in (recipe.front.segments or (slug,))]
        made = [_along(c, segment=slug) for c in made for slug in segments]
    if "variant" in axes:
        made = [_along(c, variant=name) for c in made for name in ("", *_variants(project, c))]
    if "network" in axes:
        made = [_along(c, network=slug) for c in made for slug in project.programme.networks]
    if "mail" in axes:
        made = [limited for c in made for limited in _mailed(project, c, mails)]
    if "dialect" in axes:
        made = [_along(c, dialect=name) for c in made for name in _dialects(project, recipe)]
    if "page" in axes:
        made = [_along(c, page=name) for c in made for name in _pages(project, c)]
    if "link" in axes:
        made = [_along(c, link=_link_name(project, c, name)) for c in made for name in _links(project, recipe)]
    if "scheduler" in axes:
        made = [_along(c, scheduler=tool, network=network) for c in made for tool, network in _uploads(project, c)]
    if "post" in axes:
        made = [_along(c, post=name) for c in made for name in _posts(project, c)]
    yield from (cohort for cohort in made if _has_copy(project, cohort))


def _along(cohort: Cohort, **axes: Any) -> Cohort:
    """`dataclasses.replace`, for thousands of cohorts: without asking each time which fields there are."""
    values = [*_values(cohort)]
    for name, value in axes.items():
        values[_PLACES[name]] = value
    return Cohort(*values)


def _copy_code(project: Project, locale: str) -> str:
    """The language whose copy a locale shows (the pseudo-locale disguises English)."""
    if locale != PSEUDO:
        return locale
    codes = project.programme.locales
    return "en" if "en" in codes else codes[0]


def _variants(project: Project, cohort: Cohort) -> tuple[str, ...]:
    return project.variants(cohort.segment, _copy_code(project, cohort.locale))


def _mailed(project: Project, cohort: Cohort, all_: Mails) -> Iterator[Cohort]:
    """A cohort for each mail, in the order of a partnership, limited to the levels that the mail is for."""
    front = cohort.recipe.front
    mails = all_.get((cohort.segment, _copy_code(project, cohort.locale)), {})
    for name in front.mails or mails:
        if name not in mails:
            continue
        said = mails[name].mail
        if front.sender and said and said.sent_by(name) != front.sender:
            continue
        if not (said and said.tiers and "partner" in cohort.recipe.axes):
            yield _along(cohort, mail=name)
        elif tiers := tuple(slug for slug in said.tiers if slug in (front.tiers or (slug,))):
            recipe = replace(cohort.recipe, front=front.model_copy(update={"tiers": tiers}))
            yield _along(cohort, recipe=recipe, mail=name)


def _mails(project: Project) -> Mails:
    """All mails, in the order of a partnership."""
    found: dict[tuple[str, str], dict[str, Copy]] = {}
    mails = [(unit.removeprefix(MAIL), key) for key in project.copy if (unit := key[1]).startswith(MAIL)]
    for name, key in sorted(mails, key=lambda mail: mail_order(mail[0])):
        segment, _, locale = key
        found.setdefault((segment, locale), {})[name] = project.copy[key]
    return found


def _dialects(project: Project, recipe: Recipe) -> tuple[str, ...]:
    """The mail services: first the programme's own, then the one without a service."""
    first = dict.fromkeys((project.programme.dialect, PLAIN))
    ordered = dict.fromkeys((*first, *project.dialects))
    return tuple(slug for slug in ordered if slug in (recipe.front.dialects or (slug,)))


def _posts(project: Project, cohort: Cohort) -> tuple[str, ...]:
    code = _copy_code(project, cohort.locale)
    return tuple(post.id for post in project.posts.get((cohort.segment, code), ()))


def _uploads(project: Project, cohort: Cohort) -> tuple[tuple[str, str], ...]:
    """The files to import of a segment: tool and network, which is empty where one file is for all of them.

    None is made that would have no row.
    """
    turns = project.calendar.get((cohort.segment, _copy_code(project, cohort.locale)), ())
    used = {turn.network for turn in turns if turn.post}
    found: list[tuple[str, str]] = []
    for slug, tool in project.schedulers.items():
        takes = [network for network in tool.takes(project.programme.networks) if network in used]
        found += [(slug, network) for network in (takes if tool.one_channel.value else takes and [""])]
    return tuple(found)


def _pages(project: Project, cohort: Cohort) -> tuple[str, ...]:
    code = _copy_code(project, cohort.locale)
    return tuple(
        sorted(
            unit
            for (of, unit, locale) in project.copy
            if not of and locale == code and unit != "home" and not unit.startswith((DOCUMENTS, FOR_ALL))
        )
    )


def _links(project: Project, recipe: Recipe) -> tuple[str, ...]:
    """The links of a recipe; `networks` stands for the networks whose posts carry a short link."""
    short = tuple(slug for slug in project.programme.networks if needs_short_link(project.networks[slug]))
    return tuple(name for link in recipe.front.links for name in (short if link == "networks" else (link,)))


def _link_name(project: Project, cohort: Cohort, name: str) -> str:
    path = cohort.recipe.front.path
    if cohort.locale in ("", project.programme.default_locale) or "{locale}" in path or "{link}" not in path.lower():
        return name
    return f"{name}-{cohort.locale.lower()}"


def _has_copy(project: Project, cohort: Cohort) -> bool:
    unit = cohort.recipe.front.copy_unit
    if not unit:
        return True
    name = unit.format(page=cohort.page) + (f".{cohort.variant}" if cohort.variant else "")
    return project.unit(cohort.segment, name, _copy_code(project, cohort.locale)) is not None


def _partners(project: Project, build: BuildInfo) -> dict[str, Places]:
    """The partners of this build, by segment."""
    roster = project.partners
    if not build.only:
        number, of = build.shard
        first, last = (len(roster) * share // of for share in (number - 1, number))
        mine = {slug: roster.segment(slug) for slug in project.segments}
        return {slug: range(max(all_.start, first), min(all_.stop, last)) for slug, all_ in mine.items()}
    named = [place for name in sorted(build.only) if (place := roster.find(name)) is not None]
    return {
        slug: places if slug in build.only else tuple(sorted(place for place in named if place in places))
        for slug in project.segments
        for places in (roster.segment(slug),)
    }


def _wanted(cohort: Cohort, build: BuildInfo, partners: dict[str, Places]) -> bool:
    if build.recipes and not any(cohort.recipe.answers_to(name) for name in build.recipes):
        return False
    if cohort.per_partner:
        return not build.only or bool(partners.get(cohort.segment))
    if build.shard[0] > 1:
        return False
    return not build.only or cohort.segment in build.only


def _recipe_problems(recipe: Recipe) -> Iterable[Problem]:
    here = Position(recipe.file, 1)
    for axis in recipe.front.per:
        if axis not in AXES:
            yield Problem(here, "E0704", f"`{axis}` is not an axis", axis, f"one of: {', '.join(AXES)}")
    path = recipe.front.path
    message = _unsafe(path) or _unfilled(path, recipe)
    if message:
        yield Problem(here, "E0706", message, path, "a path such as {locale}/index.html")
    elif path in RESERVED or path.startswith("assets/"):
        yield Problem(here, "E0705", f"`{path}` is a file that Wasl writes itself", path)


def _unsafe(path: str) -> str:
    if path.startswith("/") or ".." in path.split("/"):
        return f"the path `{path}` leaves the site"
    if not _SAFE_PATH.fullmatch(path) or any(part in ("", ".") for part in path.split("/")):
        return f"the path `{path}` is no file that every host can serve"
    return ""


def _unfilled(path: str, recipe: Recipe) -> str:
    """What is wrong with the braces of a path: unknown names, and names of axes that the recipe does not have."""
    try:
        names = [name for _, name, spec, _ in Formatter().parse(path) if name is not None and not spec]
        Cohort(recipe).path()
    except (ValueError, LookupError, AttributeError):
        return f"the path `{path}` has braces that nothing fills"
    for name in names:
        if not recipe.axes & FILLED_BY.get(name, frozenset()):
            return f"`{{{name}}}` stands in the path `{path}`, but `per` has no such axis"
    return ""


def _clashes(plan: Plan, secret: str) -> Iterable[Problem]:
    """Two jobs on one path. Partners differ by slug, so two partners stand for all of their segment."""
    seen: dict[str, str] = {}
    for cohort in plan.cohorts:
        partners = [plan.roster[place] for place in plan.partners_of(cohort)[:2]]
        for partner in partners if cohort.per_partner else (None,):
            path = path_of(cohort, partner, secret).lower()
            if path in seen:
                message, also = f"`{path}` is made twice", (Position(seen[path], 1),)
                yield Problem(Position(cohort.recipe.file, 1), "E0705", message, also=also)
            seen[path] = cohort.recipe.file
