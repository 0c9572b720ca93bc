"""The reports that hold something about every partner: written block by block, put together in the end.

Each worker writes the blocks of its partners, one after the other, into a file of its own. The block of a partner who
is the same as in the last build is copied from there, as a range of bytes that nobody reads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from generator.links.addresses import Site, kit_token, partner_kit, partner_page
from generator.links.register import COLUMNS, RegisterRow, csv_for_people, register_csv, register_json, safe_cell
from generator.model.artifact import Issued
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.project import Project
from generator.package.library import BETWEEN, DATA_FILE, FOOT, HEAD
from generator.package.reports import register

_FLUSH = 1 << 20
KIT_COLUMNS = ("partner", "name", "segment", "tier", "locale", "email", "kit", "page", "code")


class Extent(NamedTuple):
    """A range of bytes of a file."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """A report: its file's name, what stands before all blocks, between two rows, and after all."""

    name: str
    head: bytes
    between: bytes = b""
    foot: bytes = b""


LINKS_CSV = Ledger("links.csv", b"".join(csv_for_people(COLUMNS, ())))
LINKS_JSON = Ledger("links.json", b"[\n", b",\n", b"\n]\n")
KITS_CSV = Ledger("kits.csv", b"".join(csv_for_people(KIT_COLUMNS, ())))
MANIFEST = Ledger("manifest.json", b'{"files":{\n', b",\n", b"\n}}\n")
PEOPLE = Ledger("partners.tsv", b"")
LIBRARY = Ledger(DATA_FILE, HEAD, BETWEEN, FOOT)
LEDGERS = (LINKS_CSV, LINKS_JSON, KITS_CSV, LIBRARY, MANIFEST)


def links_csv(issued: Sequence[Issued]) -> str:
    """The rows of these links, without the head."""
    return csv_rows(register(issued))


def links_json(issued: Sequence[Issued]) -> str:
    """The rows of these links, each followed by what stands between rows."""
    return json_rows(register(issued))


def csv_rows(rows: Iterable[RegisterRow]) -> str:
    return b"".join(register_csv(rows))[len(LINKS_CSV.head) :].decode()


def json_rows(rows: Iterable[RegisterRow]) -> str:
    found = b"".join(register_json(rows))[len(b"[\n") : -len(b"\n]\n")].decode()
    return found + LINKS_JSON.between.decode() if found else ""


def kit_rows(project: Project) -> Callable[[Partner], bytes]:
    """Who gets which address: a row for each language, for the mail that hands out the kits.

    The addresses are private, which is why they stand in the reports and nowhere on the site.
    """
    site, secret = Site(project.programme.base_url), project.programme.kit_secret
    codes = [locale.code for locale in project.locales]
    kits = [partial(_joined, *_around(site, partner_kit(code, "\0"))) for code in codes]

    def rows(partner: Partner) -> bytes:
        token, out = kit_token(secret, partner.slug), []
        for index, code in enumerate(codes):
            page = site.absolute(partner_page(code, partner.segment, partner.slug))
            name, email = (safe_cell(text).replace('"', '""') for text in (partner.names[index], partner.email))
            out.append(
                f'"{partner.slug}","{name}","{partner.segment}","{partner.tier}","{code}","{email}",'
                f'"{kits[index](token)}","{page}","{safe_cell(partner.code)}"\r\n'
            )
        return "".join(out).encode()

    return rows


def _around(site: Site, path: str) -> tuple[str, str]:
    before, _, after = site.absolute(path).partition("\0")
    return before, after


def _joined(before: str, after: str, middle: str) -> str:
    return f"{before}{middle}{after}"


def manifest_rows(files: Iterable[tuple[str, int]]) -> bytes:
    """Path and size in bytes of each file of the site, each row followed by what stands between rows."""
    return "".join([f'"{path}":{{"bytes":{size}}},\n' for path, size in files if size]).encode()


class Book:
    """One worker's part of a ledger."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        self._waiting: list[bytes] = []
        self._size = self._written = self._start = 0
        self.extents: list[Extent] = []

    def add(self, block: bytes) -> int:
        """Write a block; gives its length."""
        self._waiting.append(block)
        self._size += len(block)
        if self._size - self._written > _FLUSH:
            self.flush()
        return len(block)

    def copy(self, old: Extent) -> None:
        """A block of the last build as it is."""
        self._close_own()
        last = self.extents[-1] if self.extents else None
        if last is not None and last.file == old.file and last.offset + last.length == old.offset:
            self.extents[-1] = Extent(last.file, last.offset, last.length + old.length)
        elif old.length:
            self.extents.append(old)

    def flush(self) -> None:
        _written(self._handle, b"".join(self._waiting))
        self._waiting.clear()
        self._written = self._size

    def close(self) -> list[Extent]:
        """All that is to be read, in order."""
        self._close_own()
        self.flush()
        os.close(self._handle)
        return self.extents

    def _close_own(self) -> None:
        """What was added since the last copy is one range."""
        if self._size > self._start:
            self.extents.append(Extent(self._file, self._start, self._size - self._start))
            self._start = self._size


def assemble(target: str, ledger: Ledger, extents: Iterable[Extent], tail: bytes) -> None:
    """Write a whole ledger: its head, all blocks, `tail` as the last rows, its foot.

    Where that is the last build's ledger to the letter, it is that very file (a hard link).
    """
    extents = tuple(extents)
    with suppress(FileNotFoundError):  # it may be a link to the very file that is read
        os.unlink(target)
    if _is_old(ledger, extents, tail):
        os.link(extents[0].file, target)
        return
    out = os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(out, ledger.head)
        for extent in extents:
            _copied(out, extent)
            if ledger.between:  # after the last row of a file, its foot took the place of what stands between rows
                end = os.lseek(out, 0, os.SEEK_CUR)
                os.pwrite(out, ledger.between, end - len(ledger.between))
        _written(out, tail)
        if ledger.foot:
            _close(out, ledger)
    finally:
        os.close(out)


def _is_old(ledger: Ledger, extents: Sequence[Extent], tail: bytes) -> bool:
    """Whether these blocks, one after the other, are all of one file, which ends as this one is to end."""
    at = len(ledger.head)
    for extent in extents:
        if extent.file != extents[0].file or extent.offset != at:
            return False
        at += extent.length
    if not extents:
        return False
    ending = ledger.between + tail
    if ledger.foot:
        ending = ending.removesuffix(ledger.between) + ledger.foot
    begin = at - len(ledger.between)
    source = os.open(extents[0].file, os.O_RDONLY)
    try:
        same = os.pread(source, len(ending) + 1, begin) == ending
        return same and os.pread(source, len(ledger.head), 0) == ledger.head
    finally:
        os.close(source)


def _close(out: int, ledger: Ledger) -> None:
    """The foot, in the place of what stands after the last row."""
    size = os.lseek(out, 0, os.SEEK_END)
    end = size - len(ledger.between)
    if end >= len(ledger.head) and os.pread(out, len(ledger.between), end) == ledger.between:
        os.ftruncate(out, end)
        os.lseek(out, end, os.SEEK_SET)
    _written(out, ledger.foot)


def _copied(out: int, extent: Extent) -> None:
    """Append a range of another file, by the system alone where it can."""
    source = os.open(extent.file, os.O_RDONLY)
    try:
        for block in _blocks(source, extent):
            _written(out, block)
    finally:
        os.close(source)


def _blocks(source: int, extent: Extent) -> Iterator[bytes]:
    offset, left = extent.offset, extent.length
    while left:
        block = os.pread(source, min(left, _FLUSH), offset)
        if not block:
            raise OSError(f"{extent.file} is shorter than it was")
        yield block
        offset, left = offset + len(block), left - len(block)


def _written(out: int, data: bytes) -> None:
    done = 0
    while done < len(data):
        done += os.write(out, data[done:])
