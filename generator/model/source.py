"""What was read from disk: text with positions, before anything is typed.

Keys of `Source` are lookup paths relative to the project root (`kits/partner/kit.yaml`). Where the file came with
Wasl, its `path` (the one problems print) starts with `wasl:`; the key does not, so that lookups need not care.
"""

from __future__ import annotations

from collections import abc
from typing import NamedTuple

from generator.model.declared import dataclass, field
from generator.model.problem import Position

SHIPPED = "wasl:"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `quoted` is true for quotes and block style: nobody can misread such a text as a number.

    `missing` marks `key:` and `key: ~`. `comment` is the comment that follows on the same line, from its `#` on.
    """

    text: str
    position: Position
    quoted: bool = False
    missing: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; no key twice."""

    entries: tuple[Entry, ...]
    position: Position

    def get(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    position: Position


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class YamlFile:
    """`root` is None where the file is so broken that nothing can be said about its content."""

    path: str
    root: Node | None


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """`front` is None without front matter; `body_line` is the line in the file on which `body` starts."""

    path: str
    front: Mapping | None
    body: str
    body_line: int = 1


class CsvRow(NamedTuple):
    """One row. `line` counts from 1; `offset` is where the row starts in the file's text, in code points."""

    line: int
    cells: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A table. `rows` can be iterated again and again and is parsed on the way, so that memory holds the text only.

    Every row has as many cells as the header; rows that do not are reported by the loader and left out.
    """

    path: str
    header: tuple[Scalar, ...]
    rows: abc.Iterable[CsvRow]
    count: int
    separator: str = ","
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TextFile:
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class BinaryFile:
    """A file that is only named: `digest` is BLAKE2b (16 bytes, hex) of its bytes, `size` counts bytes."""

    path: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Source:
    """All files of a project, each map sorted by lookup path.

    `texts` holds the text of every file by the path that problems print: the report cuts its excerpts from it.
    """

    yaml: abc.Mapping[str, YamlFile] = field(default_factory=dict)
    markdown: abc.Mapping[str, MarkdownFile] = field(default_factory=dict)
    csv: abc.Mapping[str, CsvFile] = field(default_factory=dict)
    text: abc.Mapping[str, TextFile] = field(default_factory=dict)
    binary: abc.Mapping[str, BinaryFile] = field(default_factory=dict)
    texts: abc.Mapping[str, str] = field(default_factory=dict, repr=False)


def csv_position(file: CsvFile, row: CsvRow, column: int) -> Position:
    """The place of cell `column` (from 0) of `row`; the end of the row where it has no such cell."""
    text, start = file.text, row.offset
    for _ in range(column):
        end = _cell_end(text, start, file.separator)
        if not text.startswith(file.separator, end):
            start = end
            break
        start = end + 1
    end = _cell_end(text, start, file.separator)
    line_start = text.rfind("\n", 0, start) + 1
    line = row.line + text.count("\n", row.offset, start)
    shown = text[start:end].split("\n", 1)[0]
    return Position(file.path, line, start - line_start + 1, len(shown))


def _cell_end(text: str, start: int, separator: str) -> int:
    quoted = text.startswith('"', start)
    position = start + 1 if quoted else start
    while quoted and position < len(text):
        closing = text.find('"', position)
        if closing < 0:
            return len(text)
        position = closing + 1
        if not text.startswith('"', position):
            break
        position += 1
    while position < len(text) and text[position] != separator and text[position] != "\n":
        position += 1
    return position
