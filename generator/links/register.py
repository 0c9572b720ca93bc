"""The register of every tracked link issued: a CSV that Excel opens, and the same as JSON. Both are streamed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from typing import Final

from generator.model.declared import dataclass
from generator.model.link import LinkSource, TrackedLink

_BOM: Final = "\ufeff".encode()
_CHUNK: Final = 500
_REMOVED: Final = "\x00-\x09\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_CONTROLS: Final = re.compile(f"[{_REMOVED}]")
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_INSIDE: Final = rf"[^\n\"{_REMOVED}]*"
_HARMLESS: Final = rf"[^\s\"{_REMOVED}{re.escape(''.join(_FORMULA))}]{_INSIDE}"
_WRITTEN: Final = re.compile(rf'(?:"{_HARMLESS}"(?:,"(?:{_HARMLESS})?")*\n+)+')
"""Rows in which every cell is quoted, and none has to be changed; the first of each is not empty."""


@dataclass(frozen=True, slots=True, order=True)
class RegisterRow:
    """One link in one file. The order of the fields is the order of the columns; `where` is the file that holds it."""

    partner: str
    segment: str
    locale: str
    asset: str
    network: str
    variant: str
    medium: str
    source: str
    campaign: str
    content: str
    id: str
    via: str
    channel_ga4: str
    channel_plausible: str
    url: str
    where: str


COLUMNS: Final = tuple(field.name for field in fields(RegisterRow))
cells: Final[Callable[[RegisterRow], tuple[str, ...]]] = attrgetter(*COLUMNS)


def register_row(link: TrackedLink, source: LinkSource, where: str) -> RegisterRow:
    """The row of a link that stands in the file `where`."""
    spec = link.spec
    return RegisterRow(
        partner=source.partner,
        segment=source.segment,
        locale=spec.locale,
        asset=spec.asset,
        network=spec.network,
        variant=spec.variant,
        medium=link.medium,
        source=link.source,
        campaign=link.campaign,
        content=link.content,
        id=link.id,
        via=link.via,
        channel_ga4=link.channel_ga4,
        channel_plausible=link.channel_plausible,
        url=link.url,
        where=where,
    )


def register_csv(rows: Iterable[RegisterRow]) -> Iterator[bytes]:
    """The register as CSV for people, streamed."""
    return csv_for_people(COLUMNS, (cells(row) for row in rows))


def csv_for_people(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """Any table as CSV: UTF-8 with BOM (Excel needs it for Arabic), CRLF, every cell quoted, formulas neutralised."""
    yield _BOM + _lines([columns])
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        yield _lines([[safe_cell(cell) for cell in row] for row in chunk])


def csv_as_written(text: str) -> bytes | None:
    """What `csv_for_people` makes of the rows of a CSV without its blank lines, where no cell needs a change.

    None where one might, or where not every cell is in quotes. Most tables are written like this, and one look at all
    of a table takes a fraction of the time that its cells take one by one.
    """
    if not _WRITTEN.fullmatch(text):
        return None
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return _BOM + text.replace("\n", "\r\n").encode()


def register_json(rows: Iterable[RegisterRow]) -> Iterator[bytes]:
    """A JSON array with one object a row, values exactly as issued."""
    yield b"["
    separator = b"\n"
    for row in rows:
        named = dict(zip(COLUMNS, cells(row), strict=True))
        yield separator + json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode()
        separator = b",\n"
    yield b"\n]\n"


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet shows and never computes.

    Control and bidi characters go first, because a leading right-to-left mark hides the formula sign behind it; then a
    sign that starts a formula gets an apostrophe in front.
    """
    if text[:1].isalnum() and text.isascii() and text.isprintable():  # nearly every cell: nothing to clean
        return text
    cleaned = _CONTROLS.sub("", text)
    return f"'{cleaned}" if cleaned.lstrip(" \n\xa0").startswith(_FORMULA) else cleaned


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()
