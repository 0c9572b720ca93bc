"""Ledgers put together side by side: a register of a million links is a gigabyte that has to be copied.

That is the system's work: Python only says what goes where, so threads do as well as processes, and need no memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.make.ledgers import Extent, Ledger, assemble

LONG = 64_000_000
"""Bytes for which a second thread is worth its start."""


class Loose(NamedTuple):
    """What a ledger will be made of: the file, its kind, all blocks in order, and the last rows."""

    target: str
    ledger: Ledger
    blocks: Sequence[Extent]
    tail: bytes

    @property
    def size(self) -> int:
        """How many bytes there are to copy."""
        return sum(block.length for block in self.blocks)


def bind(loose: Sequence[Loose], jobs: int) -> None:
    """Write all of them, by at most so many threads. Raises `OSError` where one cannot be written."""
    if jobs > 1 and sum(one.size for one in loose) > LONG:
        _side_by_side(sorted(loose, key=lambda one: -one.size), jobs)
    else:
        for one in loose:
            assemble(*one)


def _side_by_side(loose: Iterable[Loose], jobs: int) -> None:
    from concurrent.futures import ThreadPoolExecutor  # few builds have ledgers so long

    with ThreadPoolExecutor(jobs, "ledger") as crew:
        done = [crew.submit(assemble, *one) for one in loose]
    for one in done:
        one.result()
