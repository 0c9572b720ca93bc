"""Partner lists of all kinds, mostly nasty, and what the rules say about each row when all of them are asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial

from hypothesis import strategies as st

from generator.load.csv import parse_csv
from generator.model.partner import Partner
from generator.model.partner_rows import partner_columns
from generator.model.problem import Position, Problem
from generator.model.roster import Roster
from generator.model.source import CsvFile, Source
from generator.validate.bench import Bench
from generator.validate.partner_checks import At, Checker, PartnerRow
from generator.validate.partner_intake import cell_place
from generator.validate.partners import TABLE, read_partners
from generator.validate.typed_rows import build_rows

SEGMENTS = frozenset({"accountants", "agencies"})
TIERS = frozenset({"gold", "silver"})
LOGOS = frozenset({"a.svg", "b.svg"})
NEEDED = ("slug", "name_ar", "segment", "type", "tier")
GOOD = {"name_ar": "نور", "name_en": "Noor", "segment": "accountants", "type": "referral", "tier": "gold"}

_NAMES = (
    "شركة نور", "نور، الدين", "Acme & Co. (K)", "Acme, Inc.", "", "", "{{x}}", "A {% b", "é", "e\u0301", "ا\u0655",
    "٠٥٥ ١٢٣ ٤٥٦٧", "شّ", "شَّ", "شَّ", "a\u200db", "ﷺ", "ﻻ", "ab\u00a0c", "a  b", "q ", '"q"', "b\u202e", "<b>",
    "Noor\nSons", " Noor \n\n Sons\n", "شركة\nنور",
)  # fmt: skip
_URLS = (
    "", "", "https://a.b", "https://A.b/", "https://a..b", "https://a-.b", "https://a.b-", "https://a.b:80/x",
    "http://a.b", "https://a.b.c.d.e/x?y=1,2;3", "https://a", "https://-a.b", "https://a.b/ش", "https://a.b?x",
)  # fmt: skip
_EMAILS = (
    "", "", "a@b.c", "a..b@c.d", "a.b@c.d", ".a@b.c", "a@b", "a@B.C", "a@b..c", "é@b.c", "a@-.-", "x" * 65 + "@b.c",
    "x" * 30 + "." + "y" * 30 + "@" + "z" * 60 + ".a" * 3, "a@" + ".".join(["a" * 40] * 4),
    "x" * 30 + "." + "y" * 30 + "@" + "z" * 60 + ("." + "a" * 60) * 3,
)  # fmt: skip
CELLS = {  # the cells that rules are about, good and bad
    "slug": (
        "acme-1", "acme-2", "acme-3", "bob", "line", "kakao", "gmail", "google", "accountants", "a--b", "ab", "myemail",
        "e-mail-x", "-ab", "ab-", "A-b", "x" * 40, "x" * 41, "x" * 65,
    ),
    "name_ar": _NAMES,
    "name_en": _NAMES,
    "segment": ("accountants", "accountants", "accountants", "agencies", "agencie", "", "Accountants"),
    "type": ("referral", "referral", "agency", "affiliate", "channel", "", "partner"),
    "tier": ("gold", "gold", "gold", "silver", "bronze", "", "a--b", "go ld"),
    "code": ("", "", "ab", "a_b-1", "_a", "a b", "-"),
    "discount_code": ("", "", "AB", "-AB", "A\x1fB"),
    "site": _URLS,
    "email": _EMAILS,
    "phone": ("", "+20 1 23", "(02) 3", "٠٥", "abc", "-", "1\x1f2"),
    "country": ("", "EG", "eg", "EGY", "E"),
    "logo": ("", "", "a.svg", "b.svg", "c.svg"),
    "colour": ("", "", "#fff", "#FFF000", "#ffff", "fff", "#ggg", "#fff\x1f#000"),
    "accent": ("", "", "#0A0", "#00ff00"),
    "message_ar": ("", "", "أهلا", "{{"),
    "message_en": ("", "", "Hi, you", "a\u2066", "Hi\nyou", "Hi\n\n you", "Hi\n{{"),
}  # fmt: skip
_WILD = st.text(max_size=6) | st.text(alphabet='aZ09-_.:/@#ءيّ"\u200f{%, \n\t;é\u0301٥\x1f', max_size=8)


def written(rows: Iterable[Iterable[str]], separator: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """The text of a table, as the loader gives it."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().replace("\r", "")


@st.composite
def _rows(draw: st.DrawFn, columns: list[str]) -> list[str]:
    """One row: by chance all good, good but for one cell, or bad all over."""
    kind = draw(st.sampled_from(("good", "one", "one", "wild", "bad")))
    only = draw(st.sampled_from(columns))
    cells = []
    for column in columns:
        cell = GOOD.get(column, "") if column != "slug" else f"acme-{draw(st.integers(0, 30))}"
        if kind == "bad" or (kind != "good" and column == only):
            cell = draw(_WILD if kind == "wild" else st.sampled_from(CELLS.get(column, ("",))))
        cells.append(draw(st.sampled_from((" ", "\t", "\x1f"))) + cell if draw(st.integers(0, 30)) == 0 else cell)
    return cells


@st.composite
def lists(draw: st.DrawFn) -> str:
    """The text of `content/partners.csv`."""
    more = st.lists(st.sampled_from(sorted(set(CELLS) - set(NEEDED))), unique=True, max_size=6)
    columns = draw(st.permutations([*NEEDED, *draw(more)]))
    if draw(st.integers(0, 15)) == 0:  # a column is missing; one is unknown, twice there or without a name
        columns = columns[:-1] + draw(st.lists(st.sampled_from(("x", "slug", "")), max_size=2))
    rows = draw(st.lists(_rows(columns), max_size=12))
    separator = draw(st.sampled_from(",;\t"))
    quoting = draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    text = written([columns, *rows], separator, quoting)
    if draw(st.integers(0, 5)) == 0:
        text = text.replace("\n", separator * 2 + "\n")  # as Excel does
    if draw(st.integers(0, 3)) == 0:
        between = draw(st.sampled_from(("\n", "\n\n", f"{separator}{separator}\n", "x\n", 'noor,"a"b\n')))
        text = text.replace("\n", f"\n{between}", draw(st.integers(1, 4)))  # rows that are none
    return text.rstrip("\n") if draw(st.integers(0, 5)) == 0 else text


def read(text: str, locales: tuple[str, ...] = ("ar", "en")) -> tuple[Roster, list[Problem]]:
    """The roster and everything that was found wrong with the rows."""
    bench = Bench(Source(csv={TABLE: parse_csv(TABLE, text)[0]}))
    return read_partners(bench, locales, "ar", SEGMENTS, TIERS, LOGOS), bench.problems


def by_the_rules(text: str, locales: tuple[str, ...] = ("ar", "en")) -> tuple[list[Partner], list[Problem]]:
    """The same, found by asking every rule about every row."""
    file = parse_csv(TABLE, text)[0]
    bench = Bench(Source(csv={TABLE: file}))
    checker = Checker(bench, locales, "ar", SEGMENTS, TIERS, LOGOS)
    found: list[tuple[Partner, At]] = []
    read_lines = set()
    for row, made in build_rows(PartnerRow, file, partner_columns(locales), bench.problems):
        read_lines.add(row.line)
        at: At = partial(cell_place, file, row)
        partner = checker.partner(made, made.slug or "", at)
        if partner is not None:
            found.append((partner, at))
    _spoilt(file, checker, read_lines)
    _shared_codes(bench, found)
    first: dict[str, Partner] = {}
    for partner, at in found:
        before = first.setdefault(partner.slug, partner)
        if before is not partner:
            also = (Position(before.path, before.line),)
            bench.say(at("slug"), "E0304", f"the partner `{partner.slug}` stands twice", found=partner.slug, also=also,
                      fix="Give one of them another slug.")  # fmt: skip
    return sorted(first.values(), key=lambda partner: (partner.segment, partner.slug)), bench.problems


def _shared_codes(bench: Bench, found: list[tuple[Partner, At]]) -> None:
    first: dict[str, Partner] = {}
    for partner, at in found:
        before = first.setdefault(partner.code, partner)
        if before.slug != partner.slug and before.names != partner.names:
            also = (Position(before.path, before.line),)
            message = f"`{partner.slug}` has the code of `{before.slug}`"
            bench.say(at("code"), "W0315", message, found=partner.code, also=also)


def _spoilt(file: CsvFile, checker: Checker, read_lines: set[int]) -> None:
    names = [cell.text for cell in file.header]
    for row in file.rows if {"slug", "segment", "type", "tier"} <= set(names) else ():
        if row.line not in read_lines:
            cells = dict(zip(names, map(str.strip, row.cells), strict=True))
            checker.references(
                cells["segment"], cells["tier"], cells.get("logo", ""), partial(cell_place, file, row)
            )  # fmt: skip
