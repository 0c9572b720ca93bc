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
    lines = [_line(rules, header, words)] if rules.header else []
    lines += [_line(rules, [_cell(rules, text, at in words) for at, text in enumerate(row)], words) for row in rows]
    text = "".join(line + _ENDS[rules.line_ends] for line in lines)
    return (b"\xef\xbb\xbf" if rules.bom else b"") + text.encode()


def _cell(rules: FileRules, text: str, of_words: bool) -> str:
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
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
    return rules.delimiter.join(_quoted(rules, cell, at in words) for at, cell in enumerate(cells[:last]))


def _quoted(rules: FileRules, cell: str, of_words: bool) -> str:
    needed = any(sign in cell for sign in (rules.delimiter, '"', "\n")) or cell != cell.strip()
    if rules.quote == "all" or needed or (rules.quote == "text" and of_words):
        return '"' + cell.replace('"', '""') + '"'
    return cell
