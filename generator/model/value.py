"""A value that knows its kind, and so its direction.

Kinds and directions are those of the table "kind to direction" in `docs/rtl.md`.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

from generator.model.declared import dataclass

Direction = Literal["ltr", "rtl", "auto"]


class Kind(Enum):
    """What a value is; the direction of most kinds does not depend on the data."""

    TEXT = "text"  # names, brands, titles, quotations: direction by data
    PHRASE = "phrase"  # words of the page's own language: never isolated
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    CODE = "code"
    FILE = "file"
    ID = "id"
    VERSION = "version"
    FORMULA = "formula"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    MERGE = "merge"  # filled by the partner's mail tool: unknown until it is sent


@dataclass(frozen=True, slots=True)
class Value:
    """Text to be printed, with its kind and, where the formatter knows it, its direction."""

    text: str
    kind: Kind = Kind.TEXT
    direction: Direction | None = None
