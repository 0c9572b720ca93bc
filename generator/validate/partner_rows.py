"""The rows of the partner list: the plain ones at a glance, the others by every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, compress
from typing import Final

from generator.links import reserved
from generator.model.partner import Partner
from generator.model.partner_rows import partner_columns
from generator.model.source import CsvFile, CsvRow
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
        self.header, self.columns = header, columns

    @cached_property
    def cells(self) -> Glance:
        """For rows with quotes, once they are read: many lists have none."""
        return Glance(plain_row(self.header, self.columns, _UNIT, excel=False))

    def read(self) -> list[int]:
        """The numbers of the rows in which a cell was wrong."""
        every = range(len(self.table))
        return [number for start in every[::_BLOCK] for number in self._block(every[start : start + _BLOCK])]

    def _block(self, numbers: range) -> Iterator[int]:
        """Take in the good rows of a block. Those that are no plain lines may still be plain, but for their quotes."""
        seen = self._lines_of(numbers)
        if "" not in seen.slug:
            return self._take((numbers, seen))
        plain = bytes(map(bool, seen.slug))
        others = [number for number, is_plain in zip(numbers, plain, strict=True) if not is_plain]
        text = "".join(_as_line(self._row(number).cells) for number in others)
        return self._take(
            (list(compress(numbers, plain)), seen.rows(plain)), (others, self.cells.columns(text, 0, len(text)))
        )

    def _lines_of(self, numbers: range) -> Columns:
        """The columns of the lines on which these rows begin: mostly they stand one after the other."""
        text, offsets = self.table.text, self.table.offsets[numbers.start : numbers.stop]
        seen = self.lines.columns(text, offsets[0], _next_line(text, offsets[-1]))
        if len(seen.slug) == len(numbers):
            return seen
        text = "".join([text[offset : _next_line(text, offset)] for offset in offsets])
        return self.lines.columns(text, 0, len(text))

    def _take(self, lines: Rows, others: Rows = ((), NOTHING)) -> Iterator[int]:
        """Take in the plain rows, once all others are judged; the numbers of those that are spoilt.

        A row waits for another one to show that its segment and its tier are there; if none did, it is judged itself.
        """
        waiting = dict(chain(self._doubtful(*lines), self._doubtful(*others)))
        judged: dict[int, bool] = {}
        good: dict[int, Partner] = {}
        for number in sorted(waiting):
            if waiting[number] not in self.pairs:
                judged[number] = self._judge(number, good)
        for numbers, seen in (lines, others):
            if judged.keys().isdisjoint(numbers):
                self.intake.take(numbers, seen)
            else:
                plain = bytes(number not in judged for number in numbers)
                self.intake.take(list(compress(numbers, plain)), seen.rows(plain))
        self.intake.add(good)
        self.intake.split_lines(lines[0])
        return (number for number, readable in judged.items() if not readable)

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

    def _row(self, number: int) -> CsvRow:
        offset, line = self.table.offsets[number], self.table.lines[number]
        return CsvRow(line, tuple(self.reader.read(offset, line)[: self.table.width]), offset)

    def _judge(self, number: int, good: dict[int, Partner]) -> bool:
        """Ask every rule about a row; whether each of its cells could be read. A good one joins the others."""
        row = self._row(number)
        typed = self.typer.read(row)
        if typed is None:
            return False
        partner = self.checker.partner(typed, typed.slug or "", partial(cell_place, self.file, row))
        if partner is not None:
            good[number] = partner
            self.pairs.add((partner.segment, partner.tier))
            if self.intake.cells.partner([cell.strip() for cell in row.cells], self.file.path, row.line) != partner:
                self.intake.made[number] = partner
        return True


def _next_line(text: str, offset: int) -> int:
    return text.find("\n", offset) + 1 or len(text)


def _known_slugs(slugs: Sequence[str], taken: frozenset[str]) -> frozenset[str]:
    """Those about which the link policy or the list has something to say."""
    found, every = taken.intersection(slugs), "\n".join(slugs)
    for part in _KNOWN_PARTS:
        if part in every:
            found |= {slug for slug in slugs if part in slug}
    return found


def _as_line(cells: Iterable[str]) -> str:
    """A row without spaces around its cells as one line; an empty one where a cell holds several."""
    line = _UNIT.join(map(str.strip, cells))
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
