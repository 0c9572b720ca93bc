"""What mail programs take out or drop (rules E44, E45), and buttons that a thumb misses (rule W48)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.checks.mail_letter import Finding, Found, Letter, pixels
from generator.checks.mail_reader import Element

MOST_BLOCK_BYTES: Final = 8192
LEAST_BUTTON: Final = 44.0
"""Height in px that a thumb hits."""

_BANNED: Final = ("script", "form", "iframe", "object", "embed", "svg", "link", "bdi", "video", "audio")
_FAMILIES: Final = re.compile(r"(?<![\w-])font-family\s*:\s*([^;}]+)")
_EVERYWHERE: Final = frozenset(
    {"arial", "courier", "courier new", "cursive", "georgia", "helvetica", "monospace", "sans-serif", "serif",
     "system-ui", "tahoma", "times", "times new roman", "trebuchet ms", "verdana", "inherit", "-apple-system"}
)  # fmt: skip
"""Families that a computer or phone has, and the generic ones."""

_ADDRESSED: Final = frozenset({"src", "background", "style"})
_DARK: Final = re.compile(r"prefers-color-scheme|\[data-ogs[bc]\]")
_OTHER_QUERY: Final = re.compile(r"@media(?![^{]*prefers-color-scheme)")


def banned(mail: Letter) -> Found:
    for element in mail.document.tagged(*_BANNED):
        yield Finding("E0944", element.line, f"`<{element.tag}>` does not work in mail", near=(f"<{element.tag}",))
    for element in mail.document.elements:
        if not _ADDRESSED.isdisjoint(element.attributes) and _holds_picture(element.attributes):
            yield Finding("E0944", element.line, "a picture inside the mail is not shown", near=("data:",))
        source = element.attributes.get("src", "").partition("?")[0]
        if element.tag == "img" and source.lower().endswith(".svg"):
            yield Finding(
                "E0944", element.line, f"`{source}` is an SVG, which Gmail does not show", near=(source, ".svg")
            )
    for block in mail.document.blocks:
        if "@import" in block:
            yield Finding("E0944", 1, "`@import` loads styles that mail programs do not load", near=("@import",))


def _holds_picture(attributes: Mapping[str, str]) -> bool:
    """Whether a picture stands in an element itself, not at an address."""
    said = [attributes[name] for name in _ADDRESSED if name in attributes]
    return any(
        value.startswith("data:") or ("(" in value and "url(data:" in value.replace("'", "").replace('"', ""))
        for value in said
    )


def families(mail: Letter) -> Found:
    """A family that has to be loaded is not there in most programs, so that one that is there has to follow it."""
    for line, value in dict.fromkeys(_said(mail)):
        if not _is_everywhere(value):
            message = f"the fonts `{value.strip()}` have to be loaded, and no other is named"
            yield Finding("E0944", line, message, near=(value.strip(), "font-family"))


@lru_cache(maxsize=64)
def _is_everywhere(value: str) -> bool:
    """Whether one of these families is. Mails of one brand have the same few."""
    names = [name.strip().strip("'\"").lower() for name in value.replace("!important", "").split(",")]
    return not _EVERYWHERE.isdisjoint(names)


def _said(mail: Letter) -> Iterator[tuple[int, str]]:
    for element in mail.document.elements:
        if "font-family" in element.style:
            yield element.line, element.style["font-family"]
    for block in mail.document.blocks:
        for found in _FAMILIES.finditer(re.sub(r"@font-face\s*\{[^}]*\}", "", block)):
            yield 1, found[1]


def sizes(mail: Letter) -> Found:
    for element in mail.document.tagged("img"):
        if not {"width", "height", "alt"} <= element.attributes.keys():
            source = element.attributes.get("src", "")
            yield Finding("W0943", element.line, "a picture needs `width`, `height` and `alt`", near=(source, "<img"))


def blocks(mail: Letter) -> Found:
    """A program that drops a block for one rule drops all of it, so that each purpose has a block of its own."""
    for block in mail.document.blocks:
        if _DARK.search(block) and _OTHER_QUERY.search(block):
            yield Finding("E0945", 1, "responsive and dark rules stand in one block", near=("prefers-color-scheme",))
        if len(block.encode()) > MOST_BLOCK_BYTES:
            message = f"a block of styles has {len(block.encode())} bytes; Gmail drops those over {MOST_BLOCK_BYTES}"
            yield Finding("E0945", 1, message, near=("<style",))
    for element in mail.document.tagged("style"):
        if "body" in element.among:
            yield Finding("E0945", element.line, "styles in the body are dropped", near=("<style",))


def buttons(mail: Letter) -> Found:
    for link in mail.document.tagged("a"):
        height = _height(link)
        if height is not None and height < LEAST_BUTTON:
            message = f"a button of {height:g} px; {LEAST_BUTTON:g} is the least for a thumb"
            yield Finding("W0948", link.line, message, near=('class="button"', "<a "))


def _height(link: Element) -> float | None:
    """The height of a link that is drawn as a button; none for others, and where it cannot be told."""
    style = link.style
    ground = "background-color" in style or "background" in style
    if not ground or style.get("display") not in ("inline-block", "block"):
        return None
    line = pixels(link.inherited("line-height"))
    if line is None:
        return None
    top, bottom = _padding(style)
    return None if top is None or bottom is None else line + top + bottom


def _padding(style: Mapping[str, str]) -> tuple[float | None, float | None]:
    parts = style.get("padding", "0").split() or ["0"]
    top, bottom = parts[0], parts[2] if len(parts) > 2 else parts[0]
    return pixels(style.get("padding-top", top)), pixels(style.get("padding-bottom", bottom))
