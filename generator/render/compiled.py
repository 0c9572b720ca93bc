"""Templates as an earlier build compiled them: read again in a fraction of the time that Jinja2 takes.

What is kept are Python's own code objects, so they are found again only by the same Python, and by whatever words the
engine names them with. Whoever keeps them has to see to it that nobody else can put code there.
"""

from __future__ import annotations

import marshal
import sys
from types import CodeType
from typing import Any, Final, Protocol

_PYTHON: Final = f"{sys.implementation.cache_tag} {sys.version}"
_SETTINGS: Final = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "optimized", "autoescape",
)  # fmt: skip
"""Of an environment: what changes how a template is read, or the code that comes out of it."""


class Shelf(Protocol):
    """Keeps bytes from one build to the next, by all the words that they depend on; or keeps nothing."""

    def get(self, *words: str) -> bytes | None: ...

    def put(self, data: bytes, *words: str) -> None: ...


class Compiled:
    """What is known of templates from before. Without a shelf, nothing is."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf

    def code(self, *words: str) -> CodeType | None:
        """The code that was kept for these words."""
        found = self._get(words)
        return found if isinstance(found, CodeType) else None

    def names(self, *words: str) -> tuple[str, ...] | None:
        """The names that were kept for these words."""
        found = self._get(words)
        return found if isinstance(found, tuple) else None

    def keep(self, what: CodeType | tuple[str, ...], *words: str) -> None:
        if self._shelf is not None:
            self._shelf.put(marshal.dumps(what), _PYTHON, *words)

    def _get(self, words: tuple[str, ...]) -> Any:
        data = self._shelf.get(_PYTHON, *words) if self._shelf is not None else None
        try:
            return None if data is None else marshal.loads(data)
        except (EOFError, TypeError, ValueError):  # not what this Python writes
            return None


def settings_of(environment: object) -> str:
    """All that the code of a template owes to its environment, which loads no extensions."""
    return repr([getattr(environment, name) for name in _SETTINGS])
