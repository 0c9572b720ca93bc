"""The gate: every rule over every artifact that it is for."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

import generator.checks.rules as package
from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Problem
from generator.model.project import Project


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its name: one file under `checks/rules/` declares one `RULE`."""
    found = (
        importlib.import_module(f"{package.__name__}.{item.name}") for item in pkgutil.iter_modules(package.__path__)
    )
    return tuple(sorted((module.RULE for module in found), key=lambda rule: rule.name))


def check(artifact: Artifact, project: Project) -> Iterator[Problem]:
    """What is wrong with one artifact."""
    wanted = [rule for rule in rules() if (artifact.sample or rule.longest) and artifact.path.endswith(rule.suffixes)]
    if not wanted:
        return
    text = artifact.data.decode()
    for rule in wanted:
        yield from rule.run(artifact, text, project)
