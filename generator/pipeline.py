"""The whole machine on one screen: folder, source, project, plan, artifacts, site, problems, receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.checks.gathering import gathered
from generator.checks.links import broken
from generator.checks.mail_weight import heavy
from generator.checks.waivers import unneeded
from generator.links.addresses import path_of
from generator.links.survey import Survey
from generator.load.binary import BinaryReader
from generator.load.project import read_project
from generator.make import Made, Work, make, write_reports
from generator.make.drawing import draw_bases, draws, pale_logos, ready_documents, without_pictures
from generator.make.materials import Fetch, Materials
from generator.make.news import news_of
from generator.make.packing import Packer
from generator.make.profile import Profile
from generator.make.record import Record, Signatures, read_record
from generator.make.stamp import stamp_of, to_lint
from generator.make.strays import strays
from generator.make.survey import survey
from generator.model.build import BuildInfo
from generator.model.declared import dataclass
from generator.model.inputs import Inputs
from generator.model.plan import Plan
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.project import Project
from generator.model.source import Source
from generator.package.hosts import head_extra, host
from generator.package.reports import problems_json
from generator.package.room import crowded
from generator.package.site import shared_assets, site_files
from generator.plan import make_plan
from generator.publish.settling import REPORTS
from generator.publish.staging import Staging
from generator.render.compiled import Compiled
from generator.render.press import Press
from generator.render.templates import texts_of
from generator.render.trees import Trees
from generator.render.watch import digest
from generator.standing.last_build import Notes
from generator.standing.looking import Looking
from generator.standing.receipt import Receipt as Receipt
from generator.validate.bench import place_in
from generator.validate.logos import logo_problems
from generator.validate.project import PROGRAMME, validate
from generator.workshop.browser import Browser
from generator.workshop.cache import Cache, cache_folder
from generator.workshop.known_browser import known_browser
from generator.workshop.own_code import OwnCode
from generator.workshop.tools import Workshop

Tell = Callable[[str], None]
LINKS = "08"
"""What the codes of links have in common."""


class ChecksFailed(ProjectInvalid):
    """The project is valid, but what came out of it is not fit to publish."""


class Touched(Exception):
    """Somebody has been in the last site, which was believed to be as it was left."""


def read(
    root: Path, shipped: Path | None, info: BuildInfo, inputs: Inputs | None = None
) -> tuple[Source, Project, Plan, tuple[Problem, ...]]:  # fmt: skip
    """Load, validate, plan. Raises `ProjectInvalid` with every problem of every file."""
    source, found = read_project(root, shipped, inputs=inputs)
    project, more = validate(source, info)
    problems = (*found, *more)
    if project is not None:
        problems = (*problems, *logo_problems(project.logos, BinaryReader(root, shipped)))
    if project is None or any(problem.severity == "error" for problem in problems):
        raise ProjectInvalid(problems)
    return source, project, make_plan(project, info), problems


def build(
    root: Path, out: Path, shipped: Path | None, info: BuildInfo, jobs: int = 1, tell: Tell = lambda _: None,
    profile: Profile | None = None, *, strict: bool = False, rough: bool = False, keep: bool = True,
    looking: Looking | None = None,
) -> Receipt:  # fmt: skip
    """Make the site below `out`. Raises `ProjectInvalid` or `ChecksFailed`; the last build then stays as it was.

    What is there from the last build and has not changed is left as it is. `tell` hears in a few words what is being
    done, for whoever is watching. A `strict` build fails for warnings too. A `rough` one leaves pictures and documents
    as they are described, for who only wants to know what they hold. What comes of it is thrown away again without
    `keep`, for who only wants to hear what a build would say: that costs what a build would, so what is new is made.
    Who is `looking` at the last site already may say so.
    """
    ways = Ways(strict=strict, rough=rough, keep=keep)
    with looking or Looking(out, jobs) as look:
        begin = partial(_begun, root, out, shipped, info, jobs, tell, profile or Profile(), look, ways)
        try:
            return begin()
        except Exception:
            if not look.mistaken():
                raise
        return begin()  # now it is known that somebody has been in the site


@dataclass(frozen=True, slots=True)
class Ways:
    """How a build is made (see `build`)."""

    strict: bool
    rough: bool
    keep: bool


def _begun(
    root: Path, out: Path, shipped: Path | None, info: BuildInfo, jobs: int, tell: Tell, profile: Profile,
    looking: Looking, ways: Ways,
) -> Receipt:  # fmt: skip
    notes = Notes(root, shipped, info, rough=ways.rough)
    tell("Reading the words")
    with profile.stage("load, validate, plan"):
        source, project, plan, warnings = read(root, shipped, info, notes.inputs)
        host_at = place_in(source, PROGRAMME, "host")
        del source  # what was read is not held any longer
    cache = Cache(cache_folder())
    plan, browser, missing = (plan, None, ()) if ways.rough else _with_browser(plan, cache, notes)
    tell(f"Making {plan.count():,} files for {len(project.partners):,} partners")
    staging = Staging(out)
    staging.open()
    try:
        materials = Materials(project, BinaryReader(root, shipped))
        if not ways.rough and (pale := tuple(pale_logos(project, materials, cache))):
            raise ProjectInvalid((*warnings, *pale))
        workshop = None if ways.rough else Workshop(materials, browser, cache)
        bench = Bench(project, plan, info, staging, materials, workshop, notes, ways, looking, host_at)
        return _build(bench, (*warnings, *missing), jobs, tell, profile)
    except BaseException:
        staging.drop()
        raise


@dataclass(frozen=True, slots=True)
class Bench:
    """What one build works with."""

    project: Project
    plan: Plan
    info: BuildInfo
    staging: Staging
    materials: Materials
    workshop: Workshop | None
    notes: Notes
    ways: Ways
    looking: Looking
    host_at: Position


def _with_browser(plan: Plan, cache: Cache, notes: Notes) -> tuple[Plan, Browser | None, tuple[Problem, ...]]:
    """The plan as it can be made here: without a browser there are no pictures."""
    if not draws(plan):
        return plan, None, ()
    browser = known_browser(cache)
    notes.draws(browser)
    if browser is not None:
        return plan, browser, ()
    plan, missing = without_pictures(plan)
    return plan, None, missing


def _build(bench: Bench, warnings: tuple[Problem, ...], jobs: int, tell: Tell, profile: Profile) -> Receipt:
    project, plan, info, staging, workshop = bench.project, bench.plan, bench.info, bench.staging, bench.workshop
    with profile.stage("templates"):
        stamp = stamp_of(project, plan, info, workshop.drawn_with if workshop else "rough")
        record = read_record(staging.out, stamp)
        packer = Packer(bench.materials.logo, bench.materials.asset, staging)
        press = Press(
            project, plan.family, head_extra(project), lint=to_lint(project, plan, info, record),
            trees=_trees(), tools=workshop.tools() if workshop else {}, packer=packer,
        )  # fmt: skip
    with profile.stage("what has changed"):
        staging.untouched = record is not None and bench.looking.believed(staging.sealed)
    with profile.stage("what is new"):
        staging.whole = record is None
        signatures = Signatures(record.cohorts, press.inputs) if record else None
        news = news_of(plan, project.partners, record, signatures, untouched=staging.untouched)
        work = Work(plan, press, staging, news, profile.detailed, workshop)
    with profile.stage("pictures"):
        if workshop is not None:
            draw_bases(press, plan, news, workshop, tell)
            ready_documents(plan, workshop)
    with profile.stage("render, stamp, write"):
        made = make(work, jobs, profile, tell)
    before = staging.different
    with profile.stage("shared files"):
        shared = list(_write_shared(project, plan, staging, bench.materials.fetch))
    with profile.stage("what has changed"):
        if staging.untouched and not bench.looking.untouched(staging.sealed):
            raise Touched
    tell(f"Checking {made.links:,} tracked links")
    with profile.stage("checks"):
        gone = frozenset(_gone(work, made, record, shared))
        problems = _checked(made, staging, gone, project, whole=not info.limited)
    files, size = made.part.files + len(shared), made.part.size + sum(size for _, size in shared)
    if not info.limited:
        entries = len(project.partners)  # kits and short links of all partners stand side by side
        problems += tuple(crowded(host(project.programme.host), files, size, entries, bench.host_at))
    found = tuple(sorted({*warnings, *problems}))
    counted = tuple(problem for problem in found if not problem.waived)
    if bench.ways.strict and counted:
        raise ChecksFailed(found)
    different = made.part.different + (staging.different - before)
    receipt = Receipt(
        staging.out / "site", staging.out / REPORTS, files, size, made.links, len(project.partners), counted,
        made.part.made, different, made.part.runs, tuple(sorted(made.part.full.items())),
        tuple(problem for problem in found if problem.waived),
    )  # fmt: skip
    if not bench.ways.keep:
        staging.drop()
        return receipt
    with profile.stage("reports"):
        made.record.templates = digest(texts_of(project))
        write_reports(work, made, shared, stamp, jobs)
        staging.report("problems.json", problems_json(found))
    with profile.stage("publish"):
        bench.notes.leave(staging, receipt)
        staging.commit([*made.part.changed, *staging.changed], gone)
    return receipt


def _trees() -> Trees:
    """Templates, of which those that an earlier build compiled are kept beside finished pictures."""
    return Trees(Compiled(OwnCode(Cache(cache_folder()))))


def survey_links(root: Path, shipped: Path | None, info: BuildInfo) -> tuple[Survey, tuple[Problem, ...]]:
    """Every tracked link of a build, counted, and what is wrong with links. Raises `ProjectInvalid`."""
    _, project, plan, warnings = read(root, shipped, info)
    plan, _ = without_pictures(plan)
    lint = to_lint(project, plan, info, None)
    found, problems = survey(plan, Press(project, plan.family, head_extra(project), lint=lint, trees=_trees()))
    return found, tuple(sorted({*problems, *(one for one in warnings if one.code[1:3] == LINKS)}))


def listing(project: Project, plan: Plan) -> Iterator[dict[str, str]]:
    """What the plan would make: recipe, path and axes of each file, lazily."""
    secret = project.programme.kit_secret
    for cohort, partner in plan.jobs():
        if not cohort.recipe.front.published:
            continue
        yield {
            "recipe": cohort.recipe.name, "format": cohort.recipe.format, "path": path_of(cohort, partner, secret),
            "locale": cohort.locale, "segment": cohort.segment, "partner": partner.slug if partner else "",
        }  # fmt: skip


def _write_shared(project: Project, plan: Plan, staging: Staging, fetch: Fetch) -> Iterator[tuple[str, int]]:
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
    yield from made.part.dropped
    yield from strays(work, made, paths)
    yield from work.news.left(work.plan, work.press, made.part.known)


def _checked(
    made: Made, staging: Staging, gone: frozenset[str], project: Project, *, whole: bool
) -> tuple[Problem, ...]:  # fmt: skip
    problems = [*made.problems]
    if whole:
        there = frozenset(to for _, to in made.points if to not in gone and staging.holds(to))
        problems += broken(made.points, there)
        problems += heavy(made.points, staging.size)
        problems += unneeded(made.problems, project)
    told = gathered(problems)
    if any(problem.stops for problem in told):
        raise ChecksFailed(told)
    return told
