"""Ledgers put together side by side: a register of a million links is a gigabyte that has to be copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from generator.make.crew import Say, can_fork, share_out
from generator.make.ledgers import Extent, Ledger, assemble

LONG = 64_000_000
"""Bytes for which a second process is worth its start."""


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
    """Write all of them, over at most so many processes."""
    many = jobs > 1 and can_fork() and sum(one.size for one in loose) > LONG
    share_out([partial(_bound, share) for share in _shares(loose, jobs if many else 1)])


def _bound(loose: Iterable[Loose], say: Say) -> None:
    for one in loose:
        say(one.ledger.name)
        assemble(*one)


def _shares(loose: Sequence[Loose], count: int) -> list[list[Loose]]:
    """Shares of about the same size; none is empty."""
    shares: list[list[Loose]] = [[] for _ in range(min(count, len(loose)))]
    for one in sorted(loose, key=lambda one: -one.size):
        min(shares, key=lambda share: sum(other.size for other in share)).append(one)
    return [share for share in shares if share]
