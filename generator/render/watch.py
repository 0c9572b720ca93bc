"""What a template run reads: noted while it runs, so that the next build knows what depends on what.

Nothing is declared by hand. The maps of the project are wrapped for the render stage; whatever key is looked up while
a run is under way is one of its inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Final, TypeVar

from generator.model.plan import Cohort
from generator.model.project import Project

K = TypeVar("K")
V = TypeVar("V")

Read = tuple[str, ...]
"""An input: the name of a map, then the parts of the key; the name alone stands for all of the map."""

WATCHED: Final = (
    "offers", "earlier", "forms", "segments", "copy", "posts", "networks", "disclosures", "dialects", "logos",
    "schedulers", "calendar",
)  # fmt: skip
TEMPLATE, COHORT, LOGOS = "template", "cohort", "with_logo"
"""Inputs beside the maps: a template's text, what another cohort read, the partners of a segment who have a logo."""


class Watch:
    """The runs under way, and what each has read so far."""

    def __init__(self) -> None:
        self._open: list[dict[Read, None]] = []

    def note(self, *read: str) -> None:
        """The innermost run under way reads this; nobody does while partners are stamped."""
        if self._open:
            self._open[-1][read] = None

    @contextmanager
    def noting(self) -> Iterator[dict[Read, None]]:
        """Collect what is read inside."""
        reads: dict[Read, None] = {}
        self._open.append(reads)
        try:
            yield reads
        finally:
            self._open.pop()

    def again(self, reads: Mapping[Read, None]) -> None:
        """Note what was read when something was made that is used once more."""
        if self._open:
            self._open[-1].update(reads)


class Noted(Mapping[K, V]):
    """A map that notes what is looked up in it."""

    __slots__ = ("_items", "_name", "_watch")

    def __init__(self, name: str, items: Mapping[K, V], watch: Watch) -> None:
        self._name, self._items, self._watch = name, items, watch

    def __getitem__(self, key: K) -> V:
        self._watch.note(self._name, *_parts(key))
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        self._watch.note(self._name, *_parts(key))
        return key in self._items

    def __iter__(self) -> Iterator[K]:
        self._watch.note(self._name)
        return iter(self._items)

    def __len__(self) -> int:
        self._watch.note(self._name)
        return len(self._items)


def watched(project: Project, watch: Watch) -> Project:
    """The same project, whose maps note what is read."""
    maps: dict[str, Any] = {name: Noted(name, getattr(project, name), watch) for name in WATCHED}
    return replace(project, **maps)


class Inputs:
    """Digests of what can be read, of one project and its templates."""

    def __init__(self, project: Project, templates: Mapping[str, str]) -> None:
        self._project = project
        self._templates = templates
        self._known: dict[Read, str] = {}

    def digest(self, read: Read) -> str:
        """What the input is now; the same for the same content in every process."""
        known = self._known.get(read)
        if known is None:
            known = self._known[read] = digest(self._value(read))
        return known

    def _value(self, read: Read) -> object:
        name, *parts = read
        if name == TEMPLATE:
            return self._templates.get(parts[0])
        if name == LOGOS:
            partners = self._project.partners
            return [partners.key(index) for index in partners.with_logo(parts[0])[: int(parts[1])]]
        items: Mapping[Any, object] = getattr(self._project, name)
        if not parts:
            return list(items.items())
        return items.get(parts[0] if len(parts) == 1 else tuple(parts))


def name_of(cohort: Cohort) -> str:
    """A cohort in a word, the same in every build."""
    parts = (
        cohort.locale,
        cohort.segment,
        cohort.variant,
        cohort.network,
        cohort.mail,
        cohort.page,
        cohort.link,
        cohort.post,
        *((cohort.scheduler,) if cohort.scheduler else ()),
        *((cohort.dialect,) if cohort.dialect else ()),
    )
    return "|".join((f"{cohort.recipe.name}.{cohort.recipe.format}", *parts))


def digest(value: object) -> str:
    """A short name of a value, by what it shows of itself."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _parts(key: object) -> tuple[str, ...]:
    return tuple(map(str, key)) if isinstance(key, tuple) else (str(key),)
