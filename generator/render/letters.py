"""Mails for nobody in particular: what a template prints for one mail service serves all that are alike to it.

A team's mail is made for each service of a dozen, and once more for its draft. Its template knows little of a service
(`Manner`), and the tags go in last: so it runs, is inlined and resolved once for each manner. A template that asks for
more, such as the address of its own file or the name of the service, runs for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from generator.model.artifact import Issued
from generator.model.declared import dataclass
from generator.model.plan import Cohort
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.render.formats.shape import Format, Halves
from generator.render.resolve import Piece
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.views.mail import opens_of
from generator.render.views.mail_service import Manner, manner_of, merge_for, merging_of
from generator.render.views.merging import Merging
from generator.render.watch import Read, Watch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Print:
    """What a template has printed, resolved and without tags, with the links that it issued and what it read."""

    pieces: list[Piece]
    issued: tuple[Issued, ...]
    reads: dict[Read, None]


class Letters:
    """The prints of one press."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._prints: dict[tuple[Cohort, Manner], _Print] = {}

    def pieces(self, run: Run, studio: Studio, kind: Format, printed: Callable[[], str]) -> list[Piece]:
        """What `kind` makes of what the template of `run` prints; `printed` runs it, where that is needed.

        Raises `ProjectInvalid` where the styles of a mail cannot be read.
        """
        merging = merging_of(studio, run) if run.partner is None and kind.halves and run.cohort.mail else None
        manner = _manner(studio, run, merging) if merging else None
        if merging is None or manner is None or kind.halves is None:
            marked = printed()
            return told(run.cohort, lambda: kind.cut(marked, studio.locale, run.sheet))
        known = self._print(run, studio, kind.halves, manner, printed)
        merge_for(run, merging)
        return kind.halves.fill(known.pieces, studio.locale, run.sheet)

    def _print(
        self, run: Run, studio: Studio, halves: Halves, manner: Manner, printed: Callable[[], str]
    ) -> _Print:  # fmt: skip
        key = (replace(run.cohort, dialect=""), manner)
        known = self._prints.get(key)
        if known is not None:
            run.sheet.issued += known.issued
            self._watch.again(known.reads)
            return known
        with self._watch.noting() as reads:
            marked = printed()
        self._watch.again(reads)
        pieces = told(run.cohort, lambda: halves.resolve(marked, studio.locale))
        reads.pop(("dialects", run.dialect.slug), None)  # each reads its own
        made = _Print(pieces, tuple(run.sheet.issued), reads)
        if not run.placed:
            self._prints[key] = made
        return made


def _manner(studio: Studio, run: Run, merging: Merging) -> Manner | None:
    """None for a mail without copy, of which nothing is known."""
    copy = studio.project.unit(run.cohort.segment, f"mail-{run.cohort.mail}", studio.copy_locale)
    return manner_of(run, merging, opens_of(copy)) if copy else None


def told(cohort: Cohort, make: Callable[[], T]) -> T:
    """What `make` gives; where it cannot, that is a problem of the recipe."""
    try:
        return make()
    except ValueError as error:
        raise ProjectInvalid([Problem(Position(cohort.recipe.file), "E0711", str(error))]) from error
