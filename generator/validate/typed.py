"""Nodes to models: pydantic judges, every error goes back to the key or value that it is about.

All scalars arrive as text and the field's type decides what they are (`generator.model.fields`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.fields import Reading, Word
from generator.model.problem import Position, Problem, Severity
from generator.model.source import Mapping, Node, Scalar, Sequence
from generator.validate.typed_places import Place, fields_at, first_key, joined, locate, words_of
from generator.validate.typed_rows import build_rows
from generator.validate.typed_words import Verdict, describe, eaten, empty, is_shape, shown, unknown_words, verdict

__all__ = ["build", "build_rows", "to_plain"]

M = TypeVar("M", bound=BaseModel)


def to_plain(node: Node) -> Any:
    """Dicts, lists, texts and None, as pydantic wants them. The texts remember their place (`Word`)."""
    if isinstance(node, Scalar):
        return None if node.missing else Word.of(node)
    if isinstance(node, Mapping):
        return {entry.key.text: to_plain(entry.value) for entry in node.entries}
    return [to_plain(item) for item in node.items]


def build(model: type[M], node: Node, problems: list[Problem], *, context: str = "the file") -> M | None:
    """The model that `node` describes, or None after adding every problem of it to `problems`.

    `context` names the thing in words ("the segment `accountants`") for problems of the whole. Warnings are added too
    and do not stop it.
    """
    if isinstance(node, Scalar) and node.missing:
        message, fix = f"{context} is empty", "Write its fields, or delete the file."
        problems.append(Problem(node.position, "E0212", message, expected="a group of fields", fix=fix))
        return None
    reading = Reading()
    built: M | None = None
    try:
        built = model.model_validate(to_plain(node), context=reading)
    except ValidationError as error:
        problems += _problems(model, node, error.errors(include_url=False, include_input=False), context)
    eaten_texts = _eaten_by_hash(node, problems) if _holds_eaten(node) else []
    problems += [*eaten_texts, *_named(node, reading.warnings)]
    return None if eaten_texts else built


def _holds_eaten(node: Node) -> bool:
    """Whether any text of the tree is eaten: hardly ever, so that only then the way to it is put into words."""
    if isinstance(node, Scalar):
        return eaten(node)
    parts = [entry.value for entry in node.entries] if isinstance(node, Mapping) else node.items
    return any(map(_holds_eaten, parts))


def _eaten_by_hash(node: Node, problems: list[Problem], words: str = "", key: Scalar | None = None) -> list[Problem]:
    """`logo: #acme` sets nothing, also where the field is optional: an error, for the text was meant."""
    parts: list[tuple[Node, str, Scalar | None]]
    if isinstance(node, Mapping):
        parts = [(entry.value, joined(words, entry.key.text), entry.key) for entry in node.entries]
    elif isinstance(node, Sequence):
        parts = [(item, f"{words}[{index}]", None) for index, item in enumerate(node.items)]
    else:
        position = key.position if key else node.position
        if not eaten(node) or any(problem.position == position for problem in problems):
            return []
        said = empty(node, "a value", "")
        return [_made(position, f"`{words}` {said.message}", said, "")]
    return [found for part, name, its_key in parts for found in _eaten_by_hash(part, problems, name, its_key)]


def _named(node: Node, warnings: Iterable[Problem]) -> list[Problem]:
    """Warnings know their place only; put the field's name in front. A union reads a value twice: once is enough."""
    named = {}
    for warning in warnings:
        words = words_of(node, Scalar("", warning.position))
        message = f"`{words}`: {warning.message}" if words else warning.message
        named[warning.position, warning.code] = replace(warning, message=message)
    return list(named.values())


def _problems(model: type[BaseModel], node: Node, errors: list[ErrorDetails], context: str) -> list[Problem]:
    placed = [(error, locate(node, _container(error))) for error in errors]
    kept = _best_branches(placed)
    found = [_problem(model, error, place, context) for error, place in kept]
    meant = {(p.position.path, _parent(p.message), p.suggestion) for p in found if p.code == "E0202" and p.suggestion}
    return list(dict.fromkeys(p for p in found if not _explained(p, meant)))


def _parent(message: str) -> str:
    return message.split(" has no field ")[0].split(" needs the field ")[0]


def _explained(problem: Problem, meant: set[tuple[str, str, str]]) -> bool:
    """A missing field is not worth a word where an unknown one beside it is its misspelling."""
    return problem.code == "E0203" and (problem.position.path, _parent(problem.message), problem.expected) in meant


def _container(error: ErrorDetails) -> tuple[int | str, ...]:
    return error["loc"][:-1] if error["type"] == "missing" else error["loc"]


Placed = tuple[ErrorDetails, Place]


def _best_branches(placed: list[Placed]) -> list[Placed]:
    """Of a union, pydantic reports every branch; keep the one that the author most probably meant."""
    unions: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    plain: list[Placed] = []
    for error, place in placed:
        if place.labels:
            words, label = place.labels[0]
            unions[words][label].append((error, place))
        else:
            plain.append((error, place))
    for words, branches in unions.items():
        best = min(branches.values(), key=lambda branch: _distance(words, branch))
        shapes = [branch for branch in branches.values() if _distance(words, branch)[0]]
        plain += _either(best, shapes) if len(shapes) == len(branches) > 1 else _deeper(best)
    return plain


def _distance(words: str, branch: list[Placed]) -> tuple[int, int, int, int]:
    shape = sum(1 for error, place in branch if is_shape(error["type"]) and place.words == words)
    tags = sum(1 for error, _ in branch if error["type"] == "literal_error")
    extras = sum(1 for error, _ in branch if error["type"] == "extra_forbidden")
    return shape, tags, extras, len(branch)


def _deeper(branch: list[Placed]) -> list[Placed]:
    """The same choice for a union inside the chosen branch."""
    return _best_branches([(error, replace(place, labels=place.labels[1:])) for error, place in branch])


def _either(best: list[Placed], shapes: list[list[Placed]]) -> list[Placed]:
    """No branch has the shape that was found: one error that names all the shapes."""
    error, place = best[0]
    expected = [verdict(branch[0][0], place.node).expected for branch in shapes]
    words = " or ".join(dict.fromkeys(word for word in expected if word))
    message = f"must be {words}, not {describe(place.node)}"
    context = {"said": message, "expected": words}
    either: ErrorDetails = {**error, "type": "E0204", "msg": message, "ctx": context}
    return [(either, replace(place, labels=()))]


def _problem(model: type[BaseModel], error: ErrorDetails, place: Place, context: str) -> Problem:
    subject = f"`{place.words}`" if place.words else context
    if error["type"] == "missing":
        return _missing(str(error["loc"][-1]), subject, place.node)
    if error["type"] == "union_tag_not_found" and isinstance(place.node, Mapping):
        name = str(error.get("ctx", {}).get("discriminator", "")).strip("'")
        return _missing(name, subject, place.node)
    if error["type"] == "extra_forbidden":
        return _unknown(model, error, place, context)
    if error["type"] == "union_tag_invalid":
        place = _tag_place(error, place)
        subject = f"`{place.words}`"
    said = verdict(error, place.node)
    at_key = place.key if place.at_key or place.empty else None
    position = at_key.position if at_key else _start(place.node)
    found = place.key.text if place.at_key and place.key else _found(place.node)
    return _made(position, _sentence(subject, said.message), said, found)


def _sentence(subject: str, message: str) -> str:
    return f"{subject}{message}" if message.startswith(":") else f"{subject} {message}"


def _made(position: Position, message: str, said: Verdict, found: str) -> Problem:
    severity: Severity = "warning" if said.code.startswith("W") else "error"
    return Problem(position, said.code, message, found, said.expected, said.suggestion, said.fix, severity)


def _tag_place(error: ErrorDetails, place: Place) -> Place:
    name = str(error.get("ctx", {}).get("discriminator", "")).strip("'")
    return locate(place.node, (name,)) if not place.words else _inside(place, name)


def _inside(place: Place, name: str) -> Place:
    inner = locate(place.node, (name,))
    return replace(inner, words=joined(place.words, name))


def _found(node: Node) -> str:
    return shown(node.text) if isinstance(node, Scalar) and not node.missing else ""


def _start(node: Node) -> Position:
    """A group is shown at its first key, a list at its start."""
    entry = first_key(node)
    return entry.key.position if entry else node.position


def _missing(name: str, subject: str, node: Node) -> Problem:
    message = f"{subject} needs the field `{name}`"
    return Problem(_start(node), "E0203", message, expected=name, fix=f"Add a line `{name}: ...`.")


def _unknown(model: type[BaseModel], error: ErrorDetails, place: Place, context: str) -> Problem:
    key = str(error["loc"][-1])
    parent = place.words.removesuffix(key).removesuffix(".")
    subject = f"`{parent}`" if parent else context
    position = place.key.position if place.key else place.node.position
    group = place.parent or Mapping((), position)
    said = unknown_words(group, list(fields_at(model, error["loc"][:-1])), key)
    return _made(position, f"{subject} {said.message}", said, key)
