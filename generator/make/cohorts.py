"""The cohorts of partners, sorted for the work: by segment, and by whether they have to be made anew."""

from __future__ import annotations

from collections.abc import Sequence

from generator.make.news import News
from generator.model.plan import Cohort
from generator.render.watch import name_of

Dated = tuple[tuple[Cohort, ...], tuple[int, ...], tuple[int, ...]]
"""The cohorts that have to be made anew, their numbers, and those of all others."""
NONE: Dated = ((), (), ())


def dated(cohorts: Sequence[Cohort], news: News) -> Dated:
    """Which of a segment's cohorts have to be made anew."""
    stale = [name_of(cohort) in news.cohorts for cohort in cohorts]
    numbers = range(len(cohorts))
    return (
        tuple(cohort for cohort, is_stale in zip(cohorts, stale, strict=True) if is_stale),
        tuple(number for number in numbers if stale[number]),
        tuple(number for number in numbers if not stale[number]),
    )


def by_segment(cohorts: Sequence[Cohort]) -> dict[str, tuple[Cohort, ...]]:
    """The cohorts of partners, by their segment."""
    found: dict[str, list[Cohort]] = {}
    for cohort in cohorts:
        if cohort.per_partner:
            found.setdefault(cohort.segment, []).append(cohort)
    return {segment: tuple(mine) for segment, mine in found.items()}
