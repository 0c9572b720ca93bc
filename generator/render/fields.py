"""The fields of a file that a template describes as JSON: a cell of a table, a line of a calendar.

In the description a slot stands for a partner's value. The file is written around it, once for all partners: a field
without a slot is written at once, a field with one becomes a single hole, in which the whole field is written by the
rules of the file. As everything about it is known there, a stamped file is the one that this partner's own words give.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, Protocol, TypeVar

from pydantic import ValidationError

from generator.model.fields import Model
from generator.model.locale import Locale
from generator.model.partner import Partner
from generator.render.fills import Few
from generator.render.notation import Spot, Where, bare
from generator.render.resolve import Piece, pieces_of_text
from generator.render.slots import Compute, Lay, Sheet, Slot
from generator.render.weave import NotWovenError, is_model
from generator.text.markers import SLOT_END, SLOT_START, slot

M = TypeVar("M", bound=Model)
_SLOT: Final = re.compile(f"{SLOT_START}(\\d+){SLOT_END}")

Text = Sequence[str | Slot]
Say = Callable[[], str]
"""What stands in a field, worked out when it is asked for."""


class Write(Protocol):
    """Writes the first of the fields that it is given, knowing the others. Equal ones write alike."""

    def __call__(self, fields: Sequence[Say]) -> str: ...

    def even(self, fields: Sequence[Say]) -> bool:
        """Whether it writes these fields alike whatever plain words stand in them, but for these words."""

    def __hash__(self) -> int: ...


def described(marked: str, locale: Locale) -> Any:
    """The description that a template printed; in its texts, the sign of a slot stands for each value of a partner.

    Raises `ValueError` where it is no JSON.
    """
    pieces = pieces_of_text(marked, Spot(Where.JSON, locale.dir))
    text = "".join([piece if isinstance(piece, str) else slot(piece[0]) for piece in pieces])
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        before = " ".join(_SLOT.sub("…", text[: error.pos]).split())[-40:]
        raise ValueError(f"what the template printed is no JSON: {error.msg} after `{before}`") from error


def read(kind: type[M], found: Any) -> M:
    """A part of the description. Raises `ValueError` that says in one line what is wrong with it."""
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"what the template printed does not describe this file: `{place}`: {first['msg']}") from error


def differs(field: str) -> bool:
    """Whether partners differ in it."""
    return SLOT_START in field


def always(field: str, sheet: Sheet) -> tuple[str, ...]:
    """All that may stand in a field, where that is known and little; otherwise nothing."""
    texts = _parted(field, sheet)
    few = _few([texts])
    if not differs(field):
        return (field,)
    return tuple(_one_of(texts, number) for number in range(len(few.words))) if few else ()


def placed(fields: Sequence[str], write: Write, sheet: Sheet, locale: Locale, lay: Lay | None = None) -> Piece:
    """The first field as it stands in the file: a text, or the hole that it is for each partner.

    `lay` does what depends on the lengths of words, such as breaking lines (see `Slot`).
    """
    if not any(map(differs, fields)):
        text = write([partial(str, field) for field in fields])
        return "".join(map(str, lay((text,), sheet.fills))) if lay else text
    texts = [_parted(field, sheet) for field in fields]
    whole = sheet.slot("field", _compute(texts, write), key=("field", write, tuple(fields), lay))
    slots = [part for text in texts for part in text if isinstance(part, Slot)]
    if all(one.shared for one in slots):
        said = tuple(tuple(part.shared if isinstance(part, Slot) else part for part in text) for text in texts)
        whole.shared = ("field", write, said, lay)
    whole.narrow = slots[0].narrow if len(slots) == 1 else None  # of two, each could answer for its own lengths only
    whole.lay = lay
    return whole.index, Spot(Where.PLAIN, locale.dir)


def _compute(texts: Sequence[Text], write: Write) -> Compute:
    few = _few(texts)
    if few is not None:
        ways = [[partial(_one_of, text, number) for text in texts] for number in range(len(few.words))]
        return Few(tuple(write(way) for way in ways), few.pick)

    def say(partner: Partner) -> str:
        said = [partial(_said, text, partner) for text in texts]
        if is_model(partner) and not write.even(said):
            raise NotWovenError("a field whose rules could change a partner's words")
        return write(said)

    return say


def _few(texts: Sequence[Text]) -> Few | None:
    """One of the values in the texts, where all of them are picked alike from as many words."""
    found = [part.few for text in texts for part in text if isinstance(part, Slot)]
    first = found[0] if found else None
    return first if first and all(one and one.pick == first.pick for one in found) else None


def _parted(field: str, sheet: Sheet) -> Text:
    return [part if at % 2 == 0 else sheet.slots[int(part)] for at, part in enumerate(_SLOT.split(field))]


def _one_of(text: Text, number: int) -> str:
    return "".join(
        [bare(part.few.words[number]) if isinstance(part, Slot) and part.few else str(part) for part in text]
    )


def _said(text: Text, partner: Partner) -> str:
    return "".join([bare(part.compute(partner)) if isinstance(part, Slot) else part for part in text])
