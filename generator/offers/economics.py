"""Whether an offer pays for itself: what a client is worth to the company, and what the offer costs to win one.

`LTV = revenue per account and year x lifetime in years`, `CAC = sales and marketing of a year / customers won in it`;
healthy is LTV : CAC above 4. An offer may therefore cost `LTV / 4 - other cost of winning a client` per new client,
both sides together, less what nobody claims (breakage). Figures stay exact, and inside: they are never published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Final, Literal

from generator.model.declared import dataclass
from generator.model.offer import Offer, Typical
from generator.model.offer_line import Line
from generator.model.offer_parts import Give, GiveKind
from generator.model.periods import Period
from generator.model.programme import Economics
from generator.offers.calculator_scene import Scene, scene_events, typical_scene
from generator.offers.evaluate import evaluate
from generator.offers.ledger import Award, Ledger

HEALTHY: Final = 4
Verdict = Literal["passes", "at the limit", "fails"]
_FREE: Final[frozenset[GiveKind]] = frozenset({"access", "text", "capacity"})
"""Taken to cost the company nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs per new client who does what its `typical` says, both sides, before breakage.

    `unknown` are the lines whose worth cannot be computed: `amount` is then the least. `dearest` is the line that costs
    most; empty where none costs anything.
    """

    amount: Decimal
    unit: str
    unknown: tuple[str, ...] = ()
    dearest: str = ""


def ltv(economics: Economics) -> Decimal:
    """Lifetime value of a client, in the economics' currency."""
    return economics.revenue_per_account * economics.lifetime_years


def cac(economics: Economics) -> Decimal:
    """Cost of acquiring a client, over the whole company."""
    return economics.sales_and_marketing / economics.customers_won


def ratio(economics: Economics) -> Decimal | None:
    """LTV : CAC; none where nothing is spent."""
    cost = cac(economics)
    return ltv(economics) / cost if cost else None


def health(economics: Economics) -> Verdict:
    """LTV : CAC of the company against 4, without dividing."""
    return _verdict(HEALTHY * economics.sales_and_marketing, ltv(economics) * economics.customers_won)


def ceiling(economics: Economics) -> Decimal:
    """What an offer may cost per new client; 0 or less where nothing is left for rewards."""
    return ltv(economics) / HEALTHY - economics.other_cost


def claimed(cost: Decimal, economics: Economics) -> Decimal:
    """What is left of a cost when breakage is taken off."""
    return cost * (100 - economics.breakage) / 100


def verdict(expected: Decimal, economics: Economics) -> Verdict:
    """Whether an expected cost (after breakage) stays below the ceiling; exactly at it, nothing is left."""
    return _verdict(expected, ceiling(economics))


def _verdict(cost: Decimal, most: Decimal) -> Verdict:
    return "fails" if cost > most else "at the limit" if cost == most else "passes"


def expected_cost(offer: Offer, economics: Economics) -> Decimal | None:
    """What an offer costs per new client after breakage, in the economics' currency.

    None where it has no typical client, counts in another currency, or has lines whose worth is unknown.
    """
    cost = cost_of(offer, economics.lifetime_years)
    if cost is None or cost.unit != economics.currency or cost.unknown:
        return None
    return claimed(cost.amount, economics)


def cost_of(offer: Offer, years: Decimal) -> Cost | None:
    """The cost per typical client who stays and pays for its lifetime of so many `years`, as LTV supposes.

    Where an offer gives more the more clients come, the dearer of one client and of the most that `typical` names;
    where one chooses, the dearest choice. None without a typical client.
    """
    typical = offer.typical
    if typical is None:
        return None
    numbers = {1, max(typical.clients)} if _grows(offer) else {1}
    found = (_cost(offer, typical, scene) for number in sorted(numbers) for scene in _scenes(offer, number, years))
    return max(found, key=lambda cost: cost.amount)


def bound_of(offer: Offer, years: Decimal) -> Cost | None:
    """What a typical client costs at the very most, quickly: each at the best step, each the one that is thanked for.

    Where this passes, nobody needs to count what very many clients cost.
    """
    if offer.typical is None:
        return None
    dearest = offer.model_copy(update={"lines": tuple(_dearest(line) for line in offer.lines)})
    return max(
        (_cost(dearest, offer.typical, scene) for scene in _scenes(dearest, 1, years)), key=lambda one: one.amount
    )


def _dearest(line: Line) -> Line:
    """The line with its best step for everybody, and its reward for so many clients at each one."""
    update: dict[str, object] = {"count": 1, "across": "referee"} if line.across == "line" else {}
    if line.tiers is not None:
        gives = [step.give for step in line.tiers.steps]
        update |= {"tiers": None, "give": max(gives, key=lambda give: give.percent or give.amount or Decimal(0))}
        update |= {"every": line.every or line.repeat is not None}
    return line.model_copy(update=update)


def _grows(offer: Offer) -> bool:
    return any(line.tiers is not None or line.across == "line" for line in offer.lines)


def _scenes(offer: Offer, clients: int, years: Decimal) -> Iterator[Scene]:
    """That many clients for as many years as one stays, once for each choice."""
    assert offer.typical is not None
    scene = typical_scene(offer, offer.typical, clients)
    lifetime = Period(months=int((12 * years).to_integral_value(ROUND_CEILING)))
    longer = max(scene.over, lifetime, key=lambda period: period.after(offer.valid_from))
    longer = min(longer, _earning(offer, longer), key=lambda period: period.after(offer.valid_from))
    choosing = [line for line in offer.lines if line.choose]
    for number in range(max((len(line.choose) for line in choosing), default=1)):
        choice = {line.id: line.choose[min(number, len(line.choose) - 1)].id for line in choosing}
        yield replace(scene, over=longer, choice=choice)


def _earning(offer: Offer, longer: Period) -> Period:
    """How long payments can still earn something, where the terms of all lines say so: later ones cost nothing."""
    assert offer.typical is not None
    terms = [_term(line, offer.typical.every, longer) for line in offer.lines if line.event == "pay"]
    return max((offer.typical.every, *terms), key=lambda period: period.after(offer.valid_from))


def _term(line: Line, every: Period, longer: Period) -> Period:
    repeats = [line.repeat, *(rate.repeat for rate in line.rates), *(choice.repeat for choice in line.choose)]
    lengths = [repeat.for_ for repeat in repeats if repeat is not None]
    if lengths:
        return max((length or longer for length in lengths), key=lambda period: (period.months, period.days))
    once = not (line.every or line.tiers or line.total or line.across == "line" or line.measure)
    return every.times(line.count) if once else longer


def _cost(offer: Offer, typical: Typical, scene: Scene) -> Cost:
    ledger = evaluate(offer, scene_events(offer, scene))
    by_line: dict[str, Decimal] = {}
    unknown = {line.id for line in offer.lines if any(_inexact(give) for give in line.gives())}
    for award, worth in _worths(offer, typical, ledger):
        if worth is None:
            unknown.add(award.line)
        else:
            by_line[award.line] = by_line.get(award.line, Decimal(0)) + worth
    dearest = max(by_line, key=lambda line: by_line[line], default="")
    total = sum(by_line.values(), Decimal(0)) / scene.clients
    return Cost(total, typical.unit, tuple(sorted(unknown)), dearest)


def _inexact(give: Give) -> bool:
    priced = give.worth is not None and give.worth.amount is not None
    return not give.exact and not priced and give.kind not in _FREE


def _worths(offer: Offer, typical: Typical, ledger: Ledger) -> Iterator[tuple[Award, Decimal | None]]:
    for award in ledger.due():
        if award.kind not in _FREE:
            yield award, _worth(award, [give for line in offer.lines if line.id == award.line for give in line.gives()],
                                typical)  # fmt: skip


def _worth(award: Award, gives: list[Give], typical: Typical) -> Decimal | None:
    """An award in the typical client's currency; none where nobody can say."""
    if award.unit == typical.unit:
        return award.quantity
    if award.kind == "time":
        return _months(award.quantity, typical)
    worth = next((give.worth for give in gives if give.kind == award.kind and give.worth), None)
    if worth is None:
        return None
    if worth.amount is not None and worth.unit == typical.unit:
        return award.quantity / worth.points * worth.amount
    if worth.period is not None:
        return _months(award.quantity / worth.points * worth.period.months, typical)
    return None


def _months(months: Decimal, typical: Typical) -> Decimal | None:
    """Free months at the price of a payment."""
    return months * typical.price / typical.every.months if typical.every.months else None
