"""`site` in templates: where this page is, and where the same page is in other languages."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.links.addresses import landing
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.value import Kind, Value
from generator.render.slots import Given
from generator.render.views.desk import Desk
from generator.render.weave import place_of


def site_view(desk: Desk) -> SimpleNamespace:
    """`site` as documented in `docs/templates.md`."""
    cohort, site = desk.run.cohort, desk.site
    found = alternates(desk, cohort)
    own: Any = desk.run.partner is not None
    return SimpleNamespace(
        base_url=desk.project.programme.base_url,
        root=Markup(desk.here.root),
        path=own_path(desk) if own else Markup(site.path(cohort.path())),
        canonical=_canonical(desk),
        url=_own(desk, "url", site.absolute) if own else Value(site.absolute(cohort.path()), Kind.URL),
        alternates=found if cohort.recipe.front.index and not cohort.variant else [],
        languages=_languages(desk) if own else found,
        x_default=Value(site.absolute("index.html"), Kind.URL),
        head_extra=Markup(desk.house.head_extra),
    )


def alternates(desk: Desk, cohort: Cohort) -> list[SimpleNamespace]:
    """One entry per language in which this page exists, itself included; homes where the page has no language."""
    out = []
    for locale in desk.project.locales:
        twin = desk.house.twin(cohort, locale.code)
        if twin is None:
            continue
        path = twin.path()
        out.append(
            SimpleNamespace(
                locale=locale,
                path=Markup(desk.here.path(path)),
                url=Value(desk.site.absolute(path), Kind.URL),
                current=locale.code == cohort.locale,
                programme=desk.house.studios[locale.code].name(desk.project.programme.name),
                tagline=desk.house.studios[locale.code].phrase(desk.project.programme.tagline),
            )
        )
    return out


def own_path(desk: Desk) -> Given:
    """The path of a partner's page on the site."""
    return _own(desk, "path", desk.site.path)


def _own(desk: Desk, name: str, write: Callable[[str], str]) -> Given:
    place = _place(desk, desk.run.cohort)
    return desk.run.give(f"site.{name}", lambda partner: write(place(partner)), key=("own", name))


def _languages(desk: Desk) -> list[SimpleNamespace]:
    """A partner's page in every language, for the chooser; its private pages too."""
    out = []
    for locale in desk.project.locales:
        cohort = desk.house.twin(desk.run.cohort, locale.code)
        if cohort is not None:
            path = _twin_path(desk, cohort)
            current = locale.code == desk.run.cohort.locale
            out.append(SimpleNamespace(locale=locale, path=path, url=path, current=current))
    return out


def _twin_path(desk: Desk, cohort: Cohort) -> Given:
    place = _place(desk, cohort)
    return desk.run.give("path", lambda partner: desk.here.path(place(partner)), key=("twin", cohort.locale))


def _place(desk: Desk, cohort: Cohort) -> Callable[[Partner], str]:
    return place_of(cohort, desk.project.programme.kit_secret)


def _canonical(desk: Desk) -> Value:
    """A variant and a partner's page point to the segment's page; every other page to itself."""
    cohort = desk.run.cohort
    if cohort.variant or (cohort.per_partner and cohort.segment):
        return Value(desk.site.absolute(landing(cohort.locale, cohort.segment)), Kind.URL)
    return Value(desk.site.absolute(cohort.path()), Kind.URL)
