"""The words of a line for Office: which pieces of it run which way.

Word knows a direction for each run (`w:rtl`) and asks for it: signs and figures in a run go its way. Slides know
none: there only the bidi algorithm (UAX #9) decides, so a run at whose edge no letter stands gets a mark there. So do
those of Word, for readers that follow the algorithm alone. Marks stand beside words, never inside, and only where
needed: what is copied out of the middle, such as a code, is free of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.model.declared import dataclass
from generator.text.bidi import LRM, RLM, strong_direction
from generator.workshop.documents.tree import Block, Run

_RTL: Final = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TO_LATIN: Final = re.compile(rf"[^\W\d_{_RTL}](?:[^{_RTL}]*[^\W_{_RTL}]%?)?")
_TO_ARABIC: Final = re.compile(rf"[{_RTL}](?:(?:[^\w]|[\d_{_RTL}])*[\d{_RTL}])?")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that run one way and look one way."""

    text: str
    rtl: bool
    run: Run


def pieces(runs: Iterable[Run], base: str) -> Iterator[Piece]:
    """The pieces of a line in a paragraph of direction `base`, in the order of reading. A break is one of them."""
    for run in runs:
        if run.break_ or not run.text:
            yield Piece("", base == "rtl", run)
            continue
        before, after = _marks(run, base)
        way = run.dir or base
        yield from (Piece(text, rtl, run) for text, rtl in _split(before + run.text + after, way))


def words(runs: Iterable[Run]) -> str:
    """What a reader reads, on one line."""
    return _SPACES.sub(" ", "".join(" " if run.break_ else run.text for run in runs)).strip()


def words_of(block: Block) -> str:
    """What a reader reads in a block and all that is inside."""
    parts = [words(block.runs), *(words_of(child) for child in block.blocks)]
    return " ".join(part for part in parts if part)


def marked(run: Run, base: str) -> Run:
    """The run with the marks that it needs where nothing but the bidi algorithm decides."""
    before, after = _marks(run, base)
    return replace(run, text=before + run.text + after) if before or after else run


def _marks(run: Run, base: str) -> tuple[str, str]:
    if not run.dir or run.dir == base or not run.text.strip():
        return "", ""
    mark = LRM if run.dir == "ltr" else RLM
    return ("" if _leads(run.text, run.dir) else mark), ("" if _closes(run.text, run.dir) else mark)


def _leads(text: str, way: str) -> bool:
    return strong_direction(text[0]) == way


def _closes(text: str, way: str) -> bool:
    """Whether nothing that stands behind can pull the last sign over: a letter, or a figure after letters."""
    if strong_direction(text[-1]) == way:
        return True
    before = text.rstrip("0123456789")
    return len(before) < len(text) and any(strong_direction(sign) == way for sign in before)


def _split(text: str, way: str) -> Iterator[tuple[str, bool]]:
    """Text and whether it runs right to left: words of the other script stand apart."""
    rtl = way == "rtl"
    other = _TO_LATIN if rtl else _TO_ARABIC
    last = 0
    for found in other.finditer(text):
        if found.start() > last:
            yield text[last : found.start()], rtl
        yield found.group(), not rtl
        last = found.end()
    if last < len(text):
        yield text[last:], rtl
