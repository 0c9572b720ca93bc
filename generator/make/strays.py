"""What stands in the site and is no file of this build: put there by hand, or left by a program of another version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.make import Made
from generator.make.cohorts import Groups
from generator.make.touched import touched
from generator.make.work import Work


def strays(work: Work, made: Made, shared: Iterable[str]) -> Iterator[str]:
    """Files and folders that do not belong, in the folders that somebody has touched since the last build."""
    shared = list(shared)
    common = [seen.path for seen in made.part.common.values()]
    suspect = made.part.touched.union(touched(work.staging, set(), [*shared, *common]))
    if not suspect:
        return
    ours = set(shared).union(common, _of_partners(work))
    folders = {folder for path in ours for folder in _above(path)}
    for folder in sorted(suspect):
        for path, is_folder in work.staging.listed(folder):
            if path not in (folders if is_folder else ours):
                yield path


def _of_partners(work: Work) -> Iterator[str]:
    groups = Groups(work.plan.cohorts)
    for place in work.plan.places:
        partner = work.plan.roster[place]
        group = groups.of(partner)
        yield from work.press.places(group.name, partner, group.cohorts)


def _above(path: str) -> Iterator[str]:
    while path:
        path = path.rpartition("/")[0]
        yield path
