"""Where a finding about a mail can be put right: in the copy that a marketer writes, or in a template of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.mail_letter import Finding
from generator.model.copy import Copy
from generator.model.problem import Position
from generator.model.project import Project
from generator.model.recipe import Recipe

_USES: Final = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"")
_FORMATS: Final = {"html": "email", "txt": "text", "eml": "draft"}

Template = tuple[str, str, int]
"""Path, text, and the line of the file on which the text begins."""


def recipe_of(name: str, path: str, project: Project) -> Recipe | None:
    """The recipe that made the file at `path`."""
    made = _FORMATS.get(path.rpartition(".")[2], "")
    return next((one for one in project.recipes if one.name == name and one.format == made), None)


def place_of(finding: Finding, copy: Copy | None, recipe: Recipe | None, project: Project) -> Position | None:
    """The line to change; none where nobody knows it. Copy comes first, then templates, from the recipe inwards."""
    if copy is not None and finding.about != "theme":
        at = _in_copy(finding, copy)
        if at is not None:
            return at
    templates = list(_templates(recipe, project)) if recipe else []
    for words in (*finding.near, "<html"):
        if words.startswith("<") and sum(text.count(words) for _, text, _ in templates) > 1:
            continue  # one of many: to name the first would lead astray
        at = next((at for path, text, line in templates if (at := _found(words, path, text, line))), None)
        if at is not None:
            return at
    return Position(recipe.file, recipe.line) if recipe else None


def _in_copy(finding: Finding, copy: Copy) -> Position | None:
    body = copy.place("body")
    for words in finding.near if body else ():
        for key in ("subject", "preheader", "cta"):
            if finding.about in ("", key) and words and words in copy.get(key) and len(words) > 1:
                return copy.place(key)
        at = _found(words, copy.path, copy.body, body.line) if body and len(words) > 1 else None
        if at is not None and not words.startswith("<"):
            return at
    return copy.place(finding.about) if finding.about else None


def _found(words: str, path: str, text: str, first: int) -> Position | None:
    at = text.find(words) if words else -1
    if at < 0:
        return None
    column = at - text.rfind("\n", 0, at)
    length = len(words) if "\n" not in words else 0
    return Position(path, first + text.count("\n", 0, at), column, length)


def _templates(recipe: Recipe, project: Project) -> Iterator[Template]:
    """The recipe and every template that it builds on, each once."""
    yield recipe.file, recipe.body, recipe.line
    waiting, seen = _USES.findall(recipe.body), set[str]()
    while waiting:
        name = waiting.pop(0)
        known = project.theme.templates.get(name)
        if known is None or name in seen:
            continue
        seen.add(name)
        text, path = known
        yield path, text, 1
        waiting += _USES.findall(text)
