"""Offers for programs: what `offer.json` holds.

An offer is written with the field names of its own file, so that `wasl schema offer` describes it. What the file may
leave out is left out. Amounts and percentages are exact, as text (`"7.5"`), lengths of time ISO 8601, days ISO dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.model.localised import Localised
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.periods import Period
from generator.offers.words import Speech, Told, tell
from generator.text.bidi import BIDI_CONTROL
from generator.text.markers import strip_markers

_UNSAID = "D"
"""A source of this sureness is a recollection: it is never printed anywhere."""

_PLAIN = dict.fromkeys(map(ord, BIDI_CONTROL)) | {0xA0: " ", 0x202F: " "}


def offers_as_data(offers: Mapping[str, Offer], speeches: Iterable[Speech]) -> dict[str, Any]:
    """The public offers by their slug. A private one leaves no trace."""
    told = tuple(speeches)
    return {slug: as_data(offer, told) for slug, offer in offers.items() if not offer.private}


def as_data(offer: Offer, speeches: Iterable[Speech]) -> dict[str, Any]:
    """One public offer, and under `sentences` how it is said in each language. Raises `ValueError` for a private one.

    Texts are plain: no marks of direction, no special spaces.
    """
    if offer.private:
        raise ValueError("a private offer is never published")
    sentences = {speech.locale.code: _said(tell(offer, speech)) for speech in speeches}
    return {**_fields(offer), "sentences": sentences}


def _said(told: Told) -> dict[str, Any]:
    return {
        "headline": bare(told.headline),
        "short": bare(told.short),
        "terms": [bare(paragraph) for paragraph in told.terms],
    }


def bare(text: str) -> str:
    """A told text for programs: no marks of values or direction, no special spaces."""
    return strip_markers(text).translate(_PLAIN)


def _printed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Without the lines of which only recollections speak."""
    return tuple(line for line in lines if not line.sources or any(one.sure != _UNSAID for one in line.sources))


def _fields(model: BaseModel) -> dict[str, Any]:
    """What differs from the model's defaults, by the names that files use."""
    out: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = _printed(model.lines) if name == "lines" and isinstance(model, Offer) else getattr(model, name)
        if info.is_required() or value != info.get_default(call_default_factory=True):
            out[info.alias or name] = _sources(value) if name == "sources" else _plain(value)
    return {name: value for name, value in out.items() if value != []}


def _sources(sources: Iterable[Any]) -> list[Any]:
    return [_plain(source) for source in sources if source.sure != _UNSAID]


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (Localised, Mapping)):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (Period, date)):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
