"""From a claim to a draft of its award: caps, quantity, value, ceiling, rounding, in the order of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import WORDED, Cap, Give, MoneyAmount
from generator.offers.evaluation.claims import Claim, Draft
from generator.offers.evaluation.history import History
from generator.offers.evaluation.limits import Key, Limit, Take, sides_of
from generator.offers.evaluation.metrics import Metric
from generator.offers.evaluation.money import quantity_for, rounded, trimmed, value_in
from generator.offers.evaluation.portions import Picked, Portion, pick, step_at, tier_base, tier_reason
from generator.offers.evaluation.quantities import noun_of, units_of
from generator.offers.evaluation.triggers import Trigger, runs
from generator.offers.evaluation.windows import Span
from generator.offers.ledger import Reason

ALL_SIDES = frozenset({"referrer", "referee", "upline"})


@dataclass(frozen=True, slots=True)
class Nothing:
    """A claim that gives nothing. `stops`: the cap that says so stops both sides."""

    why: Reason
    stops: bool = False


@dataclass(slots=True)
class LineRun:
    """One line at work: what it counts, its caps, the metric of its tiers."""

    line: Line
    offer: Offer
    history: History
    trigger: Trigger
    limits: list[Limit]
    metric: Metric | None
    noun: str | None
    placed: int = 0  # claims that reached the rates, for `position`
    kept: dict[tuple[Span, str], list[Claim]] = field(default_factory=dict)  # until they are settled together

    def kept_for(self, claim: Claim) -> str:
        """Whose settlement it belongs to: each referee has its own, the partner has one."""
        return claim.event.who if self.line.to.side == "referee" else ""

    @property
    def settles(self) -> bool:
        """Whether everything is settled once, at a window's end."""
        return self.line.tiers is not None and self.line.tiers.mode == "retroactive"


def line_run(line: Line, offer: Offer, history: History, shared: list[Limit]) -> LineRun:
    """`shared` are the caps of the whole offer; those that count this line's side join its own."""
    own = [Limit(cap, history, ALL_SIDES) for cap in line.caps]
    joint = [limit for limit in shared if line.to.side in limit.sides]
    tiers = line.tiers
    known = tiers is not None and ("", tiers.by) in history.counts
    metric = Metric(tiers, history, known) if tiers else None
    trigger = Trigger(line, offer, history, runs(line))
    return LineRun(line, offer, history, trigger, own + joint, metric, noun_of(line))


def shared_limits(caps: Iterable[Cap], history: History) -> list[Limit]:
    return [Limit(cap, history, sides_of(cap.scope)) for cap in caps]


@dataclass(slots=True)
class Pricing:
    """One claim on its way through a line."""

    run: LineRun
    claim: Claim
    takes: list[Take] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    stops: bool = False

    def quantity(self) -> tuple[Decimal, list[Reason]] | Nothing:
        """Caps on awards and referees, then the quantity, then caps on units."""
        for limit, key in self._limits("awards", "referees"):
            left = limit.left(key, self.claim.event, self.claim.day)
            if left is not None and left < 1:
                return Nothing(limit.reason(), limit.cap.stops == "pair")
            self.takes.append(Take(limit, key, Decimal(1), self.claim.event.who))
        units, why = units_of(self.claim.line, self.run.noun, self.claim.event, self.run.history)
        for limit, key in self._limits("units"):
            left = limit.left(key, self.claim.event, self.claim.day)
            if left is not None and left < units:
                why.append(limit.reason(before=f"{units:f}", after=f"{left:f}"))
                units, self.stops = left, self.stops or (limit.cap.stops == "pair" and left <= 0)
        if units <= 0:
            return Nothing(why[-1] if why else Reason("quantity"), self.stops)
        self.takes += [Take(limit, key, units) for limit, key in self._limits("units")]
        return units, why

    def _limits(self, *of: str, unit: str = "") -> Iterable[tuple[Limit, Key]]:
        for limit in self.run.limits:
            if limit.cap.of in of:
                key = limit.key(self.claim.event, self.claim.day, unit)
                if key is not None:
                    yield limit, key

    def value(self, portions: list[Portion]) -> Draft | Nothing | None:
        """Amount, ceiling per award, rounding, then caps on value. None where nothing can be computed."""
        portions = [portion for portion in portions if portion.give.exact or portion.give.kind in WORDED]
        if not portions:
            return None
        give = portions[-1].give
        exact = sum((amount_of(portion) for portion in portions), Decimal(0))
        unit = self._unit(give)
        ceiling = self._ceiling(give)
        if ceiling is not None and ceiling < exact:
            self.why.append(Reason("ceiling", {"before": f"{exact:f}", "after": f"{ceiling:f}", "unit": unit}))
            exact = ceiling
        decimals = self.run.offer.decimals
        quantity = rounded(exact, give.kind, unit, decimals)
        if quantity != exact:
            self.why.append(Reason("rounding", {"before": f"{exact:f}", "after": f"{quantity:f}", "unit": unit}))
        made = self._capped(give, quantity, unit)
        if isinstance(made, Draft):
            made.exact = exact
        return made

    def _capped(self, give: Give, quantity: Decimal, unit: str) -> Draft | Nothing:
        counted = []
        for limit, key in self._limits("value", unit=unit):
            value = value_in(limit.cap.unit, quantity, give, unit)
            left = limit.left(key, self.claim.event, self.claim.day)
            if value is None or left is None:
                continue
            counted.append((limit, key))
            if left < value:
                rest = quantity_for(limit.cap.unit, left, give, unit)
                trim = trimmed(rest, give.kind, unit, self.run.offer.decimals)
                self.why.append(limit.reason(before=f"{quantity:f}", after=f"{trim:f}"))
                quantity, self.stops = trim, self.stops or (limit.cap.stops == "pair" and trim <= 0)
        if quantity <= 0:
            return Nothing(self.why[-1] if self.why else Reason("rounding"), self.stops)
        for limit, key in counted:
            value = value_in(limit.cap.unit, quantity, give, unit)
            self.takes.append(Take(limit, key, value or Decimal(0)))
        return Draft(self.claim, give, quantity, unit, takes=self.takes, why=self.why)

    def _unit(self, give: Give) -> str:
        if give.period is not None:
            return "months" if not give.period.days else "days" if not give.period.months else str(give.period)
        if give.unit:
            return give.unit
        if give.percent is None:
            return give.kind
        found = self.run.history.base(self.claim.event, give.of)
        return (found[1] if found else "") or self.run.offer.currency or ""

    def _ceiling(self, give: Give) -> Decimal | None:
        if give.max is None:
            return None
        if isinstance(give.max, MoneyAmount):
            return give.max.amount
        found = self.run.history.base(self.claim.event, give.max.of)
        return found[0] * give.max.percent / 100 if found else None


def amount_of(portion: Portion) -> Decimal:
    """Before ceilings and rounding. Of `per: view, step: 1000` only whole thousands count."""
    give = portion.give
    times = (portion.units / give.step).to_integral_value(ROUND_FLOOR) if give.per else portion.times
    if give.percent is not None:
        return portion.base * give.percent / 100 * (times if give.per else 1)
    if give.period is not None:
        period = give.period
        both = bool(period.days and period.months)
        return times * (1 if both else period.months or period.days)
    return times * (give.amount if give.amount is not None else 1)


def draft(run: LineRun, claim: Claim) -> Draft | Nothing | None:
    """What the claim would give, with nothing written down yet."""
    pricing = Pricing(run, claim)
    sized = pricing.quantity()
    if isinstance(sized, Nothing):
        return sized
    units, pricing.why = sized[0], [*claim.why, *sized[1]]
    claim.units, claim.sized = units, True
    picked = pick(claim, units, position_of(run, claim), run.metric, run.history)
    if not isinstance(picked, Picked):
        return Nothing(picked) if picked else None
    pricing.why += picked.why
    made = pricing.value(picked.portions)
    if isinstance(made, Draft):
        made.repeat, made.units = picked.repeat, units
    return made


def position_of(run: LineRun, claim: Claim) -> int:
    """Which one it is: of this referee where the line fires again and again, else of the line."""
    return claim.number if run.trigger.runs and run.line.across == "referee" else run.placed + 1


def register(run: LineRun, claim: Claim) -> None:
    """The claim enters the positions and the metric, whether or not its step gives anything."""
    run.placed += 1
    claim.placed = True
    if run.metric is not None:
        run.metric.put(claim, claim.units, tier_base(claim, run.metric.tiers, run.history))


def settlement(run: LineRun, claim: Claim, kept: list[Claim]) -> Draft | Nothing | None:
    """Everything of a window at the step that was reached, rounded once. `claim` stands for all of `kept`."""
    metric, tiers = run.metric, run.line.tiers
    if metric is None or tiers is None:
        return None
    units = sum((one.units for one in kept), Decimal(0))
    base = sum((tier_base(one, tiers, run.history) for one in kept), Decimal(0))
    reached = metric.total(kept, units, base, claim.day)
    step = step_at(tiers, reached)
    if step is None:
        return None
    pricing = Pricing(run, claim, why=[tier_reason(tiers, step, reached)])
    portion = Portion(step.give, units, base, Decimal(len(kept)))
    made = pricing.value([portion])
    if isinstance(made, Draft):
        made.repeat, made.units = run.line.repeat, units
    return made
