"""What of HTML and CSS a mail uses, in words that the facts about mail programs name: `property:gap`, `element:video`.

What stands in conditional comments is for Outlook alone and not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.checks.mail_document import MailDocument
from generator.checks.mail_reader import Element, declarations

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT: Final = re.compile(r"@([a-z-]+)([^{};]*)")
_RULE: Final = re.compile(r"([^{}@;]*)\{([^{}]*)\}")
_FUNCTION: Final = re.compile(r"(?<![\w-])([a-z-]+)\(")
_UNIT: Final = re.compile(r"(?<![\w#.])[-+]?[0-9.]+(%|[a-z]+)\b|(?<![\w#.])[-+]?[0-9.]+(%)")
_WORD: Final = re.compile(r"(?<![\w-])(initial|fit-content|min-content|max-content|system-ui|ui-[a-z-]+)(?![\w-])")
_PSEUDO: Final = re.compile(r"::?([a-z-]+)")
_QUERY: Final = re.compile(r"\(\s*(?:-webkit-)?(?:min-|max-)?([a-z-]+)")
_ADDRESS: Final = re.compile(r"url\(\s*['\"]?([^'\")]*)")
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")

Used = dict[str, int]
"""From a mark to the line where it is first used."""

LAYERED: Final = "@"
"""Put before the marks of what stands in a style block: a program that drops the block never sees it."""


def used_in(mail: MailDocument) -> Used:
    """Everything that a mail uses, each with its first line."""
    found: Used = {}
    tags: set[str] = set()
    styles: set[str] = set()
    for element in mail.elements:  # what was met before would be found later than the first
        if element.tag not in tags:
            tags.add(element.tag)
            found.setdefault(f"element:{element.tag}", element.line)
        if not element.attributes:
            continue
        for mark in _of_element(element):
            found.setdefault(mark, element.line)
        style = element.attributes.get("style")
        if style and style not in styles:
            styles.add(style)
            for mark in _of_written(style):
                found.setdefault(mark, element.line)
    lines = iter(element.line for element in mail.tagged("style"))
    for block in mail.blocks:
        line = next(lines, 1)
        for mark in _of_block(block):
            found.setdefault(LAYERED + mark, line)
    return found


def _of_element(element: Element) -> Iterator[str]:
    """What the element says of itself, but for its style."""
    yield f"element:{element.tag}"
    for name, value in element.attributes.items():
        yield f"attribute:{name}"
        if name in ("src", "background", "poster"):
            yield from _picture(value)
    if element.tag == "a":
        yield f"link:{element.attributes.get('href', '')[:1]}"
        yield f"link:{element.attributes.get('href', '').partition(':')[0]}"
    if element.tag == "meta":
        yield f"meta:{element.attributes.get('name', '')}"


@lru_cache(maxsize=1024)
def _of_written(style: str) -> tuple[str, ...]:
    """The marks of a style as it is written in an element. Elements of all mails have the same few."""
    return tuple(dict.fromkeys(_of_style(declarations(style))))


@lru_cache(maxsize=64)
def _of_block(block: str) -> tuple[str, ...]:
    """The marks of a block of styles. Mails of one brand have the same blocks."""
    return tuple(dict.fromkeys(_in_block(block)))


def _in_block(block: str) -> Iterator[str]:
    text = _COMMENT.sub("", block)
    for rule in _AT.finditer(text):
        yield f"at:{rule[1].removeprefix('-webkit-')}"
        if rule[1] == "media":
            yield from (f"media:{query}" for query in _QUERY.findall(rule[2]))
    for rule in _RULE.finditer(text):
        yield from (f"pseudo:{name}" for name in _PSEUDO.findall(rule[1]))
        yield from _of_style(declarations(rule[2]))


def _of_style(style: Mapping[str, str]) -> Iterator[str]:
    for name, value in style.items():
        yield f"property:{name}"
        yield f"declaration:{name}:{value.lower()}"
        bare = _QUOTED.sub("", _ADDRESS.sub("", value.lower()))
        yield from (f"function:{function}" for function in _FUNCTION.findall(bare))
        yield from (f"unit:{one or other}" for one, other in _UNIT.findall(bare))
        yield from (f"value:{word}" for word in _WORD.findall(bare))
        for address in _ADDRESS.findall(value):
            yield from _picture(address)


def _picture(address: str) -> Iterator[str]:
    if address.strip().lower().startswith("data:"):
        yield "picture:base64"
    else:
        yield f"picture:{address.partition('?')[0].partition('#')[0].rpartition('.')[2].lower()}"
