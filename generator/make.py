"""Render, check and write all jobs of a plan, over one process or several, with the same bytes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

from generator.checks.gate import check
from generator.checks.links import internal
from generator.model.artifact import Artifact, Issued
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.problem import Problem, ProjectInvalid
from generator.model.project import Project
from generator.render.press import Press

Write = Callable[[str, bytes], None]
SMALL = 500
"""Below this many files a second process costs more than it saves."""


@dataclass(slots=True)
class Made:
    """What a worker did: files (path, bytes, digest), links, problems, and which pages point where on the site."""

    files: list[tuple[str, int, str]] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    points: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Made) -> None:
        self.files += other.files
        self.issued += other.issued
        self.problems += other.problems
        self.points += other.points


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that a worker needs; reaches it by fork, so nothing is copied."""

    project: Project
    plan: Plan
    head_extra: str
    write: Write


def make(work: Work, jobs: int) -> Made:
    """Make every artifact of the plan. Raises `ProjectInvalid` with every template problem that was met."""
    shares = 1 if work.plan.count() < SMALL else max(1, jobs)
    if shares == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return _sorted(_share(work, 0, 1))
    context = multiprocessing.get_context("fork")
    made, problems = Made(), []
    with context.Pool(shares, initializer=_adopt, initargs=(work,)) as pool:
        for done in pool.imap(_adopted_share, [(number, shares) for number in range(shares)]):
            if isinstance(done, ProjectInvalid):
                problems += done.problems
            else:
                made.add(done)
    if problems:
        raise ProjectInvalid(dict.fromkeys(problems))
    return _sorted(made)


_ADOPTED: list[Work] = []


def _adopt(work: Work) -> None:
    _ADOPTED[:] = [work]


def _adopted_share(share: tuple[int, int]) -> Made | ProjectInvalid:
    try:
        return _share(_ADOPTED[0], *share)
    except ProjectInvalid as invalid:
        return ProjectInvalid(invalid.problems)


def _share(work: Work, number: int, of: int) -> Made:
    press = Press(work.project, work.plan.family, work.head_extra)
    made = Made(problems=list(press.warnings) if number == 0 else [])
    invalid: list[Problem] = []
    for cohort, partner in _jobs(work.plan, number, of):
        try:
            artifact = press.artifact(cohort, partner)
        except ProjectInvalid as error:
            invalid += error.problems
            if len(invalid) > 50:
                break
            continue
        work.write(artifact.path, artifact.data)
        _note(made, artifact, press)
    if invalid:
        raise ProjectInvalid(dict.fromkeys(invalid))
    return made


def _jobs(plan: Plan, number: int, of: int) -> Iterator[tuple[Cohort, Partner | None]]:
    for index, cohort in enumerate(plan.cohorts):
        if cohort.per_partner:
            for partner in islice(plan.partners_of(cohort), number, None, of):
                yield cohort, partner
        elif index % of == number:
            yield cohort, None


def _note(made: Made, artifact: Artifact, press: Press) -> None:
    made.files.append((artifact.path, len(artifact.data), blake2b(artifact.data, digest_size=16).hexdigest()))
    made.issued.extend(artifact.links)
    made.problems.extend(check(artifact, press.project))
    if artifact.sample:
        made.points.extend((artifact.path, target) for target in internal(artifact, press.site))


def _sorted(made: Made) -> Made:
    """The same order whatever the number of workers."""
    made.files.sort()
    made.issued.sort(key=lambda one: (one.partner, one.segment, one.locale, one.link.content, one.link.id, one.where))
    made.problems = sorted(dict.fromkeys(made.problems))
    return made
