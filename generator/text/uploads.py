"""Rows as the file that a scheduler imports, by that tool's own rules.

Nothing here guards against formulas: an importer would post the apostrophe. That no post begins like a formula is
checked where posts are (E0990).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from generator.model.scheduler import FileRules

FORMULA_STARTS: Final = "=+-@\t\r"
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""

_ENDS: Final = {"crlf": "\r\n", "lf": "\n"}


def upload_file(
    rules: FileRules, header: Sequence[str], rows: Iterable[Sequence[str]], words: Collection[int]
) -> bytes:
    """The file in UTF-8. `words` are the places of columns in which what people wrote stands.

    A byte order mark inside a cell would make a post invalid on X, so none is ever kept there.
    """
    wordy = frozenset(words)
    lines = [_line(rules, header, wordy)] if rules.header else []
    lines += [_line(rules, [_cell(rules, text, at in wordy) for at, text in enumerate(row)], wordy) for row in rows]
    end = _ENDS[rules.line_ends]
    text = end.join((*lines, ""))
    return (b"\xef\xbb\xbf" if rules.bom else b"") + text.encode()


def _cell(rules: FileRules, text: str, of_words: bool) -> str:
    text = text.replace("\ufeff", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if of_words:
        for found, instead in rules.instead.items():
            text = text.replace(found, instead)
    if rules.inner_quotes == "single":
        text = text.replace('"', "'")
    if rules.line_breaks == "escaped":  # what is written like a line break already must not become one
        text = text.replace("\\n", "\\ n").replace("\n", "\\n")
    return text


def _line(rules: FileRules, cells: Sequence[str], words: Collection[int]) -> str:
    last = len(cells)
    while rules.trailing_cells == "dropped" and last and not cells[last - 1]:
        last -= 1
    between, every, of_text = rules.delimiter, rules.quote == "all", rules.quote == "text"
    return between.join([
        '"' + cell.replace('"', '""') + '"' if every or (of_text and at in words) or _breaks(cell, between) else cell
        for at, cell in enumerate(cells[:last])
    ])  # fmt: skip


def _breaks(cell: str, between: str) -> bool:
    """Whether the cell, as it is, would be read as something else."""
    return between in cell or '"' in cell or "\n" in cell or cell != cell.strip()
