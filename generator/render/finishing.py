"""From a stamped description to the file that it describes: by the format itself, or by a tool at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from generator.model.artifact import CannotMake
from generator.model.plan import Cohort
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.render.formats import formats
from generator.render.formats.shape import Finish

NO_TOOLS: Final[Mapping[str, Finish]] = {}


def finisher(cohort: Cohort, tools: Mapping[str, Finish]) -> Finish | None:
    """What finishes the files of a cohort; nothing where they are done, or where their tool is not at hand."""
    form = formats()[cohort.recipe.format]
    if not form.tool:
        return form.finish
    tool = tools.get(form.tool)
    return partial(_used, tool, cohort) if tool else None


def _used(tool: Finish, cohort: Cohort, description: bytes, path: str) -> bytes:
    """What a tool makes; where it cannot, that is a problem of the recipe."""
    try:
        return tool(description, path)
    except CannotMake as error:
        recipe = cohort.recipe
        raise ProjectInvalid([Problem(Position(recipe.file, recipe.line), "E0711", f"{path}: {error}")]) from error
