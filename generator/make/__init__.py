"""Render, check and write all jobs of a plan that are new, over one process or several, with the same bytes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from generator.links.register import RegisterRow
from generator.make.binding import Loose, bind
from generator.make.crew import can_fork, share_out
from generator.make.ledgers import (
    KITS_CSV,
    LEDGERS,
    LIBRARY,
    LINKS_CSV,
    LINKS_JSON,
    MANIFEST,
    PEOPLE,
    assemble,
    csv_rows,
    json_rows,
    manifest_rows,
)
from generator.make.news import unchanged
from generator.make.profile import Profile
from generator.make.progress import Progress, Tell
from generator.make.record import LONGEST, RECORD, Kept, Record, Seen, Signatures, links_of
from generator.make.share import Share
from generator.make.stretches import Stretch, stretches
from generator.make.work import Part, Work
from generator.model.declared import dataclass, field
from generator.model.problem import Problem
from generator.package.library import library_page, library_path
from generator.package.reports import merged
from generator.publish.settling import STATE
from generator.render.watch import Read, name_of

__all__ = ["Made", "Work", "make", "write_reports"]

SMALL = 500
"""Below this many files a second process costs more than it saves."""
GARBAGE = 400_000
"""New objects between two looks for rings of garbage. Each run of a template leaves some behind (a macro and the names
that it sees know each other), so that without a look a large build would grow; a partner alone is made before one."""


@dataclass(slots=True)
class Made:
    """What came of all shares together. `house` are the rows of the links that belong to no partner."""

    part: Part
    record: Record
    house: list[RegisterRow]
    problems: list[Problem] = field(default_factory=list)
    points: list[tuple[str, str]] = field(default_factory=list)

    @property
    def links(self) -> int:
        """How many rows the register has."""
        return self.part.links + len(self.house)


def make(work: Work, jobs: int, profile: Profile, tell: Tell = lambda _: None) -> Made:
    """Make what is new; `tell` hears how far it is. Raises `ProjectInvalid` with all template problems at once."""
    work.press.warm()
    gc.freeze()  # what is there stays: the collector of no worker looks at it, so its memory stays shared
    gc.set_threshold(GARBAGE, 50, 50)
    count, found = work.plan.count(), tuple(stretches(work.plan, work.news))
    shares = max(1, jobs) if _to_make(work, found, count) >= SMALL and can_fork() else 1
    work = replace(work, progress=Progress(count, shares, tell), stretches=found)
    tasks = [partial(_share, work, number, shares) for number in range(shares)]
    parts: list[Part] = share_out(tasks)
    for part in parts:
        profile.by_recipe(part.spent)
    whole = _together(parts)
    record = _record(work, whole)
    rows = (RegisterRow(*row) for name in sorted(whole.common) for row in whole.common[name].rows)
    made = Made(whole, record, merged(rows))
    for seen in record.cohorts.values():
        for kept in seen.stencils:
            made.problems += kept.problems
            made.points += kept.points
    made.problems = sorted(dict.fromkeys((*work.press.warnings, *_once(made.problems))))
    return made


def _to_make(work: Work, found: tuple[Stretch, ...], count: int) -> int:
    """About how many of all files are made, or looked at one by one."""
    people = sum(len(one.places) for one in found if one.lines is None)
    common = sum(not one.per_partner and name_of(one) in work.news.cohorts for one in work.plan.cohorts)
    return common + people * count // max(1, sum(len(one.places) for one in found))


def _share(work: Work, number: int, of: int, say: object) -> Part:
    return Share(work, number, of, say).run()  # type: ignore[arg-type]


def _together(parts: list[Part]) -> Part:
    whole = parts[0]
    for part in parts[1:]:
        whole.files += part.files
        whole.size += part.size
        whole.links += part.links
        whole.made += part.made
        whole.runs += part.runs
        whole.known += part.known
        whole.different += part.different
        whole.full += part.full
        whole.changed += part.changed
        whole.touched |= part.touched
        whole.dropped |= part.dropped
        whole.people += part.people
        whole.common |= part.common
        for mine, theirs in zip(whole.extents, part.extents, strict=True):
            mine += theirs
        for name, reads in part.reads.items():
            whole.reads.setdefault(name, {}).update(reads)
        for (name, _), (place, kept) in part.kept.items():
            whole.keep(name, place, kept)
    return whole


def _record(work: Work, part: Part) -> Record:
    """What the next build will want to know: news, and what is still right of what was known."""
    record, news = Record(), work.news
    places = cache(partial(_place, work))  # one partner was mostly the first for hundreds of stencils
    cohorts = [cohort for cohort in work.plan.cohorts if cohort.per_partner]
    for cohort in work.plan.cohorts:
        name, known = name_of(cohort), news.same(name_of(cohort))
        seen = record.cohorts[name] = part.common.get(name) or Seen()
        seen.reads = _whole({**(known.reads if known else {}), **part.reads.get(name, {})})
        if cohort.per_partner and known is not None:
            _carry(work, part, name, known.stencils, places)
    for segment in dict.fromkeys(cohort.segment for cohort in cohorts):
        name = links_of(segment)
        known = news.record.cohorts.get(name) if news.record else None
        record.cohorts[name] = Seen()
        _carry(work, part, name, known.stencils if known else (), places)
    for (name, _), (_, kept) in sorted(part.kept.items(), key=lambda item: (item[1][0], str(item[0]))):
        record.cohorts[name].stencils.append(kept)
    signatures = Signatures(record.cohorts, work.press.inputs)
    for name, seen in record.cohorts.items():
        seen.signature = signatures.of(name)
    return record


def _whole(reads: dict[Read, None]) -> dict[Read, None]:
    """Without the entries of maps that were read as a whole: which they are depends on the partner that came first."""
    return {read: None for read in reads if len(read) == 1 or read[:1] not in reads}


def _place(work: Work, slug: str) -> int | None:
    """Where a partner of the last build stands, if it is the same."""
    return unchanged(work.press.project.partners, work.news.record, slug) if work.news.record else None


def _carry(
    work: Work, part: Part, name: str, known: Iterable[Kept], places: Callable[[str], int | None]
) -> None:  # fmt: skip
    """Keep what was found in the last build about partners who are the same."""
    assert work.news.record is not None or not known
    for kept in known:
        place = places(kept.sample)
        if place is None or (kept.traits == LONGEST and place not in work.news.longest):
            continue
        if (name, kept.traits) not in part.kept or part.kept[name, kept.traits][0] > place:
            part.kept[name, kept.traits] = (place, kept)


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Findings about links are told once for each kind: all links of one spec have one shape."""
    told: set[tuple[str, str]] = set()
    for problem in problems:
        if problem.position.path == LINK_REPORT:
            key = (problem.code, problem.message)
            if key in told:
                continue
            told.add(key)
        yield problem


LINK_REPORT = "build/reports/links.csv"


def write_reports(work: Work, made: Made, shared: Iterable[tuple[str, int]], stamp: str, jobs: int = 1) -> None:
    """Put the ledgers together and write down the record, beside those of the last build."""
    commons = [made.part.common[name] for name in map(name_of, work.plan.cohorts) if name in made.part.common]
    files = sorted([*((seen.path, seen.size) for seen in commons), *shared])
    tails = {
        LINKS_CSV: csv_rows(made.house).encode(), KITS_CSV: b"", LIBRARY: b"",
        LINKS_JSON: json_rows(made.house).encode(), MANIFEST: manifest_rows(files),
    }  # fmt: skip
    ledgers = zip(LEDGERS, made.part.extents, strict=True)
    bind([Loose(work.staging.beside(one.name), one, extents, tails[one]) for one, extents in ledgers], jobs)
    project = work.press.project
    for locale in project.locales:
        work.staging.report(library_path(locale.code), library_page(project, locale))
    assemble(work.staging.beside(PEOPLE.name, STATE), PEOPLE, made.part.people, b"")
    made.record.stamp, made.record.shared = stamp, tuple(path for path, _ in shared)
    work.staging.report(RECORD, made.record.dump(), STATE)
    for ledger in (*LEDGERS, PEOPLE):
        for leftover in Path(work.staging.beside("", STATE)).glob(f"{ledger.name}.*"):
            leftover.unlink()
