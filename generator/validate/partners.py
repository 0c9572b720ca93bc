"""The partner list: rows of the CSV in bulk, single partners in YAML, all of them in one roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.partner import Partner
from generator.model.problem import Position
from generator.model.roster import Roster
from generator.model.source import CsvFile, YamlFile
from generator.model.source import Mapping as Group
from generator.validate.bench import Bench
from generator.validate.partner_checks import At, Checker, PartnerRow
from generator.validate.partner_intake import Intake
from generator.validate.partner_law import PartnerLaw
from generator.validate.partner_rows import read_rows

__all__ = ["FOLDER", "TABLE", "PartnerRow", "read_partners"]

TABLE = "content/partners.csv"
FOLDER = "content/partners"


def read_partners(
    bench: Bench, locales: tuple[str, ...], default: str, segments: Iterable[str], tiers: Iterable[str],
    logos: Iterable[str], dialects: Iterable[str] = (), law: PartnerLaw | None = None,
) -> Roster:  # fmt: skip
    """Every partner. References and slugs are checked here, where the row's place is known."""
    table, files = bench.source.csv.get(TABLE), (file for _, file in bench.files(FOLDER))
    known = frozenset(segments), frozenset(tiers), frozenset(logos), frozenset(dialects)
    key = ("partners", locales, default, *known, bench.segments(known[0]), law.key if law else ())
    facts = tuple(law.jurisdictions.known.values()) if law else ()
    return bench.once(key, (table, *files, *facts), lambda: _read(bench, table, locales, default, *known, law))


def _read(
    bench: Bench, table: CsvFile | None, locales: tuple[str, ...], default: str, segments: frozenset[str],
    tiers: frozenset[str], logos: frozenset[str], dialects: frozenset[str], law: PartnerLaw | None,
) -> Roster:  # fmt: skip
    checker = Checker(bench, locales, default, segments, tiers, logos, dialects, law)
    intake = Intake(table, locales, default, law.jurisdictions if law else None)
    read_rows(bench, intake, checker)
    for partner, at in _files(bench, checker):
        intake.keep(partner, at)
    return intake.roster(bench)


def _files(bench: Bench, checker: Checker) -> Iterator[tuple[Partner, At]]:
    for slug, file in bench.files(FOLDER):
        made = bench.typed(PartnerRow, file, f"the partner `{slug}`")
        at = partial(_field, bench, f"{FOLDER}/{slug}", file)
        partner = checker.partner(made, made.slug or slug, at) if made else None
        if partner is not None:
            yield partner, at


def _field(bench: Bench, stem: str, file: YamlFile, field: str, code: str = "", /) -> Position:
    key = f"{stem}.yaml" if f"{stem}.yaml" in bench.source.yaml else f"{stem}.yml"
    there = isinstance(file.root, Group) and file.root.get(field) is not None
    inner = (int(code) if code.isdigit() else code,) if code else ()
    return bench.place(key, field, *inner) if there else Position(file.path)
