"""From a row of the partner list to a `Partner`, and back to nothing: only the row's place is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from hashlib import blake2b
from operator import itemgetter
from sys import intern

from generator.model.packed import PackedRows
from generator.model.partner import Partner
from generator.model.table import TableRows

_PLAIN_COLUMNS = (
    "slug", "segment", "type", "tier", "code", "discount_code", "site", "email", "phone", "country", "logo", "colour",
    "accent", "dialect", "address",
)  # fmt: skip
_LEGAL_COLUMNS = {
    "jurisdictions": "jurisdictions", "party": "party", "licence_type": "licence.type",
    "licence_number": "licence.number", "licence_expires": "licence.expires",
}  # fmt: skip
"""Columns that only `Checker` reads: whoever fills them is kept as a partner that is made already."""
_OUTSIDE = frozenset({"path", "line"})
_SHOWN = tuple(field.name for field in fields(Partner) if field.name not in _OUTSIDE)
_KEY_BYTES = 8
_partner: Callable[..., Partner] = Partner
"""The cells of a good row are known to be what the fields want; which letters may stand in them, no type says."""


def partner_columns(locales: Iterable[str]) -> dict[str, str]:
    """What each column of the list sets: its name to a path in the model (`name_ar` to `name.ar`)."""
    columns = {**{name: name for name in _PLAIN_COLUMNS}, **_LEGAL_COLUMNS}
    for code in locales:
        columns[f"name_{code}"] = f"name.{code}"
        columns[f"message_{code}"] = f"message.{code}"
    return columns


def partner_key(partner: Partner) -> bytes:
    """BLAKE2b (8 bytes) of all that can reach an output: every field but the place where the partner is written."""
    hashed = blake2b(digest_size=_KEY_BYTES, person=b"fields")
    for name in _SHOWN:
        value = getattr(partner, name)
        for text in (str(len(value)), *value) if isinstance(value, tuple) else (value,):
            data = text.encode("utf-8", "surrogatepass")
            hashed.update(b"%d:%b" % (len(data), data))  # with its length: no two lists of texts read alike
    return hashed.digest()


class PartnerCells:
    """Knows which cell of a row is what. `default` is the language whose name stands in for one that is missing.

    `labels` says by country whose disclosure a partner uses, `label` whose it is in all other countries.
    """

    def __init__(
        self, header: tuple[str, ...], locales: tuple[str, ...], default: str,
        labels: Mapping[str, str] | None = None, label: str = "default",
    ) -> None:  # fmt: skip
        self.header, self.locales, self.default = header, locales, default
        self.labels, self.label = labels or {}, label
        place = {name: index for index, name in enumerate(header)}
        absent = len(header)  # where each row gets one more cell, an empty one
        self.slug_at = place.get("slug", absent)
        self._pick = itemgetter(*(place.get(name, absent) for name in _PLAIN_COLUMNS))
        self._names = _several(tuple(place.get(f"name_{code}", absent) for code in locales))
        messages = tuple(place.get(f"message_{code}", absent) for code in locales)
        self._messages = _several(messages if set(messages) != {absent} else ())
        written = sorted(place[f"name_{code}"] for code in locales if f"name_{code}" in place)
        self._stand_ins = (place.get(f"name_{default}", absent), *written)

    def partner(self, cells: list[str], path: str, line: int) -> Partner:
        """The partner of a row that is known to be good. `cells` have no spaces around them; one is added at the end.

        `path` and `line` say where the row is written.
        """
        cells.append("")
        (
            slug, segment, kind, tier, code, discount_code, site, email, phone, country, logo, colour, accent, dialect,
            address,
        ) = self._pick(cells)  # fmt: skip
        messages = self._messages(cells)
        return _partner(
            slug, self.names(cells), intern(segment), intern(kind), intern(tier), code or slug, discount_code, site,
            email, phone, intern(country), logo, colour.lower(), accent.lower(), messages if any(messages) else (),
            intern(dialect), address, path, line,
            self.labels.get(country, self.label), (), (),
        )  # fmt: skip

    def names(self, cells: list[str]) -> tuple[str, ...]:
        """The names in a row, another language's where one is missing. There has to be an empty cell at its end."""
        names = self._names(cells)
        if "" in names:
            stand_in = next((cells[index] for index in self._stand_ins if cells[index]), "")
            return tuple([name or stand_in for name in names])
        return names


def _several(places: tuple[int, ...]) -> Callable[[list[str]], tuple[str, ...]]:
    """An `itemgetter` that gives a tuple also for one place or none."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple([cells[place] for place in places])


class PartnerRows:
    """Partners by number: rows of a table, each made when asked for, and those that are kept as they are, in `made`.

    `plain[number]` is 1 where the row is one line that splits at its separators into cells that need no stripping.
    Numbers beyond the table are in `made`.
    """

    def __init__(
        self, table: PackedRows, path: str, cells: PartnerCells, plain: bytearray, made: Mapping[int, Partner]
    ) -> None:
        self.table, self.path, self.cells, self.plain, self.made = table, intern(path), cells, plain, made
        columns = ("line", table.separator, cells.default, "", *cells.locales, "", *cells.header)
        self._salt = "\x1f".join(columns).encode("utf-8", "surrogatepass") + b"\n"

    def partners(self, numbers: Iterable[int]) -> Iterator[Partner]:
        """The partners of these numbers, in this order."""
        made, path, partner = self.made, self.path, self.cells.partner
        lines = self.table.lines
        for number, cells in self._cells(numbers):
            yield partner(cells, path, lines[number]) if cells else made[number]

    def partner(self, number: int) -> Partner:
        return next(self.partners((number,)))

    def slugs(self, numbers: Iterable[int]) -> Iterator[str]:
        """The slug of each, without making a partner where its row is plain."""
        at, plain, line, separator = self.cells.slug_at, self.plain, self.table.line, self.table.separator.encode()
        for number in numbers:
            yield line(number).split(separator, at + 1)[at].decode() if plain[number] else self.partner(number).slug

    def names(self, numbers: Iterable[int]) -> Iterator[tuple[str, ...]]:
        """The names of each, without making a partner where its row is plain."""
        names = self.cells.names
        return (names([*cells, ""]) if cells else self.made[number].names for number, cells in self._cells(numbers))

    def _cells(self, numbers: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
        """Numbers with the cells of their rows, without spaces around them; none for a partner who is made already."""
        plain, made, table = self.plain, self.made, self.table
        data, separator, starts, find = table.data, table.separator, table.starts, table.data.find
        for number in numbers:
            if plain[number]:
                start = starts[number]
                yield number, data[start : find(b"\n", start)].decode().split(separator)
            elif number in made:
                yield number, []
            else:
                yield number, [cell.strip() for cell in table.cells(number)]

    def keys(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """The key of each partner: of the whole line and the names of its columns where the row is plain."""
        plain, line, salt = self.plain, self.table.line, self._salt
        for number in numbers:
            if plain[number]:
                yield blake2b(salt + line(number), digest_size=_KEY_BYTES).digest()
            else:
                yield partner_key(self.partner(number))


def made_rows(partners: Iterable[Partner]) -> PartnerRows:
    """No table, only partners that are there already, numbered from 0."""
    made = dict(enumerate(partners))
    return PartnerRows(PackedRows.of(TableRows("", ",", 0)), "", PartnerCells((), (), ""), bytearray(len(made)), made)
