"""The rows of the partner list: the plain ones at a glance, the others by every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from generator.links import reserved
from generator.model.partner_rows import partner_columns
from generator.model.source import CsvFile
from generator.model.table import RowReader
from generator.validate.bench import Bench
from generator.validate.partner_checks import Checker, PartnerRow
from generator.validate.partner_columns import NOTHING, Columns, Glance
from generator.validate.partner_intake import Intake, cell_place
from generator.validate.plain_rows import plain_row
from generator.validate.typed_rows import RowTyper

_UNIT = "\x1f"
_KNOWN_NAMES = frozenset({"gmail"}).union(
    reserved.RESERVED_SLUGS, reserved.PLAUSIBLE_SOCIAL, reserved.PLAUSIBLE_SEARCH, reserved.PLAUSIBLE_SHOPPING,
    reserved.PLAUSIBLE_ASSISTANTS,
)  # fmt: skip
_KNOWN_PARTS = ("--", *reserved.RESERVED_PARTS)
"""Slugs, and parts of slugs, about which the link policy has something to say."""

_BLOCK: Final = 1024
"""Rows that are looked at together: enough to make little of the looking, few enough to hold their cells."""

Pair = tuple[str, str]
Rows = tuple[Sequence[int], Columns]
"""The numbers of some rows, and their columns."""


def read_rows(bench: Bench, intake: Intake, checker: Checker) -> None:
    """Take in every good row of the table; what is wrong with the others is said."""
    if intake.file is None:
        return
    columns = partner_columns(intake.locales)
    typer = RowTyper(PartnerRow, intake.file, columns, bench.problems)
    every = range(len(intake.table))
    spoilt = _Rows(intake, intake.file, checker, typer, columns).read() if typer.readable else every
    _spoilt_rows(intake, intake.file, checker, spoilt)


class _Rows:
    def __init__(
        self, intake: Intake, file: CsvFile, checker: Checker, typer: RowTyper[PartnerRow], columns: dict[str, str]
    ) -> None:
        self.intake, self.file, self.checker, self.typer, self.table = intake, file, checker, typer, intake.table
        header = tuple(cell.text for cell in file.header)
        self.reader = RowReader(file.text, file.separator)
        self.taken = _KNOWN_NAMES | checker.segments | {""}
        self.logos, self.dialects = checker.logos | {""}, checker.dialects | {""}
        self.pairs: set[tuple[str, str]] = set()
        """Segments with tiers that a good row has had: both are there."""
        self.lines = Glance(plain_row(header, columns, file.separator, excel=True))
        self.cells = Glance(plain_row(header, columns, _UNIT, excel=False))

    def read(self) -> list[int]:
        """The numbers of the rows in which a cell was wrong."""
        every = range(len(self.table))
        return [number for start in every[::_BLOCK] for number in self._block(every[start : start + _BLOCK])]

    def _block(self, numbers: range) -> Iterator[int]:
        """Look at a block of rows as lines; at a smaller one where a row is no line, or a line no row."""
        table, first, last = self.table, numbers[0], numbers[-1]
        end = table.text.find("\n", table.offsets[last]) + 1 or len(table.text)
        seen = self.lines.columns(table.text, table.offsets[first], end)
        if len(seen.slug) == len(numbers):
            yield from self._seen(numbers, seen)
        else:
            half = len(numbers) // 2
            yield from self._block(numbers[:half])
            yield from self._block(numbers[half:])

    def _seen(self, numbers: range, seen: Columns) -> Iterator[int]:
        """Take in the good rows. Those that are no plain lines may still be plain, but for quotes and spaces."""
        if "" not in seen.slug:
            yield from self._take((numbers, seen))
            return
        lines = [index for index, slug in enumerate(seen.slug) if slug]
        others = [number for number, slug in zip(numbers, seen.slug, strict=True) if not slug]
        text = "".join(_as_line(self._cells(number)) for number in others)
        yield from self._take(
            ([numbers[index] for index in lines], seen.rows(lines)), (others, self.cells.columns(text, 0, len(text)))
        )

    def _take(self, lines: Rows, others: Rows = ((), NOTHING)) -> Iterator[int]:
        """Take in the plain rows, once all others are judged.

        A row waits for another one to show that its segment and its tier are there; if none did, it is judged itself.
        """
        waiting = dict(chain(self._doubtful(*lines), self._doubtful(*others)))
        judged: dict[int, bool] = {}
        for number in sorted(waiting):
            if waiting[number] not in self.pairs:
                judged[number] = self._judge(number)
        for numbers, seen in (lines, others):
            plain = [index for index, number in enumerate(numbers) if number not in judged]
            self.intake.take([numbers[index] for index in plain], seen.rows(plain))
        self.intake.split_lines(lines[0])
        return (number for number, good in judged.items() if not good)

    def _doubtful(self, numbers: Sequence[int], seen: Columns) -> Iterator[tuple[int, Pair | None]]:
        """Rows about which the rules may have a word, and those that another row may speak for, with what it has to
        show.
        """  # fmt: skip
        pairs = set(zip(seen.segment, seen.tier, strict=True)) - self.pairs
        if pairs:
            each = zip(numbers, zip(seen.segment, seen.tier, strict=True), strict=True)
            yield from ((number, pair) for number, pair in each if pair in pairs)
        wrong = (_known_slugs(seen.slug, self.taken), set(seen.logo) - self.logos, set(seen.dialect) - self.dialects)
        for column, cells in zip((seen.slug, seen.logo, seen.dialect), wrong, strict=True):
            if cells:
                yield from ((number, None) for number, cell in zip(numbers, column, strict=True) if cell in cells)

    def _cells(self, number: int) -> list[str]:
        cells = self.reader.read(self.table.offsets[number], self.table.lines[number])[: self.table.width]
        return [cell.strip() for cell in cells]

    def _judge(self, number: int) -> bool:
        """Ask every rule about a row; whether each of its cells could be read."""
        row, intake = self.table.row(number), self.intake
        typed = self.typer.read(row)
        if typed is None:
            return False
        partner = self.checker.partner(typed, typed.slug or "", partial(cell_place, self.file, row))
        if partner is None:
            return True
        intake.add(number, partner)
        self.pairs.add((partner.segment, partner.tier))
        if intake.cells.partner(self._cells(number), self.file.path, row.line) != partner:
            intake.made[number] = partner
        return True


def _known_slugs(slugs: Sequence[str], taken: frozenset[str]) -> frozenset[str]:
    """Those about which the link policy or the list has something to say."""
    found, every = taken.intersection(slugs), "\n".join(slugs)
    for part in _KNOWN_PARTS:
        if part in every:
            found |= {slug for slug in slugs if part in slug}
    return found


def _as_line(cells: list[str]) -> str:
    """A row as one line; an empty one where a cell holds several."""
    line = _UNIT.join(cells)
    return "\n" if "\n" in line else f"{line}\n"


def _spoilt_rows(intake: Intake, file: CsvFile, checker: Checker, spoilt: Iterable[int]) -> None:
    """Rows that a cell of theirs spoilt: what their other cells point to is checked all the same, in the same run."""
    names = [cell.text for cell in file.header]
    if not {"slug", "segment", "type", "tier"} <= set(names):  # a column is missing: no row was read at all
        return
    for number in spoilt:
        row = intake.table.row(number)
        cells = dict(zip(names, (cell.strip() for cell in row.cells), strict=True))
        checker.references(
            cells["segment"], cells["tier"], cells.get("logo", ""), partial(cell_place, file, row),
            cells.get("dialect", ""),
        )  # fmt: skip
