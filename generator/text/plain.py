"""Plain text: value brackets become isolate characters, and a paragraph that opens in Latin gets its mark.

The direction of a post, a subject or a text part is decided by the reader's application, paragraph by paragraph, from
the first strong letter. See "Plain text" in `docs/rtl.md`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from generator.text.bidi import FSI, LRI, PDI, RLI, RLM, BaseDirection, isolate_plain, needs_isolate, strong_direction
from generator.text.markers import END, OPENING, SLOT_START, VALUE

OPENERS: Final[Mapping[str, str]] = {"x": "\u061c"}
"""Networks whose opener is not RLM: X weighs U+061C as 1 and U+200F as 2."""

_URL_LINE: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_VALUE_LINE: Final = re.compile(
    rf"^([^\S\n]*)[{''.join(OPENING)}]([^\n{''.join(OPENING)}{END}]*){END}([^\S\n]*)$", re.MULTILINE
)


def opener_for(network: str) -> str:
    """The mark that opens a right-to-left paragraph on this network (or medium)."""
    return OPENERS.get(network, RLM)


def resolve_plain(marked: str, base: BaseDirection, urls: Collection[str] = ()) -> str:
    """Turn value brackets into isolate characters, leaving out those that change nothing.

    A URL that stands alone on its line stays bare: autolinkers swallow a control beside it. `urls` are slot tokens
    known to hold URLs, which are then treated as one.
    """
    text = _VALUE_LINE.sub(lambda line: _bare_url(line, urls), marked)
    count = 1
    while count:  # innermost brackets first, until none is left
        text, count = VALUE.subn(lambda found: _resolve_value(found[1], found[2], base), text)
    return text


def _bare_url(line: re.Match[str], urls: Collection[str]) -> str:
    return f"{line[1]}{line[2]}{line[3]}" if _is_url(line[2], urls) else line.group()


def _resolve_value(mark: str, text: str, base: BaseDirection) -> str:
    """Line by line: an isolate ends with its paragraph, whatever stands after it."""
    direction = OPENING[mark]
    return "\n".join(
        isolate_plain(line, direction) if needs_isolate(line, direction, base) else line for line in text.split("\n")
    )


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
