"""Contrast of a mail's text, in its light and in its dark colours (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.checks.mail_document import MailDocument
from generator.checks.mail_reader import Element, declarations
from generator.text.colour import contrast

LEAST: Final = 4.5
"""Contrast ratio that text needs."""

_DARK: Final = re.compile(r"@media \(prefers-color-scheme:\s*dark\)\s*\{((?:[^{}]*\{[^{}]*\})*)", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HEX: Final = re.compile(r"#([0-9a-fA-F]{6})\Z")

Rules = tuple[tuple[str, Mapping[str, str]], ...]


def faint_texts(mail: MailDocument) -> Iterator[tuple[Element, str, float]]:
    """Each element whose own text is too faint: the element, `light` or `dark`, and the ratio found."""
    dark = tuple(rule for block in mail.blocks for rule in _dark_rules(block))
    schemes = (("light", _Colours(())), ("dark", _Colours(dark)))
    for element in mail.elements:
        if element.text.strip(" \n\t\u00a0\u200c\u034f") and element.tag not in ("style", "title"):
            for scheme, colours in schemes:
                ink, ground = colours.nearest(element, "color"), colours.nearest(element, "background-color")
                if ink and ground and not element.inside("preheader") and (ratio := _contrast(ink, ground)) < LEAST:
                    yield element, scheme, ratio


class _Colours:
    """The colours of one mail in one scheme. What holds in an element holds in all that stand in it."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._nearest: dict[tuple[int, str], str] = {}
        self._ruled: dict[tuple[str, frozenset[str], str], str] = {}

    def nearest(self, element: Element, name: str) -> str:
        """The colour that holds at an element; empty where none is declared as `#rrggbb`."""
        found = ""
        for each in element.above():
            known = self._nearest.get((each.place, name))
            found = self._own(each, name) if known is None else known
            if found or known is not None:
                break
        self._nearest[element.place, name] = found
        return found

    def _own(self, element: Element, name: str) -> str:
        value = self._declared(element, name) or element.style.get(name, "")
        return value if _HEX.match(value) else ""

    def _declared(self, element: Element, name: str) -> str:
        key = (element.tag, element.classes, name)
        if self._rules and key not in self._ruled:
            self._ruled[key] = _declared(element, name, self._rules)
        return self._ruled.get(key, "")


def _declared(element: Element, name: str, rules: Rules) -> str:
    """What the dark rules say of this element; a class beats a tag, the later of equals wins."""
    named = {f".{each}" for each in element.classes}
    best = ("", -1)
    for selector, style in rules:
        rank = 1 if selector in named else 0 if selector == element.tag else -1
        if name in style and rank >= max(best[1], 0):
            best = (style[name], rank)
    return best[0]


@lru_cache(maxsize=1024)
def _contrast(ink: str, ground: str) -> float:
    return contrast(ink, ground)


@lru_cache(maxsize=64)
def _dark_rules(block: str) -> Rules:
    """What a block of styles says for the dark. Mails of one brand have the same blocks."""
    return tuple(
        (selector.strip(), declarations(rule[2]))
        for found in _DARK.finditer(block)
        for rule in _RULE.finditer(found[1])
        for selector in rule[1].split(",")
    )
