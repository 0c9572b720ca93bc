"""What may be wrong with one entry of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.problem import Position, Problem
from generator.text.plurals import plural_count
from generator.text.po import Entry

_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-zA-Z]|%[sd]|\{\{.*?\}\}|\{[^{}\s]*\}")
_COUNTS: Final = frozenset(
    form for name in ("n", "num", "count") for form in (f"%({name})s", f"%({name})d", f"{{{name}}}")
)
_ARABIC_FORMS: Final = ("zero", "one", "two", "3 to 10", "11 to 99", "100 and fractions")
_NUMBERLESS: Final = {"ar": frozenset({0, 1, 2})}
_NUMBERLESS_ELSEWHERE: Final = frozenset({0})


def check_entry(entry: Entry, language: str, path: str) -> Iterator[Problem]:
    """The problems of one entry, at the line of its msgid."""
    place = Position(path, entry.line)
    if entry.fuzzy or not any(entry.forms):
        yield _unfinished(place, entry)
        return
    if len(entry.msgids) > 1:
        yield from _missing_forms(place, entry, language)
    for index, form in enumerate(entry.forms):
        if form:
            yield from _placeholders(place, entry, index, form, language)


def _unfinished(place: Position, entry: Entry) -> Problem:
    state = "fuzzy" if entry.fuzzy else "untranslated"
    return Problem(
        place,
        "E0604",
        f"`{entry.msgids[0]}` is {state}",
        found=state,
        expected="a checked translation",
        fix="read it, correct it and remove the `fuzzy` flag" if entry.fuzzy else "write its translation",
    )


def _missing_forms(place: Position, entry: Entry, language: str) -> Iterator[Problem]:
    count, forms = plural_count(language), entry.forms
    absent = [index for index in range(count) if index >= len(forms) or not forms[index]]
    if absent:
        names = ", ".join(_form_name(index, language) for index in absent)
        yield Problem(
            place,
            "E0602",
            f"`{entry.msgids[0]}` lacks plural forms: {names}",
            found=f"{count - len(absent)} of {count} forms",
            expected=f"{count} forms",
            fix="add " + ", ".join(f"`msgstr[{index}]`" for index in absent),
        )


def _form_name(index: int, language: str) -> str:
    return f"{index} ({_ARABIC_FORMS[index]})" if language == "ar" else str(index)


def _placeholders(place: Position, entry: Entry, index: int, form: str, language: str) -> Iterator[Problem]:
    expected, found = _named(entry.msgids[-1]), _named(form)
    missing, extra = expected - found, found - expected
    if len(entry.msgids) > 1 and index in _NUMBERLESS.get(language, _NUMBERLESS_ELSEWHERE):
        missing -= _COUNTS  # "one partner" and "two partners" are words in Arabic; the digit is dropped
    if missing or extra:
        yield Problem(
            place,
            "E0603",
            f"the placeholders of `{entry.msgids[0]}` and its translation differ",
            found=", ".join(sorted(found)) or "none",
            expected=", ".join(sorted(expected)) or "none",
            fix=_advice(missing, extra),
        )


def _named(text: str) -> frozenset[str]:
    """The placeholders of a text; most have none."""
    return frozenset(_PLACEHOLDER.findall(text)) if "%" in text or "{" in text else frozenset()


def _advice(missing: frozenset[str], extra: frozenset[str]) -> str:
    steps = [f"add {name}" for name in sorted(missing)] + [f"remove {name}" for name in sorted(extra)]
    return "; ".join(steps)
