"""What a build leaves for the next one: what it read, what it found, and who its partners were.

Two files in the folder `.wasl` of the reports: `record.json` about the cohorts, `partners.tsv` with a line for each
partner in the order of the list. Both are put in place with the site, so they always speak of the site that is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from generator.make.ledgers import PEOPLE
from generator.make.people import People, read_people
from generator.model.declared import dataclass, field
from generator.model.partner import Partner
from generator.model.problem import Position, Problem
from generator.publish.settling import REPORTS, SEAL, STATE
from generator.render.run import TRAITS
from generator.render.watch import COHORT, Inputs, Read, digest

RECORD = "record.json"

Traits = tuple[tuple[str, Any], ...]
"""The traits that lead to a stencil, with their values."""

LONGEST: Traits = (("longest", True),)
"""Stands for the partner with the longest words of a segment, whose files are looked at as well."""


@dataclass(slots=True)
class Kept:
    """One stencil: the links that it prints (as a digest), and what was found in the first file made of it."""

    traits: Traits
    links: str
    sample: str
    problems: tuple[Problem, ...] = ()
    points: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Seen:
    """What is known of one cohort. `path`, `size` and `rows` of the register are those of a file for no partner."""

    reads: dict[Read, None] = field(default_factory=dict)
    signature: str = ""
    stencils: list[Kept] = field(default_factory=list)
    path: str = ""
    size: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """The last build. `stamp` stands for what no run notes: the program, the options, what all pages show."""

    stamp: str = ""
    cohorts: dict[str, Seen] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    templates: str = ""
    partners: People = field(default_factory=People)

    def dump(self) -> bytes:
        """Everything but the partners, as JSON; cohort by cohort, since as one text it would take much memory."""
        head = {"stamp": self.stamp, "templates": self.templates, "shared": self.shared, "cohorts": {}}
        cohorts = b",\n".join([_json(name) + b":" + _json(_fields(seen)) for name, seen in self.cohorts.items()])
        return _json(head).removesuffix(b"}}") + b"\n" + cohorts + b"}}\n"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _fields(of: Seen | Kept) -> dict[str, Any]:
    """The fields by name, as they are: `asdict` would copy every one of thousands of reads, to throw them away."""
    found = {one.name: getattr(of, one.name) for one in fields(of)}
    if isinstance(of, Kept):
        found["problems"] = [asdict(problem) for problem in of.problems]
        found["points"] = _by_page(of.points)
    else:
        found["reads"] = sorted(of.reads)
        found["stencils"] = [_fields(one) for one in of.stencils]
    return found


def _by_page(points: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Where each page leads: a page has a hundred links, and its path is long."""
    found: dict[str, list[str]] = {}
    for page, target in points:
        found.setdefault(page, []).append(target)
    return found


def links_of(segment: str) -> str:
    """Under which name the findings about a segment's links are kept."""
    return f"links|{segment}"


def read_record(out: Path, stamp: str) -> Record | None:
    """The last build's record, or none where there is none of this stamp that can be read."""
    state, reports = out / STATE, out / REPORTS
    try:
        known = json.loads((state / RECORD).read_text("utf-8"))
        if known["stamp"] != stamp:
            return None
        record = Record(
            known["stamp"], {name: _seen(seen) for name, seen in known["cohorts"].items()},
            tuple(known["shared"]), known["templates"],
        )  # fmt: skip
        record.partners = read_people(state / PEOPLE.name, reports, reports.parent / SEAL)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return record


def _seen(known: Mapping[str, Any]) -> Seen:
    reads = {tuple(read): None for read in known["reads"]}
    stencils = [_kept(one) for one in known["stencils"]]
    return Seen(**{**known, "reads": reads, "stencils": stencils, "rows": [tuple(row) for row in known["rows"]]})


def _kept(known: Mapping[str, Any]) -> Kept:
    return Kept(
        tuple((name, value) for name, value in known["traits"]), known["links"], known["sample"],
        tuple(map(_problem, known["problems"])),
        tuple((page, target) for page, targets in known["points"].items() for target in targets),
    )  # fmt: skip


def _problem(known: Mapping[str, Any]) -> Problem:
    also = tuple(Position(**place) for place in known["also"])
    return Problem(**{**known, "position": Position(**known["position"]), "also": also})


class Signatures:
    """What each cohort's inputs are now, by what it read in the last build."""

    def __init__(self, cohorts: Mapping[str, Seen], inputs: Inputs) -> None:
        self._cohorts = cohorts
        self._inputs = inputs
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """A digest of all inputs of a cohort, those of the cohorts that it shows included."""
        if name not in self._known:
            self._known[name] = ""  # two cohorts that show each other would ask for ever
            seen = self._cohorts.get(name)
            reads = sorted(seen.reads) if seen else ()
            self._known[name] = digest([(read, self._now(read)) for read in reads])
        return self._known[name]

    def _now(self, read: Read) -> str:
        return self.of(read[1]) if read[0] == COHORT else self._inputs.digest(read)


def alike(partner: Partner, traits: Traits) -> bool:
    """Whether this partner has these traits."""
    return all((partner.slug if name == "slug" else TRAITS[name](partner)) == value for name, value in traits)
