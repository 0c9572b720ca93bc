"""One file per output format; each declares one frozen `FORMAT`, which has the file's name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator.render.formats.shape import Format

_NO_FORMAT: Final = frozenset({"shape"})


class _Formats(Mapping[str, Format]):
    """Every format by its name, each loaded by whoever asks for it: pages do not wait for what inlines mails."""

    def __init__(self) -> None:
        self._names = frozenset(module.name for module in pkgutil.iter_modules(__path__)) - _NO_FORMAT
        self._loaded: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._loaded:
            if name not in self._names:
                raise KeyError(name)
            self._loaded[name] = importlib.import_module(f"{__name__}.{name}").FORMAT
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    return _Formats()
