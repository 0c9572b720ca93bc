"""What is checked in every text that marketers write: values, addresses, characters, typing rules."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.codes import CODES
from generator.model.problem import Position
from generator.model.source import MarkdownFile, Scalar
from generator.model.values import COPY_VALUES, PARTNER_UNITS, PARTNER_VALUES
from generator.text.hygiene import hygiene
from generator.text.suggest import closest
from generator.validate.bench import Bench

_VALUE = re.compile(r"\{\{(.*?)\}\}")
_LINK = re.compile(r"\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)")
_ADDRESS = re.compile(r"(?:https://|mailto:|tel:|/|#|\{\{)")


def check_lines(bench: Bench, file: MarkdownFile, unit: str, locale: str) -> None:
    """Values, addresses and characters: of each front matter text, and of the body line by line."""
    language = locale.split("-")[0]
    for entry in file.front.entries if file.front else ():
        if isinstance(entry.value, Scalar) and entry.value.text:
            check_scalar(bench, entry.value, unit, language)
    for number, text in enumerate(file.body.split("\n"), file.body_line):
        if text:
            _check_text(bench, _on_line(file.path, number), text, unit, language)


Places = Callable[[int, int], Position]
"""Index and length in a text to its place in the file."""


def check_scalar(bench: Bench, scalar: Scalar, unit: str, language: str) -> None:
    """Everything that is checked in copy, in one text of a YAML file."""
    _check_text(bench, places_in(bench, scalar), scalar.text, unit, language)


def places_in(bench: Bench, scalar: Scalar) -> Places:
    def place(index: int, length: int) -> Position:
        words = scalar.text[index : index + length]
        return bench.within(scalar, words, scalar.text.count(words, 0, index))

    return place


def _on_line(path: str, line: int) -> Places:
    return lambda index, length: Position(path, line, index + 1, length)


def _check_text(bench: Bench, place: Places, text: str, unit: str, language: str) -> None:
    say_flaws(bench, place, text, language)
    for found in _VALUE.finditer(text):
        name = found[1].strip()
        check_value(bench, place(found.start(1) + found[1].find(name), len(name)), name, unit)
    for link in _LINK.finditer(text):
        if not _ADDRESS.match(link[1]):
            bench.say(place(link.start(1), len(link[1])), "E0411",
                      f"`{link[1]}` is not an address that a page may link to", found=link[1],
                      expected="https://…, mailto:, tel:, or a path that starts with /")  # fmt: skip


def say_flaws(bench: Bench, place: Places, text: str, language: str) -> None:
    """Characters and typing rules of one text."""
    for flaw in hygiene(text, language):
        message = f"{CODES[flaw.code].title.en}: `{flaw.found}`"
        bench.say(place(flaw.index, flaw.length), flaw.code, message, found=flaw.found, expected=flaw.expected,
                  fix=flaw.fix)  # fmt: skip


def check_value(bench: Bench, position: Position, name: str, unit: str) -> None:
    """Whether copy of this unit may use the value `name`."""
    allowed = COPY_VALUES + (PARTNER_VALUES if unit.split("/")[0] in PARTNER_UNITS else ())
    if name in allowed:
        return
    if name in PARTNER_VALUES:
        bench.say(position, "E0403", f"`{name}` is known where a partner speaks, and not here", found=name,
                  fix=f"Take it out, or write it in: {', '.join(PARTNER_UNITS)}.")  # fmt: skip
        return
    bench.say(position, "E0403", f"there is no value `{name}`", found=name, expected=f"one of: {', '.join(allowed)}",
              suggestion=closest(name, allowed) or "")  # fmt: skip
