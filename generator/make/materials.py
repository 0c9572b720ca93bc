"""Files of content and theme for those who make something of them: the shelf of the workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from generator.model.project import Project
from generator.model.source import BinaryFile
from generator.model.theme import Asset

Fetch = Callable[[BinaryFile], bytes]
_AT_HAND = 64


class Materials:
    """Fetches what is asked for; the last few stay at hand, for ten thousand partners may have ten thousand logos."""

    def __init__(self, project: Project, fetch: Fetch) -> None:
        self._project, self.fetch = project, fetch
        self._bytes = lru_cache(maxsize=_AT_HAND)(lambda asset_path, file, data: fetch(file) if file else data)

    def logo(self, name: str) -> bytes:
        """A logo as it is published. Raises `KeyError` where there is none of this name."""
        return self._of(self._project.logos[name])

    def theme(self, name: str) -> bytes:
        """A file that the theme makes something with. Raises `KeyError` where there is none of this name."""
        return self._of(self._project.theme.materials[name])

    def asset(self, name: str) -> bytes:
        """A published file of the theme. Raises `KeyError` where there is none of this name."""
        return self._of(self._project.theme.assets[name])

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the materials in a folder and below it, sorted."""
        start = f"{folder.rstrip('/')}/"
        return tuple(sorted(name for name in self._project.theme.materials if name.startswith(start)))

    def _of(self, asset: Asset) -> bytes:
        return self._bytes(asset.path, asset.file, asset.data)
