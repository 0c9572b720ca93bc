"""No post begins like a formula: people open files of posts in spreadsheets, and importers get them as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Rule
from generator.checks.rules.posts import SEPARATOR
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.text.uploads import FORMULA_STARTS

_UNSEEN: Final = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
"""Marks of direction, which a spreadsheet does not count."""


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    recipe = next((one for one in project.recipes if one.name == artifact.recipe and one.format == "post"), None)
    if recipe is None:
        return
    for number, post in enumerate(SEPARATOR.split(text.strip("\n")), 1):
        opening = post.lstrip(_UNSEEN)
        if opening.startswith(tuple(FORMULA_STARTS)):
            yield Problem(Position(recipe.file, recipe.line), "E0990", f"post {number} begins with `{opening[0]}`",
                          found=opening[:30], expected="a word first",
                          also=(Position(f"site/{artifact.path}"),))  # fmt: skip


RULE = Rule("first-signs", "A post that begins with = or @ is a formula to a spreadsheet, and a reply to X.", (".txt",),
            run)  # fmt: skip
