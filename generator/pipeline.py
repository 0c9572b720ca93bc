"""The whole machine on one screen: folder, source, project, plan, artifacts, site, problems, receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.links import broken
from generator.links.addresses import path_of
from generator.load.binary import BinaryReader
from generator.load.project import read_project
from generator.make import Made, Work, make, write_reports
from generator.make.news import news_of
from generator.make.profile import Profile
from generator.make.record import Record, Signatures, read_record
from generator.make.stamp import stamp_of, to_lint
from generator.make.strays import strays
from generator.model.build import BuildInfo
from generator.model.plan import Plan
from generator.model.problem import Problem, ProjectInvalid
from generator.model.project import Project
from generator.model.source import Source
from generator.package.hosts import head_extra
from generator.package.reports import problems_json
from generator.package.site import shared_assets, site_files
from generator.plan import make_plan
from generator.publish.staging import REPORTS, Staging, write
from generator.render.press import Press, texts_of
from generator.render.watch import digest
from generator.validate.project import validate

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a build did. `problems` are its warnings; with errors nothing is published.

    `files` and `size` are those of the whole site, `links` the rows of the register; `made` counts the files that were
    made in this build, `changed` those of them that are not what they were, `runs` the runs of templates; `full` names
    recipes that ran for single partners instead of being stamped, with the number of files.
    """

    site: Path
    reports: Path
    files: int
    size: int
    links: int
    partners: int
    problems: tuple[Problem, ...]
    made: int = 0
    changed: int = 0
    runs: int = 0
    full: tuple[tuple[str, int], ...] = ()


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
    root: Path, out: Path, shipped: Path | None, info: BuildInfo, jobs: int = 1, tell: Tell = lambda _: None,
    profile: Profile | None = None,
) -> Receipt:  # fmt: skip
    """Make the site below `out`. Raises `ProjectInvalid` or `ChecksFailed`; the last build then stays as it was.

    What is there from the last build and has not changed is left as it is. `tell` hears in a few words what is being
    done, for whoever is watching.
    """
    profile = profile or Profile()
    tell("Reading the words")
    with profile.stage("load, validate, plan"):
        _, project, plan, warnings = read(root, shipped, info)
    tell(f"Making {plan.count():,} files for {len(project.partners):,} partners")
    staging = Staging(out)
    staging.open()
    try:
        return _build(project, plan, info, staging, BinaryReader(root, shipped), warnings, jobs, tell, profile)
    except BaseException:
        staging.drop()
        raise


def _build(
    project: Project, plan: Plan, info: BuildInfo, staging: Staging, fetch: BinaryReader,
    warnings: tuple[Problem, ...], jobs: int, tell: Tell, profile: Profile,
) -> Receipt:  # fmt: skip
    with profile.stage("templates"):
        stamp = stamp_of(project, plan, info)
        record = read_record(staging.out, stamp)
        press = Press(project, plan.family, head_extra(project), lint=to_lint(project, plan, info, record))
    with profile.stage("what is new"):
        staging.whole = record is None
        signatures = Signatures(record.cohorts, press.inputs()) if record else None
        work = Work(plan, press, staging, news_of(plan, project.partners, record, signatures), profile.detailed)
    with profile.stage("render, stamp, write"):
        made = make(work, jobs, profile)
    before = staging.different
    with profile.stage("shared files"):
        shared = list(_write_shared(project, plan, staging, fetch))
    tell(f"Checking {made.links:,} tracked links")
    with profile.stage("checks"):
        gone = frozenset(_gone(work, made, record, shared))
        problems = _checked(made, staging, gone, whole=not (info.only or info.recipes or info.shard != (1, 1)))
    with profile.stage("reports"):
        found = tuple(sorted({*warnings, *problems}))
        made.record.templates = digest(texts_of(project))
        write_reports(work, made, shared, stamp)
        write(staging.beside("problems.json"), problems_json(found))
    changed = [*made.part.changed, *staging.changed]
    different = made.part.different + (staging.different - before)
    with profile.stage("publish"):
        staging.commit(changed, gone)
    return Receipt(
        staging.out / "site", staging.out / REPORTS, made.part.files + len(shared),
        made.part.size + sum(size for _, size in shared), made.links, len(project.partners), found,
        made.part.made, different, made.part.runs, tuple(sorted(made.part.full.items())),
    )  # fmt: skip


def listing(project: Project, plan: Plan) -> Iterator[dict[str, str]]:
    """What the plan would make: recipe, path and axes of each file, lazily."""
    secret = project.programme.kit_secret
    for cohort, partner in plan.jobs():
        yield {
            "recipe": cohort.recipe.name, "format": cohort.recipe.format, "path": path_of(cohort, partner, secret),
            "locale": cohort.locale, "segment": cohort.segment, "partner": partner.slug if partner else "",
        }  # fmt: skip


def _write_shared(project: Project, plan: Plan, staging: Staging, fetch: BinaryReader) -> Iterator[tuple[str, int]]:
    """Files that no recipe makes: their paths and sizes."""
    for asset in shared_assets(project):
        data = fetch(asset.file) if asset.file else asset.data
        staging.put(asset.path, data)
        yield asset.path, len(data)
    for artifact in site_files(project, plan):
        staging.put(artifact.path, artifact.data)
        yield artifact.path, len(artifact.data)


def _gone(work: Work, made: Made, record: Record | None, shared: list[tuple[str, int]]) -> Iterator[str]:
    """Files of the last build that this one does not have any more; a build of everything leaves them out anyway."""
    if record is None:
        return
    paths = [path for path, _ in shared]
    yield from set(record.shared).difference(paths)
    yield from work.news.vanished(made.part.common)
    yield from strays(work, made, paths)
    yield from work.news.left(work.plan, work.press, made.part.known)


def _checked(made: Made, staging: Staging, gone: frozenset[str], *, whole: bool) -> tuple[Problem, ...]:
    problems = [*made.problems]
    if whole:
        there = frozenset(to for _, to in made.points if to not in gone and staging.holds(to))
        problems += broken(made.points, there)
    if any(problem.severity == "error" for problem in problems):
        raise ChecksFailed(problems)
    return tuple(problems)
