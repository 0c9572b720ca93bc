"""Whether two folders hold the same pages. What counts as the same is as little as the languages' habits need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path

_LINK_ID = re.compile(r"utm_id=[0-9a-z]{10}")  # each contender hashes in its own way
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")  # a space without a line break is part of the text, and stays
_LETTERS = {"&#39;": "'", "&#43;": "+", "&#34;": "&quot;", "\u00a0": "&nbsp;"}  # the same letter, written otherwise
_REFERENCE = re.compile("|".join(map(re.escape, _LETTERS)))


class PagesDiffer(Exception):
    """A competitor does not make the pages that Wasl makes, so its figures would say nothing."""


def plain(page: str) -> str:
    """A page without what may differ: links' ids, line breaks between tags, two ways to write one letter."""
    page = _BETWEEN_TAGS.sub("><", _LINK_ID.sub("", page)).strip()
    return _REFERENCE.sub(lambda hit: _LETTERS[hit[0]], page)


def digests(folder: Path) -> dict[str, bytes]:
    """By path, a digest of every page's `plain` text."""
    return {
        path: blake2b(plain((folder / path).read_text(encoding="utf-8")).encode(), digest_size=16).digest()
        for path in _paths(folder)
    }


def _paths(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))


def sample_of(folder: Path, count: int = 200) -> dict[str, str]:
    """Some pages by their path, for a message."""
    return {path: (folder / path).read_text(encoding="utf-8") for path in islice(sorted(_paths(folder)), count)}


def check_same(name: str, expected: dict[str, bytes], folder: Path, sample: dict[str, str]) -> None:
    """Raise `PagesDiffer` unless `folder` holds exactly the `expected` pages.

    `sample` holds Wasl's text of some pages, so that the message can show where one of them begins to differ.
    """
    found = digests(folder)
    if found == expected:
        return
    wrong = sorted(path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path))
    both = next((path for path in wrong if path in sample and path in found), None)
    where = difference(sample[both], (folder / both).read_text("utf-8")) if both else ""
    raise PagesDiffer(
        f"{name}: {len(wrong):,} of {len(expected):,} pages differ, {both or wrong[0]} among them\n{where}"
    )


def difference(one: str, other: str) -> str:
    """Where two pages begin to differ, with the text around."""
    a, b = plain(one), plain(other)
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    start = max(0, at - 80)
    return f"wanted: …{a[start : at + 80]}\nfound:  …{b[start : at + 80]}"
