"""Files of the site that no recipe makes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.links.addresses import Site
from generator.model.artifact import Artifact
from generator.model.locale import Locale
from generator.model.plan import Plan
from generator.model.project import Project
from generator.model.theme import Asset
from generator.offers.as_data import offers_as_data
from generator.offers.words import Speech
from generator.package.colours import stylesheet
from generator.package.hosts import host
from generator.package.sitemap import robots, sitemap
from generator.text.catalogue import read_catalogue


def shared_assets(project: Project) -> tuple[Asset, ...]:
    """Theme files and logos: the same for everybody, fingerprinted."""
    return (*project.theme.assets.values(), *project.logos.values())


def site_files(project: Project, plan: Plan) -> Iterator[Artifact]:
    """Sitemap, robots, the offers as data, partner colours, and the host's files."""
    site = Site(project.programme.base_url)
    yield Artifact("sitemap.xml", sitemap(project, plan, site))
    yield Artifact("robots.txt", robots(project, site))
    yield Artifact("offer.json", offers(project))
    yield from colour_files(project.partners.colours)
    for path, data in host(project.programme.host).files(project, site):
        yield Artifact(path, data)


def colour_files(pairs: frozenset[tuple[str, str]]) -> Iterator[Artifact]:
    """One stylesheet for each pair of colours in use: the brand's, and its accent."""
    made = dict(stylesheet(colour, accent) for colour, accent in sorted(pairs))
    yield from (Artifact(path, data) for path, data in made.items())


def offers(project: Project) -> bytes:
    """Every segment's offer as data, for whoever wants to read it by program; a private one leaves no trace."""
    shown = {slug: project.offers[segment.offer] for slug, segment in project.segments.items()}
    speeches = tuple(_speech(project, locale) for locale in project.locales if locale.code in project.catalogues)
    document = {"programme": dict(project.programme.name), "segments": offers_as_data(shown, speeches)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _speech(project: Project, locale: Locale) -> Speech:
    path, text = project.catalogues[locale.code]
    return Speech(locale, read_catalogue(text, locale, path)[0])
