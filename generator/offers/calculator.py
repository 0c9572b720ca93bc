"""The calculator: what a partner earns with so many clients. Default cases by the evaluator, rules for the script.

`cases` are the rows of the table that stands on the page without JavaScript. `sums` are the rules and the inputs with
which `themes/base/scripts/calculator.js` gives the evaluator's figures for any other scene, to the last unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Final

from generator.model.declared import dataclass
from generator.model.offer import Offer
from generator.model.offer_parts import WORDED
from generator.offers.calculator_inputs import Input, computed, inputs_of, values_of
from generator.offers.calculator_parts import Json
from generator.offers.calculator_rules import Rules, Unsupported, act_of
from generator.offers.calculator_scene import Scene, deal_payments, is_times, scene_acts, scene_events, typical_scene
from generator.offers.evaluate import evaluate
from generator.offers.ledger import Award, Event

_EPOCH: Final = date(1970, 1, 1)
_RANKS: Final = ("visit", "lead", "join", "activate", "use", "act", "reach", "deal", "pay")


@dataclass(frozen=True, slots=True)
class Case:
    """What so many clients bring, by unit: to the partner, and to the clients together.

    `monthly` is the partner's part of each payment where all are equal, else None. `first` is the first payable day.
    """

    clients: int
    total: Mapping[str, Decimal]
    client: Mapping[str, Decimal]
    monthly: Decimal | None
    first: date | None


@dataclass(frozen=True, slots=True)
class Sums:
    """`rules` are for the script (JSON; decimals as text); `units` what is counted, the partner's own units first."""

    rules: Json
    inputs: tuple[Input, ...]
    units: tuple[str, ...]


def cases(offer: Offer) -> tuple[Case, ...]:
    """The offer's own examples; empty where it has none, or where nothing of what partners earn can be computed.

    They are the same in every language, on the page and in the mail, so that they are computed once.
    """
    return _cases(_Same(offer))


class _Same:
    """An offer as the very object that it is: to compare offers part by part would take as long as to compute."""

    __slots__ = ("offer",)

    def __init__(self, offer: Offer) -> None:
        self.offer = offer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.offer is other.offer

    def __hash__(self) -> int:
        return id(self.offer)


@lru_cache(maxsize=64)
def _cases(same: _Same) -> tuple[Case, ...]:
    offer = same.offer
    typical = offer.typical
    if typical is None or not _earning(offer):
        return ()
    found = tuple(case(offer, typical_scene(offer, typical, clients)) for clients in typical.clients)
    return found if any(one.total for one in found) else ()


def case(offer: Offer, scene: Scene) -> Case:
    """One scene, by the evaluator."""
    awards = evaluate(offer, scene_events(offer, scene)).due()
    counted = [award for award in awards if award.kind not in WORDED]
    own = [award for award in counted if award.side == "referrer"]
    return Case(
        scene.clients,
        _by_unit(own),
        _by_unit(award for award in counted if award.side == "referee"),
        _each(own, len(scene.payments(offer.valid_from))),
        min((award.payable for award in own), default=None),
    )


def sums(offer: Offer) -> Sums | None:
    """None where nothing can be computed, or where a line is of a kind that the script does not know."""
    typical = offer.typical
    if typical is None or not cases(offer):
        return None
    scene = typical_scene(offer, typical, typical.clients[len(typical.clients) // 2])
    options = {name: found for name in typical.state if len(found := values_of(offer, typical, name)) > 1}
    try:
        lines = _lines(offer, scene, options)
    except Unsupported:
        return None
    inputs = tuple(inputs_of(offer, typical, scene, options))
    return Sums(lines, inputs, _units(lines))


def _by_unit(awards: Iterator[Award] | list[Award]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for award in awards:
        found[award.unit] = found.get(award.unit, Decimal(0)) + award.quantity
    return found


def _each(awards: list[Award], payments: int) -> Decimal | None:
    """What each payment brings, where it is the same each time and there is more than one."""
    days = groupby(sorted(awards, key=lambda award: award.day), key=lambda award: award.day)
    sums_ = [sum((award.quantity for award in of_day), Decimal(0)) for _, of_day in days]
    even = len(sums_) == payments > 1 and len(set(sums_)) == 1
    return sums_[0] if even and len({award.unit for award in awards}) == 1 else None


def _earning(offer: Offer) -> bool:
    return any(give.exact for line in offer.of_side("referrer") for give in line.gives())


def _lines(offer: Offer, scene: Scene, options: Mapping[str, tuple[str, ...]]) -> Json:
    """The rules of all lines, and what they are about: days, acts, caps and the scene to begin with.

    Raises `Unsupported`.
    """
    rules = Rules(offer, scene, options)
    lines = []
    for line in computed(offer):
        act = act_of(offer, scene, line)
        if act is not None:
            lines.append(rules.line(line, *act))
    found: Json = {"s": (offer.valid_from - _EPOCH).days, "v": [scene.every.months, scene.every.days]}
    if offer.valid_until is not None:
        found["u"] = (offer.valid_until - _EPOCH).days
    return {
        **found, "a": _acts(offer, scene), "o": _order(offer, scene), "p": [rules.cap(cap) for cap in rules.caps],
        "l": lines, "d": _beginning(scene),
    }  # fmt: skip


def _acts(offer: Offer, scene: Scene) -> list[Json]:
    """Each thing that a client does: `m` how many payments it is worth, `t` the count of its times, `again`."""
    found: list[Json] = [{}]
    for act in scene_acts(offer, scene):
        one: Json = {}
        if act.event.amount is not None:
            one["m"] = deal_payments(offer, scene.every) if act.event.kind == "deal" else 1
        if act.again:
            one["again"] = 1
        elif act.event.what in scene.counts and is_times(offer, act.event.what):
            one["t"] = act.event.what
        found.append(one)
    return found


def _order(offer: Offer, scene: Scene) -> list[list[int]]:
    """A day's acts as the evaluator takes them: kind by kind, and within a kind client by client."""
    acts = [Event(offer.valid_from, "join"), *(act.event for act in scene_acts(offer, scene))]
    places = sorted(range(len(acts)), key=lambda place: (_RANKS.index(acts[place].kind), acts[place].what))
    return [list(group) for _, group in groupby(places, key=lambda place: acts[place].kind)]


def _beginning(scene: Scene) -> Json:
    return {
        "clients": scene.clients, "price": str(scene.price), "over": [scene.over.months, scene.over.days],
        "counts": dict(scene.counts), "state": dict(scene.state), "choice": dict(scene.choice),
    }  # fmt: skip


def _units(rules: Json) -> tuple[str, ...]:
    """Every unit that may come out, those of the partner first."""
    lines = rules["l"]
    assert isinstance(lines, list)
    ordered = sorted(lines, key=lambda line: line["d"] != "referrer")
    found = (str(give["u"]) for line in ordered for give in _gives(line) if give["k"])
    return tuple(dict.fromkeys(found))


def _gives(line: Mapping[str, object]) -> Iterator[Json]:
    for name in ("g", "h"):
        for part in line.get(name, ()):  # type: ignore[attr-defined]
            yield part["v"]
    tiers = line.get("s")
    if isinstance(tiers, dict):
        for _, give in tiers["s"]:
            yield give
