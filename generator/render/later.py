"""Names of a template, and fields of what they name, that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Later:
    """A name or a field that is made when a template first asks for it: few templates ask for all that there is."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make: Callable[[], Any] | None = make
        self._made: Any = None

    def __call__(self) -> Any:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made
