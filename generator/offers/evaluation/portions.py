"""What a claim is given: by the line's one value, its first rate that fits, what was chosen, or the steps of tiers."""

from __future__ import annotations

from decimal import Decimal

from generator.model.declared import dataclass, field
from generator.model.offer_parts import Choice, Give, Rate, Repeat, Step, Tiers
from generator.offers.evaluation.claims import Claim
from generator.offers.evaluation.conditions import holds
from generator.offers.evaluation.history import History
from generator.offers.evaluation.metrics import REFEREES, Metric
from generator.offers.evaluation.triggers import only_first, term_over
from generator.offers.ledger import Reason

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Portion:
    """A part that is given at one value: so many `units` of what is counted, so much of the base.

    `times` is how often a value that is not counted per unit is given.
    """

    give: Give
    units: Decimal
    base: Decimal
    times: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked, under which term, and why."""

    portions: list[Portion]
    repeat: Repeat | None = None
    why: list[Reason] = field(default_factory=list)


def pick(
    claim: Claim, units: Decimal, position: int, metric: Metric | None, history: History
) -> Picked | Reason | None:
    """A reason where the term is over or paused; None where nothing is meant for this claim."""
    line = claim.line
    if line.tiers is not None and metric is not None:
        return _tiered(claim, line.tiers, units, metric, history)
    if line.rates:
        found = _rate(claim, position, history)
        return _with_term(claim, found[1], found[1].repeat, [found[0]], units, history) if found else None
    if line.choose:
        choice, why = _chosen(claim, history)
        return _with_term(claim, choice, choice.repeat, [why], units, history)
    return _given(claim, line.give, units, line.repeat, [], history) if line.give else None


def _with_term(
    claim: Claim, part: Rate | Choice, own: Repeat | None, why: list[Reason], units: Decimal, history: History
) -> Picked | Reason | None:
    repeat = own or claim.line.repeat
    once = only_first(claim.line, repeat) and claim.number > 1
    if once or term_over(repeat, claim.since, claim.event.day, claim.number):
        ended = {"for": str(repeat.for_ or "") if repeat else "", "times": str(repeat.times or "") if repeat else "1"}
        return Reason("repeat", ended)
    return _given(claim, part.give, units, repeat, why, history)


def _given(
    claim: Claim, give: Give, units: Decimal, repeat: Repeat | None, why: list[Reason], history: History
) -> Picked | Reason | None:
    if repeat and not holds(repeat.while_, claim.event, history):
        return Reason("while")
    base = base_of(claim, give, history)
    if base is None:
        return None
    said = [*why]
    if repeat and (repeat.for_ or repeat.times):
        said.append(Reason("repeat", {"number": str(claim.number), "for": str(repeat.for_ or ""),
                                      "times": str(repeat.times or "")}))  # fmt: skip
    return Picked([Portion(give, units, base)], repeat, said)


def base_of(claim: Claim, give: Give, history: History) -> Decimal | None:
    """What a percentage is of, less what was refunded; nothing for what is no percentage; None if not known."""
    if give.percent is None:
        return Decimal(0)
    found = history.base(claim.event, give.of)
    return None if found is None else found[0] * claim.left


def _rate(claim: Claim, position: int, history: History) -> tuple[Reason, Rate] | None:
    for n, rate in enumerate(claim.line.rates, 1):
        first, last = (rate.position[0], rate.position[-1]) if rate.position else (position, position)
        if first <= position <= last and holds(rate.if_, claim.event, history):
            return Reason("rate", {"number": str(n), "position": str(position) if rate.position else ""}), rate
    return None


def _chosen(claim: Claim, history: History) -> tuple[Choice, Reason]:
    """What was chosen by then for this referee, else for all; who chooses nothing gets what stands first."""
    line = claim.line
    for who in (claim.event.who, ""):
        steps = history.choices.get((line.id, who))
        said = steps.at(claim.day) if steps else None
        found = next((choice for choice in line.choose if choice.id == said), None)
        if found:
            return found, Reason("choice", {"chosen": found.id})
    return line.choose[0], Reason("choice", {"chosen": line.choose[0].id, "default": "yes"})


def step_at(tiers: Tiers, metric: Decimal) -> Step | None:
    """The step that holds the metric: the highest whose `from` is not above it."""
    return next((step for step in reversed(tiers.steps) if step.from_ <= metric), None)


def tier_reason(tiers: Tiers, step: Step, metric: Decimal) -> Reason:
    return Reason("tier", {"mode": tiers.mode, "by": tiers.by, "metric": f"{metric:f}", "from": f"{step.from_:f}"})


def _tiered(claim: Claim, tiers: Tiers, units: Decimal, metric: Metric, history: History) -> Picked | Reason | None:
    repeat = claim.line.repeat
    if repeat and not holds(repeat.while_, claim.event, history):
        return Reason("while")
    base = tier_base(claim, tiers, history)
    if tiers.mode == "marginal" and not metric.own:
        return _marginal(claim, tiers, units, base, metric)
    reached = metric.after(claim, units, base)
    step = step_at(tiers, reached)
    if step is None:
        return Picked([], repeat)
    return Picked([Portion(step.give, units, base)], repeat, [tier_reason(tiers, step, reached)])


def tier_base(claim: Claim, tiers: Tiers, history: History) -> Decimal:
    """The amount that enters the metric and that percentages are of."""
    of = next((step.give.of for step in tiers.steps if step.give.of), None)
    found = history.base(claim.event, of)
    return found[0] * claim.left if found else Decimal(0)


def _marginal(claim: Claim, tiers: Tiers, units: Decimal, base: Decimal, metric: Metric) -> Picked:
    before = metric.before(claim.day)
    repeat = claim.line.repeat
    if tiers.by == "awards" or tiers.by in REFEREES:
        known = metric.bucket(claim.day).ordinals.get(claim.event.who) if tiers.by != "awards" else None
        number = Decimal(known) if known else before + 1
        step = step_at(tiers, number)
        if step is None:
            return Picked([], repeat)
        return Picked([Portion(step.give, units, base)], repeat, [tier_reason(tiers, step, number)])
    found, why = [], []
    for step, first, last in _parts(tiers, before, base if tiers.by == "amount" else units):
        part = last - first
        whole = Portion(step.give, units, part)
        found.append(whole if tiers.by == "amount" else Portion(step.give, part, base * part / units, part))
        why.append(tier_reason(tiers, step, last))
    return Picked(found, repeat, why)


def _parts(tiers: Tiers, before: Decimal, more: Decimal) -> list[tuple[Step, Decimal, Decimal]]:
    """How `more` after `before` falls on the steps.

    Unit number n is of the step with the highest `from` that is not above n; of an amount, what is above a step's
    `from` is of that step.
    """
    shift = Decimal(0) if tiers.by == "amount" else ONE
    ends = [*(step.from_ - shift for step in tiers.steps[1:]), before + more]
    found = []
    for step, end in zip(tiers.steps, ends, strict=True):
        first, last = max(before, step.from_ - shift), min(before + more, end)
        if last > first:
            found.append((step, first, last))
    return found
