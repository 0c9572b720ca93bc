"""Partners' names as pictures and documents will show them: short enough, and of letters that the font has."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from generator.model.partner import Partner
from generator.model.problem import Position
from generator.model.roster import Roster
from generator.model.source import CsvFile, csv_position
from generator.model.table import TableRows
from generator.validate.bench import Bench

LONG: Final = 60
"""Letters of a name from which on a picture has to shrink it."""
MOST: Final = 120
_UNDRAWN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors: they pick the form of the sign before them, and are not drawn."""


def check_names(bench: Bench, partners: Roster, codes: tuple[str, ...], coverage: frozenset[int]) -> None:
    """Warn of every name that pictures shrink (W0325) or draw with gaps (W0327); refuse what is no name (E0326).

    `codes` are the locales in the order of a partner's names, `coverage` the code points of the theme's font (empty:
    unknown).
    """
    bench.once(("names", codes, coverage), (partners,), lambda: _check(bench, partners, codes, coverage))


def _check(bench: Bench, partners: Roster, codes: tuple[str, ...], coverage: frozenset[int]) -> None:
    """All at a glance; and one by one only where one of them has something."""
    known = partners.known
    harmless = _harmless(known.letters, coverage)
    if known.longest_name <= LONG and harmless == known.letters:
        return
    shown = re.compile(f"[{re.escape(''.join(sorted(harmless)))}]{{0,{LONG}}}") if harmless else re.compile("")
    for place, names in enumerate(partners.all_names()):
        if not all(map(shown.fullmatch, names)):
            _tell_of(bench, partners[place], codes, harmless)


def _tell_of(bench: Bench, partner: Partner, codes: tuple[str, ...], harmless: frozenset[str]) -> None:
    for index, name in enumerate(partner.names):
        if (len(name) > LONG or not harmless.issuperset(name)) and name not in partner.names[:index]:
            _tell(bench, partner, codes[index], name, harmless)


def _harmless(letters: Iterable[str], coverage: frozenset[int]) -> frozenset[str]:
    """Those that the font draws, or that nothing draws."""
    return frozenset(letter for letter in letters if not coverage or ord(letter) in coverage or not _drawn(letter))


def _drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNDRAWN and letter not in _SELECTORS


def _tell(bench: Bench, partner: Partner, code: str, name: str, harmless: AbstractSet[str]) -> None:
    place = _place(bench, partner, code, name)
    if len(name) > MOST:
        bench.say(place, "E0326", f"the name has {len(name)} letters", found=name[:40],
                  expected=f"at most {MOST}", fix="Write the name alone.")  # fmt: skip
    elif len(name) > LONG:
        bench.say(place, "W0325", f"the name has {len(name)} letters; beyond {LONG}, pictures shrink it",
                  fix="Write the short name under which it trades.")  # fmt: skip
    missing = sorted({letter for letter in name if letter not in harmless})
    if missing:
        shown = " ".join(f"{letter} U+{ord(letter):04X}" for letter in missing[:5])
        bench.say(place, "W0327", f"the theme's font cannot draw {shown}", found=shown,
                  fix="Write the name without it, or add it to the theme's font.")  # fmt: skip


def _place(bench: Bench, partner: Partner, code: str, name: str) -> Position:
    """The cell or the field that says the name; its line where it is written in another way."""
    table = next((file for file in bench.source.csv.values() if file.path == partner.path), None)
    if table is not None:
        return next(_cells(table, partner, code, name), Position(partner.path, partner.line))
    key = next((key for key, file in bench.source.yaml.items() if file.path == partner.path), partner.path)
    return bench.place(key, "name", code)


def _cells(table: CsvFile, partner: Partner, code: str, name: str) -> Iterator[Position]:
    if not isinstance(table.rows, TableRows):
        return
    row = table.rows.row(bisect_left(table.rows.lines, partner.line))
    header = [cell.text for cell in table.header]
    columns = sorted((column for column in header if column.startswith("name_")), key=lambda one: one != f"name_{code}")
    for column in columns:
        if row.cells[header.index(column)].strip() == name:
            yield csv_position(table, row, header.index(column))
