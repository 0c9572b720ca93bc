"""Cells of the file that a scheduler imports, by that tool's own rules.

Nothing here guards against formulas: an importer would post the apostrophe. That no post begins like a formula is
checked where posts are (E0990).
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.declared import dataclass
from generator.model.scheduler import FileRules

FORMULA_STARTS: Final = "=+-@\t\r"
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""

_PLAIN: Final = re.compile("[A-Za-z0-9_-]")
_ESCAPED_WORD: Final = re.compile(r"\\[A-Za-z0-9]")

LINE_ENDS: Final = {"crlf": "\r\n", "lf": "\n"}


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cell is written. Equal ones write alike, whatever tool they are of."""

    delimiter: str
    quoted: bool
    single: bool
    escaped: bool
    instead: tuple[tuple[str, str], ...]

    def text(self, said: str) -> str:
        """What the tool is told of it. A byte order mark inside a cell would make a post invalid on X: none is kept."""
        text = said.replace("\ufeff", "")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        for found, instead in self.instead:
            text = text.replace(found, instead)
        if self.single:
            text = text.replace('"', "'")
        if self.escaped:  # what is written like a line break already must not become one
            text = text.replace("\\n", "\\ n").replace("\n", "\\n")
        return text

    def written(self, text: str) -> str:
        """The text between quotation marks, where the tool wants them or would read it as something else."""
        return '"' + text.replace('"', '""') + '"' if self.quoted or self._breaks(text) else text

    def even(self, text: str) -> bool:
        """Whether any plain word (letters, digits, `-`, `_`) in place of one in this text would be written as it is."""
        if any(_PLAIN.search(found) for found, _ in self.instead):
            return False
        return not self.escaped or _ESCAPED_WORD.search(text) is None

    def _breaks(self, text: str) -> bool:
        return self.delimiter in text or '"' in text or "\n" in text or text != text.strip()


def cell_of(rules: FileRules, *, of_words: bool) -> Cell:
    """The cells of a column. `of_words` says that what people wrote stands in it."""
    return Cell(
        rules.delimiter,
        rules.quote == "all" or (rules.quote == "text" and of_words),
        rules.inner_quotes == "single",
        rules.line_breaks == "escaped",
        tuple(rules.instead.items()) if of_words else (),
    )
