"""How blocks of a Word document are read as tables: terms, things side by side, and the width of columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.workshop.documents.lines import words_of
from generator.workshop.documents.tree import Block


def pairs_of(block: Block) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """The terms of a list of terms, each with what stands under it."""
    term, meaning = None, list[Block]()
    for child in block.blocks:
        if "term" in child.names:
            if term is not None:
                yield term, tuple(meaning)
            term, meaning = child, []
        else:
            meaning.extend(child.blocks if child.kind == "group" else (child,))
    if term is not None:
        yield term, tuple(meaning)


def parts_of(block: Block) -> Iterator[tuple[Block, ...]]:
    """What stands side by side: each group and picture for itself, the lines between them together."""
    lines: list[Block] = []
    for child in block.blocks:
        if child.kind in ("group", "picture"):
            if lines:
                yield tuple(lines)
                lines = []
            yield (child,)
        else:
            lines.append(child)
    if lines:
        yield tuple(lines)


def weight_of(block: Block, column: int) -> float:
    """How much room a column wants: by the longest of its words, less for each sign the longer they are."""
    longest = 1.0
    for row in block.blocks:
        place = 0
        for cell in row.blocks:
            if place == column and cell.span == 1:
                longest = max(longest, len(words_of(cell)))
            place += cell.span
    return float(longest**0.4)
