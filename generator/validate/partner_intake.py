"""Partners as they come in, from rows and files: their slugs and places, until they are a roster."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import chain
from sys import intern

from generator.model.jurisdictions import Jurisdictions
from generator.model.known import Known
from generator.model.packed import PackedRows
from generator.model.partner import Partner
from generator.model.partner_rows import PartnerCells, PartnerRows
from generator.model.problem import Position
from generator.model.roster import Roster
from generator.model.source import CsvFile, CsvRow, csv_position
from generator.model.table import TableRows
from generator.validate.bench import Bench
from generator.validate.partner_checks import At
from generator.validate.partner_columns import Columns, Letters


class Intake:
    """Good partners, numbered: a row by its number in the table, the others on from there.

    What is known of each of them stands in columns, in the order in which they came.
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
        self._numbers, self._slugs = array("I"), list[str]()
        self._codes: dict[int, str] = {}  # of those who have one beside their slug
        self._segments, self._tiers = list[str](), list[str]()
        self._sizes, self._with_logo = array("I"), bytearray()
        self._letters = Letters()
        self._longest_name = 0
        self._colours: set[tuple[str, str]] = set()
        self._logos: set[str] = set()
        self._places: dict[int, At] = {}

    def take(self, numbers: Sequence[int], seen: Columns) -> None:
        """Take in the rows of these numbers: plain ones, or as much of others as their columns say."""
        if not numbers:
            return
        self._numbers.extend(numbers)
        self._slugs += seen.slug
        self._segments += map(intern, seen.segment)
        self._tiers += map(intern, seen.tier)
        longest = list(seen.longest_names())
        each = zip(seen.slug, seen.code, longest, strict=True)
        self._sizes.extend([len(slug) + len(code or slug) + name for slug, code, name in each])
        if any(seen.code):
            self._codes.update((number, code) for number, code in zip(numbers, seen.code, strict=True) if code)
        self._longest_name = max(self._longest_name, *longest)
        self._letters.add(chain.from_iterable(seen.names))
        self._with_logo.extend(map(bool, seen.logo))
        self._logos.update(seen.logo)
        pairs = set(zip(seen.colour, seen.accent, strict=True))
        self._colours.update((colour.lower(), (accent or colour).lower()) for colour, accent in pairs if colour)

    def add(self, partners: Mapping[int, Partner]) -> None:
        """Take in the rows of these numbers. A partner is kept only where its row does not say all of it (`made`)."""
        if partners:
            self.take(tuple(partners), Columns.of(tuple(partners.values())))

    def split_lines(self, numbers: Sequence[int]) -> None:
        """Notice that these rows are lines that split into their cells."""
        for number in numbers:
            self.plain[number] = number not in self.made

    def keep(self, partner: Partner, at: At) -> None:
        """Take in a partner that has no row."""
        number = len(self.plain)
        self.plain.append(0)
        self.made[number], self._places[number] = partner, at
        self.add({number: partner})

    def roster(self, bench: Bench) -> Roster:
        """All of them in order. Two of one slug are a problem (E0304), and the first one counts.

        Two of one code are a doubt (W0315): what either brings is credited to both. Where they have one name, too, they
        are one partner who stands in two segments.
        """
        path = self.file.path if self.file else ""
        rows = PartnerRows(PackedRows.of(self.table), path, self.cells, self.plain, self.made)
        if self._codes:
            self._say_codes(bench, rows)
        if len(set(self._slugs)) < len(self._slugs):
            twice = self._twice(self._slugs)
            self._say(bench, rows, twice)
            return Roster.of(rows.partners(sorted(set(self._numbers).difference(twice))))
        order, segments = self._order()
        numbers = array("I", map(self._numbers.__getitem__, order))
        return Roster(rows, numbers, segments, self._known(order))

    def _order(self) -> tuple[list[int], dict[str, range]]:
        """Everybody by segment and slug, as they came in, and where each segment stands."""
        came: dict[str, list[int]] = {segment: [] for segment in sorted(set(self._segments))}
        for index, segment in enumerate(self._segments):
            came[segment].append(index)
        order: list[int] = []
        places: dict[str, range] = {}
        for segment, mine in came.items():
            places[segment] = range(len(order), len(order) + len(mine))
            order += sorted(mine, key=self._slugs.__getitem__)
        return order, places

    def _known(self, order: list[int]) -> Known:
        tiers = tuple(sorted(set(self._tiers)))
        levels = {tier: level for level, tier in enumerate(tiers)}
        return Known(
            array("I", map(self._sizes.__getitem__, order)),
            array("H", map(levels.__getitem__, map(self._tiers.__getitem__, order))),
            bytes(map(self._with_logo.__getitem__, order)),
            tiers,
            frozenset(self._logos - {""}),
            frozenset(self._colours),
            frozenset(self._letters.met),
            self._longest_name,
        )

    def _twice(self, words: Sequence[str]) -> dict[int, int]:
        """The number of each partner whose word was there before, with that of the first one; a word for each."""
        first: dict[str, int] = {}
        every = sorted(zip(self._numbers, words, strict=True))
        found = ((number, first.setdefault(word, number)) for number, word in every)
        return {number: before for number, before in found if number != before}

    def _say(self, bench: Bench, rows: PartnerRows, twice: dict[int, int]) -> None:
        for number, before in sorted(twice.items()):
            slug, first = rows.partner(number).slug, rows.partner(before)
            bench.say(self._place(number, "slug"), "E0304", f"the partner `{slug}` stands twice", found=slug,
                      fix="Give one of them another slug.", also=(Position(first.path, first.line),))  # fmt: skip

    def _say_codes(self, bench: Bench, rows: PartnerRows) -> None:
        codes: list[str] = list(map(self._codes.get, self._numbers, self._slugs))
        twice = self._twice(codes) if len(set(codes)) < len(codes) else {}
        for number, before in sorted(twice.items()):
            partner, first = rows.partner(number), rows.partner(before)
            if partner.slug != first.slug and partner.names != first.names:
                bench.say(self._place(number, "code"), "W0315", f"`{partner.slug}` has the code of `{first.slug}`",
                          found=partner.code, also=(Position(first.path, first.line),))  # fmt: skip

    def _place(self, number: int, field: str) -> Position:
        if self.file is None or number in self._places:
            return self._places[number](field)
        return cell_place(self.file, self.table.row(number), field)


def cell_place(file: CsvFile, row: CsvRow, field: str, code: str = "", /) -> Position:
    """Where a field of a partner is written in its row, or the row where it has no column.

    `code` is a language, a part, or a number in a list, all of which stands in one cell.
    """
    names = [cell.text for cell in file.header]
    name = f"{field}_{code}" if code and not code.isdigit() else field
    return csv_position(file, row, names.index(name)) if name in names else Position(file.path, row.line)
