"""An offer that begins from another one: both trees become one, before anything is typed.

Every node keeps its own place, and what the marketer wrote stands first in each group, so that a problem of the whole
is told at the marketer's own line. Top-level keys replace; `lines` merge by `id`, `words` by word and language;
`leave_out` takes lines away. A key without a value takes away what it had before (`hold:`).
"""

from __future__ import annotations

from typing import Final

from generator.model.declared import dataclass
from generator.model.fields import Model, Slug
from generator.model.source import Entry, Mapping, Node, Scalar, Sequence

WAYS: Final = ("give", "rates", "tiers", "choose")
"""A line says what it gives in one of these; the line's own way drops the other offer's, and with it the sources."""
START: Final = ("preset", "leave_out")
"""Keys of an offer's file that say how it begins; no model of an offer has them."""


class Start(Model):
    """How an offer's file begins: from which offer, and without which of its lines."""

    preset: Slug | None = None
    leave_out: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """An offer's file in two: how it begins, and what it says itself."""

    start: Mapping
    own: Mapping


def taken_apart(root: Mapping) -> Begun:
    """The keys of `Start`, and all others."""
    start = tuple(entry for entry in root.entries if entry.key.text in START)
    own = tuple(entry for entry in root.entries if entry.key.text not in START)
    return Begun(Mapping(start, root.position), Mapping(own, root.position))


def merged(own: Mapping, base: Mapping, leave_out: frozenset[str]) -> Mapping:
    """What the file says, and whatever it leaves unsaid from `base`."""
    base = taken_apart(base).own
    entries = [_with_base(entry, base.get(entry.key.text), leave_out) for entry in own.entries]
    rest = [entry for entry in base.entries if own.get(entry.key.text) is None]
    return Mapping((*entries, *(_without(entry, leave_out) for entry in rest)), own.position)


def _with_base(entry: Entry, base: Entry | None, leave_out: frozenset[str]) -> Entry:
    mine, theirs = entry.value, base.value if base else None
    if entry.key.text == "lines" and isinstance(mine, Sequence) and isinstance(theirs, Sequence):
        return Entry(entry.key, _lines(mine, theirs, leave_out))
    if entry.key.text == "words" and isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return Entry(entry.key, _words(mine, theirs))
    return entry


def _without(entry: Entry, leave_out: frozenset[str]) -> Entry:
    if entry.key.text != "lines" or not isinstance(entry.value, Sequence):
        return entry
    items = tuple(item for item in entry.value.items if id_of(item) not in leave_out)
    return Entry(entry.key, Sequence(items, entry.value.position))


def _lines(mine: Sequence, theirs: Sequence, leave_out: frozenset[str]) -> Sequence:
    """The other offer's lines in their order, then the new ones. A second line of one `id` stays, to be told of."""
    changes: dict[str, Mapping] = {}
    for item in mine.items:
        if isinstance(item, Mapping) and id_of(item):
            changes.setdefault(id_of(item), item)
    kept = [item for item in theirs.items if id_of(item) not in leave_out]
    old = [_line(changes[id_of(item)], item) if id_of(item) in changes else item for item in kept]
    used = {id(changes[id_of(item)]) for item in kept if id_of(item) in changes}
    return Sequence((*old, *(item for item in mine.items if id(item) not in used)), mine.position)


def _line(mine: Mapping, theirs: Node) -> Mapping:
    if not isinstance(theirs, Mapping):
        return mine
    own_way = any(entry.key.text in WAYS and not _empty(entry.value) for entry in mine.entries)
    dropped = {entry.key.text for entry in mine.entries} | ({*WAYS, "sources"} if own_way else set())
    return Mapping((*mine.entries, *(one for one in theirs.entries if one.key.text not in dropped)), mine.position)


def _words(mine: Mapping, theirs: Mapping) -> Mapping:
    both = [(entry, theirs.get(entry.key.text)) for entry in mine.entries]
    entries = [Entry(entry.key, _languages(entry.value, base.value)) if base else entry for entry, base in both]
    rest = (entry for entry in theirs.entries if mine.get(entry.key.text) is None)
    return Mapping((*entries, *rest), mine.position)


def _languages(mine: Node, theirs: Node) -> Node:
    if not isinstance(mine, Mapping) or not isinstance(theirs, Mapping):
        return mine
    rest = (entry for entry in theirs.entries if mine.get(entry.key.text) is None)
    return Mapping((*mine.entries, *rest), mine.position)


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.missing


def id_of(line: Node) -> str:
    """The `id` of a line as it is written; empty where it has none."""
    entry = line.get("id") if isinstance(line, Mapping) else None
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else ""


def ids_of(root: Node) -> dict[str, Scalar]:
    """Every line's `id`, as it is written first, with its place."""
    entry = root.get("lines") if isinstance(root, Mapping) else None
    found: dict[str, Scalar] = {}
    for line in entry.value.items if entry is not None and isinstance(entry.value, Sequence) else ():
        named = line.get("id") if isinstance(line, Mapping) else None
        if named is not None and isinstance(named.value, Scalar):
            found.setdefault(named.value.text, named.value)
    return found
