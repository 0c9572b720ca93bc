"""The rows of the partner list: the plain ones at a glance, the others by every rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from generator.links import reserved
from generator.model.partner_rows import partner_columns
from generator.model.source import CsvFile, CsvRow
from generator.model.table import RowReader
from generator.validate.bench import Bench
from generator.validate.partner_checks import Checker, PartnerRow
from generator.validate.partner_intake import Intake, cell_place, entry
from generator.validate.plain_rows import CAPTURED, plain_row
from generator.validate.typed_rows import RowTyper

_UNIT = "\x1f"
_KNOWN_NAMES = frozenset({"gmail"}).union(
    reserved.RESERVED_SLUGS, reserved.PLAUSIBLE_SOCIAL, reserved.PLAUSIBLE_SEARCH, reserved.PLAUSIBLE_SHOPPING,
    reserved.PLAUSIBLE_ASSISTANTS,
)  # fmt: skip
_KNOWN_PARTS = reserved.RESERVED_PARTS
"""Slugs, and parts of slugs, about which the link policy has something to say."""


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
        self.intake, self.file, self.checker, self.typer, self.columns = intake, file, checker, typer, columns
        self.header = tuple(cell.text for cell in file.header)
        self.reader = RowReader(file.text, file.separator)
        self.taken, self.logos, self.dialects = _KNOWN_NAMES | checker.segments, checker.logos, checker.dialects
        self.pairs: dict[tuple[str, str], Callable[[bytes], None]] = {}
        """Segments with tiers that a good row has had, and where to add the next one."""
        self.cells_shape: re.Pattern[str] | None = None
        self.captured: tuple[int, ...] = ()

    def read(self) -> list[int]:
        """The numbers of the rows in which a cell was wrong."""
        text, plain = self.file.text, self.intake.plain
        line_shape = plain_row(self.header, self.columns, self.file.separator, excel=True)
        match = line_shape.match if line_shape else lambda text, offset: None
        self.captured = tuple(line_shape.groupindex[name] for name in CAPTURED) if line_shape else ()
        spoilt: list[int] = []
        for number, offset in enumerate(self.intake.table.offsets):
            found = match(text, offset)
            if found is not None and self._accepts(number, found):
                plain[number] = 1
            elif not self._read_row(number, offset, plain_once=found is not None):
                spoilt.append(number)
        return spoilt

    def _accepts(self, number: int, found: re.Match[str]) -> bool:
        """Whether a row of plain shape is good as far as the list and the project can tell; then it is taken in."""
        slug, segment, tier, logo, colour, accent, dialect = found.group(*self.captured)
        add = self.pairs.get((segment, tier))
        if add is None or slug in self.taken or "--" in slug or (logo and logo not in self.logos):
            return False
        if dialect and dialect not in self.dialects:
            return False
        for part in _KNOWN_PARTS:
            if part in slug:
                return False
        add(entry(slug, number))
        if logo or colour:
            self.intake.note(number, logo, colour, accent)
        return True

    def _read_row(self, number: int, offset: int, *, plain_once: bool) -> bool:
        """Whether every cell of a row could be read. A row with quotes or spaces has a second chance to be plain."""
        line = self.intake.table.lines[number]
        cells = self.reader.read(offset, line)[: len(self.header)]
        stripped = [cell.strip() for cell in cells]
        if not plain_once:
            if self.cells_shape is None:
                self.cells_shape = plain_row(self.header, self.columns, _UNIT, excel=False) or re.compile("(?!)")
            found = self.cells_shape.fullmatch(_UNIT.join(stripped) + "\n")
            if found is not None and self._accepts(number, found):
                return True
        return self._judge(number, CsvRow(line, tuple(cells), offset), stripped)

    def _judge(self, number: int, row: CsvRow, stripped: list[str]) -> bool:
        typed = self.typer.read(row)
        if typed is None:
            return False
        partner = self.checker.partner(typed, typed.slug or "", partial(cell_place, self.file, row))
        if partner is None:
            return True
        intake = self.intake
        intake.add(number, partner)
        self.pairs[partner.segment, partner.tier] = intake.entries[partner.segment].append
        if intake.cells.partner(stripped, self.file.path, row.line) != partner:
            intake.made[number] = partner
        return True


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
