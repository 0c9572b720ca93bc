"""Archives of kits, packed from files that are made already."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive import EACH, ONCE, Pressed, archive, press
from generator.model.declared import dataclass
from generator.model.kit import KitLabel, KitMember
from generator.package.kit_list import KIT_JSON, Listed, kit_list, listed


@dataclass(frozen=True, slots=True)
class _Ready:
    """A member that is compressed, and what the list says of it."""

    pressed: Pressed
    listed: Listed


class KitArchives:
    """Packs kits. What others get too is compressed and counted once, and so is what one partner gets in two kits."""

    def __init__(self) -> None:
        self._shared: dict[tuple[str, bytes], _Ready] = {}
        self._whose = ""
        self._own: dict[tuple[str, int], tuple[bytes, _Ready]] = {}

    def pack(self, label: KitLabel, members: Sequence[KitMember]) -> bytes:
        """The archive, with the list of what is in it. Raises `ValueError` for names that cannot stand in one."""
        if label.partner != self._whose:  # archives of one partner are packed one after the other
            self._whose, self._own = label.partner, {}
        ready = [self._ready(member) for member in members]
        contents = press(KIT_JSON, kit_list(label, [one.listed for one in ready]))
        return archive([*[one.pressed for one in ready], contents])

    def _ready(self, member: KitMember) -> _Ready:
        if not (member.shared or member.common):
            return self._of_partner(member)
        key = (member.name, member.data)
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = _made_ready(member)
        return found

    def _of_partner(self, member: KitMember) -> _Ready:
        """Known by being the very same bytes: a digest of large files would cost as much as it saves."""
        key = (member.name, id(member.data))
        known = self._own.get(key)
        if known is None:  # the bytes are kept with it, so that no others get their number meanwhile
            known = self._own[key] = (member.data, _made_ready(member))
        return known[1]


def _made_ready(member: KitMember) -> _Ready:
    pressed = press(member.name, member.data, ONCE if member.common else EACH)
    return _Ready(pressed, listed(member.name, member.data))
