"""An offer's lines as the calculator's script reads them: short keys, decimals as text, days as numbers.

What cannot change in a calculator (an attribute nobody can choose, an event that does not happen) is decided here, by
the evaluator's own functions; what can change stays as a rule. `themes/base/scripts/calculator.js` reads the keys:

line: `i` id, `d` side, `a` act (its place among the acts), `x` counted over all, `c` count, `r` runs, `t` total,
`w` within (`f`: since the first), `q` quantity, `m` measured until, `if`, `g` rates, `h` choices, `s` steps, `p` caps,
`e` term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from generator.model.declared import dataclass
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import (
    Cap,
    Condition,
    Give,
    MoneyAmount,
    PercentOf,
    Rate,
    Repeat,
    Tiers,
)
from generator.offers.calculator_parts import (
    Json,
    Rule,
    half_up,
    joined,
    over_days,
    plain,
    said_by_silence,
    span,
    window,
)
from generator.offers.calculator_scene import Act, Scene, is_times, scene_acts, scene_events
from generator.offers.evaluation.conditions import holds
from generator.offers.evaluation.history import History, as_number, read_history
from generator.offers.evaluation.limits import sides_of
from generator.offers.evaluation.metrics import REFEREES
from generator.offers.evaluation.money import decimals_of
from generator.offers.evaluation.triggers import matches, runs
from generator.offers.ledger import Event

_NEVER_TOLD: Final = frozenset({"what", "money", "unit", "of"})


class Unsupported(Exception):
    """The script cannot compute this line: the page then shows the table alone."""


@dataclass(frozen=True)
class Rules:
    """The offer, what is supposed, and the values that each attribute can take in the calculator."""

    offer: Offer
    scene: Scene
    options: Mapping[str, tuple[str, ...]]

    def line(self, line: Line, act: int, event: Event) -> Json:
        """Raises `Unsupported`."""
        _refuse_what_is_rare(line, self.scene)
        found: Json = {
            "i": line.id, "d": line.to.side, "x": int(line.across == "line"), "c": line.count, "r": int(runs(line)),
            "if": self._all_of(line, event),
        }  # fmt: skip
        found |= self._quantity(line) | self._within(line, event) | self._values(line, event)
        if line.total is not None:
            found["t"] = str(line.total.amount) if line.total.unit in ("", event.unit or line.total.unit) else "0"
        if line.repeat is not None:
            found["e"] = self._term(line.repeat, event)
        found["p"] = [place for place, cap in enumerate(self.caps) if self._counts(cap, line)]
        return {"a": act} | {key: value for key, value in found.items() if not said_by_silence(value)}

    # Conditions

    def rule(self, condition: Condition | None, event: Event) -> Rule:
        """What is left of a condition."""
        if condition is None:
            return True
        if condition.all:
            return joined("a", [self.rule(one, event) for one in condition.all], stop=False)
        if condition.any:
            return joined("o", [self.rule(one, event) for one in condition.any], stop=True)
        if condition.not_ is not None:
            inner = self.rule(condition.not_, event)
            return not inner if isinstance(inner, bool) else {"n": inner}
        return self._leaf(condition, event)

    def _leaf(self, condition: Condition, event: Event) -> Rule:
        name = condition.attr or ""
        if name in self.options:
            chosen = self.options[name]
            good = [one for one in chosen if self._holds(condition, event, self._with(name, one))]
            return True if len(good) == len(chosen) else {"s": name, "v": good} if good else False
        amount = name == "amount" and event.amount is not None and condition.at == "event"
        if amount or name in self._brought:
            if condition.op == "has" or any(as_number(value) is None for value in condition.value):
                raise Unsupported("a number that is compared with words")
            return {"k": name, "q": condition.op, "v": [str(value) for value in condition.value]}
        return self._holds(condition, event, self.scene)

    def _holds(self, condition: Condition, event: Event, scene: Scene) -> bool:
        history = self._history(scene)
        return holds(condition, replace(event, who=_ONE), history)

    def _with(self, name: str, value: str) -> Scene:
        return replace(self.scene, state={**self.scene.state, name: value})

    def _history(self, scene: Scene) -> History:
        events = scene_events(self.offer, replace(scene, clients=1, over=scene.every))
        return read_history(self.offer, [replace(event, who=_ONE) for event in events])

    def _all_of(self, line: Line, event: Event) -> Rule:
        """The line's own condition, what it needs in time, and where and for whom the offer is open."""
        parts = [self.rule(line.if_, event), *self._open(event)]
        if line.forfeit_after is not None:
            parts.append(self.rule(line.needs, event))
        return joined("a", parts, stop=False)

    def _open(self, event: Event) -> Iterator[Rule]:
        available = self.offer.available
        if available is None:
            return
        wanted = {"country": available.countries, "segment": available.segments, "level": available.levels}
        for name, values in wanted.items():
            if values and name in self.scene.state:
                yield self.rule(Condition.model_validate({"attr": name, "op": "in", "value": list(values)}), event)

    # How many, how often, until when

    def _quantity(self, line: Line) -> Json:
        measure = line.measure
        if measure is not None:
            known = measure.of in self._brought
            found: Json = {"q": measure.of} if known or not over_days(measure) else {"q": 0}
            return {**found, "m": span(measure.to)} if over_days(measure) and measure.to else found
        noun = next((give.per for give in line.gives() if give.per), None) or (line.tiers.by if line.tiers else None)
        return {"q": noun} if noun in self._brought else {}

    def _within(self, line: Line, event: Event) -> Json:
        if line.within is None:
            return {}
        if line.since == "first":
            return {"w": span(line.within), "f": 1}
        since = line.since or "join"
        return {"w": span(line.within)} if self._history(self.scene).first(_ONE, since) else {"if": False}

    def _term(self, repeat: Repeat, event: Event) -> Json:
        found: Json = {"if": self.rule(repeat.while_, event)}
        if repeat.for_ is not None:
            found["f"] = span(repeat.for_)
        if repeat.times is not None:
            found["n"] = repeat.times
        return found

    @cached_property
    def caps(self) -> list[Cap]:
        """Those of the offer and of its lines that can bite here, in order. Raises `Unsupported`."""
        all_ = [*self.offer.caps, *(cap for line in self.offer.lines for cap in line.caps)]
        found = [cap for cap in all_ if self._bites(cap)]
        if any(cap.stops == "pair" for cap in found):
            raise Unsupported("a cap that stops both sides")
        return found

    def _bites(self, cap: Cap) -> bool:
        """A cap per device or address that nobody recorded does not; nor one of a base that nobody stated."""
        known = cap.scope in ("pair", "referee", "referrer", "programme") or cap.scope in self.scene.state
        return known and (not isinstance(cap.max, PercentOf) or cap.max.of in self._brought)

    def _counts(self, cap: Cap, line: Line) -> bool:
        if any(cap is own for own in line.caps):
            return True
        return any(cap is shared for shared in self.offer.caps) and line.to.side in sides_of(cap.scope)

    def cap(self, cap: Cap) -> Json:
        """One limit, as the lines name it by its place."""
        found: Json = {"o": cap.of, "w": window(cap), "u": cap.unit, "x": int(cap.scope in ("pair", "referee"))}
        if isinstance(cap.max, PercentOf):
            return found | {"m": str(cap.max.percent / 100), "k": cap.max.of}
        return found | {"m": str(cap.max)}

    @cached_property
    def _brought(self) -> frozenset[str]:
        """What a client brings, rather than does."""
        return frozenset(name for name in self.scene.counts if not is_times(self.offer, name))

    # What is given

    def _values(self, line: Line, event: Event) -> Json:
        if line.tiers is not None:
            return {"s": self._tiers(line.tiers, event)}
        if line.choose:
            return {"h": [{"i": one.id} | self._part(one.give, one.repeat, event, line) for one in line.choose]}
        if line.rates:
            return {"g": [self._rate(one, event, line) for one in line.rates]}
        return {"g": [self._part(line.give, None, event, line)]} if line.give else {}

    def _rate(self, rate: Rate, event: Event, line: Line) -> Json:
        found = self._part(rate.give, rate.repeat, event, line)
        if rate.position:
            found["o"] = [rate.position[0], rate.position[-1]]
        return {**found, "if": self.rule(rate.if_, event)}

    def _part(self, give: Give, own: Repeat | None, event: Event, line: Line) -> Json:
        found: Json = {"v": self.give(give, event)}
        repeat = own or line.repeat
        if repeat is not None:
            found["e"] = self._term(repeat, event)
        elif runs(line) and not line.every and (line.rates or line.choose):
            found["1"] = 1  # among parts with a term, one without is given once
        return found

    def _tiers(self, tiers: Tiers, event: Event) -> Json:
        by = tiers.by if tiers.by in ("awards", "amount") else "referees" if tiers.by in REFEREES else "units"
        settled = tiers.mode == "retroactive"
        steps = [[str(step.from_), self.give(step.give, event, settled=settled)] for step in tiers.steps]
        of = next((step.give.of for step in tiers.steps if step.give.of), None)
        found: Json = {"b": by, "w": window(tiers), "m": tiers.mode, "s": steps}
        return found | {"o": of} if of in self._brought else found

    def give(self, give: Give, event: Event, *, settled: bool = False) -> Json:
        """`k` 0 is nothing that can be counted, 1 an amount, 2 a percentage of what is paid (or of the count `b`)."""
        if not give.exact:
            return {"k": 0}
        found: Json = {"k": 1, "a": str(plain(give))}
        if give.percent is not None:
            if event.amount is None and give.of not in self._brought:
                return {"k": 0}
            found = {"k": 2, "a": str(give.percent / 100)}
            if event.amount is None:
                found["b"] = give.of
        unit = unit_of(give, event, self.offer, settled=settled)
        found |= {"u": unit, "n": decimals_of(give.kind, unit, self.offer.decimals), "r": half_up(give, unit)}
        if give.per:
            found["s"] = str(give.step)
        if isinstance(give.max, MoneyAmount):
            found["m"] = str(give.max.amount)
        elif give.max is not None:
            found["l"] = str(give.max.percent / 100)
            if give.max.of in self._brought:
                found["j"] = give.max.of
        if give.worth is not None and give.worth.amount is not None:
            found["w"] = [give.worth.unit, str(give.worth.amount), str(give.worth.points)]
        return found


_ONE: Final = "client"


def unit_of(give: Give, event: Event, offer: Offer, *, settled: bool = False) -> str:
    """The unit of an award, as the evaluator names it; a settlement is of no single payment."""
    if give.period is not None:
        return "months" if not give.period.days else "days" if not give.period.months else str(give.period)
    paid = "" if settled else event.unit
    return give.unit or (paid or offer.currency or "" if give.percent is not None else give.kind)


def act_of(offer: Offer, scene: Scene, line: Line) -> tuple[int, Event] | None:
    """At which act the line fires: 0 is joining, the others follow in order. None where nothing of it happens."""
    join = Act(Event(offer.valid_from, "join"))
    acts = [join, *scene_acts(offer, scene)]
    found = [place for place, act in enumerate(acts) if matches(line, replace(act.event, who=_ONE))]
    if len(found) > 1:
        raise Unsupported("a line that several kinds of one event fire")
    return (found[0], acts[found[0]].event) if found else None


def _refuse_what_is_rare(line: Line, scene: Scene) -> None:
    if line.combine is not None and line.combine.mode != "stack":
        raise Unsupported("lines that exclude one another")
    if line.event in ("award", "reach", "time"):
        raise Unsupported("a line that follows no client")
    if line.measure is not None and over_days(line.measure) and line.measure.read == "sum":
        raise Unsupported("a quantity that is added up over days")
