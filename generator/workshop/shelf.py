"""The port through which the workshop fetches what a description names."""

from __future__ import annotations

from typing import Protocol


class Shelf(Protocol):
    """The materials of a build: logos of `content/logos/` and unpublished files of the theme.

    Names are relative, with forward slashes: `noor.svg`, `fonts/print/Alexandria-Bold.ttf`, `documents/sheet.typ`.
    """

    def logo(self, name: str) -> bytes:
        """A logo's file, as it is in the content. Raises `KeyError` where there is none of this name."""

    def theme(self, name: str) -> bytes:
        """A file of the theme. Raises `KeyError` where there is none of this name."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the theme's files in a folder and below it, sorted."""
