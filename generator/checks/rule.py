"""What a rule of the gate is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model.artifact import Artifact
from generator.model.declared import dataclass
from generator.model.dialect import Dialect
from generator.model.problem import Problem
from generator.model.project import Project

Run = Callable[[Artifact, str, Project], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `run` gets the artifact, its text, and the project. `suffixes` say which files it reads.

    A rule looks at one file of each stencil; where `longest` is true, also at those of the partner with the longest
    words of each segment.
    """

    name: str
    why: str
    suffixes: tuple[str, ...]
    run: Run
    longest: bool = False


def service_of(artifact: Artifact, project: Project) -> Dialect:
    """The mail service that an artifact is for."""
    return project.dialects[artifact.dialect or project.programme.dialect]
