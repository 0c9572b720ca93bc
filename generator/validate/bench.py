"""What the parts of validation share: the source they read and the problems they gather."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.model.fields import Model
from generator.model.problem import Position, Problem
from generator.model.source import Source, YamlFile
from generator.validate.suggest import closest
from generator.validate.typed import build
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


@dataclass(slots=True)
class Bench:
    """The source under validation, and everything that was found wrong with it so far."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

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

    def typed(self, model: type[M], file: YamlFile, context: str) -> M | None:
        if file.root is None:
            return None
        return build(model, file.root, self.problems, context=context)

    def say(self, position: Position, code: str, message: str, **more: str) -> None:
        severity = "warning" if code.startswith("W") else "error"
        self.problems.append(Problem(position, code, message, severity=severity, **more))  # type: ignore[arg-type]

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

    def place(self, key: str, *path: str) -> Position:
        """Where a field stands in a YAML file (the file itself where it cannot be found)."""
        from generator.model.source import Mapping as Node
        from generator.model.source import Scalar

        file = self.source.yaml.get(key)
        if file is None or file.root is None:
            return Position(file.path if file else key)
        node = file.root
        for name in path:
            entry = node.get(name) if isinstance(node, Node) else None
            if entry is None:
                break
            node = entry.value
        return node.position if isinstance(node, Scalar) else node.position

    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


Nouns = Mapping[str, Model]
