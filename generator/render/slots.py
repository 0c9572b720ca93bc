"""Slots: a partner's values while the template runs.

A slot can be printed, and passed to the functions that know slots. Everything else raises `SlotMisuse`, which the
engine turns into a problem at the template's line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from markupsafe import escape

from generator.model.artifact import Issued
from generator.model.partner import Partner
from generator.text.markers import SLOT_END, SLOT_START

Compute = Callable[[Partner], str]
"""A partner's value as marked text: raw, with direction markers where it must be isolated."""


class SlotMisuse(Exception):  # noqa: N818 - read as "a slot misuse"
    """A template did more with a partner's value than print it."""


def _refuse(action: str) -> Callable[..., NoReturn]:
    def refuse(self: Slot, *_: Any) -> NoReturn:
        raise SlotMisuse(f"`partner.{self.name}` cannot be {action}: it differs for every partner")

    return refuse


class Slot:
    """A hole in the stencil. `index` counts within one run of one template."""

    __slots__ = ("_sheet", "compute", "index", "name")

    def __init__(self, index: int, name: str, compute: Compute, sheet: Sheet) -> None:
        self.index = index
        self.name = name
        self.compute = compute
        self._sheet = sheet

    def derive(self, name: str, compute: Compute) -> Slot:
        """Another slot of the same run, computed from this one."""
        return self._sheet.slot(name, compute)

    def __html__(self) -> str:
        return f"{SLOT_START}{self.index}{SLOT_END}"

    __bool__ = _refuse("tested")
    __eq__ = _refuse("compared")  # type: ignore[assignment]
    __ne__ = _refuse("compared")  # type: ignore[assignment]
    __lt__ = __gt__ = __le__ = __ge__ = _refuse("compared")
    __hash__ = None  # type: ignore[assignment]
    __len__ = _refuse("measured")
    __iter__ = _refuse("looped over")
    __getitem__ = _refuse("sliced")
    __contains__ = _refuse("searched")
    __add__ = __radd__ = __mod__ = __mul__ = _refuse("glued")
    __str__ = _refuse("changed by a filter")
    __format__ = _refuse("formatted")
    __int__ = __float__ = _refuse("counted with")


class Printed:
    """The same value in a full render: known already, but printed through the very same notation."""

    __slots__ = ("compute", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.compute: Compute = lambda _: text

    def __html__(self) -> str:
        return str(escape(self.text))

    def derive(self, name: str, compute: Compute) -> Printed:
        """The same as a slot's: a value computed from this one, known at once."""
        return Printed(name, compute(None))  # type: ignore[arg-type]  # a printed value asks nobody


Given = Slot | Printed


class Sheet:
    """What one run of one template collects: its slots, and the links that it prints."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.links: list[Callable[[Partner], Issued]] = []
        self.issued: list[Issued] = []
        self._by_key: dict[object, Slot] = {}

    def slot(self, name: str, compute: Compute, key: object = None) -> Slot:
        """A new slot, or the one already made for `key` (so that one value is computed once for each partner)."""
        if key is not None and key in self._by_key:
            return self._by_key[key]
        made = Slot(len(self.slots), name, compute, self)
        self.slots.append(made)
        if key is not None:
            self._by_key[key] = made
        return made

    def computes(self) -> Iterable[Compute]:
        return tuple(slot.compute for slot in self.slots)
