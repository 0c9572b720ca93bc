"""A shelf with nothing on it: what Office writers need, `picture` brings."""

from __future__ import annotations


class _NoShelf:
    def logo(self, name: str) -> bytes:
        raise KeyError(name)

    def theme(self, name: str) -> bytes:
        raise KeyError(name)

    def names(self, folder: str) -> tuple[str, ...]:
        return ()


NO_SHELF = _NoShelf()
