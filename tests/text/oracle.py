"""The order in which a reader sees characters, worked out by the Unicode algorithm (python-bidi).

`docs/rtl.md` describes the method: fill a case, resolve it, and look for the expected run in the visual order.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import bidi

from generator.model.value import Direction, Kind, Value
from generator.text.bidi import BIDI_CONTROL, FSI, LRI, PDI, RLI

Base = Literal["ltr", "rtl"]

_TAG = re.compile(r'<(?:bdi|span)(?: dir="(ltr|rtl|auto)")?>|</(?:bdi|span)>')
_OPENING = {"ltr": LRI, "rtl": RLI, "auto": FSI, None: FSI}
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&quot;": '"', "&amp;": "&"}


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with values, and the run that a reader must see in it."""

    name: str
    template: str
    values: tuple[Value, ...]
    expected: str
    base: Base
    rule: bool

    def fill(self, notes: list[str]) -> str:
        return self.template.format(*notes)

    @property
    def prose(self) -> str:
        return self.fill([value.text for value in self.values])


def read_cases() -> tuple[Case, ...]:
    rows = json.loads((Path(__file__).parent / "rtl-cases.json").read_text("utf-8"))
    return tuple(_case(row) for row in rows)


def _case(row: dict[str, object]) -> Case:
    values: list[list[str]] = row["vals"]  # type: ignore[assignment]
    tokens: list[str] = row["exp"]  # type: ignore[assignment]
    return Case(
        str(row["id"]),
        str(row["tmpl"]),
        tuple(Value(text, Kind(kind), _direction(rest)) for text, kind, *rest in values),
        "".join(seen(token[::-1] if _ARABIC.search(token) else token) for token in tokens),
        "rtl" if row["base"] == "rtl" else "ltr",
        str(row["treatment"]).startswith("RULE"),
    )


def _direction(rest: list[str]) -> Direction | None:
    return rest[0] if rest else None  # type: ignore[return-value]


def seen(text: str) -> str:
    """What is drawn: no marks, no controls."""
    return "".join(char for char in text if char not in BIDI_CONTROL and unicodedata.category(char) != "Mn")


def visual(text: str, base: Base) -> str:
    """`text` from left to right as drawn; line by line."""
    lines = ("".join(char for char in line if unicodedata.category(char) != "Mn") for line in text.split("\n"))
    return "\n".join(seen(str(bidi.get_display(line, base_dir="R" if base == "rtl" else "L"))) for line in lines)


def from_html(html: str) -> str:
    """HTML isolates as isolate characters, entities as characters."""
    text = _TAG.sub(lambda tag: PDI if tag.group().startswith("</") else _OPENING[tag[1]], html)
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return text
