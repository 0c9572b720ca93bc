"""The words of a line: white space as browsers collapse it, runs of one look joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from generator.workshop.documents.tree import Direction, Run

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What must not reach a document's text: bidi controls (Unicode, UAX 9), the byte order mark, C0."""

Words = tuple[str, Run]
BREAK: Final = Run("", break_=True)

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")  # not the no-break space


def clean(text: str) -> str:
    """`text` without controls."""
    return _CONTROL.sub("", text)


def plain_text(text: str) -> str:
    """Text of an attribute: one line without controls and without spaces at its ends."""
    return _SPACES.sub(" ", clean(text)).strip(" ")


def first_strong(text: str) -> Direction:
    """The direction of the first letter that has one (UAX 9, rule P2); empty where there is none."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return ""


def set_words(waiting: Iterable[Words]) -> tuple[Run, ...]:
    """The runs of one block: single spaces, none at the ends of lines, neighbours of one look joined.

    `waiting` are pairs of words and their look; `BREAK` as a look ends the line.
    """
    lines: list[list[Words]] = [[]]
    for text, look in waiting:
        if look.break_:
            lines.append([])
        else:
            lines[-1].append((text, look))
    runs: list[Run] = []
    for number, line in enumerate(lines):
        if number:
            runs.append(BREAK)
        runs += _line(line)
    while runs and runs[-1].break_:
        runs.pop()
    return tuple(runs)


def _line(words: list[Words]) -> list[Run]:
    looks: list[Run] = []
    texts: list[str] = []
    at_space = True  # at the start of a line a space has no place
    for raw, look in words:
        text = _SPACES.sub(" ", raw)
        if at_space and text.startswith(" "):
            text = text[1:]
        if not text:
            continue
        at_space = text.endswith(" ")
        if looks and (looks[-1] is look or looks[-1] == look):
            texts[-1] += text
        else:
            looks.append(look)
            texts.append(text)
    if at_space and texts:
        texts[-1] = texts[-1][:-1]
        if not texts[-1]:
            del texts[-1], looks[-1]
    return [_run(text, look) for text, look in zip(texts, looks, strict=True)]


def _run(text: str, look: Run) -> Run:
    """`replace(look, text=text)`, three times as fast: a document has hundreds of runs."""
    return Run(text, look.bold, look.italic, look.code, look.small, look.dir, look.href, False, look.raised)
