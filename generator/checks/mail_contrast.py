"""Contrast of a mail's text, in its light and in its dark colours (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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

Rules = Mapping[str, Mapping[str, tuple[int, str]]]
"""By property and selector: the place of the last rule that declares it, and its value."""


def faint_texts(mail: MailDocument) -> Iterator[tuple[Element, str, float]]:
    """Each element whose own text is too faint: the element, `light` or `dark`, and the ratio found."""
    dark = dark_rules(mail.blocks)
    schemes = [
        (scheme, nearest(mail.elements, "color", rules), nearest(mail.elements, "background-color", rules))
        for scheme, rules in (("light", {}), ("dark", dark))
    ]
    for element in mail.elements:
        if element.text.strip(" \n\t\u00a0\u200c\u034f") and element.tag not in ("style", "title"):
            for scheme, inks, grounds in schemes:
                ink, ground = inks[element.place], grounds[element.place]
                if ink and ground and not element.inside("preheader") and (ratio := _contrast(ink, ground)) < LEAST:
                    yield element, scheme, ratio


def nearest(elements: Sequence[Element], name: str, rules: Rules) -> list[str]:
    """The colour that holds at each element; empty where none is declared as `#rrggbb`.

    `elements` are all of a mail in their order, so that what is around an element comes before it.
    """
    found: list[str] = []
    here = rules.get(name, {})
    for element in elements:
        value = element.style.get(name, "")
        if here:
            value = _declared(element, here) or value
        if value and _HEX.match(value):
            found.append(value)
        else:
            found.append(found[element.parent.place] if element.parent is not None else "")
    return found


def _declared(element: Element, rules: Mapping[str, tuple[int, str]]) -> str:
    """What the rules say of an element; a class beats a tag, the later of equals wins."""
    named = [rules[f".{each}"] for each in element.classes if f".{each}" in rules]
    return max(named)[1] if named else rules.get(element.tag, (0, ""))[1]


@lru_cache(maxsize=1024)
def _contrast(ink: str, ground: str) -> float:
    return contrast(ink, ground)


@lru_cache(maxsize=16)
def dark_rules(blocks: tuple[str, ...]) -> Rules:
    """What blocks of styles say for the dark. Mails of one brand have the same blocks."""
    rules: dict[str, dict[str, tuple[int, str]]] = {}
    found = (rule for block in blocks for part in _DARK.finditer(block) for rule in _RULE.finditer(part[1]))
    for place, rule in enumerate(found):
        for name, value in declarations(rule[2]).items():
            for selector in rule[1].split(","):
                rules.setdefault(name, {})[selector.strip()] = (place, value)
    return rules
