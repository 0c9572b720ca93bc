"""Whether a file can stand on a picture's white card as a logo, judged without drawing it where that is possible."""

from __future__ import annotations

import re
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
HEAVIEST: Final = 2_000_000
"""Bytes. A logo is a few dozen thousand; more is a photograph or a mistake."""

NARROWEST: Final = 64
WIDEST: Final = 6000
"""Pixels of a PNG's longer side, and of either side."""

_INSIDE: Final = r"(?!#|data:image/(?:png|jpeg)[;,])"
_SVG_FAULTS: Final = (
    (r"<\s*(?:\w+:)?script\b", "has a script inside"),
    (r"<!ENTITY|<!DOCTYPE[^>]*\[", "declares entities"),
    (r"<\s*(?:\w+:)?foreignObject\b", "holds a piece of a web page (foreignObject)"),
    (r"\son\w+\s*=", "has an event handler inside"),
    (r"javascript\s*:", "has a script inside"),
    (r"<\?xml-stylesheet\b|@import\b", "fetches a style sheet"),
    (rf"""\b(?:xlink:)?href\s*=\s*["']\s*{_INSIDE}[^"'\s]""", "refers to something outside of it"),
    (rf"""url\(\s*["']?\s*{_INSIDE}[^"')\s]""", "refers to something outside of it"),
)
_FAULTS: Final = tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in _SVG_FAULTS)
_SVG: Final = re.compile(r"<(?:\w+:)?svg[\s>]")


def is_png(data: bytes) -> bool:
    """Whether the file says of itself that it is a PNG."""
    return data.startswith(PNG)


def fault_of_file(name: str, data: bytes) -> str:
    """What is wrong with the file, in words that follow its name; empty where nothing is."""
    if not data:
        return "is empty"
    if len(data) > HEAVIEST:
        return f"has {len(data):,} bytes; {HEAVIEST:,} are the most"
    if name.lower().endswith(".png"):
        return _fault_of_png(data)
    if name.lower().endswith(".svg"):
        return _fault_of_svg(data)
    return "is neither an SVG nor a PNG"


def _fault_of_png(data: bytes) -> str:
    if not is_png(data) or data[12:16] != b"IHDR":
        return "is no PNG inside, whatever its name says"
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if max(width, height) > WIDEST:
        return f"has {width} x {height} pixels; {WIDEST} are the most"
    if max(width, height) < NARROWEST or not min(width, height):
        return f"has {width} x {height} pixels; {NARROWEST} are the least"
    return ""


def _fault_of_svg(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is not in UTF-8"
    if not _SVG.search(text):
        return "is no SVG inside, whatever its name says"
    return next((words for pattern, words in _FAULTS if pattern.search(text)), "")
