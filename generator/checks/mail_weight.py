"""The pictures of one mail, together (rule W43): a reader on the road waits for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.model.problem import Position, Problem

MOST_BYTES: Final = 800_000
_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def heavy(points: Iterable[tuple[str, str]], size: Callable[[str], int]) -> Iterator[Problem]:
    """`points` are (page, what it shows or links to) on the site; `size` gives the bytes of a file, 0 for none.

    A picture counts once for each mail, however often it is shown there.
    """
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for page, target in points:
        if "/mails/" in page and target.lower().endswith(_ENDINGS):
            shown[page].add(target)
    for page, pictures in sorted(shown.items()):
        weight = sum(map(size, pictures))
        if weight > MOST_BYTES:
            heaviest = max(sorted(pictures), key=size)
            yield Problem(
                Position(f"site/{page}"), "W0968", f"the pictures weigh {weight // 1000} KB, `{heaviest}` most of all",
                found=heaviest, expected=f"at most {MOST_BYTES // 1000} KB together", severity="warning",
            )  # fmt: skip
