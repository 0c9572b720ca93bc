"""The whole machine on one screen: folder, source, project, plan, artifacts, site, problems, receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.links import broken, tracked
from generator.links.addresses import path_of
from generator.load.binary import BinaryReader
from generator.load.project import read_project
from generator.make import Made, Work, make
from generator.model.build import BuildInfo
from generator.model.plan import Plan
from generator.model.problem import Problem, ProjectInvalid
from generator.model.project import Project
from generator.model.source import Source
from generator.package.hosts import head_extra
from generator.package.reports import reports
from generator.package.site import shared_assets, site_files
from generator.plan import make_plan
from generator.publish.staging import REPORTS, Staging
from generator.validate.project import validate

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a build did. `problems` are its warnings; with errors nothing is published."""

    site: Path
    reports: Path
    files: int
    size: int
    links: int
    partners: int
    problems: tuple[Problem, ...]


class ChecksFailed(ProjectInvalid):
    """The project is valid, but what came out of it is not fit to publish."""


def read(root: Path, shipped: Path | None, info: BuildInfo) -> tuple[Source, Project, Plan, tuple[Problem, ...]]:
    """Load, validate, plan. Raises `ProjectInvalid` with every problem of every file."""
    source, found = read_project(root, shipped)
    project, more = validate(source, info)
    problems = (*found, *more)
    if project is None or any(problem.severity == "error" for problem in problems):
        raise ProjectInvalid(problems)
    return source, project, make_plan(project, info), problems


def build(
    root: Path, out: Path, shipped: Path | None, info: BuildInfo, jobs: int = 1, tell: Tell = lambda _: None
) -> Receipt:
    """Make the site below `out`. Raises `ProjectInvalid` or `ChecksFailed`; the last build then stays as it was.

    `tell` hears in a few words what is being done, for whoever is watching.
    """
    tell("Reading the words")
    _, project, plan, warnings = read(root, shipped, info)
    tell(f"Making {plan.count():,} files for {len(project.partners):,} partners")
    staging = Staging(out)
    staging.open()
    try:
        made = make(Work(project, plan, head_extra(project), staging.write), jobs)
        _write_shared(project, plan, staging, BinaryReader(root, shipped), made)
        tell(f"Checking {len(made.issued):,} tracked links")
        problems = _checked(made, whole=not (info.only or info.recipes))
        for name, data in reports(project, made.files, made.issued, (*warnings, *problems)):
            staging.write(name, data, REPORTS)
        staging.commit()
    except BaseException:
        staging.drop()
        raise
    return Receipt(
        out / "site", out / "reports", len(made.files), sum(size for _, size, _ in made.files), len(made.issued),
        len(project.partners), tuple(sorted({*warnings, *problems})),
    )  # fmt: skip


def listing(project: Project, plan: Plan) -> Iterator[dict[str, str]]:
    """What the plan would make: recipe, path and axes of each file, lazily."""
    secret = project.programme.kit_secret
    for cohort, partner in plan.jobs():
        yield {
            "recipe": cohort.recipe.name, "format": cohort.recipe.format, "path": path_of(cohort, partner, secret),
            "locale": cohort.locale, "segment": cohort.segment, "partner": partner.slug if partner else "",
        }  # fmt: skip


def _write_shared(project: Project, plan: Plan, staging: Staging, fetch: BinaryReader, made: Made) -> None:
    for asset in shared_assets(project):
        data = fetch(asset.file) if asset.file else asset.data
        staging.write(asset.path, data)
        made.files.append((asset.path, len(data), ""))
    for artifact in site_files(project, plan):
        staging.write(artifact.path, artifact.data)
        made.files.append((artifact.path, len(artifact.data), ""))


def _checked(made: Made, *, whole: bool) -> tuple[Problem, ...]:
    paths = frozenset(path for path, _, _ in made.files)
    problems = [*made.problems, *tracked(made.issued), *(broken(made.points, paths) if whole else ())]
    if any(problem.severity == "error" for problem in problems):
        raise ChecksFailed(problems)
    return tuple(problems)
