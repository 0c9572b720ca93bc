"""Archives of kits, packed from files that are made already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.kit import KitLabel, KitMember
from generator.package.archive import ONCE, Pressed, archive, press
from generator.package.kit_list import KIT_JSON, kit_list
from generator.publish.staging import Staging

Fetch = Callable[[str], bytes]


class Packer:
    """Packs archives. What all partners of a cohort share is compressed once."""

    def __init__(self, logo: Fetch, asset: Fetch, staging: Staging | None = None) -> None:
        """`logo` and `asset` give a file of content and theme by its name; `staging` has what the last build left."""
        self._logo, self._asset, self._staging = logo, asset, staging
        self._shared: dict[tuple[str, bytes], Pressed] = {}

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
        listed = kit_list(label, members)
        return archive([*map(self._pressed, members), press(KIT_JSON, listed)])

    def _pressed(self, member: KitMember) -> Pressed:
        if not member.shared:
            return press(member.name, member.data)
        key = (member.name, member.data)
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = press(member.name, member.data, ONCE)
        return found
