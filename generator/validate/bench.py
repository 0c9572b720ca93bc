"""What the parts of validation share: the source they read and the problems they gather."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from generator.model.declared import dataclass, field
from generator.model.fields import Model
from generator.model.problem import Position, Problem
from generator.model.source import Mapping as Group
from generator.model.source import Node, Scalar, Sequence, Source, YamlFile
from generator.text.suggest import closest
from generator.validate.memory import Memory
from generator.validate.typed import build

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


@dataclass(slots=True)
class Bench:
    """The source under validation, and everything that was found wrong with it so far."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def once(self, key: Hashable, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives and says, from the last validation where `key` is equal and `of` are the same objects.

        `make` looks at nothing else.
        """
        return self.memory.once(key, of, make, self.problems)

    def noun(self, model: type[M], key: str, context: str) -> M | None:
        """The noun of one required YAML file; a missing file is a problem."""
        file = self.source.yaml.get(key)
        if file is None:
            self.say(Position(key), "E0117", f"{context} is missing: there is no `{key}`", fix=f"Write `{key}`.")
            return None
        return self.typed(model, file, context)

    def nouns(self, model: type[M], folder: str, context: str) -> dict[str, M]:
        """All nouns of a folder (`content/offers/*.yaml`), by their slug, the file's name."""
        found: dict[str, M] = {}
        for slug, file in self.files(folder):
            made = self.typed(model, file, f"{context} `{slug}`")
            if made is not None:
                found[slug] = made
        return found

    def files(self, folder: str) -> Iterator[tuple[str, YamlFile]]:
        for key, file in self.source.yaml.items():
            if key.startswith(f"{folder}/") and "/" not in key[len(folder) + 1 :]:
                yield key[len(folder) + 1 :].rsplit(".", 1)[0], file

    def names(self, folder: str, known: Iterable[str]) -> frozenset[str]:
        """What may be named: the good ones, and those whose own file is reported already."""
        return frozenset(known) | {slug for slug, _ in self.files(folder)}

    def segments(self, known: Iterable[str]) -> frozenset[str]:
        """The same for segments, which have a folder each."""
        return frozenset(known) | {
            key.split("/")[2] for key in self.source.yaml
            if key.startswith("content/segments/") and key.rpartition("/")[2].startswith("segment.")
        }  # fmt: skip

    def typed(self, model: type[M], file: YamlFile, context: str) -> M | None:
        root = file.root
        if root is None:
            return None
        key = ("typed", model, file.path, context)
        return self.once(key, (root,), lambda: build(model, root, self.problems, context=context))

    def say(self, position: Position, code: str, message: str, *, also: tuple[Position, ...] = (), **more: str) -> None:
        severity = "warning" if code.startswith("W") else "error"
        if "fix" in more:
            more["fix"] = more["fix"][:1].upper() + more["fix"][1:]
        self.problems.append(Problem(position, code, message, severity=severity, also=also, **more))  # type: ignore[arg-type]

    def known(self, position: Position, code: str, kind: str, name: str, names: Iterable[str]) -> bool:
        """Whether `name` is among `names`; otherwise a problem with the nearest one."""
        choices = sorted(names)
        if name in choices:
            return True
        self.say(
            position,
            code,
            f"there is no {kind} `{name}`",
            found=name,
            expected=f"one of: {', '.join(choices)}" if choices else f"a {kind}",
            suggestion=closest(name, choices) or "",
        )
        return False

    def place(self, key: str, *path: str | int) -> Position:
        """Where a value stands in a YAML file: `"goals", 0, "segment"`. The nearest that is there, or the file."""
        return place_in(self.source, key, *path)

    def node(self, key: str, *path: str | int) -> Node | None:
        """What is written there in a YAML file, if anything is."""
        file = self.source.yaml.get(key)
        node = file.root if file else None
        for name in path:
            node = _inside(node, name) if node else None
        return node

    def text(self, key: str, field: str) -> str:
        """What a file says in a field, also where the file is wrong elsewhere; empty where it says nothing."""
        file = self.source.yaml.get(key)
        node = _inside(file.root, field) if file and file.root else None
        return node.text if isinstance(node, Scalar) else ""

    def within(self, scalar: Scalar, words: str, nth: int = 0) -> Position:
        """Where `words` stand in the file for the `nth` time (from 0) inside a text, quoted, folded or in a block."""
        place = scalar.position
        text = self.source.texts.get(place.path, "")
        start = sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1
        found = start - 1
        for _ in range(nth + 1):
            found = text.find(words, found + 1)
            if found < 0:
                return place
        line = text.count("\n", 0, found) + 1
        return Position(place.path, line, found - text.rfind("\n", 0, found), len(words))

    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def place_in(source: Source, key: str, *path: str | int) -> Position:
    """Where a value stands in a YAML file (see `Bench.place`)."""
    file = source.yaml.get(key)
    if file is None or file.root is None:
        return Position(file.path if file else key)
    node = file.root
    for name in path:
        node = _inside(node, name) or node
    return node.entries[0].key.position if isinstance(node, Group) and node.entries else node.position


def _inside(node: Node, name: str | int) -> Node | None:
    if isinstance(node, Group):
        entry = node.get(str(name))
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(name, int) and name < len(node.items):
        return node.items[name]
    return None


Nouns = Mapping[str, Model]
