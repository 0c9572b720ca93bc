"""What to say about one of pydantic's errors: code, sentence, what was expected, what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from generator.model.declared import dataclass
from generator.model.source import Mapping as Group
from generator.model.source import Node, Scalar, Sequence
from generator.text.suggest import closest

_CODE = re.compile(r"[EW]0[0-9]{3}")
_GLUED = re.compile(r"[^\W\d][\w-]*:(?!//)\S")
_LIMIT = 60

_SHAPES = {
    "model_type": "a group of fields", "model_attributes_type": "a group of fields", "dict_type": "a group of fields",
    "mapping_type": "a group of fields", "dataclass_type": "a group of fields", "list_type": "a list",
    "tuple_type": "a list", "set_type": "a list", "frozen_set_type": "a list", "string_type": "a text",
    "iterable_type": "a list",
}  # fmt: skip
_NUMBERS = re.compile(r"(int|float|decimal)_(type|parsing|from_float|max_digits|max_places|whole_digits|parsing_size)")
_RULES = {
    "greater_than": "greater than {gt}", "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}", "less_than_equal": "{le} or less", "multiple_of": "a multiple of {multiple_of}",
    "string_too_short": "at least {min_length} characters long",
    "string_too_long": "at most {max_length} characters long",
    "too_short": "at least {min_length} long", "too_long": "at most {max_length} long",
    "string_pattern_mismatch": "of the form `{pattern}`",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """`message` goes on after the name of the field."""

    code: str
    message: str
    expected: str = ""
    fix: str = ""
    suggestion: str = ""


def is_shape(kind: str) -> bool:
    return kind in _SHAPES or kind == "E0204"


def shown(text: str) -> str:
    return text if len(text) <= _LIMIT else text[: _LIMIT - 1] + "…"


def describe(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.missing else f"`{shown(node.text)}`"
    return "a list" if isinstance(node, Sequence) else "a group of fields"


def verdict(error: ErrorDetails, node: Node) -> Verdict:
    """Judge any error but missing and unknown fields, which need to know their neighbours."""
    kind, context = error["type"], error.get("ctx", {})
    if isinstance(node, Scalar) and node.missing:
        return empty(node, _expected(kind, context), str(context.get("fix") or ""))
    if _CODE.fullmatch(kind):
        return _of_field(error, kind, context, node)
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        return _choice(context, node)
    if kind == "union_tag_not_found":
        return wrong_shape("a group of fields", node)
    if kind in _SHAPES:
        return wrong_shape(_SHAPES[kind], node)
    if _NUMBERS.fullmatch(kind):
        return Verdict("E0209", f"is not a number: {describe(node)}", "a number", "Write digits only.")
    if kind.startswith("bool_"):
        fix = "Write true or false in small letters."
        return Verdict("E0234", f"is neither true nor false: {describe(node)}", "true or false", fix)
    if kind.startswith("date"):
        return Verdict("E0208", f"is not a date: {describe(node)}", "a date as year-month-day: `2026-11-21`")
    return _rule(error, kind, context, node)


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    return str(context.get("expected") or _SHAPES.get(kind, "a value"))


def eaten(node: Scalar) -> bool:
    """Whether a `#` without a space after it swallowed the whole value."""
    return node.missing and re.match(r"#[^\s#]", node.comment) is not None


def empty(node: Scalar, expected: str, fix: str) -> Verdict:
    if eaten(node):
        message = f"is empty: `{shown(node.comment)}` is a comment, because a space and `#` start one"
        return Verdict("E0212", message, expected, "Put the text in quotes.", f'"{node.comment}"')
    return Verdict("E0212", "is empty", expected, fix or "Write a value, or delete the line.")


def _of_field(error: ErrorDetails, code: str, context: Mapping[str, Any], node: Node) -> Verdict:
    """An error that a field of ours raised; one without `said` is a whole sentence."""
    said = error["msg"] if "said" in context else f": {error['msg']}"
    if code == "E0204" and isinstance(node, Scalar) and _GLUED.match(node.text):
        return wrong_shape(str(context.get("expected", "")), node)
    parts = (str(context.get(name) or "") for name in ("expected", "fix", "suggestion"))
    return Verdict(code, said, *parts)


def wrong_shape(expected: str, node: Node) -> Verdict:
    message = f"must be {expected}, not {describe(node)}"
    if isinstance(node, Scalar) and not node.quoted and _GLUED.match(node.text):
        spaced = re.sub(r":(?=\S)", ": ", node.text, count=1)
        return Verdict("E0224", message, expected, "Put a space after the colon.", spaced)
    fix = {
        "a list": "Write each item on a line of its own, after a hyphen and a space.",
        "a group of fields": "Write `name: value` lines below it, indented.",
        "a text": "Write one text.",
    }.get(expected, "")
    return Verdict("E0204", message, expected, fix)


def _choice(context: Mapping[str, Any], node: Node) -> Verdict:
    listed = str(context.get("expected") or context.get("expected_tags") or "")
    options = re.findall(r"'([^']*)'", listed) or [listed]
    value = node.text if isinstance(node, Scalar) else ""
    fix = f"Allowed: {', '.join(options)}."
    message = f"is not one of the allowed values: {describe(node)}"
    return Verdict("E0205", message, ", ".join(options), fix, closest(value, options))


def _rule(error: ErrorDetails, kind: str, context: Mapping[str, Any], node: Node) -> Verdict:
    if kind in _RULES:
        due = _RULES[kind].format(**context)
        said = describe(node) if isinstance(node, Scalar) else f"it has {context.get('actual_length', 'other')}"
        return Verdict("E0206", f"must be {due}: {said}", due)
    message = error["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return Verdict("E0206", f": {message}", fix="Change the value.")


def unknown_words(node: Group, allowed: list[str], key: str) -> Verdict:
    """An unknown field; a key that is there already is not what was meant."""
    present = {entry.key.text for entry in node.entries}
    meant = closest(key, [name for name in allowed if name not in present])
    listed = ", ".join(allowed)
    return Verdict("E0202", f"has no field `{key}`", listed, f"Allowed keys: {listed}." if listed else "", meant)
