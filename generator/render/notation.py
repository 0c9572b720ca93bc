"""How a value is written where it lands: escaping and bidi isolation, decided in one place.

The table "context to notation" of `docs/rtl.md`. The same function serves values that are known when the template runs
and slots that are filled for each partner, so both come out alike to the byte.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Literal

from generator.model.declared import dataclass
from generator.model.value import Kind, Value
from generator.text.bidi import direction_of, isolate_html, isolate_mail, isolate_plain, needs_isolate
from generator.text.escape import escape_attr, escape_json, escape_text
from generator.text.markers import END, HOLD_END, HOLD_START, OPENING, VALUE, wrap

Dir = Literal["ltr", "rtl"]
_needs_isolate = lru_cache(maxsize=2048)(needs_isolate)  # a name stands in many places of many files

_BLANK = f" \t{HOLD_START}{HOLD_END}"
_ADDRESS = re.compile(r"(?:(?:https?://|mailto:|tel:|/)[^\s]*|\[\[\w+_url\]\])\Z")


class Where(Enum):
    """The kinds of place that a value can land in."""

    PAGE = "text of a page"
    MAIL = "text of a mail"
    HUMAN = "attribute or element that people read, where no markup is possible"
    TITLE = "the same as element content (title, option, textarea)"
    MACHINE = "attribute that machines read"
    JSON = "string inside JSON"
    PLAIN = "plain text"

    __hash__ = object.__hash__  # each is there once; what `Enum` does instead is slow, and spots are keys


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: what kind, the direction of the text around it, and whether a line begins before and ends after it."""

    where: Where
    base: Dir
    opens: bool = False
    closes: bool = False


_READ = frozenset(Where) - {Where.MACHINE, Where.JSON}
"""Places in which a value has a direction."""


def mark(value: Value, language: Dir) -> str:
    """The value's raw text between direction markers; a phrase, already in the page's direction, between hold marks."""
    if value.kind is Kind.PHRASE:
        return f"{HOLD_START}{value.text}{HOLD_END}"
    return wrap(value.text, direction_of(value, language))


def notate(marked: str, spot: Spot) -> str:
    """Write text that may hold marked values (raw, not escaped) for its place."""
    whole = VALUE.fullmatch(marked)  # one value alone, which is nearly always
    if whole is not None and spot.where in _READ:
        return _isolated(whole, spot)
    if spot.where in (Where.MACHINE, Where.JSON):
        text = bare(marked)
        return escape_json(text) if spot.where is Where.JSON else escape_attr(text)
    marked = marked.replace(HOLD_START, "").replace(HOLD_END, "")
    if END not in marked:
        return _escape(marked, spot.where)
    out: list[str] = []
    end = 0
    for found in VALUE.finditer(marked):
        out.append(_escape(marked[end : found.start()], spot.where))
        out.append(_isolated(found, spot))
        end = found.end()
    out.append(_escape(marked[end:], spot.where))
    return "".join(out)


def bare(marked: str) -> str:
    """What text that may hold marked values says, without any notation."""
    marked = marked.replace(HOLD_START, "").replace(HOLD_END, "")
    return VALUE.sub(lambda found: found[2], marked) if END in marked else marked


def opens(text: str, index: int, first: bool = True) -> bool:
    """Whether only blanks stand before `index` on its line; `first` says so of the first line's beginning."""
    before = text[:index].rstrip(_BLANK)
    return before.endswith("\n") if before else first


def closes(text: str, index: int, last: bool = True) -> bool:
    """Whether only blanks stand after `index` on its line."""
    after = text[index:].lstrip(_BLANK)
    return after.startswith("\n") if after else last


def _isolated(found: re.Match[str], spot: Spot) -> str:
    text, direction = found[2], OPENING[found[1]]
    escaped = _escape(text, spot.where)
    if not _needs_isolate(text, direction, spot.base):
        return escaped
    if spot.where is Where.PAGE:
        return isolate_html(escaped, direction)
    if spot.where is Where.MAIL:
        return isolate_mail(escaped, direction)
    if _ADDRESS.match(text) and _alone(found, spot):  # it stands bare (docs/rtl.md)
        return escaped
    # Line by line: an isolate ends with its paragraph, whatever stands after it.
    return "\n".join(isolate_plain(line, direction) if line else "" for line in escaped.split("\n"))


def _alone(found: re.Match[str], spot: Spot) -> bool:
    marked, (start, end) = found.string, found.span()
    return opens(marked, start, spot.opens) and closes(marked, end, spot.closes)


def _escape(text: str, where: Where) -> str:
    if where is Where.PLAIN:
        return text
    return escape_attr(text) if where is Where.HUMAN else escape_text(text)
