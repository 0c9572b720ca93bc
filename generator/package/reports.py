"""For the team only: the rows of the register, and the problems of a build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace

from generator.links.register import RegisterRow
from generator.model.artifact import Issued
from generator.model.problem import Problem


def register(issued: Iterable[Issued]) -> list[RegisterRow]:
    """One row for each link, with all the places where it stands, by segment, language and content."""
    return merged(row_of(one) for one in issued)


def row_of(one: Issued) -> RegisterRow:
    """The row of a link in one place."""
    link = one.link
    return RegisterRow(
        partner=one.partner, segment=one.segment, locale=one.locale, asset=link.spec.asset,
        network=link.spec.network, variant=link.spec.variant, medium=link.medium, source=link.source,
        campaign=link.campaign, content=link.content, id=link.id, via=link.via, channel_ga4=link.channel_ga4,
        channel_plausible=link.channel_plausible, url=link.url, where=one.where,
    )  # fmt: skip


def merged(rows: Iterable[RegisterRow]) -> list[RegisterRow]:
    """The rows of one link as one. What differs between partners never orders them: their rows are stamped."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    first: dict[tuple[str, str], RegisterRow] = {}
    for row in rows:
        first.setdefault((row.id, row.url), row)
        places.setdefault((row.id, row.url), {}).update(dict.fromkeys(row.where.split(" ")))
    found = [replace(row, where=" ".join(places[key])) for key, row in first.items()]
    return sorted(found, key=lambda row: (row.segment, row.locale, row.content))


def problems_json(problems: Iterable[Problem]) -> bytes:
    """The problems of a build as a list; what is waived has the reason."""
    rows = [{name: value for name, value in asdict(one).items() if name != "waived" or value} for one in problems]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()
