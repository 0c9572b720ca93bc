"""How often the parts of an SVG are drawn: `use` can make a few lines draw themselves a billion times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

MOST: Final = 10_000
"""More drawings of parts than any logo needs."""


def drawn_too_often(uses: Mapping[str, Sequence[str]]) -> bool:
    """Whether the picture draws more than `MOST` parts by reference, or one draws itself.

    `uses` names for each part (`""` is the whole picture) the parts that are drawn in it by `use`.
    """
    drawn: dict[str, int] = {}
    waiting: list[tuple[str, bool]] = [("", False)]
    path: set[str] = set()
    while waiting:
        name, done = waiting.pop()
        if done:
            path.discard(name)
            drawn[name] = sum(1 + drawn[inner] for inner in uses.get(name, ()))
        elif name in path:
            return True  # it is on the way to itself
        elif name not in drawn:
            path.add(name)
            waiting.append((name, True))
            waiting += [(inner, False) for inner in dict.fromkeys(uses.get(name, ()))]
    return drawn[""] > MOST
