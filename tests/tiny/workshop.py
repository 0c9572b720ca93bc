"""The tiny project: its own theme and kits, so that a change to the real ones breaks no test of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.load.markdown import parse_markdown
from generator.load.project import read_project
from generator.model.build import BuildInfo
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.problem import Problem, ProjectInvalid
from generator.model.project import Project
from generator.model.source import Source
from generator.pipeline import read
from generator.plan import make_plan
from generator.render.press import Press
from generator.validate.bench import Bench
from generator.validate.project import validate
from generator.validate.recipes import read_recipes

HERE = Path(__file__).parent
TODAY = date(2027, 1, 15)
INFO = BuildInfo(TODAY)
FOLDERS = ("content", "kits", "themes")
HEADER = "slug,name_ar,name_en,segment,type,tier,code,discount_code,site,email,phone,country,logo,colour,accent"


def copy_tiny(to: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """The tiny project in a folder of its own; `changes` writes files anew, or takes them away (None)."""
    for folder in FOLDERS:
        shutil.copytree(HERE / folder, to / folder)
    for name, text in (changes or {}).items():
        file = to / name
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return to


def edit(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file; each must stand there."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f"{name} does not hold {old!r}"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def load(root: Path = HERE, info: BuildInfo = INFO) -> tuple[Project, Plan]:
    """Project and plan of a folder. Raises `ProjectInvalid`."""
    _, project, plan, _ = read(root, None, info)
    return project, plan


@cache
def _facts() -> Source:
    """The world's facts, read once: they are the slowest part of a small project."""
    return read_project(HERE / "nothing")[0]


def problems_of(root: Path, info: BuildInfo = INFO) -> tuple[Problem, ...]:
    """Everything that loading, validating, planning and rendering say about a folder, as the pipeline would."""
    source, found = read_project(root, facts=root / "no-facts")
    facts = _facts()
    source = replace(source, yaml={**source.yaml, **facts.yaml}, texts={**source.texts, **facts.texts})
    project, more = validate(source, info)
    problems = (*found, *more)
    if project is None or any(problem.severity == "error" for problem in problems):
        return problems
    try:
        plan = make_plan(project, info)
        press = Press(project, plan.family)
        for cohort, partner in plan.jobs():
            press.artifact(cohort, partner)
    except ProjectInvalid as invalid:
        return (*problems, *invalid.problems)
    return problems


@cache
def tiny() -> tuple[Project, Plan]:
    """The tiny project as it stands, read once."""
    return load()


def with_recipe(name: str, text: str) -> Project:
    """The tiny project with one recipe more, or another text for one that it has. Raises `ProjectInvalid`."""
    file, problems = parse_markdown(name, text)
    bench = Bench(Source(markdown={name: file}, texts={name: text}))
    (recipe,) = read_recipes(bench) or (None,)
    if recipe is None or problems:
        raise ProjectInvalid((*problems, *bench.problems))
    project = tiny()[0]
    others = [other for other in project.recipes if other.file != name]
    return replace(project, recipes=tuple(sorted((*others, recipe), key=lambda one: (one.name, one.format))))


def faults(project: Project, name: str) -> tuple[Problem, ...]:
    """What planning the project and rendering one of its recipes say."""
    found: dict[Problem, None] = {}
    try:
        plan = make_plan(project, INFO)
        press = Press(project, plan.family)
        for cohort, partner in plan.jobs():
            if cohort.recipe.file == name:
                press.artifact(cohort, partner)
    except ProjectInvalid as invalid:
        found |= dict.fromkeys(invalid.problems)
    return tuple(found)


def cohorts_of(plan: Plan, name: str, locale: str = "") -> Iterable[Cohort]:
    """The cohorts of one recipe, in one locale or all."""
    return (c for c in plan.family if c.recipe.name == name and locale in ("", c.locale))


def partner(slug: str = "p", **fields: object) -> Partner:
    """A partner of the tiny project's segment; fields as in the model."""
    own: dict[str, object] = {
        "slug": slug, "names": ("شريك", "Partner"), "segment": "cafes", "type": "referral", "tier": "silver",
        "code": slug,
    }  # fmt: skip
    return Partner(**{**own, **fields})  # type: ignore[arg-type]


def rows(count: int) -> str:
    """A partner list of `count` partners with all kinds of gaps."""
    lines = [HEADER]
    for number in range(count):
        tier, kind = ("gold", "silver")[number % 2], ("referral", "affiliate", "channel", "agency")[number % 4]
        code = f"CODE{number}" if number % 3 else ""
        site = f"https://p{number}.example/" if number % 5 else ""
        colour = "#1f4e8c" if number % 7 == 0 else ""
        lines.append(f"p{number:03},شريك {number},Partner {number},cafes,{kind},{tier},,{code},{site},,,,,{colour},")
    return "\n".join(lines) + "\n"
