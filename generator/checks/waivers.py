"""Waivers that nothing needs: whoever mends a mail takes its excuse away, or the next fault hides behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.model.waiver import PREFIX


def unneeded(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """One problem for each waiver that waived none of the problems of a whole build."""
    used = {place for problem in problems if problem.waived for place in problem.also}
    told: set[Position] = set()
    for copy in project.copy.values():
        for code, _ in copy.waived:
            place = copy.place(PREFIX + code)
            if place is not None and place not in used | told:
                told.add(place)
                message = f"the waiver of `{code}` is not needed: the mail keeps the rule"
                yield Problem(place, "W0979", message, found=code, severity="warning")
