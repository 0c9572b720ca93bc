"""`wasl links check LIST…`: links that somebody has already, in a file or pasted. Nothing is fetched."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.links.audit import Audit, audit
from generator.links.finding import Finding
from generator.links.spelling import Spellings
from generator.model.codes_links import link_code
from generator.model.problem import Position, Problem

PASTED: Final = "link"
"""The "file" of addresses that were given on the command line; its lines are their numbers."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"`|\t]+", re.IGNORECASE)
_BARE: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/?[^\s<>\"]*[?&]utm_[^\s<>\"]*", re.IGNORECASE)
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "cp1256")
_TOLD_EACH: Final = 10
"""So many places of one address, and so many problems of one code, are shown to people."""

Placed = tuple[Position, str]


class NotAList(ValueError):
    """A file that holds no text."""


def placed(given: Iterable[str], root: Path) -> Iterator[Placed]:
    """Every address with its place. Raises `OSError` for a file that is not there, `NotAList` for one without text."""
    for number, one in enumerate(given, 1):
        if "://" in one or _BARE.match(one):
            yield Position(PASTED, number, 1, len(one)), one
        else:
            yield from _in_file(one, root / one)


def _in_file(name: str, file: Path) -> Iterator[Placed]:
    text = _text_of(file)
    if file.suffix.lower() not in (".csv", ".tsv"):
        for number, line in enumerate(text.split("\n"), 1):
            yield from _in_line(name, number, line)
        return
    yield from _in_table(name, text.split("\n"))


def _in_table(name: str, lines: list[str]) -> Iterator[Placed]:
    """The addresses of each cell, at the line of its row on which they stand."""
    separator = max(",;\t", key=lines[0].count)
    reader, start = csv.reader((f"{line}\n" for line in lines), delimiter=separator), 1
    for row in reader:
        here = range(start, reader.line_num + 1)
        for url in (url for cell in row for url in _addresses(cell)):
            number = next((number for number in here if url in lines[number - 1]), start)
            column = max(0, lines[number - 1].find(url))
            yield Position(name, number, column + 1, len(url)), url
        start = reader.line_num + 1


def _in_line(name: str, number: int, line: str) -> Iterator[Placed]:
    place = 0
    for url in _addresses(line):
        place = line.index(url, place)
        yield Position(name, number, place + 1, len(url)), url
        place += len(url)


def _addresses(words: str) -> list[str]:
    """What is meant as an address: with a scheme, or with tracking."""
    return _ADDRESS.findall(words) if "://" in words else _BARE.findall(words)


def _text_of(file: Path) -> str:
    data = file.read_bytes()
    if data[:2] == b"PK" or (b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        raise NotAList(f"{file.name} is no text: save the sheet as CSV (UTF-8) and check that file")
    for encoding in _ENCODINGS[1:2] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS[::2]:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise NotAList(f"{file.name} is written in an encoding that is not known here: save it as UTF-8")


def looked_at(links: Iterable[Placed]) -> tuple[list[tuple[Audit, int]], tuple[Problem, ...]]:
    """Each different link with how often it is there, and every finding at its place."""
    look = lru_cache(maxsize=None)(audit)
    times: Counter[str] = Counter()
    places: dict[str, list[Position]] = {}
    spellings = Spellings()
    for position, url in links:
        times[url] += 1
        if times[url] <= _TOLD_EACH:
            places.setdefault(url, []).append(position)
        for value in look(url).values:
            spellings.add(value)
    splits = spellings.findings()
    audits = [(look(url), count) for url, count in times.items()]
    problems: list[Problem] = []
    for one, _ in audits:
        found = (*one.findings, *(splits[value] for value in dict.fromkeys(one.values) if value in splits))
        for finding in found:
            problems += _told(one, finding, places[one.url])
    return audits, tuple(sorted(problems))


def _told(one: Audit, finding: Finding, places: list[Position]) -> Iterator[Problem]:
    code = link_code(finding.id, warning=finding.severity == "warning")
    fix = finding.fix[:1].upper() + finding.fix[1:]
    for place in places:
        yield Problem(place, code, finding.message, found=one.url, fix=fix, severity=finding.severity)


def the_first(problems: Iterable[Problem]) -> tuple[list[Problem], Counter[str]]:
    """What a person can read: the first of each kind; and of each code how many more there are."""
    seen: Counter[str] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= _TOLD_EACH:
            kept.append(problem)
    return kept, Counter({code: times - _TOLD_EACH for code, times in seen.items() if times > _TOLD_EACH})
