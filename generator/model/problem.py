"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.model.declared import dataclass, field

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file.

    `path` is relative to the project root, with forward slashes. `line` and `column` count from 1, in code points.
    `length` is the number of characters to underline (0 where it is unknown).
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        if self.path.startswith("--"):  # an option of the command line has no lines
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: a stable code, a place, a sentence, one next step.

    `found` is what stands there, `expected` what should, `suggestion` the "did you mean". `also` are other places that
    belong to the same finding (the first of two duplicates). `waived` is the reason why it does not count, if it does
    not.
    """

    position: Position
    code: str
    message: str
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    fix: str = ""
    severity: Severity = "error"
    also: tuple[Position, ...] = field(default=())
    waived: str = ""

    @property
    def stops(self) -> bool:
        """Whether nothing is published while this stands."""
        return self.severity == "error" and not self.waived


class ProjectInvalid(Exception):
    """The project cannot be built. Carries every problem that was found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problem(s)")
