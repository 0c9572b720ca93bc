"""Slots: a partner's values while the template runs.

A slot can be printed, and passed to the functions that know slots. Everything else raises `SlotMisuse`, which the
engine turns into a problem at the template's line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable
from typing import Any, Final, NoReturn, TypeVar

from markupsafe import escape

from generator.model.artifact import Issued
from generator.model.partner import Partner
from generator.render.choice import Choice, Parts
from generator.render.fills import Few, Fill, Fills, remembered
from generator.render.notation import Spot, notate
from generator.render.partner_link import PartnerLink
from generator.render.weave import NotWovenError, Woven, is_model, weave
from generator.text.markers import HOLD_END, HOLD_START, SLOT_END, SLOT_START, strip_markers

Compute = Callable[[Partner], str]
"""A partner's value as marked text: raw, with direction markers where it must be isolated."""

Narrow = Callable[[Partner], Hashable]
"""What a value depends on beside its threads, such as their lengths: equal answers mean equal text around them."""

Lay = Callable[[Parts, Fills], Parts]
"""The last that is done to the parts of a value, where that depends on how long its threads are."""

_SLOT = re.compile(f"({SLOT_START}\\d+{SLOT_END})")


Merge = Callable[[str], str]
"""Puts the tags of a mail service in place of Wasl's tokens. Gets finished text: nothing is escaped after it."""

T = TypeVar("T")


class SlotMisuse(Exception):
    """A template did more with a partner's value than print it."""


def misuse(value: Slot | Sealed, action: str) -> SlotMisuse:
    """What to raise where a template does more with `value` than print it."""
    return SlotMisuse(f"`{value.name}` cannot be {action}: it differs for every partner")


def _refuse(action: str) -> Callable[..., NoReturn]:
    def refuse(self: Slot | Sealed, *_: Any) -> NoReturn:
        raise misuse(self, action)

    return refuse


class Slot:
    """A hole in the stencil. `index` counts within one run of one template."""

    __slots__ = ("_sheet", "alone", "compute", "few", "index", "lay", "name", "narrow", "shared")

    def __init__(self, index: int, name: str, compute: Compute, sheet: Sheet) -> None:
        self.index = index
        self.name = name
        self.few = compute if isinstance(compute, Few) else None
        self.compute: Compute = compute if self.few else remembered(compute)
        self.shared: Hashable = None
        self.narrow: Narrow | None = None
        self.alone = False  # whether `narrow` alone decides, and no word of a partner is part of the value
        self.lay: Lay | None = None
        self._sheet = sheet

    def derive(self, name: str, compute: Compute) -> Slot:
        """Another slot of the same run, computed from this one."""
        return self._sheet.slot(name, compute)

    def __html__(self) -> str:
        return f"{SLOT_START}{self.index}{SLOT_END}"

    __bool__ = _refuse("tested")
    __eq__ = _refuse("compared")
    __ne__ = _refuse("compared")
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


class Sealed:
    """Finished markup that holds slots, such as copy that names a partner: it can be printed, and is never empty."""

    __slots__ = ("_html", "name")

    def __init__(self, name: str, html: str) -> None:
        self.name = name
        self._html = html

    def __html__(self) -> str:
        return self._html

    def __bool__(self) -> bool:
        return True

    __eq__ = _refuse("compared")
    __ne__ = _refuse("compared")
    __hash__ = None  # type: ignore[assignment]
    __len__ = _refuse("measured")
    __iter__ = _refuse("looped over")
    __getitem__ = _refuse("sliced")
    __contains__ = _refuse("searched")
    __add__ = __radd__ = __mod__ = __mul__ = _refuse("glued")
    __str__ = _refuse("changed by a filter")


class Printed:
    """Marked text that is known already: copy, or a partner's value where the template runs for this one partner.

    It is printed through the same notation as a slot. As text (`str`, tests, slices) it is what a reader sees, unless
    it holds a slot.
    """

    __slots__ = ("compute", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.compute: Compute = lambda _: text

    def __html__(self) -> str:
        return str(escape(self.held()))

    def held(self) -> str:
        """The text between hold marks, so that all of it is written for its place as a slot's would be."""
        parts = _SLOT.split(self.text.replace(HOLD_START, "").replace(HOLD_END, ""))
        return "".join(
            part if part.startswith(SLOT_START) else f"{HOLD_START}{part}{HOLD_END}" for part in parts if part
        )

    def __str__(self) -> str:
        if SLOT_START in self.text:
            raise SlotMisuse(f"`{self.name}` cannot be changed: it names a partner, and differs for every one")
        return strip_markers(self.text).replace(HOLD_START, "").replace(HOLD_END, "")

    def __bool__(self) -> bool:
        return SLOT_START in self.text or str(self) != ""

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __len__(self) -> int:
        return len(str(self))

    def __getitem__(self, key: int | slice) -> str:
        return str(self)[key]

    def __contains__(self, part: object) -> bool:
        return str(part) in str(self)

    def derive(self, name: str, compute: Compute) -> Printed:
        """The same as a slot's: a value computed from this one, known at once."""
        return Printed(name, compute(None))  # type: ignore[arg-type]  # a printed value asks nobody


Given = Slot | Printed


class Sheet:
    """What one run of one template collects: its slots, and the links that it prints.

    `like` is the partner of the run, if any: values that differ from its like in plain words only are woven into the
    stencil; `drawn` are draws that decide what stands in a hole. `merge`, where there is one, is the last that happens
    to what a template printed; `addresses` are tags that it put in and that become addresses.
    """

    def __init__(self, fills: Fills | None = None, like: Partner | None = None) -> None:
        self.slots: list[Slot] = []
        self.links: list[PartnerLink] = []
        self.issued: list[Issued] = []
        self.drawn: dict[str, None] = {}
        self.fills: Final = fills or Fills()
        self.merge: Merge | None = None
        self.addresses: Collection[str] = ()
        self._like = like
        self._by_key: dict[object, Slot] = {}
        self._parts: dict[tuple[int, Spot], Parts] = {}

    def slot(self, name: str, compute: Compute, key: object = None) -> Slot:
        """A new slot, or the one already made for `key` (so that one value is computed once for each partner)."""
        if key is not None and key in self._by_key:
            return self._by_key[key]
        made = Slot(len(self.slots), name, compute, self)
        self.slots.append(made)
        if key is not None:
            self._by_key[key] = made
        return made

    def parts(self, index: int, spot: Spot) -> Parts:
        """Slot number `index` as it stands at `spot`."""
        known = self._parts.get((index, spot))
        if known is None:
            known = self._parts[index, spot] = self._made(self.slots[index], spot)
        return known

    def _made(self, slot: Slot, spot: Spot) -> Parts:
        """Worked out once for all runs where the slot is the same in all of them."""
        if not slot.shared or self._like is None:
            return self._woven(slot, spot)
        key = (slot.shared, spot)
        known = self.fills.parts.get(key)
        if known is None:
            known = self.fills.parts[key] = self._woven(slot, spot)
        return known

    def _woven(self, slot: Slot, spot: Spot) -> Parts:
        if slot.few is not None:
            return (self._one_of(slot, slot.few, spot),)

        def say(partner: Partner) -> str:
            return notate(slot.compute(partner), spot)

        woven = weave(say, self._like) if self._like else None
        key = (slot.shared, spot) if slot.shared else object()
        if woven is None:
            if self._like is not None:  # what it reads is an input of this run, though it is printed later
                say(self._like)
            if slot.narrow and self._like:
                return (self.fills.number(key, self._narrowed(slot, say, slot.narrow)),)
            return self._laid(slot, (self.fills.number(key, remembered(_encoded(say))),))
        if not woven.traits:
            return self._laid(slot, self._threaded(woven))
        choice = Choice(woven.traits, lambda partner: self._chosen(slot, say, partner, woven.traits))
        return (self.fills.choice(key, choice),)

    def _narrowed(self, slot: Slot, say: Compute, narrow: Narrow) -> Fill:
        """A value whose text, but for its threads, is the same wherever `narrow` is: woven once for each answer."""
        made: dict[Hashable, Fill] = {}

        def fill(partner: Partner) -> bytes:
            if is_model(partner):
                raise NotWovenError("a text that depends on how long words are")
            key = (narrow(partner), bool(partner.discount_code))  # what it says may be a link that takes one along
            kind = made.get(key)
            if kind is None:
                kind = made[key] = self.fills.joined(self._laid(slot, self._kind_of(slot, say, partner)))
            return kind(partner)

        return fill

    def _kind_of(self, slot: Slot, say: Compute, like: Partner) -> Parts:
        """The value of all whose `narrow` is that of this partner."""
        if slot.alone:
            return (say(like),)
        woven = weave(say, like, exact=True)
        return self._threaded(woven) if woven else (self.fills.number(object(), _encoded(say)),)

    def _one_of(self, slot: Slot, few: Few, spot: Spot) -> int:
        """A value that is one of a few is written for each of them."""
        words = ["".join(map(str, self._laid(slot, (notate(word, spot),)))).encode() for word in few.words]
        return self.fills.few((slot.shared, spot) if slot.shared else object(), few.pick, words)

    def _chosen(self, slot: Slot, say: Compute, like: Partner, traits: tuple[str, ...]) -> Parts:
        """The parts for all partners who drew what this one drew, and are alike in the other `traits`."""
        woven, narrow = weave(say, like), slot.narrow
        if woven is not None and set(woven.traits) <= set(traits):
            return self._laid(slot, self._threaded(woven))
        if woven is not None or narrow is None:
            return self._laid(slot, (self.fills.number(object(), remembered(_encoded(say))),))
        return (self.fills.number(object(), self._narrowed(slot, say, narrow)),)

    def _laid(self, slot: Slot, parts: Parts) -> Parts:
        return slot.lay(parts, self.fills) if slot.lay else parts

    def _threaded(self, woven: Woven) -> Parts:
        parts: list[str | int] = list(woven.texts[:1])
        for thread, text in zip(woven.threads, woven.texts[1:], strict=True):
            parts += [self.fills.thread(thread), text]
        return tuple(parts)


def _encoded(say: Compute) -> Fill:
    return lambda partner: say(partner).encode()
