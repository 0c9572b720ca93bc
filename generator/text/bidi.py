"""Kind to direction, the elision rule, and the three notations of an isolate. Rules: `docs/rtl.md`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from generator.model.value import Direction, Kind, Value

BaseDirection = Literal["ltr", "rtl"]

LRM: Final = "\u200e"
RLM: Final = "\u200f"
ALM: Final = "\u061c"
LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"

BIDI_CONTROL: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATES: Final = {"ltr": LRI, "rtl": RLI, "auto": FSI}
_ARABIC_DIGITS: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?([T ].*)?", re.ASCII)
_LATIN_WORDS: Final = re.compile(r"[A-Za-z](?:[A-Za-z .,&'-]*[A-Za-z])?")
_ARABIC_WORDS: Final = re.compile("[ء-غف-ي](?:[ء-غف-ي .،&-]*[ء-غف-ي])?")
_BRACES: Final = re.compile(r"\{.*\}", re.DOTALL)

_ALWAYS_LTR: Final = frozenset(
    {Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE, Kind.CODE, Kind.FILE, Kind.ID, Kind.VERSION, Kind.FORMULA}
)


@lru_cache(maxsize=4096)
def strong_direction(char: str) -> BaseDirection | None:
    """Direction of a strong character (bidi class L, R or AL); None for every other one."""
    bidi_class = unicodedata.bidirectional(char)
    if bidi_class == "L":
        return "ltr"
    return "rtl" if bidi_class in ("R", "AL") else None


def plain_direction(text: str) -> BaseDirection | None:
    """The direction of words of Arabic or of Latin letters alone, with single signs between them; else None.

    Nearly all names are such words, and a pattern knows them ten times as fast as a look at each letter.
    """
    if _LATIN_WORDS.fullmatch(text):
        return "ltr"
    return "rtl" if _ARABIC_WORDS.fullmatch(text) else None


def strong_directions(text: str) -> frozenset[BaseDirection]:
    """The directions of the letters of `text`; marks and other controls count for nothing."""
    found = {strong_direction(char) for char in set(text) - BIDI_CONTROL}
    return frozenset(direction for direction in found if direction is not None)


def direction_of(value: Value, language_dir: BaseDirection) -> Direction:
    """Direction of a value: its own if stated, else from the table "kind to direction" of `docs/rtl.md`.

    `language_dir` is the direction of the language the value was written in (or formatted for).
    """
    if value.direction is not None:
        return value.direction
    if value.kind in _ALWAYS_LTR:
        return "ltr"
    if value.kind in (Kind.PHRASE, Kind.RANGE):
        return language_dir
    if value.kind is Kind.MERGE:
        return "ltr" if _BRACES.search(value.text) else "auto"
    if value.kind is Kind.TEXT:
        return _by_data(value.text, language_dir)
    return _by_figures(value, language_dir)


def _by_data(text: str, language_dir: BaseDirection) -> BaseDirection:
    """One script decides; mixed text follows the language it was written in, never its first strong letter."""
    plain = plain_direction(text)
    if plain is not None:
        return plain
    found = strong_directions(text)
    if len(found) == 1:
        return next(iter(found))
    if not found and any(char.isdigit() for char in text):
        return "ltr"
    return language_dir


def _by_figures(value: Value, language_dir: BaseDirection) -> BaseDirection:
    """Hashtag, number, percent, money, date, time: what the figures and symbols say."""
    text = value.text
    if "rtl" in strong_directions(text) or RLM in text or ALM in text:
        return "rtl"
    match value.kind:
        case Kind.MONEY:
            return "rtl" if text.endswith(LRM) or _ARABIC_DIGITS.search(text) else "ltr"
        case Kind.PERCENT:
            return "rtl" if _ARABIC_DIGITS.search(text) else "ltr"
        case Kind.NUMBER:
            return "rtl" if _ARABIC_DIGITS.search(text) and text[0] in "+-\u2212\u00b1" else "ltr"
        case Kind.DATE:
            return "ltr" if strong_directions(text) or _ISO_DATE.fullmatch(text) else language_dir
        case _:
            return "ltr"


def needs_isolate(text: str, direction: Direction, context_dir: BaseDirection) -> bool:
    """False only where an isolate can change nothing: the elision rule of `docs/rtl.md`.

    That is: same direction as the context, both ends strong in it, no digit, one script.
    """
    if not text:
        return False
    if direction != context_dir:
        return True
    if plain_direction(text) == direction:
        return False
    if strong_direction(text[0]) != direction or strong_direction(_last_base(text)) != direction:
        return True
    if any(char.isdigit() for char in text) or _CONTROL.search(text):
        return True
    return strong_directions(text) != {direction}


def _last_base(text: str) -> str:
    """The last character that is not a combining mark: a mark takes the direction of its letter."""
    for char in reversed(text):
        if unicodedata.bidirectional(char) != "NSM":
            return char
    return text[-1]


def isolate_html(escaped_text: str, direction: Direction) -> str:
    """An isolate in a page: `<bdi dir="ltr">…</bdi>`, or a bare `<bdi>` where the direction is not known."""
    if direction == "auto":
        return f"<bdi>{escaped_text}</bdi>"
    return f'<bdi dir="{direction}">{escaped_text}</bdi>'


def isolate_mail(escaped: str, direction: Direction) -> str:
    """An isolate in an e-mail: most clients do not know `<bdi>`, and some strip the span, so both are given."""
    return f'<span dir="{direction}">{isolate_plain(escaped, direction)}</span>'


def isolate_plain(text: str, direction: Direction) -> str:
    """An isolate in plain text, a title or an attribute: LRI, RLI or FSI … PDI."""
    return f"{_ISOLATES[direction]}{text}{PDI}"


def bidi_controls(text: str) -> tuple[tuple[int, str], ...]:
    """Index and character of every Bidi_Control in `text`."""
    return tuple((found.start(), found.group()) for found in _CONTROL.finditer(text))
