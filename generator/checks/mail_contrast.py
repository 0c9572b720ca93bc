"""Contrast of a mail's text, in its light and in its dark colours (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.mail_document import Element, MailDocument, declarations
from generator.text.colour import contrast

LEAST: Final = 4.5
"""Contrast ratio that text needs."""

_DARK: Final = re.compile(r"@media \(prefers-color-scheme:\s*dark\)\s*\{((?:[^{}]*\{[^{}]*\})*)", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HEX: Final = re.compile(r"#([0-9a-fA-F]{6})\Z")

Rules = tuple[tuple[str, dict[str, str]], ...]


def faint_texts(mail: MailDocument) -> Iterator[tuple[Element, str, float]]:
    """Each element whose own text is too faint: the element, `light` or `dark`, and the ratio found."""
    dark = _dark_rules(mail)
    for element in mail.elements:
        if element.text.strip(" \n\t\u00a0\u200c\u034f") and element.tag not in ("style", "title"):
            for scheme, rules in (("light", ()), ("dark", dark)):
                ink = _nearest(element, "color", rules)
                ground = _nearest(element, "background-color", rules)
                if ink and ground and not element.inside("preheader") and contrast(ink, ground) < LEAST:
                    yield element, scheme, contrast(ink, ground)


def _nearest(element: Element, name: str, rules: Rules) -> str:
    for each in element.above():
        value = _declared(each, name, rules) or each.style.get(name, "")
        if _HEX.match(value):
            return value
    return ""


def _declared(element: Element, name: str, rules: Rules) -> str:
    """What the dark rules say of this element; a class beats a tag, the later of equals wins."""
    named = {f".{each}" for each in element.classes}
    best = ("", -1)
    for selector, style in rules:
        rank = 1 if selector in named else 0 if selector == element.tag else -1
        if name in style and rank >= max(best[1], 0):
            best = (style[name], rank)
    return best[0]


def _dark_rules(mail: MailDocument) -> Rules:
    found = [rules[1] for block in mail.blocks for rules in _DARK.finditer(block)]
    return tuple(
        (selector.strip(), declarations(rule[2]))
        for body in found
        for rule in _RULE.finditer(body)
        for selector in rule[1].split(",")
    )
