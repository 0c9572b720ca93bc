"""Links that marketers write by hand, in any text: each is looked at where it stands (rules of `docs/links.md`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from generator.links.audit import Audit, audit
from generator.links.finding import Finding
from generator.links.spelling import Spellings
from generator.model.codes_links import link_code
from generator.model.problem import Position
from generator.model.programme import Programme
from generator.model.source import CsvFile, MarkdownFile, Node, Scalar, YamlFile
from generator.model.source import Mapping as Group
from generator.validate.bench import Bench
from generator.validate.plain_links import odd_addresses
from generator.validate.prose import Places, places_in

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"`|]+|(?<=\]\()/[^\s<>\"`|]*\?[^\s<>\"`|]*", re.IGNORECASE)
"""An address, or a path of the site with parameters where Markdown links to it."""

_FILLED: Final = "{"
"""What Wasl itself fills in."""

_NOT_WORDS: Final = tuple(f"content/{folder}/" for folder in ("networks", "providers", "disclosures", "dialects"))
"""Facts: their addresses are patterns."""

_LEAVES_THE_SITE: Final = re.compile(r"/(?:mail-|posts\.)[^/]*$")

Written = tuple[Position, Audit]


def check_hand_links(bench: Bench, programme: Programme) -> None:
    """Every address in every text of the project, as it is written there."""
    own = urlsplit(programme.base_url).hostname or ""
    told = {(one.position.path, one.position.line) for one in bench.problems}
    links = [one for one in _written(bench, (own,)) if (one[0].path, one[0].line) not in told]
    for position, found in links:
        for finding in found.findings:
            _say(bench, position, found.url, finding)
    _check_spellings(bench, links)


def _check_spellings(bench: Bench, links: list[Written]) -> None:
    spellings = Spellings()
    for _, found in links:
        for value in found.values:
            spellings.add(value)
    wrong = spellings.findings()
    for position, found in links:
        for value in found.values:
            if value in wrong:
                _say(bench, position, found.url, wrong[value])


def _say(bench: Bench, position: Position, url: str, finding: Finding) -> None:
    code = link_code(finding.id, warning=finding.severity == "warning")
    bench.say(position, code, finding.message, found=url, fix=finding.fix)


def _written(bench: Bench, own: tuple[str, ...]) -> Iterator[Written]:
    source = bench.source
    for key, file in source.yaml.items():
        if _is_copy(key) and file.root is not None:
            yield from _in_yaml(bench, file, _internal(key, own))
    for key, page in source.markdown.items():
        if _is_copy(key):
            yield from _in_markdown(bench, page, _internal(key, own))
    for key, table in source.csv.items():
        if _is_copy(key):
            yield from _in_table(table)


def _is_copy(key: str) -> bool:
    return key.startswith("content/") and not key.startswith(_NOT_WORDS)


def _internal(key: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """The site's own hosts, where the text stands on the site itself."""
    return () if _LEAVES_THE_SITE.search(key) else own


def _in_yaml(bench: Bench, file: YamlFile, internal: tuple[str, ...]) -> Iterator[Written]:
    for scalar in _scalars(file.root):
        if "://" in scalar.text:
            yield from _in_text(scalar.text, places_in(bench, scalar), internal)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif node is not None:
        for inner in (entry.value for entry in node.entries) if isinstance(node, Group) else node.items:
            yield from _scalars(inner)


def _in_markdown(bench: Bench, file: MarkdownFile, internal: tuple[str, ...]) -> Iterator[Written]:
    for entry in file.front.entries if file.front else ():
        for scalar in _scalars(entry.value):
            yield from _in_text(scalar.text, places_in(bench, scalar), internal)
    for number, line in enumerate(file.body.split("\n"), file.body_line):
        if "://" in line or "](/" in line:
            yield from _in_text(line, partial(_on_line, file.path, number), internal)


def _on_line(path: str, line: int, index: int, length: int) -> Position:
    return Position(path, line, index + 1, length)


def _in_text(text: str, place: Places, internal: tuple[str, ...]) -> Iterator[Written]:
    for found in _ADDRESS.finditer(text):
        url = _target(found[0]) if text[: found.start()].endswith("](") else found[0]
        if _FILLED in url:
            continue
        looked = audit(url, internal)
        if url.startswith("/"):  # of a path, only that it restarts the attribution
            inside = tuple(one for one in audit(f"https://{internal[0]}{url}", internal).findings) if internal else ()
            looked = Audit(url, "", "", "", "", "", looked.matomo, (), tuple(one for one in inside if one.id == "L06"))
        yield place(found.start(), len(url)), looked


def _target(address: str) -> str:
    """What Markdown takes for the address: up to the parenthesis that closes the link."""
    depth = 0
    for index, letter in enumerate(address):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return address[:index]
    return address


def _in_table(file: CsvFile) -> Iterator[Written]:
    """Addresses in a list. There may be a hundred thousand, so what is plain is seen at a glance."""
    line, counted = 1, 0
    for start, url in odd_addresses(file.text, file.separator):
        line, counted = line + file.text.count("\n", counted, start), start
        column = start - file.text.rfind("\n", 0, start)
        yield Position(file.path, line, column, len(url)), audit(url)
