"""Noncharacters that carry meaning through a template and never reach a reader.

Content may not contain them (`hygiene.py` refuses them), so they cannot clash with words. See `docs/rtl.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.model.value import Direction

AUTO: Final = "\ufdd0"
LTR: Final = "\ufdd1"
RTL: Final = "\ufdd2"
END: Final = "\ufdd3"
SLOT_START: Final = "\ufdd4"
SLOT_END: Final = "\ufdd5"
HOLD_START: Final = "\ufdd6"
HOLD_END: Final = "\ufdd7"
GUARD: Final = "\ufdd8"
"""Stands in a partner's `[[` while a mail is filled for this one partner, so that no data is read as a token."""
DIVIDER: Final = "\ufdd9"
"""Stands between two artifacts that are stamped as one."""

OPENING: Final[Mapping[str, Direction]] = {AUTO: "auto", LTR: "ltr", RTL: "rtl"}
_BY_DIRECTION: Final[Mapping[Direction, str]] = {direction: mark for mark, direction in OPENING.items()}

VALUE: Final = re.compile(rf"([{AUTO}{LTR}{RTL}])([^{AUTO}{LTR}{RTL}{END}]*){END}")
"""An innermost bracketed value: opening mark, text."""

_BRACKETS: Final = re.compile(rf"[{AUTO}{LTR}{RTL}{END}]")
_ANY: Final = re.compile("[\ufdd0-\ufdef]")


def wrap(text: str, direction: Direction) -> str:
    """Put value brackets round `text`; the output's resolver turns them into the notation of its context."""
    return f"{_BY_DIRECTION[direction]}{text}{END}"


def slot(index: int) -> str:
    """The token that stands for partner value number `index` in a stencil."""
    return f"{SLOT_START}{index}{SLOT_END}"


def strip_markers(text: str) -> str:
    """`text` without value brackets. Slot and hold tokens stay: they stand for content."""
    return _BRACKETS.sub("", text)


def leftover(text: str) -> int | None:
    """Index of the first marker of any kind, or None. A finished output must have none."""
    found = _ANY.search(text)
    return found.start() if found else None
