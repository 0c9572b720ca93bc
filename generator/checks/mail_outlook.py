"""What Outlook on Windows alone sees (rule E46): conditional comments, ghost tables, buttons drawn in VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from generator.checks.mail_letter import Finding, Found, Letter, pixels
from generator.checks.mail_reader import Bone, read_bones

_MARK: Final = re.compile(r"<!(?:--\[if[^\]]*\]>(?:<!-->)?|(?:--<!)?\[endif\](?:-->)?)")
_ONLY_OUTLOOK: Final = re.compile(r"<!--\[if (?:gte |gt )?mso[^\]]*\]>(.*?)<!\[endif\]-->", re.DOTALL)
_NOT_OUTLOOK: Final = re.compile(r"<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->", re.DOTALL)
_TAG: Final = re.compile(r"<(table|td|th)(?=[\s>])")
_SHAPE: Final = re.compile(r"<v:[a-z]+\b[^>]*?\shref=\"([^\"]*)\"", re.IGNORECASE)
_LINK: Final = re.compile(r"<a\b[^>]*?\shref=\"([^\"]*)\"")
_GHOST: Final = "data-ghost"


def shapes(html: str) -> tuple[str, ...]:
    """The addresses of buttons that only Outlook draws."""
    return tuple(unescape(found) for found in _SHAPE.findall(html))


def conditions(mail: Letter) -> Found:
    """Every conditional comment closes, and none stands inside another."""
    opened = 0
    for mark in _MARK.finditer(mail.html):
        closing = "endif" in mark[0]
        if closing is not bool(opened):
            what = "is closed and was not opened" if closing else "stands inside another"
            yield Finding("E0946", _line(mail.html, mark.start()), f"a conditional comment {what}", near=(mark[0],))
            return
        opened = 0 if closing else mark.start() + 1
    if opened:
        yield Finding("E0946", _line(mail.html, opened - 1), "a conditional comment is not closed", near=("<!--[if",))


def buttons(mail: Letter) -> Found:
    """A shape leads where the link leads that everybody else sees, the first one after it."""
    for shape in _SHAPE.finditer(mail.html):
        link = _LINK.search(mail.html, shape.end())
        if link is None or unescape(link[1]) != unescape(shape[1]):
            message = (
                f"Outlook's button leads to `{unescape(shape[1])}`, the link to `{unescape(link[1]) if link else ''}`"
            )
            yield Finding("E0946", _line(mail.html, shape.start()), message, near=(shape[1], "<v:roundrect", "<v:"))
    hidden = [part for part in _ONLY_OUTLOOK.finditer(mail.html) if _LINK.search(part[1])]
    seen = {unescape(found) for found in _LINK.findall(_ONLY_OUTLOOK.sub("", mail.html))} if hidden else set()
    for part in hidden:
        for found in _LINK.finditer(part[1]):
            if unescape(found[1]) not in seen:
                line = _line(mail.html, part.start(1) + found.start())
                yield Finding("E0946", line, f"only Outlook sees the link to `{unescape(found[1])}`", near=(found[1],))


def widths(mail: Letter) -> Found:
    """The cells of a ghost table are together as wide as it, and what is inside is as wide as its cell."""
    if "<!--[if" not in mail.html:
        return
    for element in read_bones(_as_outlook_sees(mail.html)):
        if _GHOST not in element.attributes:
            continue
        width = _width(element)
        cells = [each for each in _cells(element) if _GHOST in each.attributes]
        known = [wide for wide in map(_width, cells) if wide is not None]
        if element.tag == "table" and width is not None and cells and len(known) == len(cells):
            yield from _summed(element, width, sum(known))
        if element.tag != "table" and width is not None:
            yield from _fitting(element, width)


def _summed(table: Bone, width: float, cells: float) -> Iterator[Finding]:
    if cells != width:
        message = f"the cells of Outlook's table are {cells:g} px wide together, the table {width:g}"
        yield Finding("E0946", table.line, message, near=(f'width="{width:g}"',))


def _fitting(cell: Bone, width: float) -> Iterator[Finding]:
    inner = next((each for each in cell.children if _GHOST not in each.attributes), None)
    most = pixels(inner.style.get("max-width", "")) if inner else None
    if most is not None and most != width:
        message = f"Outlook's cell is {width:g} px wide, what stands in it {most:g} elsewhere"
        yield Finding("E0946", cell.line, message, near=(f'width="{width:g}"',))


def _cells(table: Bone) -> Iterator[Bone]:
    """The cells of a table's first row."""
    rows = [row for part in table.children for row in ([part] if part.tag == "tr" else part.children)]
    first = next((row for row in rows if row.tag == "tr"), None)
    yield from (cell for cell in first.children if cell.tag in ("td", "th")) if first else ()


def _width(element: Bone) -> float | None:
    value = element.attributes.get("width", "")
    return float(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def _as_outlook_sees(html: str) -> str:
    """The mail with what only Outlook sees uncovered, its tables marked, and without what Outlook does not see.

    Lines stay where they are.
    """
    hidden = _NOT_OUTLOOK.sub(lambda part: "\n" * part[0].count("\n"), html)
    return _ONLY_OUTLOOK.sub(lambda part: _TAG.sub(rf"<\1 {_GHOST}", part[1]), hidden)


def _line(html: str, offset: int) -> int:
    return html.count("\n", 0, offset) + 1
