"""What was found out before: what is the same object as last time is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, TypeVar

from generator.model.declared import dataclass
from generator.model.problem import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Known:
    of: tuple[object, ...]
    found: Any
    problems: tuple[Problem, ...]


class Memory:
    """Findings of the last validation, for who validates almost the same source again and again."""

    def __init__(self) -> None:
        self._last: dict[Hashable, _Known] = {}
        self._now: dict[Hashable, _Known] = {}

    def begin(self) -> None:
        """A new validation: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def once(self, key: Hashable, of: tuple[object, ...], make: Callable[[], T], problems: list[Problem]) -> T:
        """What `make` finds, or found when it was called by this key for these very objects.

        What it adds to `problems` is remembered too. `make` may look at nothing but `key` and `of`.
        """
        asked = self._now.get(key)
        if asked is not None and _same(asked.of, of):  # in this validation already, and told of
            found: T = asked.found
            return found
        known = self._last.get(key)
        if known is None or not _same(known.of, of):
            before = len(problems)
            known = _Known(of, make(), tuple(problems[before:]))
        else:
            problems += known.problems
        self._now[key] = known
        found = known.found
        return found


def _same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    return len(these) == len(those) and all(map(is_, these, those))
