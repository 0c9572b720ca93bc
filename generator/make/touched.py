"""Where somebody has been in the site since the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.publish.staging import Staging


def touched(staging: Staging, seen: set[str], paths: Iterable[str]) -> Iterator[str]:
    """The folders of these files, up to the site's own, that are not as the last build left them; each one once."""
    for path in paths:
        folder = path
        while folder and (folder := folder.rpartition("/")[0]) not in seen:
            seen.add(folder)
            if staging.touched(folder):
                yield folder
