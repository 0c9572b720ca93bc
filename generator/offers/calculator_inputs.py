"""What a reader of the calculator can change: clients, price, time, counts, and what conditions ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal

from generator.model.declared import dataclass
from generator.model.offer import Offer, Typical
from generator.model.offer_line import Line
from generator.model.offer_parts import Condition
from generator.offers.calculator_scene import Scene, scene_acts
from generator.offers.evaluation.conditions import attributes
from generator.offers.evaluation.triggers import runs

InputKind = Literal["clients", "price", "months", "count", "state", "choice"]
SIDES: Final = ("referrer", "referee")
_CLIENTS: Final = 1000
_MONTHS: Final = 60
_PRICE: Final = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Input:
    """What a reader can change. `name` is the noun, attribute or line; `options` are the values of a choice."""

    kind: InputKind
    name: str = ""
    value: Decimal = Decimal(0)
    least: Decimal = Decimal(1)
    most: Decimal = Decimal(1)
    step: Decimal = Decimal(1)
    options: tuple[str, ...] = ()
    chosen: str = ""


def inputs_of(offer: Offer, typical: Typical, scene: Scene, options: Mapping[str, tuple[str, ...]]) -> Iterator[Input]:
    """What matters for this offer, in the order in which it is asked."""
    largest = Decimal(max(typical.clients))
    yield Input("clients", value=Decimal(scene.clients), most=max(Decimal(_CLIENTS), largest))
    if price_matters(offer):
        step = max(Decimal(1), Decimal(10) ** (typical.price.adjusted() - 1))
        yield Input("price", value=typical.price, least=min(Decimal(1), typical.price),
                    most=max(_PRICE, typical.price), step=step)  # fmt: skip
    if _time_matters(offer, scene) and not (typical.over.days or typical.every.days):
        months = Decimal(typical.over.months)
        every = Decimal(typical.every.months)
        yield Input("months", value=months, least=every, most=max(Decimal(_MONTHS), months), step=every)
    for name, n in typical.counts.items():
        if name in _counted(offer):
            yield Input("count", name, Decimal(n), most=max(Decimal(_CLIENTS), Decimal(n) * 10),
                        step=max(Decimal(1), Decimal(10) ** (Decimal(n).adjusted() - 1)))  # fmt: skip
    for name, values in options.items():
        yield Input("state", name, options=values, chosen=typical.state[name])
    for line in computed(offer):
        exact = tuple(choice.id for choice in line.choose if choice.give.exact)
        if len(exact) > 1:
            yield Input("choice", line.id, options=exact, chosen=scene.choice[line.id])


def price_matters(offer: Offer) -> bool:
    """Whether anything that can be computed depends on what a client pays."""
    for line in computed(offer):
        if line.total is not None or "amount" in _named(line) or (line.tiers is not None and line.tiers.by == "amount"):
            return True
        if any(give.percent is not None for give in line.gives()):
            return True
    return False


def _time_matters(offer: Offer, scene: Scene) -> bool:
    """Whether something follows from a payment after the first."""
    again = {(act.event.kind, act.event.what) for act in scene_acts(offer, scene) if act.again}
    for line in computed(offer):
        repeated = (line.event, line.what or "") in again or line.event == "pay"
        if repeated and (runs(line) or line.total is not None or line.count > 1):
            return True
    return False


def _counted(offer: Offer) -> frozenset[str]:
    """The nouns that a line counts: per, by the steps of tiers, read over days, done so many times, of a percentage."""
    found: set[str] = set()
    for line in computed(offer):
        found |= {str(name) for give in line.gives() for name in (give.per, give.of) if name}
        found |= {line.what or "", line.measure.of if line.measure else "", line.tiers.by if line.tiers else ""}
        found |= _named(line)
    return frozenset(found)


def _named(line: Line) -> frozenset[str]:
    conditions = conditions_of(line)
    return frozenset(name for condition in conditions for name in attributes(condition))


def conditions_of(line: Line) -> Iterator[Condition | None]:
    """Every condition of a line that its awards depend on."""
    yield from (line.if_, line.needs, line.repeat.while_ if line.repeat else None)
    repeats = (*(rate.repeat for rate in line.rates), *(choice.repeat for choice in line.choose))
    yield from (repeat.while_ for repeat in repeats if repeat)
    yield from (rate.if_ for rate in line.rates)


def values_of(offer: Offer, typical: Typical, name: str) -> tuple[str, ...]:
    """What an attribute can be, in the order of the offer: the values that conditions speak of, and the typical one."""
    found = [value for line in computed(offer) for one in conditions_of(line) for value in _compared(one, name)]
    return tuple(dict.fromkeys([*found, typical.state[name]]))


def _compared(condition: Condition | None, name: str) -> Iterator[str]:
    if condition is None:
        return
    if condition.attr == name and condition.op in ("eq", "in", "ne"):
        yield from condition.value
    for part in (*condition.all, *condition.any, condition.not_):
        yield from _compared(part, name)


def computed(offer: Offer) -> Iterator[Line]:
    """Lines of which the calculator can say what they bring."""
    for line in offer.lines:
        if line.to.side in SIDES and any(give.exact for give in line.gives()):
            yield line
