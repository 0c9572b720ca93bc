"""What the command line asks for that nothing has: silence would publish half a site, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.build import BuildInfo
from generator.model.plan import Plan
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.text.suggest import closest

SHOWN: Final = 20
"""How many names a message lists."""

CALLED: Final = {
    "picture": "image", "photo": "image", "png": "image", "jpg": "image", "jpeg": "image", "screenshot": "image",
    "pdf": "document", "word": "document", "docx": "document", "pptx": "document", "slides": "document",
    "zip": "archive", "kit": "archive", "barcode": "qr", "html": "page", "csv": "table", "xlsx": "table",
    "excel": "table", "ics": "calendar", "eml": "draft", "newsletter": "email",
}  # fmt: skip
"""What people call a format, or how its files end."""


def unknown_limits(project: Project, build: BuildInfo) -> Iterator[Problem]:
    """Names given to `--recipe`, `--only` and `--without` that nothing has."""
    recipes = sorted({recipe.name for recipe in project.recipes})
    for name in sorted(build.recipes):
        if not any(recipe.answers_to(name) for recipe in project.recipes):
            yield _unknown("--recipe", "recipe", name, recipes)
    segments = list(project.segments)
    for name in sorted(build.only.difference(segments)):
        if project.partners.find(name) is None:
            slugs = [partner.slug for partner in project.partners]
            yield _unknown("--only", "segment or partner", name, [*segments, *slugs])
    formats = sorted({recipe.format for recipe in project.recipes})
    for name in sorted(build.without.difference(formats)):
        yield _unknown("--without", "format", name, formats, _meant(name, formats))


def nothing_left(plan: Plan, build: BuildInfo) -> Iterator[Problem]:
    """Limits that exclude one another. A share other than the first may be empty: the first one has the rest."""
    if plan.cohorts or build.shard[0] > 1:
        return
    given = {"--without": build.without, "--recipe": build.recipes, "--only": build.only}
    options = {option: names for option, names in given.items() if names}
    said = " ".join(f"{option} {name}" for option, names in options.items() for name in sorted(names))
    if said:
        yield Problem(Position(next(iter(options))), "E0314", f"nothing is left to make with {said}", said)


def _unknown(option: str, kind: str, name: str, names: list[str], meant: str = "") -> Problem:
    shown = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    return Problem(
        Position(option), "E0313", f"there is no {kind} `{name}`", name, f"one of: {shown}",
        meant or closest(name, names), "Correct the name, or leave the option out.",
    )  # fmt: skip


def _meant(name: str, formats: list[str]) -> str:
    """The format that people call so; empty where nobody does."""
    near = closest(name, CALLED)
    return CALLED[near] if not closest(name, formats) and near and CALLED[near] in formats else ""
