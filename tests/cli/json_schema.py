"""A small judge of JSON Schema: the words of 2020-12 that Wasl's schemas use, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import ge, gt, le, lt
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip
_SAID = {"$schema", "$defs", "title", "description", "markdownDescription", "default", "format"}


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Why `value` does not satisfy `schema`; empty where it does. Raises ValueError for a word it does not know."""
    return list(_faults(schema, value, schema, "$"))


def _faults(schema: dict[str, Any], value: Any, root: dict[str, Any], at: str) -> Iterator[str]:
    for word, wanted in schema.items():
        if word == "$ref":
            yield from _faults(root["$defs"][wanted.removeprefix("#/$defs/")], value, root, at)
        elif word in ("anyOf", "oneOf"):
            good = sum(not list(_faults(branch, value, root, at)) for branch in wanted)
            if good == 0 or (word == "oneOf" and good > 1):
                yield f"{at}: {good} of {word}"
        elif word in ("properties", "required", "additionalProperties", "patternProperties", "propertyNames"):
            if isinstance(value, dict):
                yield from _group(word, schema, value, root, at)
        elif word == "items":
            for number, item in enumerate(value if isinstance(value, list) else ()):
                yield from _faults(wanted, item, root, f"{at}[{number}]")
        elif not _holds(word, wanted, value):
            yield f"{at}: {word} {wanted}"


def _group(word: str, schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    wanted = schema[word]
    if word == "required":
        yield from (f"{at}: {name} is missing" for name in wanted if name not in value)
    for name, item in value.items():
        here = f"{at}.{name}"
        patterns = [inner for pattern, inner in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        if word == "properties" and name in wanted:
            yield from _faults(wanted[name], item, root, here)
        elif word == "patternProperties":
            for inner in patterns:
                yield from _faults(inner, item, root, here)
        elif word == "propertyNames":
            yield from _faults(wanted, name, root, here)
        elif word == "additionalProperties" and name not in schema.get("properties", {}) and not patterns:
            yield from [f"{here} is unknown"] if wanted is False else _faults(wanted or {}, item, root, here)


def _holds(word: str, wanted: Any, value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if word == "type":
        return isinstance(value, _TYPES[wanted]) and (wanted == "boolean" or not isinstance(value, bool))
    if word in ("enum", "const"):
        return bool(value in wanted) if word == "enum" else bool(value == wanted)
    if word == "pattern":
        return not isinstance(value, str) or bool(re.search(wanted, value))
    if word in ("minLength", "maxLength", "minItems", "maxItems", "minProperties"):
        if not isinstance(value, str if word.endswith("Length") else list if word.endswith("Items") else dict):
            return True
        return bool(len(value) >= wanted if word.startswith("min") else len(value) <= wanted)
    if word in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
        limits = {
            "minimum": ge, "exclusiveMinimum": gt, "maximum": le, "exclusiveMaximum": lt,
        }  # fmt: skip
        return not number or bool(limits[word](value, wanted))
    if word in _SAID:
        return True
    raise ValueError(f"the judge does not know `{word}`")
