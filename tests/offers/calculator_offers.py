"""Offers of every shape that the calculator knows: some written, as many composed at random as a test wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any, Final

from generator.model.offer import Offer
from generator.model.periods import Period
from generator.offers.calculator import Sums
from generator.offers.calculator_inputs import Input
from generator.offers.calculator_scene import Scene, typical_scene

Json = dict[str, Any]
CURRENCIES: Final = {"SAR": "USD", "KWD": "SAR", "JPY": "KWD"}


def share(percent: str, of: str = "net-revenue") -> Json:
    return {"kind": "share", "percent": percent, "of": of}


def cash(amount: str, unit: str = "SAR", **more: Any) -> Json:
    return {"kind": "cash", "amount": amount, "unit": unit, **more}


def steps(by: str, window: str, mode: str, *pairs: tuple[str, Json]) -> Json:
    return {"by": by, "window": window, "mode": mode, "steps": [{"from": start, "give": give} for start, give in pairs]}


def line(id_: str, event: str, side: str = "referrer", if_: Json | None = None, **more: Any) -> Json:
    return {"id": id_, "to": side, "event": event, **({"if": if_} if if_ else {}), **more}


def cap(of: str, most: str, window: str, scope: str = "referrer", unit: str = "") -> Json:
    return {"of": of, "max": most, "window": window, "scope": scope, **({"unit": unit} if unit else {})}


def points(amount: str, per_unit: str = "") -> Json:
    """Points; with `per_unit`, so many of them are worth one riyal."""
    worth = {"worth": {"points": per_unit, "amount": "1", "unit": "SAR"}} if per_unit else {}
    return {"kind": "points", "amount": amount, "unit": "point", **worth}


def plan(value: str, ar: str, en: str, amount: str) -> Json:
    return {"if": {"attr": "plan", "value": value, "label": {"ar": ar, "en": en}}, "give": cash(amount, per="seat")}


def offer(*lines: Json, **more: Any) -> Offer:
    typical: Json = {"price": "149", "unit": "SAR", "every": "P1M", "over": "P12M", "clients": ["5", "15", "40"]}
    typical |= more.pop("typical", {})
    whole = {"name": {"ar": "عرض", "en": "An offer"}, "currency": typical["unit"], "valid_from": "2026-10-31"}
    return Offer.model_validate({**whole, "lines": list(lines), "typical": typical, **more})


PLANS: Final = [plan("starter", "الأساسية", "Starter", "8"), plan("plus", "المتقدمة", "Plus", "23.5")]
RUNNING: Final = {"for": "P36M"}
LARGE: Final = {"attr": "amount", "op": "gte", "value": "200"}

WRITTEN: Final[dict[str, Offer]] = {
    "share for two years": offer(
        line("share", "pay", give=share("20"), repeat={"for": "P24M"}),
        line("gift", "join", "referee", give={"kind": "discount", "amount": "298", "unit": "SAR"}),
    ),
    "seats by plan, read over days, two caps": offer(
        line("seats", "pay", rates=PLANS, measure={"of": "seat", "read": "min", "from": "P15D", "to": "P90D"},
             caps=[cap("units", "100", "ever", "pair"), cap("units", "200", "year")], hold={"for": "P90D"}),
        typical={"counts": {"seat": "5"}, "state": {"plan": "plus"}},
    ),
    "marginal by the month's amount": offer(
        line("share", "pay", repeat=RUNNING,
             tiers=steps("amount", "month", "marginal", ("0", share("5")), ("10000", share("8.25")))),
    ),
    "onwards by the quarter's amount": offer(
        line("share", "pay", repeat=RUNNING,
             tiers=steps("amount", "quarter", "onwards", ("0", share("5")), ("9000", share("8")))),
    ),
    "retroactive by clients": offer(
        line("bonus", "join", tiers=steps("client", "ever", "retroactive", ("10", cash("250", per="client")),
                                          ("50", cash("300", per="client")))),
    ),
    "retroactive by the quarter's payments": offer(
        line("bonus", "pay", repeat=RUNNING,
             tiers=steps("awards", "quarter", "retroactive", ("3", cash("7.25")), ("30", cash("9")))),
    ),
    "a choice between a share and a sum": offer(
        line("reward", "pay", final=True, choose=[
            {"id": "share", "give": share("20"), "repeat": {"times": "12"}},
            {"id": "discount", "give": {**share("15", "invoice"), "kind": "discount"}, "repeat": {"for": "P1Y"}},
            {"id": "sum", "give": cash("333.335")},
        ]),
    ),
    "a milestone on top of a sum, ten clients a year": offer(
        line("sale", "join", give=cash("10"), caps=[cap("referees", "10", "year")]),
        line("bonus", "join", count="5", across="line", every=True, give=cash("200")),
    ),
    "three decimals, a ceiling, and a cap of value by the year": offer(
        line("share", "pay", repeat=RUNNING, give={**share("7.5"), "max": {"amount": "2.125", "unit": "KWD"}},
             caps=[cap("value", "99.990", "year", unit="KWD")]),
        typical={"price": "12.345", "unit": "KWD"},
    ),
    "no decimals, each rounded": offer(
        line("share", "pay", repeat=RUNNING, give=share("7.5")), typical={"price": "12345", "unit": "JPY"}
    ),
    "points that are worth money, capped in money": offer(
        line("points", "pay", every=True, give=points("1000", "100"),
             caps=[cap("value", "995.5", "P6M", unit="SAR"), cap("awards", "7", "P1Y", "pair")]),
    ),
    "a sum when enough was spent, in time": offer(
        line("credit", "pay", total={"amount": "300", "unit": "SAR"}, within="P90D", since="join",
             give={**cash("25"), "kind": "credit"}),
        line("again", "pay", total={"amount": "1000", "unit": "SAR"}, every=True, give=cash("3.5")),
    ),
    "free months and views by the thousand": offer(
        line("months", "join", give={"kind": "time", "period": "P1M"},
             caps=[cap("value", "12", "year", unit="months")]),
        line("views", "act", what="post",
             give=cash("1", per="view", step="1000", max={"amount": "100", "unit": "SAR"})),
        typical={"counts": {"view": "37999"}},
    ),
    "the first three friends, and only who pays enough": offer(
        line("first", "join", rates=[{"position": ["1", "3"], "give": cash("10")}, {"give": cash("2")}]),
        line("large", "pay", if_=LARGE, give=cash("50")),
        line("small", "pay", if_={"not": LARGE}, give=cash("5")),
        caps=[cap("value", "1000", "ever", "programme", "SAR")],
    ),
    "stays, and seats of a deal in bands": offer(
        line("stay", "use", what="stay", every=True, within="P365D", since="join",
             give=points("2000"), caps=[cap("awards", "5", "ever", "pair"), cap("referees", "5", "year")]),
        line("seat", "deal", tiers=steps("seat", "month", "marginal", ("1", cash("3", per="seat")),
                                         ("20", share("1.5", "first-year-revenue")))),
        typical={"counts": {"stay": "6", "seat": "7"}},
    ),
    "an offer that ends, by weeks": offer(
        line("share", "pay", repeat={"for": "P10W"}, give=share("33.333"), caps=[cap("events", "40", "week")]),
        line("in-time", "pay", total={"amount": "900", "unit": "SAR"}, give=cash("40")),
        valid_until="2026-11-30", typical={"every": "P1W", "over": "P20W"},
    ),
}  # fmt: skip


def composed(seed: int) -> Offer:
    """One to three lines with parts thrown together; every combination is one that the model accepts."""
    rng = Random(seed)
    unit = rng.choice(list(CURRENCIES))
    lines = [_line(rng, n, unit) for n in range(rng.randint(1, 3))]
    typical: Json = {
        "price": {"JPY": "1235", "KWD": "12.345"}.get(unit, "99.95"), "unit": unit, "over": "P12M",
        "every": rng.choice(["P1M", "P1M", "P3M", "P1Y"]), "clients": ["3", "10", "30"],
        "counts": {"seat": "4", "stay": "3"}, "state": {"plan": "plus"},
    }  # fmt: skip
    more: Json = {"valid_until": "2027-05-31"} if rng.random() < 0.2 else {}
    if rng.random() < 0.3:
        more["caps"] = [_cap(rng, unit, scope=rng.choice(["programme", "referrer"]))]
    if rng.random() < 0.2:
        more["decimals"] = "1"
    start = rng.choice(["2026-01-31", "2026-10-15", "2028-02-29"])
    return offer(*lines, typical=typical, **{"valid_from": start, **more} if "valid_until" not in more else more)


def _line(rng: Random, n: int, unit: str) -> Json:
    event, what = rng.choice([("pay", ""), ("pay", ""), ("join", ""), ("deal", ""), ("use", "stay"), ("act", "post")])
    made = line(f"line-{n}", event, rng.choice(["referrer", "referrer", "referee"]) if n else "referrer")
    if what:
        made["what"] = what
    paid = event in ("pay", "deal")
    made |= _given(rng, unit, paid)
    if rng.random() < 0.5:
        made["repeat"] = rng.choice([{"for": "P7M"}, {"times": "5"}, {"for": "P2Y", "times": "20"}])
    elif rng.random() < 0.4:
        made["every"] = True
    if rng.random() < 0.25:
        total: Json = {"total": {"amount": "250", "unit": unit}} if paid else {}
        counts: list[Json] = [{"count": "3", "across": "line"}, {"count": "2"}, {"across": "line"}, total]
        made |= rng.choice(counts)
    if rng.random() < 0.2:
        made |= {"within": rng.choice(["P5M", "P100D"]), "since": rng.choice(["join", "first"])}
    if rng.random() < 0.2:
        made["if"] = rng.choice([
            {"attr": "plan", "op": "in", "value": ["plus", "basic"]},
            {"attr": "seat", "op": "between", "value": ["3", "9"]},
            {"any": [{"attr": "plan", "op": "ne", "value": "plus"}, {"attr": "amount", "op": "gt", "value": "50"}]},
        ])  # fmt: skip
    if rng.random() < 0.2:
        read = rng.choice(["min", "max", "last", "avg"])
        made["measure"] = {"of": "seat", "read": read, "from": "P10D", "to": "P45D"}
    made["caps"] = [_cap(rng, unit) for _ in range(rng.choice([0, 0, 1, 1, 2]))]
    return made


def _given(rng: Random, unit: str, paid: bool) -> Json:
    kind = rng.choice(["give", "give", "rates", "tiers", "tiers", "choose"])
    if kind == "give":
        return {"give": _give(rng, unit, paid)}
    if kind == "rates":
        first = {"give": _give(rng, unit, paid)}
        only: list[Json] = [{"if": {"attr": "plan", "value": "plus"}}, {"position": ["1", "3"]}, {"position": ["2"]}]
        first |= rng.choice(only)
        if rng.random() < 0.3:
            first["repeat"] = {"for": "P3M"}
        return {"rates": [first, {"give": _give(rng, unit, paid)}]}
    if kind == "choose":
        return {"choose": [{"id": "one", "give": _give(rng, unit, paid)},
                           {"id": "other", "give": _give(rng, unit, paid), "repeat": {"for": "P4M"}}]}  # fmt: skip
    by = rng.choice(["awards", "client", "seat", *(["amount"] if paid else [])])
    scale = {"amount": 400, "seat": 5}.get(by, 1)
    starts = [str(start * scale) for start in rng.choice([(0, 4, 11), (1, 10), (5, 20)])]
    window = rng.choice(["ever", "year", "quarter", "month", "P4M", "P100D"])
    mode = rng.choice(["marginal", "retroactive", "onwards"])
    give = _give(rng, unit, paid)
    return {"tiers": steps(by, window, mode, *((start, _raised(give, n)) for n, start in enumerate(starts)))}


def _raised(give: Json, n: int) -> Json:
    name = "percent" if "percent" in give else "amount"
    return {**give, name: str(Decimal(give[name]) + n)}


def _give(rng: Random, unit: str, paid: bool) -> Json:
    if paid and rng.random() < 0.6:
        give = share(rng.choice(["20", "7.5", "12.345", "33.3333"]))
        if rng.random() < 0.2:
            give["max"] = rng.choice([{"amount": "11.5", "unit": unit}, {"percent": "10", "of": "net-revenue"}])
        return give
    if rng.random() < 0.2:
        return {**points("150"), "worth": {"points": "30", "amount": "1", "unit": unit}}
    give = cash(rng.choice(["10", "2.345", "7.0005"]), unit)
    return {**give, "per": "seat", "step": rng.choice(["1", "3"])} if rng.random() < 0.4 else give


def _cap(rng: Random, unit: str, **more: Any) -> Json:
    of = rng.choice(["awards", "referees", "units", "value", "value", "events"])
    most = rng.choice({"value": ["25", "99.995", "1000"], "units": ["7", "50"]}.get(of, ["4", "12"]))
    window = rng.choice(["ever", "year", "quarter", "month", "week", "day", "P100D", "P5M"])
    made = {"of": of, "max": most, "window": window, "scope": rng.choice(["referrer", "pair", "referee"]), **more}
    if of == "value" and rng.random() < 0.7:
        made["unit"] = unit
    if window in ("year", "quarter", "month") and rng.random() < 0.5:
        made["from"] = "joining"
    return made


def scenes(offer: Offer, sums: Sums, n: int, seed: int, most: int = 40) -> Iterator[Scene]:
    """Random inputs: what a reader may set, from the smallest to what is above every step and cap."""
    assert offer.typical is not None
    rng, plain = Random(seed), typical_scene(offer, offer.typical, 1)
    for _ in range(n):
        few = rng.random() < 0.9  # the evaluator takes its time over many
        scene = replace(plain, clients=rng.randint(1, 12 if few else most))
        for one in sums.inputs:
            scene = _with(rng, scene, one)
        yield scene


def _with(rng: Random, scene: Scene, one: Input) -> Scene:
    if one.kind == "price":
        price = Decimal(rng.choice([rng.randint(1, 99999), rng.randint(100, 2000000)])) / 1000
        return replace(scene, price=rng.choice([price, price, Decimal(rng.choice([50, 100, 150, 200, 300]))]))
    if one.kind == "months":
        return replace(scene, over=Period(months=rng.randint(1, 18)))
    if one.kind == "count":
        most = 7 if one.name == "stay" else rng.choice([9, 160, 60000])
        return replace(scene, counts={**scene.counts, one.name: rng.randint(1, most)})
    if one.kind == "state":
        return replace(scene, state={**scene.state, one.name: rng.choice(one.options)})
    if one.kind == "choice":
        return replace(scene, choice={**scene.choice, one.name: rng.choice(one.options)})
    return scene
