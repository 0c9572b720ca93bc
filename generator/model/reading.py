"""How one scalar becomes the value of a field: the words that refuse it, the warnings on the way."""

from __future__ import annotations

import re
from typing import Any, Self

from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from generator.model.declared import dataclass, field
from generator.model.problem import Problem
from generator.model.source import Scalar
from generator.model.yaml_looks import core_value, looks_like

_HASHTAG = re.compile(r"#\w")


class Word(str):
    """A text that remembers the scalar it came from. Exists only between `Source` and a model."""

    __slots__ = ("scalar",)
    scalar: Scalar

    @classmethod
    def of(cls, scalar: Scalar) -> Self:
        word = cls(scalar.text)
        word.scalar = scalar
        return word


@dataclass(slots=True)
class Reading:
    """The validation context: warnings found on the way, at the scalar's own place."""

    warnings: list[Problem] = field(default_factory=list)


def refused(code: str, message: str, *, expected: str = "", fix: str = "", suggestion: str = "") -> PydanticCustomError:
    """The error of a field. `message` goes on after the field's name: "is not a date: `3/4`"."""
    context = {"said": message, "expected": expected, "fix": fix, "suggestion": suggestion}
    return PydanticCustomError(code, "{said}", context)


def read_text(value: Any, info: ValidationInfo) -> Any:
    if value is None:
        raise refused("E0212", "is empty", expected="a text", fix="Write a text, or delete the line.")
    if not isinstance(value, str):
        raise wrong_shape(value, "a text")
    if isinstance(value, Word) and isinstance(info.context, Reading):
        info.context.warnings += _doubts(value.scalar)
    if not value.strip():
        raise refused("E0212", "is empty", expected="a text", fix="Write a text, or delete the line.")
    return str(value)


def _doubts(scalar: Scalar) -> list[Problem]:
    if scalar.quoted:
        return []
    looks = looks_like(scalar.text)
    if looks:
        message = f"`{scalar.text}` is read as text, but other programs take it for {looks}"
        fix = "Put it in quotes."
        quoted = f'"{scalar.text}"'
        return [Problem(scalar.position, "W0210", message, scalar.text, "", quoted, fix, "warning")]
    if _HASHTAG.match(scalar.comment):
        message = f"the text ends before `{scalar.comment}`: a space and `#` start a comment"
        quoted = f'"{scalar.text} {scalar.comment}"'
        fix = "Put the whole text in quotes."
        return [Problem(scalar.position, "W0211", message, scalar.text, "", quoted, fix, "warning")]
    return []


def wrong_shape(value: Any, expected: str) -> PydanticCustomError:
    found = "a list" if isinstance(value, (list, tuple)) else "a group of fields"
    found = found if isinstance(value, (list, tuple, dict)) else f"`{value}`"
    return refused("E0204", f"must be {expected}, not {found}", expected=expected)


def plain_text(value: Any, code: str, expected: str) -> str:
    if value is None:
        raise refused("E0212", "is empty", expected=expected, fix="Write a value, or delete the line.")
    if not isinstance(value, str):
        raise wrong_shape(value, expected)
    return str(value).strip()


def read_free(value: Any) -> Any:
    if isinstance(value, Word):
        return str(value) if value.scalar.quoted else core_value(str(value))
    if isinstance(value, dict):
        return {str(key): read_free(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(read_free(item) for item in value)
    return value
