"""From pydantic's error location back to the very key or value in the file, and to the model that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.model.declared import dataclass
from generator.model.source import Entry, Mapping, Node, Scalar, Sequence

Loc = tuple[int | str, ...]
_KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an error belongs.

    `words` is the path in words (`tiers[0].reward`), empty for the whole file. `key` is the key that leads here.
    `labels` are the names of union branches met on the way, each with the words of the place of the union.
    """

    node: Node
    key: Scalar | None
    words: str
    labels: tuple[tuple[str, str], ...]
    at_key: bool = False
    parent: Mapping | None = None

    @property
    def empty(self) -> bool:
        return isinstance(self.node, Scalar) and self.node.missing


def locate(root: Node, loc: Loc) -> Place:
    """Follow `loc` as far as the file goes; items that name no key or index are union labels or tags."""
    last = str(loc[-1]) if loc else ""

    def unmatched(place: Place) -> tuple[int, bool]:
        return len(place.labels), place.labels[-1:] == ((place.words, last),)

    return min(_walks(Place(root, None, "", ()), loc), key=unmatched)


def _walks(place: Place, loc: Loc) -> Iterator[Place]:
    if not loc:
        yield place
        return
    item, rest = loc[0], loc[1:]
    if item == _KEY:
        yield from _walks(replace(place, at_key=True), rest)
        return
    step = _step(place, item)
    if step is not None:
        yield from _walks(step, rest)
    labels = (*place.labels, (place.words, str(item)))
    yield from _walks(replace(place, labels=labels), rest)


def _step(place: Place, item: int | str) -> Place | None:
    node = place.node
    if isinstance(node, Sequence) and isinstance(item, int) and 0 <= item < len(node.items):
        return Place(node.items[item], None, f"{place.words}[{item}]", place.labels)
    if isinstance(node, Mapping):
        entry = node.get(str(item))
        if entry is not None:
            return Place(entry.value, entry.key, joined(place.words, str(item)), place.labels, parent=node)
    return None


def joined(words: str, key: str) -> str:
    return f"{words}.{key}" if words else key


def words_of(root: Node, scalar: Scalar, words: str = "") -> str:
    """The path in words of a scalar of this tree, by its place; empty where it is not in it."""
    if isinstance(root, Scalar):
        return words if root.position == scalar.position else ""
    children: Iterator[tuple[str, Node]]
    if isinstance(root, Mapping):
        children = ((joined(words, entry.key.text), entry.value) for entry in root.entries)
    else:
        children = ((f"{words}[{index}]", item) for index, item in enumerate(root.items))
    return next((found for name, child in children if (found := words_of(child, scalar, name))), "")


def first_key(node: Node) -> Entry | None:
    return node.entries[0] if isinstance(node, Mapping) and node.entries else None


def fields_at(model: type[BaseModel], loc: Loc) -> dict[str, Any]:
    """The fields that may stand at `loc`, by the name that the file uses (aliases count)."""
    candidates = [model]
    for item in loc:
        if isinstance(item, int):
            continue
        inside = [found for one in candidates if item in (fields := _fields(one)) for found in _models_in(fields[item])]
        labelled = [one for one in candidates if item in _tags(one) or _is_label(item, one.__name__)]
        candidates = inside or labelled or candidates
    return {name: kind for one in candidates for name, kind in _fields(one).items()}


def _is_label(item: str, name: str) -> bool:
    """Pydantic calls a branch by its model, inside `function-before[...]` where the model has such a validator."""
    return item == name or item.endswith(f", {name}]")


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _tags(model: type[BaseModel]) -> set[str]:
    kinds = [info.annotation for info in model.model_fields.values() if get_origin(info.annotation) is Literal]
    return {str(tag) for kind in kinds for tag in get_args(kind)}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
