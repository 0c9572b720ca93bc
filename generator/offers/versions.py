"""The versions of an offer: the present one in its file, earlier ones by the day from which they were valid."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator.model.declared import dataclass

FOLDER = "content/offers"
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\.ya?ml", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """`day` is the `valid_from` that the version had; `path` is where it is kept."""

    day: date
    path: str


def earlier(slug: str, files: Iterable[str]) -> tuple[Version, ...]:
    """The earlier versions of an offer among the project's files, oldest first.

    They are kept as `content/offers/<slug>/<date>.yaml`; a file there that is not named by a date is none.
    """
    front = f"{FOLDER}/{slug}/"
    found = (_version(file, file[len(front) :]) for file in files if file.startswith(front))
    return tuple(sorted(version for version in found if version is not None))


def archived(slug: str, day: date) -> str:
    """Where the version that was valid from `day` is kept."""
    return f"{FOLDER}/{slug}/{day.isoformat()}.yaml"


def _version(path: str, name: str) -> Version | None:
    dated = _DATED.fullmatch(name)
    try:
        return Version(date.fromisoformat(dated[1]), path) if dated else None
    except ValueError:  # 2026-02-30
        return None
