"""What runs left to right inside a right-to-left mail stands in an element that says so (rule E26)."""

from __future__ import annotations

import re
from typing import Final

from generator.checks.mail_letter import Finding, Found, Letter
from generator.checks.mail_reader import Element

_ISLAND: Final = re.compile(
    r"https?://[^\s\u2066-\u2069]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"  # addresses
    r"|\+\d[\d ()-]{6,20}\d"  # telephones
    r"|\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{2,20}(?:-[A-Z0-9]{1,20})+\b"  # codes
)
_SIGNS: Final = ("-", "+", "@", "://")
"""One of them stands in every island."""
_HIDDEN: Final = ("style", "title", "script")


def islands(mail: Letter) -> Found:
    for element in mail.document.elements if mail.dir == "rtl" else ():
        if element.tag in _HIDDEN or not any(sign in element.text for sign in _SIGNS) or _direction(element) == "ltr":
            continue
        for found in _ISLAND.finditer(element.text):
            message = f"`{found[0]}` runs left to right and needs a span with `dir=ltr`"
            yield Finding("E0926", element.line, message, near=(found[0],))


def _direction(element: Element) -> str:
    """The direction that holds at an element, by the nearest attribute or style."""
    for each in element.above():
        said = each.style.get("direction") or each.attributes.get("dir")
        if said:
            return said
    return ""
