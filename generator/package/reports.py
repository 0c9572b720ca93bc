"""For the team only: the register of every tracked link, the manifest, the problems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from generator.links.addresses import Site, kit_token, partner_kit, partner_page
from generator.links.register import RegisterRow, csv_for_people, register_csv, register_json
from generator.model.artifact import Issued
from generator.model.problem import Problem
from generator.model.project import Project

Files = Sequence[tuple[str, int, str]]


def reports(
    project: Project, files: Files, issued: Sequence[Issued], problems: Iterable[Problem]
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each report."""
    rows = tuple(register(issued))
    yield "kits.csv", b"".join(_kits(project))
    yield "links.csv", b"".join(register_csv(rows))
    yield "links.json", b"".join(register_json(rows))
    listing = {path: {"bytes": size, "blake2b": digest} for path, size, digest in sorted(files)}
    yield "manifest.json", _json({"programme": project.programme.slug, "files": listing})
    yield "problems.json", _json([asdict(problem) for problem in problems])


def _kits(project: Project) -> Iterator[bytes]:
    """Who gets which address: one row for each partner and language, for the mail that hands out the kits.

    The addresses are private, which is why this stands in the reports and nowhere on the site.
    """
    site, secret = Site(project.programme.base_url), project.programme.kit_secret
    rows = (
        (
            partner.slug, partner.names[index], partner.segment, partner.tier, locale.code, partner.email,
            site.absolute(partner_kit(locale.code, kit_token(secret, partner.slug))),
            site.absolute(partner_page(locale.code, partner.segment, partner.slug)),
        )
        for partner in project.partners
        for index, locale in enumerate(project.locales)
    )  # fmt: skip
    return csv_for_people(("partner", "name", "segment", "tier", "locale", "email", "kit", "page"), rows)


def register(issued: Sequence[Issued]) -> Iterator[RegisterRow]:
    """One row for each link, with all the places where it stands."""
    places: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Issued] = {}
    for one in issued:
        key = (one.link.id, one.link.url)
        first.setdefault(key, one)
        where = places.setdefault(key, [])
        if one.where not in where:
            where.append(one.where)
    for key, one in first.items():
        link = one.link
        yield RegisterRow(
            partner=one.partner, segment=one.segment, locale=one.locale, asset=link.spec.asset,
            network=link.spec.network, variant=link.spec.variant, medium=link.medium, source=link.source,
            campaign=link.campaign, content=link.content, id=link.id, via=link.via, channel_ga4=link.channel_ga4,
            channel_plausible=link.channel_plausible, url=link.url, where=" ".join(places[key]),
        )  # fmt: skip


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
