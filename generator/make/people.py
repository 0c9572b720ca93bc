"""The partners of the last build: a line each, in the order of the list, read when somebody asks for one."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from generator.make.ledgers import LEDGERS, Extent


class Was(NamedTuple):
    """A partner of the last build: its key, segment, number of links, blocks in the ledgers, sizes of its files."""

    key: str
    segment: str
    links: int
    blocks: tuple[Extent, ...]
    sizes: tuple[int, ...]


def partner_line(slug: str, key: str, segment: str, links: int, lengths: Sequence[int], sizes: Sequence[int]) -> bytes:
    numbers = " ".join(map(str, (links, *lengths, *sizes)))
    return f"{slug}\t{key}\t{segment}\t{numbers}\n".encode()


class People(Mapping[str, Was]):
    """A hundred thousand partners take the text of their file, their slugs, and where their blocks begin."""

    def __init__(self, text: str = "", reports: Path = Path()) -> None:
        self._lines = text.splitlines()
        self._numbers = {line[: line.index("\t")]: number for number, line in enumerate(self._lines)}
        self._files = [f"{reports}/{ledger.name}" for ledger in LEDGERS]
        lengths = [
            line[line.rindex("\t") + 1 :].split(" ", len(LEDGERS) + 1)[1 : len(LEDGERS) + 1] for line in self._lines
        ]
        self._starts = [
            array("Q", accumulate((int(one[place]) for one in lengths), initial=len(ledger.head)))
            for place, ledger in enumerate(LEDGERS)
        ]

    def __getitem__(self, slug: str) -> Was:
        number = self._numbers[slug]
        _, key, segment, figures = self._lines[number].split("\t")
        links, *sizes = map(int, figures.split(" "))
        starts = [starts[number] for starts in self._starts]
        blocks = tuple(map(Extent, self._files, starts, sizes))  # the lengths of the blocks come before the sizes
        return Was(key, segment, links, blocks, tuple(sizes[len(LEDGERS) :]))

    def __contains__(self, slug: object) -> bool:
        return slug in self._numbers  # the inherited one would make it, to throw it away

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def line(self, slug: str, key: str, segment: str) -> int | None:
        """In which line this partner stands, if it is in that segment and has that key."""
        number = self._numbers.get(slug)
        same = number is not None and self._lines[number].startswith(f"{slug}\t{key}\t{segment}\t")
        return number if same else None

    def segment(self, slug: str) -> str:
        """The segment of a partner of the last build. Raises `KeyError` for others."""
        return self._lines[self._numbers[slug]].split("\t", 3)[2]

    def blocks(self, lines: range) -> list[Extent]:
        """Where the blocks of some partners who follow one another stand in the ledgers, each as one range."""
        return [
            Extent(file, starts[lines.start], starts[lines.stop] - starts[lines.start])
            for file, starts in zip(self._files, self._starts, strict=True)
        ]

    def text(self, lines: range) -> bytes:
        """These lines as they are."""
        return "".join([f"{line}\n" for line in self._lines[lines.start : lines.stop]]).encode()

    def totals(self, lines: range) -> tuple[int, int, int]:
        """Of some partners who follow one another: how many files they have, of how many bytes, and how many links."""
        files = size = links = 0
        for line in self._lines[lines.start : lines.stop]:
            own, *rest = line[line.rindex("\t") + 1 :].split(" ")
            sizes = rest[len(LEDGERS) :]
            files += len(sizes) - sizes.count("0")
            size += sum(map(int, sizes))
            links += int(own)
        return files, size, links

    def ends(self) -> Iterator[tuple[str, int]]:
        """The reports, and up to where each must reach."""
        return zip(self._files, (starts[-1] for starts in self._starts), strict=True)


def read_people(file: Path, reports: Path, seal: Path) -> People:
    """The partners of the last build. Raises `ValueError` where somebody has changed a report since it was sealed."""
    people = People(file.read_text("utf-8"), reports)
    sealed = os.stat(seal).st_mtime_ns
    for name, end in people.ends():
        seen = os.stat(name)
        if seen.st_size < end or seen.st_mtime_ns > sealed:
            raise ValueError("somebody has changed a report")
    return people
