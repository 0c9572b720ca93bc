"""How readers of YAML take an unquoted text: versions 1.1 (PyYAML, Ruby) and 1.2 core (editors, CMSs).

Sources: the resolver tables of PyYAML 6 and the core schema of YAML 1.2.2, section 10.3.2.
"""

from __future__ import annotations

import re
from decimal import Decimal

_NULLS = frozenset({"null", "Null", "NULL", "~"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_YES_NO = frozenset(form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper()))
_CORE_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_CORE_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_OLD_NUMBER = re.compile(
    r"[-+]?0b[0-1_]+|[-+]?[0-9][0-9_]*(\.[0-9_]*([eE][-+][0-9]+)?)?|[-+]?0x[0-9a-fA-F_]+|[-+]?\.[0-9][0-9_]*"
)
_BASE_60 = re.compile(r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*")
_OLD_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*"
)


def looks_like(text: str) -> str:
    """What a YAML 1.1 or 1.2 reader takes the unquoted text for: "a number", ...; empty where it is text to both."""
    if text in _NULLS:
        return "an empty value"
    if text in _TRUE or text in _FALSE or text in _YES_NO:
        return "true or false"
    if text == "=" or text == "<<":
        return "an instruction"
    for pattern, name in (
        (_CORE_INT, "a number"), (_CORE_FLOAT, "a number"), (_OLD_DATE, "a date"),
        (_BASE_60, "a number of seconds or minutes"), (_OLD_NUMBER, "a number"),
    ):  # fmt: skip
        if pattern.fullmatch(text):
            return name
    return ""


def core_value(text: str) -> str | int | Decimal | bool | None:
    """The value of an unquoted text by the core schema of YAML 1.2; infinities and NaN stay text."""
    if text in _NULLS or text == "":
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _CORE_INT.fullmatch(text) and len(text) < 4000:
        return int(text, 0) if text.startswith(("0o", "0x")) else int(text)
    if _CORE_FLOAT.fullmatch(text) and text[-1] not in "fFnN":
        return Decimal(text)
    return text
