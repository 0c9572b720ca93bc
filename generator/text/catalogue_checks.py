"""What may be wrong with one entry of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Message

from generator.model.problem import Position, Problem
from generator.text.plurals import plural_count

_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-zA-Z]|%[sd]|\{\{.*?\}\}|\{[^{}\s]*\}")
_COUNTS: Final = frozenset(
    form for name in ("n", "num", "count") for form in (f"%({name})s", f"%({name})d", f"{{{name}}}")
)
_ARABIC_FORMS: Final = ("zero", "one", "two", "3 to 10", "11 to 99", "100 and fractions")
_NUMBERLESS: Final = {"ar": frozenset({0, 1, 2})}
_NUMBERLESS_ELSEWHERE: Final = frozenset({0})


def check_message(message: Message, language: str, path: str) -> Iterator[Problem]:
    """The problems of one entry, at the line of its msgid."""
    place = Position(path, message.lineno or 1)
    forms = _forms(message)
    if message.fuzzy or not any(forms):
        yield _unfinished(place, message)
        return
    if not isinstance(message.id, str):
        yield from _missing_forms(place, message, forms, language)
    for index, form in enumerate(forms):
        if form:
            yield from _placeholders(place, message, index, form, language)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _msgid(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _unfinished(place: Position, message: Message) -> Problem:
    state = "fuzzy" if message.fuzzy else "untranslated"
    return Problem(
        place,
        "E0604",
        f"`{_msgid(message)}` is {state}",
        found=state,
        expected="a checked translation",
        fix="read it, correct it and remove the `fuzzy` flag" if message.fuzzy else "write its translation",
    )


def _missing_forms(place: Position, message: Message, forms: tuple[str, ...], language: str) -> Iterator[Problem]:
    count = plural_count(language)
    absent = [index for index in range(count) if index >= len(forms) or not forms[index]]
    if absent:
        names = ", ".join(_form_name(index, language) for index in absent)
        yield Problem(
            place,
            "E0602",
            f"`{_msgid(message)}` lacks plural forms: {names}",
            found=f"{count - len(absent)} of {count} forms",
            expected=f"{count} forms",
            fix="add " + ", ".join(f"`msgstr[{index}]`" for index in absent),
        )


def _form_name(index: int, language: str) -> str:
    return f"{index} ({_ARABIC_FORMS[index]})" if language == "ar" else str(index)


def _placeholders(place: Position, message: Message, index: int, form: str, language: str) -> Iterator[Problem]:
    expected = set(_PLACEHOLDER.findall(_msgid(message) if isinstance(message.id, str) else str(message.id[1])))
    found = set(_PLACEHOLDER.findall(form))
    missing, extra = expected - found, found - expected
    if not isinstance(message.id, str) and index in _NUMBERLESS.get(language, _NUMBERLESS_ELSEWHERE):
        missing -= _COUNTS  # "one partner" and "two partners" are words in Arabic; the digit is dropped
    if missing or extra:
        yield Problem(
            place,
            "E0603",
            f"the placeholders of `{_msgid(message)}` and its translation differ",
            found=", ".join(sorted(found)) or "none",
            expected=", ".join(sorted(expected)) or "none",
            fix=_advice(missing, extra),
        )


def _advice(missing: set[str], extra: set[str]) -> str:
    steps = [f"add {name}" for name in sorted(missing)] + [f"remove {name}" for name in sorted(extra)]
    return "; ".join(steps)
