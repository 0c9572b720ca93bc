"""Plain text: a right-to-left paragraph that opens in Latin gets its mark.

The direction of a post, a subject or a text part is decided by the reader's application, paragraph by paragraph, from
the first strong letter. See "Plain text" in `docs/rtl.md`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, Literal

from generator.text.bidi import FSI, LRI, PDI, RLI, RLM, BaseDirection, strong_direction
from generator.text.markers import SLOT_START

OPENERS: Final[Mapping[str, str]] = {"x": "\u061c"}
"""Networks whose opener is not RLM: X weighs U+061C as 1 and U+200F as 2."""

_URL_LINE: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


OPENING_MARKS: Final[Mapping[Literal["rlm", "alm"], str]] = {"rlm": RLM, "alm": "\u061c"}
"""By the name that the facts of a network give."""


def opener_for(network: str) -> str:
    """The mark that opens a right-to-left paragraph on this network (or medium)."""
    return OPENERS.get(network, RLM)


def _is_url(text: str, urls: Collection[str]) -> bool:
    return text in urls or _URL_LINE.fullmatch(text) is not None


def open_paragraphs(text: str, base: BaseDirection, mark: str, urls: Collection[str] = ()) -> str:
    """Put `mark` before each line that would be drawn left to right in a right-to-left text.

    A line needs it if either heuristic in use (HTML's, which looks into isolates, or UAX#9 P2, which skips them) finds
    a Latin letter first. A slot counts as Latin, since its data is not known yet; a mark too many does no harm.
    """
    if base != "rtl":
        return text
    return "\n".join(mark + line if _opens_ltr(line, urls) else line for line in text.split("\n"))


def _opens_ltr(line: str, urls: Collection[str]) -> bool:
    if _is_url(line.strip(), urls):
        return False
    return "ltr" in (first_strong(line), first_strong(line, skip_isolates=True))


def first_strong(line: str, *, skip_isolates: bool = False) -> BaseDirection | None:
    """Direction of the first strong character, looking into isolates (HTML) or past them (UAX#9 rule P2)."""
    depth = 0
    for char in line:
        if char in (LRI, RLI, FSI):
            depth += 1
        elif char == PDI:
            depth = max(0, depth - 1)
        elif not (skip_isolates and depth):
            direction = "ltr" if char == SLOT_START else strong_direction(char)
            if direction:
                return direction
    return None
