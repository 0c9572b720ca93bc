"""What archives are made of, beside what is made just now: logos, files of the theme, files of the last build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model.kit import KitLabel, KitMember
from generator.publish.staging import Staging

if TYPE_CHECKING:  # what packs is loaded by the first archive, so that builds without any stay quick
    from generator.package.kit_archive import KitArchives

Fetch = Callable[[str], bytes]


class Packer:
    """Packs archives. What partners share is compressed once."""

    def __init__(self, logo: Fetch, asset: Fetch, staging: Staging | None = None) -> None:
        """`logo` and `asset` give a file of content and theme by its name; `staging` has what the last build left."""
        self._logo, self._asset, self._staging = logo, asset, staging

    def logo(self, name: str) -> bytes:
        """A logo of the content. Raises `KeyError` where there is none."""
        return self._logo(name)

    def asset(self, name: str) -> bytes:
        """A published file of the theme. Raises `KeyError` where there is none."""
        return self._asset(name)

    def last(self, path: str) -> bytes | None:
        """A file of the last build, where this one leaves it as it is."""
        if self._staging is None or self._staging.whole:
            return None
        return self._staging.last(path)

    def pack(self, label: KitLabel, members: Sequence[KitMember]) -> bytes:
        """The archive, with the list of what is in it. Raises `ValueError` for names that cannot stand in one."""
        return self._archives.pack(label, members)

    @cached_property
    def _archives(self) -> KitArchives:
        from generator.package.kit_archive import KitArchives

        return KitArchives()
