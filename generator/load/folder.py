"""Which files a project has, in a fixed order, and which of them may be read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.load.marks import is_noise, listing
from generator.model.declared import dataclass
from generator.model.inputs import Inputs
from generator.model.problem import Position, Problem
from generator.model.source import SHIPPED

CONTENT, KITS, THEMES, FACTS = "content", "kits", "themes", "facts"


@dataclass(frozen=True, slots=True)
class Found:
    """A file on disk: `key` is its lookup path, `path` the one that problems print."""

    key: str
    path: str
    file: Path


def list_files(
    root: Path, folders: tuple[str, ...], origin: str = "", inputs: Inputs | None = None
) -> tuple[list[Found], list[Problem]]:  # fmt: skip
    """The regular files below `folders`, sorted by path; unsafe and hidden ones become problems.

    What stands in the folders is noted in `inputs`.
    """
    inputs = inputs or Inputs()
    problems: list[Problem] = []
    found: list[Found] = []
    real_root = os.path.realpath(root)
    for folder in folders:
        inputs.folders[str(root / folder)] = None
        if (root / folder).is_symlink():
            problems.append(_unsafe(origin + folder, "the folder is a link", "Put a real folder in its place."))
        elif (root / folder).is_dir():
            found += _walk(root / folder, folder, origin, real_root, problems, inputs)
    problems += _clashes(found)
    return sorted(found, key=lambda item: item.key), problems


def _walk(
    folder: Path, key: str, origin: str, real_root: str, problems: list[Problem], inputs: Inputs
) -> Iterator[Found]:  # fmt: skip
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(origin + key, error))
        return
    inputs.folders[str(folder)] = listing(entries)
    for entry in entries:
        child = f"{key}/{entry.name}"
        if is_noise(entry.name):
            continue
        problem = _refusal(entry, origin + child, real_root)
        if problem:
            problems.append(problem)
        elif entry.is_dir():
            yield from _walk(Path(entry.path), child, origin, real_root, problems, inputs)
        elif entry.is_file():
            yield Found(child, origin + child, Path(entry.path))


def _refusal(entry: os.DirEntry[str], path: str, real_root: str) -> Problem | None:
    if entry.name.startswith("."):
        fix = "Rename it without the dot, or move it out of this folder."
        return Problem(Position(path), "W0106", "hidden files are not read", entry.name, fix=fix, severity="warning")
    if "\\" in entry.name or any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in entry.name):
        shown = entry.name.encode("ascii", "backslashreplace").decode("ascii")
        folder = path.rpartition("/")[0]
        message = f"the file name `{shown}` holds a character that cannot be seen or used"
        return _unsafe(f"{folder}/{shown}", message, "Rename it with letters, digits and hyphens.", shown)
    if not entry.is_symlink():
        return None
    if entry.is_dir():
        return _unsafe(path, "links to folders are not followed", "Copy the folder here.")
    target = os.path.realpath(entry.path)
    if os.path.commonpath([target, real_root]) != real_root:
        return _unsafe(path, "the link leads out of the project", "Copy the file into the project.")
    return None if os.path.exists(target) else _unsafe(path, "the link leads nowhere", "Delete it.")


def _clashes(found: list[Found]) -> list[Problem]:
    """Names that are one name on a file system that ignores case or Unicode form (macOS, Windows)."""
    first: dict[str, Found] = {}
    problems = []
    for item in sorted(found, key=lambda item: item.key):
        folded = unicodedata.normalize("NFC", item.key).casefold()
        if folded in first:
            other = first[folded]
            message = f"`{item.key}` and `{other.key}` are one file on Windows and macOS"
            fix = "Rename one of them."
            problems.append(Problem(Position(item.path), "E0117", message, fix=fix, also=(Position(other.path),)))
        first.setdefault(folded, item)
    return problems


def _unsafe(path: str, message: str, fix: str, found: str = "") -> Problem:
    return Problem(Position(path), "E0101", message, found, fix=fix)


def unreadable(path: str, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(Position(path), "E0104", f"cannot be read: {reason}", fix="Check that the file is yours to read.")


def is_shipped(path: str) -> bool:
    return path.startswith(SHIPPED)
