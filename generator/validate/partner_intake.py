"""Partners as they come in, from rows and files: their slugs and places, until they are a roster."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import islice
from operator import eq, itemgetter

from generator.model.jurisdictions import Jurisdictions
from generator.model.partner import Partner
from generator.model.partner_rows import PartnerCells, PartnerRows
from generator.model.problem import Position
from generator.model.roster import Roster
from generator.model.source import CsvFile, CsvRow, csv_position
from generator.model.table import TableRows
from generator.validate.bench import Bench
from generator.validate.partner_checks import At

_MOST = 10_000_000  # more rows than the largest table has; added to each number, so that all are of one length
_SLUG = itemgetter(slice(None, -len(f",{_MOST}")))
_NUMBER = itemgetter(slice(1 - len(f"{_MOST}"), None))


class Intake:
    """Good partners, numbered: a row by its number in the table, the others on from there.

    `entries` are `slug,number` by segment, as bytes: the smallest thing that can be sorted by slug, because a comma
    comes before every sign of a slug.
    """

    def __init__(
        self, file: CsvFile | None, locales: tuple[str, ...], default: str, law: Jurisdictions | None = None
    ) -> None:
        self.file, self.locales = file, locales
        rows = file.rows if file else None
        self.table = rows if isinstance(rows, TableRows) else TableRows("", ",", 0)
        header = tuple(cell.text for cell in file.header) if file else ()
        self.cells = (
            PartnerCells(header, locales, default, law.labels, law.label) if law
            else PartnerCells(header, locales, default)
        )  # fmt: skip
        self.plain = bytearray(len(self.table))
        self.made: dict[int, Partner] = {}
        self.entries: dict[str, list[bytes]] = {}
        self._with_logo = bytearray(len(self.table))
        self._colours: set[tuple[str, str]] = set()
        self._logos: set[str] = set()
        self._places: dict[int, At] = {}

    def add(self, number: int, partner: Partner) -> None:
        """Take in the row of this number. The partner is kept only where its row does not say all of it."""
        self.entries.setdefault(partner.segment, []).append(entry(partner.slug, number))
        self.note(number, partner.logo, partner.colour, partner.accent)

    def note(self, number: int, logo: str, colour: str, accent: str) -> None:
        """What the site shares among partners: logos, and a style sheet for each pair of colours."""
        if logo:
            self._with_logo[number] = 1
            self._logos.add(logo)
        if colour:
            self._colours.add((colour.lower(), (accent or colour).lower()))

    def keep(self, partner: Partner, at: At) -> None:
        """Take in a partner that has no row."""
        number = len(self.plain)
        self.plain.append(0)
        self._with_logo.append(0)
        self.made[number], self._places[number] = partner, at
        self.add(number, partner)

    def roster(self, bench: Bench) -> Roster:
        """All of them in order. Two of one slug are a problem (E0304), and the first one counts."""
        path = self.file.path if self.file else ""
        rows = PartnerRows(self.table, path, self.cells, self.plain, self.made)
        twice = self._twice()
        if twice:
            self._say(bench, rows, twice)
            everyone = sorted(number for number in self._numbers() if number not in twice)
            return Roster.of(rows.partners(everyone))
        numbers, segments = array("I"), {}
        for segment in sorted(self.entries):
            start = len(numbers)
            numbers.extend(map(int, map(_NUMBER, self.entries[segment])))
            segments[segment] = range(start, len(numbers))
        with_logo = bytes(map(self._with_logo.__getitem__, numbers))
        return Roster(rows, numbers, segments, with_logo, frozenset(self._colours), frozenset(self._logos))

    def _numbers(self) -> Iterator[int]:
        return (_number(entry) for entries in self.entries.values() for entry in entries)

    def _twice(self) -> dict[int, int]:
        """Sorts the entries; the number of each partner whose slug was there before, with that of the first one."""
        everyone: list[bytes] = []
        for entries in self.entries.values():
            entries.sort()
            everyone += entries
        everyone.sort()  # sorted stretches are joined in no time
        if not any(map(eq, map(_SLUG, everyone), map(_SLUG, islice(everyone, 1, None)))):
            return {}
        first: dict[bytes, int] = {}
        found = ((_number(entry), first.setdefault(_SLUG(entry), _number(entry))) for entry in everyone)
        return {number: before for number, before in found if number != before}

    def _say(self, bench: Bench, rows: PartnerRows, twice: dict[int, int]) -> None:
        for number, before in sorted(twice.items()):
            slug, first = rows.partner(number).slug, rows.partner(before)
            bench.say(self._place(number), "E0304", f"the partner `{slug}` stands twice", found=slug,
                      fix="Give one of them another slug.", also=(Position(first.path, first.line),))  # fmt: skip

    def _place(self, number: int) -> Position:
        if self.file is None or number in self._places:
            return self._places[number]("slug")
        return cell_place(self.file, self.table.row(number), "slug")


def entry(slug: str, number: int) -> bytes:
    """A partner as `Intake.entries` has it."""
    return f"{slug},{_MOST + number}".encode()


def _number(entry: bytes) -> int:
    return int(_NUMBER(entry))


def cell_place(file: CsvFile, row: CsvRow, field: str, code: str = "", /) -> Position:
    """Where a field of a partner is written in its row, or the row where it has no column.

    `code` is a language, a part, or a number in a list, all of which stands in one cell.
    """
    names = [cell.text for cell in file.header]
    name = f"{field}_{code}" if code and not code.isdigit() else field
    return csv_position(file, row, names.index(name)) if name in names else Position(file.path, row.line)
