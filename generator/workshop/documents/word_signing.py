"""Where a Word document is signed: each party beside the other, its fields as lines to write on.

A line is the lower border of a cell: it stays where it is when somebody types a name onto it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.lines import words
from generator.workshop.documents.tree import Block, Run
from generator.workshop.documents.word_look import TEXT_WIDTH, Look
from generator.workshop.documents.word_runs import Dress
from generator.workshop.documents.word_tables import Cell, Row, table

Say = Callable[[tuple[Run, ...], Dress], str]

_GAP: Final = 420
_LABEL: Final = 0.36
_HEIGHT: Final = 680
_ABREAST: Final = 2
_LONG: Final = 36


@dataclass(frozen=True, slots=True)
class _Field:
    """A field to fill in. `value` is what is known already; a field without a label is a line of text."""

    label: tuple[Run, ...]
    value: tuple[Run, ...] = ()
    text: bool = False


@dataclass(frozen=True, slots=True)
class _Party:
    name: tuple[Run, ...]
    fields: tuple[_Field, ...]


def signatures(look: Look, block: Block, say: Say) -> str:
    """The table of a block of signatures: two parties in a row, further ones below."""
    parties = list(_parties(block))
    rows: list[Row] = []
    for start in range(0, len(parties), _ABREAST):
        rows.extend(_rows(look, parties[start : start + _ABREAST], say))
    return table(look, rows, _widths()) if rows else ""


def _widths() -> list[int]:
    each = (TEXT_WIDTH - _GAP) // _ABREAST
    label = int(each * _LABEL)
    return [label, each - label, TEXT_WIDTH - 2 * each, label, each - label]


def _rows(look: Look, parties: list[_Party], say: Say) -> Iterator[Row]:
    dress = Dress(bold=True, keep=True, colour=look.colours.brand)
    yield Row(_abreast([[Cell(say(party.name, dress), span=2)] for party in parties]), height=_HEIGHT)
    for fields in zip_longest(*(party.fields for party in parties)):
        yield Row(_abreast([_cells(look, field, say) for field in fields]), height=_HEIGHT)


def _abreast(sides: list[list[Cell]]) -> tuple[Cell, ...]:
    """The cells of a row, a gap between the sides; a party alone keeps its half."""
    sides = [*sides, *([Cell("", span=2)] for _ in range(_ABREAST - len(sides)))]
    return (*sides[0], Cell(""), *sides[1])


def _cells(look: Look, field: _Field | None, say: Say) -> list[Cell]:
    if field is None:
        return [Cell("", span=2)]
    keep = Dress(keep=True)
    if field.text:
        return [Cell(say(field.label, keep), span=2)]
    return [Cell(say(field.label, keep), low=True), Cell(say(field.value, keep), line=look.colours.ink)]


def _parties(block: Block) -> Iterator[_Party]:
    for child in block.blocks:
        if child.kind == "group":
            yield _party(list(_lines(child.blocks)))
        elif child.kind in ("paragraph", "heading"):
            yield _Party(child.runs, (_Field(()),))


def _party(lines: list[Block]) -> _Party:
    name = lines[0].runs if lines and "term" not in lines[0].names else ()
    rest = lines[1:] if name else lines
    return _Party(name, tuple(_fields(rest)) or (_Field(()),))


def _lines(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in ("paragraph", "heading"):
            yield block
        elif "meaning" in block.names:
            yield Block("paragraph", ("meaning",), tuple(run for line in _lines(block.blocks) for run in line.runs))
        else:
            yield from _lines(block.blocks)


def _fields(lines: list[Block]) -> Iterator[_Field]:
    waiting: tuple[Run, ...] | None = None
    for line in lines:
        if waiting is not None:
            meaning = "meaning" in line.names
            yield _Field(waiting, line.runs if meaning else ())
            waiting = None
            if meaning:
                continue
        if "term" in line.names:
            waiting = line.runs
        else:
            yield _field(line.runs)
    if waiting is not None:
        yield _Field(waiting)


def _field(runs: tuple[Run, ...]) -> _Field:
    """`Name: Noor` is a label and its value, `Name` or `Name: ____` a label alone; a long line is text to read."""
    said = words(runs)
    head, colon, tail = said.partition(":")
    if not colon or not tail.strip(" _.…"):
        bare = tuple(replace(run, text=run.text.rstrip(" _.…")) for run in runs if run.text.strip(" _.…"))
        return _Field(bare) if len(said.strip(" _.…")) <= _LONG else _Field(runs, text=True)
    if len(head) > _LONG or len(runs) == 1:
        return _Field((Run(head + colon),), (Run(tail.strip()),)) if len(head) <= _LONG else _Field(runs, text=True)
    return _divided(runs)


def _divided(runs: tuple[Run, ...]) -> _Field:
    """The runs up to the colon, and those behind it, each as it looks."""
    for number, run in enumerate(runs):
        if ":" in run.text:
            head, _, tail = run.text.partition(":")
            rest = (replace(run, text=tail.lstrip()),) if tail.strip() else ()
            return _Field((*runs[:number], replace(run, text=head + ":")), (*rest, *runs[number + 1 :]))
    return _Field(runs, text=True)
