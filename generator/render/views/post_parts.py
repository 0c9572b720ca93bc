"""A post in its parts, and the shorter and shorter versions of it that a network may need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from generator.model.declared import dataclass
from generator.model.post import Part

ENDS: Final[tuple[Part, ...]] = ("hashtags", "mentions", "body")
"""Parts that go piece by piece, the last piece first; the others go at once."""


@dataclass(frozen=True, slots=True)
class PostParts:
    """Marked texts, ready to be put together. `label` is the disclosure; it and the link stand in every version."""

    label: str
    hook: str = ""
    body: tuple[str, ...] = ()
    cta: str = ""
    hashtags: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    def text(self, link: str = "") -> str:
        """Disclosure and words, the link alone on its line, then tags and mentions; blank lines between paragraphs."""
        words = "\n\n".join(part for part in (self.hook, *self.body, self.cta) if part)
        opening = f"{self.label} {words}" if words else self.label
        closing = " ".join((*self.hashtags, *self.mentions))
        return "\n\n".join(part for part in (opening, link, closing) if part)


def versions_of(parts: PostParts, drop: Sequence[Part]) -> tuple[PostParts, ...]:
    """The post as a whole, and then always a piece less: each version is part of the one before it.

    What `drop` does not name stands in all of them.
    """
    return tuple(_shorter(parts, drop))


def _shorter(parts: PostParts, drop: Sequence[Part]) -> Iterator[PostParts]:
    yield parts
    for name in drop:
        while getattr(parts, name):
            parts = _without(parts, name)
            yield parts


def _without(parts: PostParts, name: Part) -> PostParts:
    rest: Any = getattr(parts, name)[:-1] if name in ENDS else ""
    return replace(parts, **{name: rest})
