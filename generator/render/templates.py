"""The templates of a project by their names: those of its theme, and the bodies of its recipes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.plan import Cohort
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.render.formats import formats
from generator.render.trees import TemplateText


def template_name(cohort: Cohort) -> str:
    return f"kits/{cohort.recipe.name}.{cohort.recipe.format}.j2"


def texts_of(project: Project) -> dict[str, str]:
    """Every template's text, by its name."""
    return {name: template.text for name, template in templates_of(project).items()}


def templates_of(project: Project) -> Mapping[str, TemplateText]:
    """Theme templates by their name, recipes by `kits/<name>`; recipes are padded so that lines are the file's."""
    found = {name: TemplateText(text, path) for name, (text, path) in project.theme.templates.items()}
    for recipe in project.recipes:
        name = f"kits/{recipe.name}.{recipe.format}.j2"
        found[name] = TemplateText("\n" * (recipe.line - 1) + recipe.body, recipe.file)
    return found


def unknown_formats(project: Project) -> Iterator[Problem]:
    for recipe in project.recipes:
        if recipe.format not in formats():
            message, expected = f"there is no format `{recipe.format}`", f"one of: {', '.join(sorted(formats()))}"
            yield Problem(Position(recipe.file), "E0702", message, recipe.format, expected)
