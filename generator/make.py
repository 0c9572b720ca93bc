"""Render, check and write all jobs of a plan, over one process or several, with the same bytes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Sample:
    """What was found in one file that stands for its stencil: problems, and where it points on the site.

    `order` is the place of its partner: every worker meets another partner first, and the earliest one counts.
    """

    order: int
    problems: tuple[Problem, ...]
    points: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Made:
    """What a worker did: files (path, bytes, digest), links, problems, samples, and which pages point where."""

    files: list[tuple[str, int, str]] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    points: list[tuple[str, str]] = field(default_factory=list)
    samples: dict[tuple[object, ...], Sample] = field(default_factory=dict)

    def add(self, other: Made) -> None:
        self.files += other.files
        self.issued += other.issued
        self.problems += other.problems
        for stencil, sample in other.samples.items():
            self.keep(stencil, sample)

    def keep(self, stencil: tuple[object, ...], sample: Sample) -> None:
        known = self.samples.get(stencil)
        if known is None or sample.order < known.order:
            self.samples[stencil] = sample


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
    made = Made()
    problems: list[Problem] = []
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
    for place, cohort, partner in _jobs(work.plan, number, of):
        try:
            artifact = press.artifact(cohort, partner)
        except ProjectInvalid as error:
            invalid += error.problems
            if len(invalid) > 50:
                break
            continue
        work.write(artifact.path, artifact.data)
        _note(made, artifact, press)
        if artifact.sample:
            made.keep((place[0], *press.stencil_of(cohort, partner)), _sample(artifact, press, place[1]))
    if invalid:
        raise ProjectInvalid(dict.fromkeys(invalid))
    return made


def _jobs(plan: Plan, number: int, of: int) -> Iterator[tuple[tuple[int, int], Cohort, Partner | None]]:
    """This worker's jobs, each with its place: number of the cohort, number of the partner."""
    for index, cohort in enumerate(plan.cohorts):
        if cohort.per_partner:
            for order, partner in islice(enumerate(plan.partners_of(cohort)), number, None, of):
                yield (index, order), cohort, partner
        elif index % of == number:
            yield (index, 0), cohort, None


def _note(made: Made, artifact: Artifact, press: Press) -> None:
    made.files.append((artifact.path, len(artifact.data), blake2b(artifact.data, digest_size=16).hexdigest()))
    made.issued.extend(artifact.links)
    made.problems.extend(check(replace(artifact, sample=False), press.project))


def _sample(artifact: Artifact, press: Press, order: int) -> Sample:
    points = tuple((artifact.path, target) for target in internal(artifact, press.site))
    return Sample(order, tuple(check(artifact, press.project)), points)


def _sorted(made: Made) -> Made:
    """The same order whatever the number of workers."""
    for sample in made.samples.values():
        made.problems += sample.problems
        made.points += sample.points
    made.files.sort()
    made.issued.sort(key=lambda one: (one.partner, one.segment, one.locale, one.link.content, one.link.id, one.where))
    made.problems = sorted(dict.fromkeys(made.problems))
    return made
