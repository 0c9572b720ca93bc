"""What stands in an offer's file, before it is typed: its groups by their path in words, figures, days and lengths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pydantic_core import PydanticCustomError

from generator.model.declared import dataclass
from generator.model.periods import Period, read_period
from generator.model.reading_numbers import read_amount, read_iso_date
from generator.model.source import Mapping, Node, Scalar, Sequence
from generator.validate.offer_presets import id_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """A group of fields. `words` is its path (`lines[seat-reward].give`), `key` the last key of it."""

    group: Mapping
    words: str
    key: str

    def at(self, key: str) -> Node | None:
        entry = self.group.get(key)
        return entry.value if entry else None

    def text(self, key: str) -> str:
        return text_of(self.at(key))

    def has(self, key: str) -> bool:
        found = self.at(key)
        return found is not None and not (isinstance(found, Scalar) and found.missing)


def spots(node: Node, words: str = "", key: str = "") -> Iterator[Spot]:
    """Every group of the tree, outermost first. Lines are named by their `id`: a number would not help."""
    if isinstance(node, Mapping):
        yield Spot(node, words, key)
        for entry in node.entries:
            name = entry.key.text
            yield from spots(entry.value, f"{words}.{name}" if words else name, name)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from spots(item, f"{words}[{(words == 'lines' and id_of(item)) or number}]", key)


def text_of(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def scalars(node: Node | None) -> Iterator[Scalar]:
    """One text, or the texts of a list."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and not item.missing:
            yield item


def items(node: Node | None) -> Iterator[Mapping]:
    """The groups of a list."""
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield item


def figure(node: Node | None) -> Decimal | None:
    """None where there is no number; typing tells of that."""
    found: Decimal | None = _read(read_amount, node)
    return found


def day(node: Node | None) -> date | None:
    found: date | None = _read(read_iso_date, node)
    return found


def length(node: Node | None) -> Period | None:
    found: Period | None = _read(read_period, node)
    return found


def _read(read: Callable[[Any], Any], node: Node | None) -> Any:
    if not isinstance(node, Scalar) or node.missing:
        return None
    try:
        return read(node.text)
    except PydanticCustomError:
        return None
