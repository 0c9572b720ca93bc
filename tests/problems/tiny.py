"""A tiny sound project (`base/`), and faults written into copies of it.

A fault is a `fault.txt`: a path, then the lines that go (`- `) and the lines that come (`+ `):

    content/programme.yaml
    - campaign: spring
    + campaign: sprng

Lines that only come are added at the end of the file, or make it; a path after `x ` is deleted. `\\u200f` in a line
stands for that character, so that what cannot be seen can be read.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.model.build import BuildInfo
from generator.model.problem import Problem, ProjectInvalid

HERE = Path(__file__).parent
BASE = HERE / "base"
TODAY = date(2027, 1, 15)


@dataclass(slots=True)
class Change:
    """What happens to one file."""

    path: str
    gone: bool = False
    hunks: list[tuple[list[str], list[str]]] = field(default_factory=list)

    def apply(self, root: Path) -> None:
        file = root / self.path
        if self.gone:
            file.unlink()
            return
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for old, new in self.hunks:
            text = _replaced(text, old, new, self.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _replaced(text: str, old: list[str], new: list[str], path: str) -> str:
    added = "".join(f"{line}\n" for line in new)
    if not old:
        return text + added
    before = "".join(f"{line}\n" for line in old)
    assert f"\n{text}".count(f"\n{before}") == 1, f"{path} must hold these lines once: {old}"
    return f"\n{text}".replace(f"\n{before}", f"\n{added}")[1:]


def read_fault(text: str) -> Iterator[Change]:
    change: Change | None = None
    for raw in text.splitlines():
        line = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), raw)
        if line[:2] == "x ":
            yield Change(line[2:], gone=True)
        elif line[:1] not in ("-", "+"):
            if change:
                yield change
            change = Change(line)
        else:
            assert change is not None, "a fault starts with a path"
            _add(change, line[0], line[2:])
    if change:
        yield change


def _add(change: Change, sign: str, line: str) -> None:
    if not change.hunks or (sign == "-" and change.hunks[-1][1]):
        change.hunks.append(([], []))
    change.hunks[-1][sign == "+"].append(line)


def write_project(root: Path, *faults: str) -> Path:
    """The base project at `root`, with these faults in it."""
    shutil.copytree(BASE, root)
    for fault in faults:
        for change in read_fault(fault):
            change.apply(root)
    return root


def problems_of(root: Path, out: Path) -> tuple[Problem, ...]:
    """Everything that a build of the project says, warnings included."""
    try:
        return pipeline.build(root, out, None, BuildInfo(TODAY)).problems
    except ProjectInvalid as invalid:
        return invalid.problems


def texts_of(root: Path, problems: tuple[Problem, ...]) -> dict[str, str]:
    """The files that the problems speak of, for excerpts."""
    named = {problem.position.path for problem in problems}
    return {path: (root / path).read_text(encoding="utf-8") for path in named if (root / path).is_file()}
