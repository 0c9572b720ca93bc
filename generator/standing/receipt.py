"""What is told of a build that was published."""

from __future__ import annotations

from pathlib import Path

from generator.model.declared import dataclass
from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a build did. `problems` are its warnings; with errors nothing is published. `waived` do not count.

    `files` and `size` are those of the whole site, `links` the rows of the register; `made` counts the files that were
    made in this build, `changed` those of them that are not what they were, `runs` the runs of templates; `full` names
    recipes that ran for single partners instead of being stamped, with the number of files.
    """

    site: Path
    reports: Path
    files: int
    size: int
    links: int
    partners: int
    problems: tuple[Problem, ...]
    made: int = 0
    changed: int = 0
    runs: int = 0
    full: tuple[tuple[str, int], ...] = ()
    waived: tuple[Problem, ...] = ()
