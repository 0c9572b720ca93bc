"""Warnings about offers that are sound and yet wrong: too dear, over, or told otherwise in the copy.

Nothing here stops a build. Economics stay inside: only these warnings name their figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from generator.model.offer import Offer
from generator.model.problem import Position
from generator.model.programme import Brand, Economics, Programme
from generator.model.segment import Segment
from generator.offers.economics import HEALTHY, Cost, bound_of, ceiling, claimed, cost_of, health, ltv, ratio, verdict
from generator.validate.bench import Bench
from generator.validate.offer_copy import guard_copy

PROGRAMME: Final = "content/programme.yaml"
SOON: Final = timedelta(days=30)


def guard(
    bench: Bench, programme: Programme, brand: Brand | None, segments: Mapping[str, Segment],
    offers: Mapping[str, Offer], today: date,
) -> None:  # fmt: skip
    """All warnings about `offers`, the good ones by slug. `today` is the build's date, never the clock's."""
    if programme.economics is not None:
        guard_economics(bench, programme.economics, segments, offers, today)
    guard_dates(bench, segments, offers, today)
    guard_copy(bench, brand, segments, offers)


def guard_dates(bench: Bench, segments: Mapping[str, Segment], offers: Mapping[str, Offer], today: date) -> None:
    """Offers that segments show and that are over, or will be within thirty days."""
    for slug, offer in offers.items():
        names = [name for name, segment in segments.items() if segment.offer == slug]
        if offer.valid_until is None or not names or today + SOON < offer.valid_until:
            continue
        until = offer.valid_until.isoformat()
        shown = f"`{names[0]}` shows it"
        also = tuple(bench.place(f"content/segments/{name}/segment.yaml", "offer") for name in names)
        place = place_of(bench, slug, segments, "valid_until")
        found = bench.text(_file(bench, slug), "valid_until")
        if offer.expired(today):
            bench.say(place, "W0252", f"the offer `{slug}` ended on `{until}`, and {shown}", found=found, also=also)
            continue
        left = (offer.valid_until - today).days
        days = "today is its last day" if not left else f"{left} day{'s' * (left > 1)} left"
        message = f"the offer `{slug}` ends on `{until}` ({days}), and {shown}"
        bench.say(place, "W0253", message, found=found, also=also)


def guard_economics(
    bench: Bench, economics: Economics, segments: Mapping[str, Segment], offers: Mapping[str, Offer], today: date
) -> None:
    """Offers that cost more per new client than LTV : CAC above 4 leaves for them."""
    for slug in economics.costs:
        bench.known(bench.place(PROGRAMME, "economics", "costs", slug), "E0302", "offer", slug,
                    bench.names("content/offers", offers))  # fmt: skip
    if not _leaves_something(bench, economics):
        return
    for slug, offer in offers.items():
        if not offer.expired(today):
            _cost(bench, slug, offer, economics, segments)


def _leaves_something(bench: Bench, economics: Economics) -> bool:
    """Whether the company's own figures leave anything for rewards; says so where they do not."""
    unit, worth = economics.currency, ltv(economics)
    now, own = ratio(economics), health(economics)
    if now is not None and own != "passes":
        is_it = "exactly" if own == "at the limit" else "only"
        bench.say(bench.place(PROGRAMME, "economics", "sales_and_marketing"), "W0256",
                  f"LTV : CAC is {is_it} `{_number(now)}` without any offer: a client is worth `{_money(worth, unit)}` "
                  f"and costs `{_money(worth / now, unit)}`", expected=f"above {HEALTHY}")  # fmt: skip
    if ceiling(economics) <= 0:
        bench.say(bench.place(PROGRAMME, "economics", "other_cost"), "W0256",
                  f"nothing is left for rewards: a quarter of `{_money(worth, unit)}` is not more than the other cost, "
                  f"`{_money(economics.other_cost, unit)}`")  # fmt: skip
        return False
    return True


def _cost(bench: Bench, slug: str, offer: Offer, economics: Economics, segments: Mapping[str, Segment]) -> None:
    stated = economics.costs.get(slug)
    if stated is not None:
        place = bench.place(PROGRAMME, "economics", "costs", slug)
        _judge(bench, place, slug, Cost(stated, economics.currency), economics)
        return
    years = economics.lifetime_years
    bound = bench.once(("offer bound", slug, years), (offer,), partial(bound_of, offer, years))
    if bound is not None and not _missing(bound, economics) and _passes(bound, economics):
        return
    cost = bench.once(("offer cost", slug, years), (offer,), partial(cost_of, offer, years))
    missing = _missing(cost, economics)
    if cost is not None and cost.unit == economics.currency:
        index = next((at for at, line in enumerate(offer.lines) if line.id == cost.dearest), 0)
        place = place_of(bench, slug, segments, "lines", index)
        if _judge(bench, place, slug, cost, economics):
            return
    if missing:
        bench.say(place_of(bench, slug, segments, "typical"), "W0251", f"nobody can say what `{slug}` costs: {missing}",
                  fix=("Write `typical` into the offer, or " if cost is None else "Write ")
                  + f"its cost per new client into `economics` of {PROGRAMME}: `costs: {{{slug}: …}}`.")  # fmt: skip


def _missing(cost: Cost | None, economics: Economics) -> str:
    if cost is None:
        return "it has no `typical` client"
    if cost.unit != economics.currency:
        return f"it counts in `{cost.unit}`, the economics in `{economics.currency}`, and no rate is known between them"
    if cost.unknown:
        return "the worth of " + ", ".join(f"`{line}`" for line in cost.unknown) + " is not known"
    return ""


def _passes(cost: Cost, economics: Economics) -> bool:
    return verdict(claimed(cost.amount, economics), economics) == "passes"


def _judge(bench: Bench, place: Position, slug: str, cost: Cost, economics: Economics) -> bool:
    """Whether the cost breaks the rule; says so."""
    expected, most, unit = claimed(cost.amount, economics), ceiling(economics), economics.currency
    judged = verdict(expected, economics)
    if judged == "passes":
        return False
    where = "exactly" if judged == "at the limit" else "more than"
    dearest = f", most of it by the line `{cost.dearest}`" if cost.dearest else ""
    reached = ltv(economics) / (expected + economics.other_cost)
    bench.say(place, "W0250",
              f"a new client through `{slug}` costs `{_money(expected, unit)}`{dearest}: {where} the "
              f"`{_money(most, unit)}` that keeps LTV : CAC above {HEALTHY} (it is `{_number(reached)}`)",
              fix=f"Give less, cap it, or shorten it, by at least {_money(expected - most, unit)}."
              if expected > most else "Give a little less, so that something is left for surprises.")  # fmt: skip
    return True


def _money(amount: Decimal, unit: str) -> str:
    return f"{unit} {_number(amount)}"


def _number(amount: Decimal) -> str:
    """At most two decimals."""
    return f"{amount:,.2f}".removesuffix(".00")


def place_of(bench: Bench, slug: str, segments: Mapping[str, Segment], *path: str | int) -> Position:
    """A place in an offer's own file; for an offer that came with Wasl, where the first segment names it."""
    file = _file(bench, slug)
    if file in bench.source.yaml:
        return bench.place(file, *path)
    named = next((name for name, segment in segments.items() if segment.offer == slug), "")
    return bench.place(f"content/segments/{named}/segment.yaml", "offer")


def _file(bench: Bench, slug: str) -> str:
    found = (key for key in bench.source.yaml if key.rsplit(".", 1)[0] == f"content/offers/{slug}")
    return next(found, f"content/offers/{slug}.yaml")
