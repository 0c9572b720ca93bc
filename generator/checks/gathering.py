"""One finding where many mails show the same one: a mail is made for every segment, language and partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generator.model.codes_mail import CODES
from generator.model.problem import Position, Problem

_OF_MAILS: Final = frozenset(code.code for code in CODES)
_MOST_ALSO: Final = 3


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, sorted; those of mails once for each line to change, with the first few files that show them."""
    found: dict[Problem, set[Position]] = {}
    alone: list[Problem] = []
    for problem in problems:
        if problem.code in _OF_MAILS:
            found.setdefault(replace(problem, also=()), set()).update(problem.also)
        else:
            alone.append(problem)
    mails = (replace(one, also=tuple(sorted(also)[:_MOST_ALSO])) for one, also in found.items())
    return tuple(sorted((*alone, *mails)))
