"""Copy as plain text, laid out with care: headings on their own line, list signs, every address alone on its line."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"\s*(?:[-*+]|(\d+)\.)\s+(.*)")
_STRONG = re.compile(r"(\*\*|__)(.+?)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?!\|)([^*\n]+)(?<!\|)\*(?![\w*])")  # but *|MERGE|* is no emphasis
_HEADING = re.compile(r"#{1,6}\s+(.*)")


def text_of(source: str, plain: Callable[[str], str]) -> str:
    """Markdown to plain text. `plain` renders one run of prose (values filled in, tokens marked)."""
    blocks = [block for block in re.split(r"\n\s*\n", source.strip()) if block.strip()]
    return "\n\n".join(_block(block, plain) for block in blocks)


def bare(source: str) -> str:
    """A line of Markdown without its signs; links become their words."""
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", _LINK.sub(r"\1", source)))


def _block(block: str, plain: Callable[[str], str]) -> str:
    lines: list[str] = []
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            lines.extend(_prose(" ".join(paragraph), plain))
            paragraph.clear()

    for line in block.splitlines():
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if heading:
            flush()
            lines.append(plain(bare(heading[1])))
        elif item:
            flush()
            sign = f"{item[1]}." if item[1] else "•"
            first, *rest = _prose(item[2], plain)
            lines.extend([f"{sign} {first}", *rest])
        elif lines and line.startswith("  ") and not paragraph:
            lines[-1] = f"{lines[-1]} {plain(bare(line.strip()))}"
        else:
            paragraph.append(line.strip())
    flush()
    return "\n".join(lines)


def _prose(source: str, plain: Callable[[str], str]) -> list[str]:
    """One paragraph; the addresses of its links follow, each alone on its line."""
    addresses = [found[2] for found in _LINK.finditer(source)]
    return [plain(bare(source)), *addresses]
