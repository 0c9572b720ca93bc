"""YAML to nodes with positions: the only door to PyYAML.

Only the event stream of the C parser is used, never a constructor, so that nothing is typed by its looks: every
scalar stays the text that was written. What YAML offers beyond lists, mappings and text (anchors, merge keys, tags,
several documents) is refused. Columns count code points, as libyaml does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.load.yaml_traps import Trap, find_trap
from generator.model.problem import Position, Problem
from generator.model.source import Entry, Mapping, Node, Scalar, Sequence

_MAX_DEPTH = 50
_MAX_REPAIRS = 50
_MERGE = "<<"
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00a0\u2000-\u200f\u202f\u205f\u2060\u3000]")
_COMMENT = re.compile(r"[ \t]+(#.*)")


class _TooDeepError(Exception):
    def __init__(self, position: Position) -> None:
        self.position = position


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Parse one document. Never raises: what is wrong comes back as problems.

    `first_line` is the file's line on which `text` starts (front matter starts on line 2). The node is None where the
    document cannot be parsed; an empty document is a missing scalar.
    """
    clean, problems = _without_unreadable(path, _moved_down(text, first_line))
    root, found = _parse_repairing(path, clean)
    # What was taken out of a broken file would be missed by the model: one fault, one report.
    root = root if not any(problem.code in _FATAL for problem in found) else None
    return root, sorted(problems + found)


_FATAL = frozenset(f"E02{number}" for number in ("01", 14, 15, 18, 19, 20, 21, 22, 23, 24, 26, 27))


def _moved_down(text: str, first_line: int) -> str:
    """The text with blank lines on top, which mean nothing in YAML: every place in it is then one of the file."""
    return "\n" * (first_line - 1) + text


def _without_unreadable(path: str, text: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    if not _UNREADABLE.search(text):
        return text, problems
    for match in _UNREADABLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = f"U+{ord(match.group()):04X}"
        message = f"the character {name} is not allowed here"
        problems.append(Problem(Position(path, line, column, 1), "E0118", message, found=name, fix="Delete it."))
    return _UNREADABLE.sub(" ", text), problems


def _parse_repairing(path: str, text: str) -> tuple[Node | None, list[Problem]]:
    """Parse; at a syntax error that we understand, take the broken value out and go on, to report the next one too."""
    lines = text.split("\n")
    syntax: list[Problem] = []
    for _ in range(_MAX_REPAIRS):
        composer = _Composer(path, lines)
        try:
            root = composer.document()
        except _TooDeepError as error:
            return None, [*syntax, _too_deep(error.position)]
        except yaml.YAMLError as error:
            trap = _trap_at(error, lines)
            if trap is None:
                return None, [*syntax, _syntax_problem(path, lines, error)]
            syntax.append(trap.problem(path))
            lines[trap.line] = trap.repaired
            continue
        return root, [*syntax, *composer.problems]
    return None, syntax


def _trap_at(error: yaml.YAMLError, lines: list[str]) -> Trap | None:
    problem, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    candidates = [mark.line for mark in (problem, context) if mark is not None]
    if problem is not None:
        candidates.append(problem.line - 1)
    found = (find_trap(number, lines[number]) for number in candidates if 0 <= number < len(lines))
    return next((trap for trap in found if trap is not None), None)


def _syntax_problem(path: str, lines: list[str], error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or "this cannot be read")
    here = _within(path, lines, mark) if mark else Position(path)
    opened = _within(path, lines, context) if context else None
    sign = lines[opened.line - 1][opened.column - 1 : opened.column] if opened else ""
    if opened and sign in ("'", '"', "[", "{"):
        message = f"`{sign}` is opened here and never closed"
        return Problem(opened, "E0226", message, found=sign, fix="Close it on the same line.", also=(here,))
    if "mapping values" in said or "did not find expected key" in said or "expected '-'" in said:
        said = "this line does not line up with the lines above it"
    message = f"the YAML cannot be read: {said}"
    fix = "Give keys of one group the same number of spaces at the start of the line."
    return Problem(here, "E0201", message, fix=fix, also=(opened,) if opened else ())


def _within(path: str, lines: list[str], mark: Any) -> Position:
    """The place of a mark; libyaml puts marks at the end of the text one line too far."""
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else len(lines[line])
    return Position(path, line + 1, column + 1, 1)


def _too_deep(position: Position) -> Problem:
    message = f"lists and groups are nested more than {_MAX_DEPTH} deep"
    return Problem(position, "E0227", message, fix="Check for a run of opening brackets.")


class _Composer:
    """Builds nodes from libyaml's events."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._lines = lines
        self._next = yaml.CSafeLoader("\n".join(lines)).get_event

    def document(self) -> Node:
        root: Node = Scalar("", Position(self._path), missing=True)
        documents = 0
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("E0217", self._at(event), "a second document starts here", "Use one file for each.")
            elif not isinstance(event, (yaml.DocumentEndEvent, yaml.StreamStartEvent)):
                node = self._node(event, 0)
                root = node if documents == 1 else root
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise _TooDeepError(self._at(event))
        if event.anchor is not None or event.tag is not None:  # an alias has an anchor, and no tag
            self._refuse_extras(event)
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        if kind is SequenceStartEvent:
            return self._sequence(event, depth)
        return Scalar("", self._at(event), missing=True)

    def _scalar(self, event: Any) -> Scalar:
        """Thousands of these are made at every start, so nothing is asked twice here."""
        text, start, end = event.value, event.start_mark, event.end_mark
        first, last, column = start.line, end.line, start.column
        if last == first:
            position = Position(self._path, first + 1, column + 1, end.column - column)
        else:
            position = self._at(event)
        line = self._lines[last] if last < len(self._lines) else ""
        comment = self._comment(line, end.column) if "#" in line else ""
        if event.style:
            return Scalar(text, position, True, False, comment)
        return Scalar(text, position, False, text in ("", "~"), comment)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._at(start))

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, depth)
            value = self._node(self._next(), depth + 1)
            if key is None:
                continue
            if key.text in entries:
                self._duplicate(key, entries[key.text].key)
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(tuple(entries.values()), self._at(start))

    def _key(self, event: Any, depth: int) -> Scalar | None:
        node = self._node(event, depth + 1)
        if type(event) is yaml.AliasEvent:
            return None
        if not isinstance(node, Scalar) or (node.text == "" and not node.quoted):
            self._not_text(node.position)
            return None
        if node.text == _MERGE and not node.quoted:
            self._report("E0215", node.position, "merge keys (`<<`) are not used here", "Write the fields out.")
            return None
        return self._visible(node)

    def _not_text(self, position: Position) -> None:
        line = self._lines[position.line - 1]
        braces = line.find("{{")
        if braces >= 0:
            place = replace(position, column=braces + 1, length=len(line.rstrip()) - braces)
            message = "a text that starts with `{{` needs quotes"
            quoted = '"' + line[braces:].rstrip().replace('"', "'") + '"'
            self._report("E0222", place, message, "Put the whole text in quotes.", suggestion=quoted)
        else:
            self._report("E0218", position, "a key must be plain text", "Put one word before the colon.")

    def _visible(self, key: Scalar) -> Scalar:
        if key.text.isascii() or not _INVISIBLE.search(key.text):
            return key
        cleaned = _INVISIBLE.sub(" ", key.text).strip()
        shown = _INVISIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", key.text)
        message = f"the key `{cleaned}` holds an invisible character: `{shown}`"
        self._report("E0225", key.position, message, "Delete the key and type it again.", shown, cleaned)
        return replace(key, text=cleaned)

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        message = f"the key `{key.text}` stands here a second time; the first is on line {first.position.line}"
        fix = "Keep one of the two."
        self.problems.append(Problem(key.position, "E0213", message, key.text, fix=fix, also=(first.position,)))

    def _refuse_extras(self, event: Any) -> None:
        quote = "If it is meant as text, put it in quotes."
        if isinstance(event, yaml.AliasEvent):
            self._report("E0214", self._at(event), f"`*{event.anchor}` refers to another place in the file", quote)
        elif event.anchor is not None:
            self._report("E0214", self._at(event), f"`&{event.anchor}` names a place in the file", quote)
        if getattr(event, "tag", None) is not None:
            self._report("E0216", self._at(event), f"`{event.tag}` is a YAML tag", quote)

    def _report(
        self, code: str, position: Position, message: str, fix: str, found: str = "", suggestion: str = ""
    ) -> None:
        self.problems.append(Problem(position, code, message, found, suggestion=suggestion, fix=fix))

    def _comment(self, line: str, end: int) -> str:
        match = _COMMENT.match(line, end)
        return match.group(1).rstrip() if match else ""

    def _at(self, event: Any) -> Position:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column
        if end.line != start.line:
            length = len(self._lines[start.line]) - start.column if start.line < len(self._lines) else 0
        return Position(self._path, start.line + 1, start.column + 1, max(length, 0))
