"""Escaping for text nodes, attributes and JSON string bodies."""

from __future__ import annotations

import json
from typing import Final

# The HTML serialiser that inlines the mails' CSS writes U+00A0 as an entity, so we do too: bytes stay the same.
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
_ATTRIBUTE: Final = str.maketrans({"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
_SCRIPT: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def escape_text(s: str) -> str:
    """`s` as the content of an HTML element."""
    return s.translate(_TEXT)


def escape_attr(s: str) -> str:
    """`s` as the content of a double-quoted HTML attribute."""
    return s.translate(_ATTRIBUTE)


def escape_json(s: str) -> str:
    """`s` as the inside of a JSON string, safe inside `<script>`; the quotes are the caller's."""
    return json.dumps(s, ensure_ascii=False)[1:-1].translate(_SCRIPT)
