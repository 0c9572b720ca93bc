"""Values of the offer that copy uses: each has something to say, or a sentence of a page would break off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.model.offer import Offer
from generator.model.problem import Position
from generator.model.segment import Segment
from generator.offers.main_figure import main_figure
from generator.validate.bench import Bench

_VALUE: Final = re.compile(r"\{\{\s*(offer\.(?:partner|client|until))\s*\}\}")
_WANTED: Final = {
    "offer.until": "`valid_until`",
    "offer.partner": "a line to the referrer whose first figure is known",
    "offer.client": "a line to the referee whose first figure is known",
}


def check_values(bench: Bench, segments: Mapping[str, Segment], offers: Mapping[str, Offer]) -> None:
    """Every `{{ offer.until }}` and the like that would come out empty, at its place."""
    for slug, segment in segments.items():
        offer = offers.get(segment.offer)
        empty = frozenset(_empty(offer)) if offer is not None else frozenset()
        if empty:
            _look(bench, f"content/segments/{slug}/", segment.offer, empty)


def _empty(offer: Offer) -> list[str]:
    sides = (("offer.partner", "referrer"), ("offer.client", "referee"))
    found = [name for name, side in sides if main_figure(offer.of_side(side)) is None]
    return found if offer.valid_until is not None else [*found, "offer.until"]


def _look(bench: Bench, folder: str, offer: str, empty: frozenset[str]) -> None:
    for path, text in bench.source.texts.items():
        for found in _VALUE.finditer(text) if path.startswith(folder) else ():
            if found[1] in empty:
                start = found.start()
                line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
                message = f"`{found[1]}` is empty: the offer `{offer}` has nothing to say there"
                fix = "Rewrite the sentence without it, or add it to the offer."
                place = Position(path, line, column, len(found[0]))
                bench.say(place, "E0257", message, found=found[0], expected=_WANTED[found[1]], fix=fix)
