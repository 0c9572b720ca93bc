"""Stage 1: folder to `Source`. Reads everything, types nothing, changes nothing.

The project's file wins over the shipped file of the same lookup path. Shipped are `kits/` and `themes/` of the second
folder (its `content/` is only the starter and never mixed in) and the world's facts of the package `generator.facts`.
Of the offers among these facts only those are opened that the project names; the others are in the `Source` by name,
with a root of None.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from generator.load.csv import parse_csv
from generator.load.encoding import decode
from generator.load.folder import CONTENT, FACTS, KITS, THEMES, Found, list_files, unreadable
from generator.load.markdown import parse_markdown
from generator.load.marks import digest_of, mark_of
from generator.load.memory import ReadingMemory
from generator.load.presets import PRESETS, presets_named
from generator.load.yaml import parse_yaml
from generator.model.declared import dataclass, field
from generator.model.inputs import Content, Inputs
from generator.model.problem import Position, Problem
from generator.model.source import SHIPPED, BinaryFile, CsvFile, MarkdownFile, Source, TextFile, YamlFile

_MAX_TEXT = 5_000_000
_MAX_TABLE = 64_000_000
_YAML = frozenset({"yaml", "yml"})
_FACTS = _YAML | {"json"}
_PICTURES = frozenset({"svg", "png", "jpg", "jpeg", "webp", "avif", "gif", "ico", "pdf"})
_FONTS = frozenset({"woff2", "woff", "ttf", "otf"})
_TEXTS = frozenset({"j2", "css", "js", "svg", "po", "pot", "txt", "html", "typ"})
_SHEETS = frozenset({"xlsx", "xls", "ods", "numbers", "docx", "doc"})
_DOCUMENTS = frozenset({"readme.md", "license", "license.txt", "notice", "ofl.txt"})

T = TypeVar("T")


@dataclass(slots=True)
class Shelf:
    """What is being filled while the folder is read; frozen into `Source` at the end."""

    yaml: dict[str, YamlFile] = field(default_factory=dict)
    markdown: dict[str, MarkdownFile] = field(default_factory=dict)
    csv: dict[str, CsvFile] = field(default_factory=dict)
    text: dict[str, TextFile] = field(default_factory=dict)
    binary: dict[str, BinaryFile] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    read: dict[str, Content] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, other: Shelf) -> None:
        """Put all that another shelf holds on this one."""
        for files in fields(Shelf)[:-1]:
            if found := getattr(other, files.name):
                getattr(self, files.name).update(found)
        self.problems += other.problems

    def source(self) -> Source:
        return Source(
            _sorted(self.yaml), _sorted(self.markdown), _sorted(self.csv),
            _sorted(self.text), _sorted(self.binary), self.texts,
        )  # fmt: skip


Memory = ReadingMemory[Shelf]
"""What `read_project` remembers from call to call."""


def read_project(
    root: Path, shipped: Path | None = None, facts: Traversable | None = None, memory: Memory | None = None,
    inputs: Inputs | None = None,
) -> tuple[Source, tuple[Problem, ...]]:  # fmt: skip
    """Read the project below `root`; every problem of every file comes back, sorted by place.

    `shipped` is the folder that carries Wasl's own `kits/` and `themes/`; `facts` replaces the package's facts in
    tests. With a `memory` of earlier calls for the same folders, files that have not changed are not read again: their
    parts of the source are the same objects. Nothing is raised for what stands in the files. What is read but the facts
    is noted in `inputs`.
    """
    shelf, inputs = Shelf(), inputs or Inputs()
    if not (root / CONTENT).is_dir():
        fix = "Run the command in the folder that holds `content/`, name it with --root, or start with `wasl new DIR`."
        shelf.problems.append(Problem(Position(CONTENT), "E0116", "there is no `content/` folder here", fix=fix))
    found, problems = list_files(root, (CONTENT, KITS, THEMES), inputs=inputs)
    shelf.problems += problems
    if shipped is not None and not _same(shipped, root):
        ours, shipped_problems = list_files(shipped, (KITS, THEMES), SHIPPED, inputs)
        shelf.problems += shipped_problems
        taken = {item.key for item in found}
        found += [item for item in ours if item.key not in taken]
    folder = facts if facts is not None else resources.files("generator") / FACTS
    if memory is None:
        for item in found:
            _read_file(item, shelf)
        shelf.take(_shelf_of_facts(folder))
    else:
        memory.begin()
        for item in found:
            shelf.take(memory.file(item.path, item.file, partial(_shelf_of, item)))
        shelf.take(memory.fixed(FACTS, partial(_shelf_of_facts, folder)))
    for preset in presets_named(shelf.yaml):
        read = partial(_shelf_of_preset, folder, preset)
        shelf.take(memory.fixed(f"{PRESETS}/{preset}", read) if memory is not None else read())
    inputs.files |= shelf.read
    return shelf.source(), tuple(sorted(shelf.problems))


def read_presets(facts: Traversable | None = None) -> tuple[Source, tuple[Problem, ...]]:
    """All offers that Wasl comes with, opened: for who lists them, not for a build."""
    shelf, folder = Shelf(), facts if facts is not None else resources.files("generator") / FACTS
    for key, _ in _fact_files(folder / PRESETS.rpartition("/")[2], PRESETS):
        shelf.take(_shelf_of_preset(folder, key.removeprefix(f"{PRESETS}/")))
    return shelf.source(), tuple(sorted(shelf.problems))


def _shelf_of(item: Found) -> Shelf:
    shelf = Shelf()
    _read_file(item, shelf)
    return shelf


def _shelf_of_facts(folder: Traversable) -> Shelf:
    shelf = Shelf()
    for key, resource in _fact_files(folder):
        if key.startswith(f"{PRESETS}/"):
            shelf.yaml[key] = YamlFile(SHIPPED + key, None)  # its name; opened when something names it
        elif key.endswith(".json"):  # made by a script, so nobody needs its lines
            shelf.text[key] = TextFile(SHIPPED + key, resource.read_text("utf-8"))
        else:
            _read_yaml(key, SHIPPED + key, resource.read_bytes(), shelf)
    return shelf


def _shelf_of_preset(folder: Traversable, name: str) -> Shelf:
    shelf, key = Shelf(), f"{PRESETS}/{name}"
    _read_yaml(key, SHIPPED + key, folder.joinpath(*key.split("/")[1:]).read_bytes(), shelf)
    return shelf


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _sorted(files: dict[str, T]) -> dict[str, T]:
    return dict(sorted(files.items()))


def _fact_files(folder: Traversable, key: str = FACTS) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{key}/{child.name}"
        if child.is_dir():
            yield from _fact_files(child, path)
        elif _ending(path) in _FACTS:
            yield path, child


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def _read_file(item: Found, shelf: Shelf) -> None:
    top, ending = item.key.split("/", 1)[0], _ending(item.key)
    name = item.key.rpartition("/")[2].lower()
    if ending in _FONTS or (ending in _PICTURES and ending != "svg"):
        _read_binary(item, shelf)
        return
    readable = ending in _YAML or (ending in {"md", "csv", "svg"} if top == CONTENT else ending in _TEXTS)
    if top != CONTENT and name in _DOCUMENTS:
        return
    if not readable:
        shelf.problems.append(_unused(item, ending))
        return
    data = _bytes(item, _MAX_TABLE if ending == "csv" else _MAX_TEXT, shelf)
    if data is not None:
        _read_text(item, ending, data, shelf)


def _read_text(item: Found, ending: str, data: bytes, shelf: Shelf) -> None:
    if ending in _YAML:
        _read_yaml(item.key, item.path, data, shelf)
        return
    text = _decoded(item.path, data, shelf)
    if text is None:
        return
    problems: Iterable[Problem] = ()
    if ending == "md":
        shelf.markdown[item.key], problems = parse_markdown(item.path, text)
    elif ending == "csv":
        shelf.csv[item.key], problems = parse_csv(item.path, text)
    else:
        shelf.text[item.key] = TextFile(item.path, text)
        if item.key.startswith(f"{KITS}/") and ending == "j2":  # a recipe: its front matter is nodes like any other
            shelf.markdown[item.key], problems = parse_markdown(item.path, text)
    shelf.problems += problems


def _read_yaml(key: str, path: str, data: bytes, shelf: Shelf) -> None:
    text = _decoded(path, data, shelf)
    if text is None:
        shelf.yaml[key] = YamlFile(path, None)
        return
    root, problems = parse_yaml(path, text)
    shelf.yaml[key] = YamlFile(path, root)
    shelf.problems += problems


def _decoded(path: str, data: bytes, shelf: Shelf) -> str | None:
    text, problem = decode(path, data)
    if problem is not None:
        shelf.problems.append(problem)
        return None
    shelf.texts[path] = text
    return text


def _read_binary(item: Found, shelf: Shelf) -> None:
    data = _bytes(item, None, shelf)
    if data is not None:
        shelf.binary[item.key] = BinaryFile(item.path, shelf.read[str(item.file)].digest, len(data))


def _bytes(item: Found, limit: int | None, shelf: Shelf) -> bytes | None:
    path = str(item.file)
    try:
        mark = mark_of(os.stat(path))
        size = mark.size
        if limit is not None and size > limit:
            message = f"the file has {size / 1_000_000:.1f} MB; at most {limit // 1_000_000} MB are read"
            shelf.problems.append(Problem(Position(item.path), "E0103", message, fix="Split it into several files."))
            return None
        with open(path, "rb", buffering=0) as file:
            data = file.read()
    except OSError as error:
        shelf.problems.append(unreadable(item.path, error))
        return None
    shelf.read[path] = Content(mark, digest_of(data))
    return data


def _unused(item: Found, ending: str) -> Problem:
    message = f"files that end in `.{ending}` are not read here"
    fix = "Save it as CSV UTF-8 or Markdown." if ending in _SHEETS else "Rename it, or move it out of this folder."
    return Problem(Position(item.path), "W0105", message, ending, fix=fix, severity="warning")
