"""Labels that a regulator refuses as a disclosure, found where a text uses them as one.

`#sp` is refused wherever it stands. A plain word such as `affiliate` is an ordinary word inside a sentence, and a label
at the start of a paragraph, in brackets, or before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_START: Final = r"(?:(?<![^\n])[ \t*_]*|[(\[|]\s*)"
_END: Final = r"(?=[ \t]*(?:(?:link|post|ad)s?\b[ \t]*)?(?:[)\]|:!.*_]|$))"
_BRAND: Final = r"@brand\b"


class Refusal(NamedTuple):
    """A refused label: where in the text, as it is written there, who refuses it, whether that is well known."""

    start: int
    words: str
    where: str
    sure: bool


class Refusals:
    """All refused labels: each with the jurisdiction that refuses it, and whether a source says so."""

    def __init__(self, labels: Iterable[tuple[str, str, bool]]) -> None:
        known: dict[str, tuple[str, bool]] = {}
        for text, where, sure in sorted(labels, key=lambda label: not label[2]):  # what is sure first
            known.setdefault(text.casefold(), (where, sure))
        self._known: Final = known
        self._patterns: Final = [(_pattern(text), *known[text]) for text in known]

    def in_text(self, text: str) -> Iterator[Refusal]:
        for pattern, where, sure in self._patterns:
            for found in pattern.finditer(text):
                yield Refusal(found.start(1), found[1], where, sure)

    def of_tag(self, tag: str) -> Refusal | None:
        """The same for a hashtag without its `#`."""
        for text in (f"#{tag}".casefold(), tag.casefold()):
            if text in self._known:
                return Refusal(0, f"#{tag}", *self._known[text])
        return None


def _pattern(label: str) -> re.Pattern[str]:
    escaped = re.escape(label)
    if label.startswith("#"):
        return re.compile(rf"(?<![\w&/])({escaped})(?![\w])", re.IGNORECASE)
    words = re.sub(_BRAND, lambda _: r"@[\w.]+", escaped, flags=re.IGNORECASE)
    return re.compile(rf"{_START}({words}){_END}", re.IGNORECASE | re.MULTILINE)
