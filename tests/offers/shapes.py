"""Small offers of imagination, one for each shape that a sentence can take, and how a golden file shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.model.locale import Locale
from generator.model.offer import Offer
from generator.offers.words import Speech, Told, ToldLevel, ToldLine
from generator.text.catalogue import read_catalogue
from generator.text.markers import strip_markers

ROOT: Final = Path(__file__).resolve().parents[2]
LOCALES: Final = {"ar": Locale("ar", "rtl", "العربية"), "en": Locale("en", "ltr", "English")}


def speech(code: str) -> Speech:
    """The shipped words of one language."""
    path = f"themes/base/locales/{code}.po"
    catalogue, problems = read_catalogue((ROOT / path).read_text("utf-8"), LOCALES[code], path)
    assert not problems
    return Speech(LOCALES[code], catalogue)


def both(ar: str, en: str) -> dict[str, str]:
    return {"ar": ar, "en": en}


def offer(*lines: Mapping[str, Any], **frame: Any) -> Offer:
    """An offer of these lines, each to the partner and for a first payment where it does not say otherwise."""
    made = [{"id": f"line-{number}", "to": "referrer", "event": "pay", **line} for number, line in enumerate(lines, 1)]
    name = both("عرض", "An offer")
    return Offer.model_validate({"name": name, "valid_from": "2026-01-01", "lines": made, **frame})


def cash(amount: object, unit: str = "USD", **more: Any) -> dict[str, Any]:
    return {"kind": "cash", "amount": str(amount), "unit": unit, **more}


def share(percent: object, of: str = "net-revenue", **more: Any) -> dict[str, Any]:
    return {"kind": "share", "percent": str(percent), "of": of, **more}


_PLAN = {"attr": "plan", "value": "starter", "label": both("باقة البداية", "the Starter plan")}
_WHILE = both("ما دام العميل مشتركًا", "while the client stays subscribed")
_ACTIVE = {"attr": "active", "value": "true", "label": _WHILE}
_BY_CITY = both("مبلغ يختلف بحسب المدينة", "an amount by city")
_CARD = {"kind": "card", "unit": "SAR"}
_STEPS = [{"from": "10", "give": cash(250)}, {"from": "50", "give": cash(300)}]

SHAPES: dict[str, Offer] = {
    "cash": offer({"give": cash(300)}),
    "cash in riyals": offer({"give": cash("1500.50", "SAR")}),
    "cash of three decimals": offer({"give": cash("12.500", "KWD")}),
    "cash of two dinars": offer({"give": cash(2, "BHD")}),
    "cash range": offer({"give": cash(2, up_to="17", per="user")}),
    "cash up to": offer({"give": {"kind": "cash", "up_to": "50", "unit": "USD"}}),
    "cash that varies": offer({"give": {"kind": "cash", "varies": _BY_CITY}}),
    "card": offer({"give": {"kind": "card", "amount": "50", "unit": "USD"}}),
    "card of a shop": offer({"give": {**_CARD, "amount": "50", "item": both("Amazon", "Amazon")}}),
    "card named": offer({"give": {**_CARD, "up_to": "2", "item": both("قسيمة شراء", "voucher")}}),
    "credit": offer({"to": "referee", "event": "join", "give": {"kind": "credit", "amount": "200", "unit": "USD"},
                     "use_within": "P60D"}),
    "discount on a price": offer({"to": "referee",
                                  "give": {"kind": "discount", "percent": "15", "of": "subscription"}}),
    "discount of money": offer({"event": "deal", "to": {"side": "referrer", "party": "company"},
                                "give": {"kind": "discount", "amount": "20", "unit": "USD", "per": "seat",
                                         "of": "next-annual-bill"},
                                "caps": [{"of": "value", "max": {"percent": "100", "of": "next-annual-bill"},
                                          "window": "bill"}]}),
    "share for a term": offer({"give": share(20), "repeat": {"for": "P24M"}, "clawback": "P60D"}),
    "share for two months": offer({"give": share("7.5"), "repeat": {"for": "P2M", "while": _ACTIVE}}),
    "share twelve times": offer({"give": share(10), "repeat": {"times": 12}}),
    "share of a first payment": offer({"give": share(30, "first-payment")}),
    "share of a deal": offer({"event": "deal", "give": share(10, "first-year-revenue")}),
    "share of the downline": offer(
        {"id": "base", "give": cash(10)},
        {"to": "upline", "event": "award", "line": "base", "give": share(10, "award"), "repeat": {"for": "P12M"}},
    ),
    "points": offer({"event": "join", "give": {"kind": "points", "amount": "2000", "unit": "point",
                                               "worth": {"points": "100", "amount": "1", "unit": "USD"}},
                     "idle": {"for": "P12M"}}),
    "points of a scheme": offer(
        {"event": "use", "what": "stay", "every": True, "within": "P365D", "since": "join",
         "give": {"kind": "points", "amount": "2", "unit": "star"},
         "caps": [{"of": "awards", "max": "5", "scope": "pair", "window": "ever"},
                  {"of": "value", "max": "11", "unit": "star", "window": "year"}]},
        words={"star": {"ar": ["نجمة", "نجمتان", "نجوم", "نجمة"], "en": ["star", "stars"]}},
    ),
    "free time": offer({"give": {"kind": "time", "period": "P2M"}}, {"to": "referee", "event": "join",
                                                                     "give": {"kind": "time", "period": "P1M"}}),
    "free time of a plan": offer({"give": {"kind": "time", "period": "P3M", "plan": both("خطة «نمو»", "Growth")}}),
    "capacity on both sides": offer(*({"to": side, "event": "join", "give": {"kind": "capacity", "amount": "500",
                                       "unit": "MB"}} for side in ("referrer", "referee"))),
    "item": offer({"give": {"kind": "item", "item": both("حقيبة بشعارنا", "a bag with our logo")}}),
    "item at a milestone": offer({"event": "join", "count": 11, "across": "line",
                                  "give": {"kind": "access", "item": both("دعم متقدّم", "advanced support")}}),
    "milestone again and again": offer({"event": "pay", "what": "sale", "count": 25, "across": "line", "every": True,
                                        "give": cash(200)}),
    "milestone in a time": offer({"event": "use", "what": "trip", "count": 10, "across": "line", "within": "P30D",
                                  "since": "first", "give": cash(100)}),
    "the n-th of one client": offer({"event": "use", "what": "trip", "count": 3, "give": cash(7)}),
    "after a phrase": offer({"event": "act", "what": "app", "give": cash(5)},
                            words={"app": {"ar": "تثبيت التطبيق", "en": "installing the app"}}),
    "total": offer({"total": {"amount": "25", "unit": "USD", "exclude": ["promo"]}, "give": cash(25)}),
    "per thousand views": offer({"event": "visit", "what": "view", "every": True,
                                 "give": cash(1, per="view", step="1000", max={"amount": "100", "unit": "USD"})}),
    "rates": offer({"rates": [{"if": _PLAN, "give": cash(8)}, {"give": cash(15)}]}),
    "rates of two kinds": offer({"rates": [{"if": _PLAN, "give": cash(8)}, {"give": share(5, "invoice")}]}),
    "rates by position": offer({"event": "join", "rates": [
        {"position": [1, 3], "give": cash(10)}, {"position": [4, 10], "give": cash(5)}, {"position": [11],
                                                                                        "give": cash(1)}]}),
    "rate without a label": offer({"rates": [{"if": {"attr": "market", "op": "in", "value": ["growth", "new"]},
                                              "give": cash(8)}, {"give": cash(15)}]}),
    "tiers retroactive": offer({"tiers": {"by": "client", "window": "year", "mode": "retroactive", "steps": _STEPS}}),
    "tiers marginal": offer({"tiers": {"by": "amount", "window": "month", "mode": "marginal", "steps": [
        {"from": "0", "give": share(5)}, {"from": "10000", "give": share(8)}]}}, currency="SAR"),
    "tiers onwards": offer({"tiers": {"by": "awards", "window": "ever", "mode": "onwards", "steps": _STEPS}}),
    "choice": offer({"choose": [{"id": "a", "give": {"kind": "discount", "percent": "15", "of": "subscription"}},
                                {"id": "b", "give": share(20)}], "final": True}),
    "choice of those referred": offer({"to": "referee", "choose": [
        {"id": "a", "give": {"kind": "time", "period": "P1M"}},
        {"id": "b", "give": {"kind": "credit", "amount": "30", "unit": "USD"}}]}),
    "measure and ceilings": offer({
        "give": cash(15, per="seat"), "measure": {"of": "seat", "read": "min", "from": "P15D", "to": "P90D"},
        "caps": [{"of": "units", "max": "100", "scope": "pair", "window": "ever"},
                 {"of": "units", "max": "200", "window": "year"}, {"of": "referees", "max": "2", "window": "month"},
                 {"of": "events", "max": "5", "scope": "ip", "window": "day", "stops": "pair"},
                 {"of": "value", "max": "3000", "unit": "USD", "window": "P90D"},
                 {"of": "referees", "max": "12", "window": "year", "from": "joining"}],
        "hold": {"for": "P90D", "from": "first-invoice"}}),
    "hold to the month's end": offer({"give": cash(250), "hold": {"for": "P60D", "to": "month_end"}}),
    "forfeit and claim": offer({"give": cash(40), "forfeit_after": "P6M", "claim_within": "P1Y",
                                "needs": {"attr": "papers", "value": "complete", "label": both("مستندات مكتملة",
                                                                                             "complete papers")}}),
    "paid monthly": offer({"give": cash(40), "deliver": {
        "method": "bank_transfer", "cadence": "month", "day": 10, "minimum": {"amount": "200", "unit": "SAR"},
        "needs": [both("رقم الآيبان", "the IBAN"), both("فاتورة ضريبية", "a tax invoice")]}}),
    "paid by the quarter": offer({"give": cash(40), "deliver": {"cadence": "quarter", "lag": "P45D"}}),
    "one condition": offer({"if": _PLAN, "give": cash(9)}),
    "conditions without labels": offer({"if": {"all": [{"attr": "score", "op": "gte", "value": "250"},
                                                       {"not": {"attr": "market", "value": "growth"}}]},
                                        "give": cash(9)}),
    "hearsay": offer({"give": cash(9), "sources": [{"sure": "C", "where": "itwire", "as_of": "2023-05-23"}]}),
    "best of two": offer({"give": cash(50), "title": both("المبلغ الثابت", "The fixed amount"),
                          "combine": {"group": "g", "mode": "best_of"}},
                         {"give": share(10, "first-payment"), "title": both("النسبة", "The percentage"),
                          "combine": {"group": "g", "mode": "best_of"}}),
    "no words": offer({"event": "use", "what": "rocket-launch", "give": cash(9)}),
    "a frame": offer(
        {"give": cash(600, "SAR")}, valid_until="2027-12-31", available={"countries": ["SA", "AE", "NO"]},
        caps=[{"of": "value", "max": "500000", "unit": "SAR", "scope": "programme", "window": "ever"}],
        entry={"mode": "application", "fees": [{"amount": "1000", "unit": "SAR", "every": "P1Y"}],
               "certificate": {"within": "P60D", "valid": "P1Y"},
               "if": {"attr": "credentials", "op": "gte", "value": "2"}},
        attribution={"rule": "last_click", "window": "P90D", "once_per": ["device", "tax-id"],
                     "new": both("منشأة لم يسبق لها الاشتراك", "a firm that never subscribed")},
        levels=[{"slug": "silver", "name": both("الفضي", "Silver")},
                {"slug": "gold", "name": both("الذهبي", "Gold"), "within": "P24M", "notice": "P6M",
                 "needs": [{"metric": "client", "from": "2", "window": "year"}, {"metric": "score", "from": "250"}],
                 "benefits": [both("مدير شركاء", "a partner manager")], "agreement": both("اتفاقية", "an agreement")}]),
}  # fmt: skip

EVENTS: Final = ("visit", "lead", "join", "activate", "use", "pay", "deal", "act", "reach", "time")
_TRIP: Final[dict[str, dict[str, Any]]] = {
    "first": {}, "third": {"count": 3}, "every": {"every": True}, "every third": {"count": 3, "every": True},
}  # fmt: skip
_AMOUNTS: Final = {"exact": {"amount": "2"}, "range": {"amount": "2", "up_to": "11"}, "up to": {"up_to": "2"}}
_UNIT: Final = {"card": "SAR", "credit": "SAR", "discount": "SAR", "points": "point"}
_ITEMS: Final = {
    "plain": {}, "item": {"item": both("Amazon", "Amazon")}, "words": {"item": both("قسيمة شراء", "an online voucher")},
    "purpose": {"item": both("لأنشطة تسويقية", "for joint marketing")},
}  # fmt: skip
SHAPES |= {
    f"{event} of the {side}": offer({"event": event, "to": side, "give": cash(5)})
    for event in EVENTS
    for side in ("referrer", "referee")
}
SHAPES |= {
    f"{name} trip of the {side}": offer({"event": "use", "what": "trip", "to": side, "give": cash(5), **more})
    for name, more in _TRIP.items()
    for side in ("referrer", "referee")
}
SHAPES |= {
    f"{kind} {shape} {name}": offer({"event": "join", "give": {"kind": kind, "unit": _UNIT[kind], **amount, **item}})
    for kind in ("card", "credit", "discount", "points")
    for shape, amount in _AMOUNTS.items()
    for name, item in (_ITEMS.items() if kind in ("card", "credit") else [("plain", _ITEMS["plain"])])
}
SHAPES |= {
    f"share of {base}": offer({"give": share(10, base), "repeat": {}}, {"to": "referee", "give": {
        "kind": "discount", "percent": "10", "of": base}}, {"id": "own", "give": {
            "kind": "discount", "percent": "10", "of": base}})
    for base in ("net-revenue", "revenue", "first-payment", "invoice", "first-year-revenue", "subscription", "price",
                 "order", "payment", "next-annual-bill", "own-subscription")
}  # fmt: skip
SHAPES |= {
    f"hold from {anchor}": offer({"give": cash(5), "hold": {"for": "P2M", "from": anchor}})
    for anchor in ("award", "join", "enrolment", "joining", "first-invoice", "first-payment", "trial-end", "deal")
}
SHAPES |= {
    f"{read} over {name}": offer({"give": cash(5, per="seat"), "measure": {"of": "seat", "read": read, **window}})
    for read in ("min", "max", "avg", "last", "sum")
    for name, window in (("days", {"from": "P15D", "to": "P90D"}), ("months", {"to": "P3M"}))
}


def shown(told: Told) -> str:
    """All that is told, a line each, without marks."""
    return "\n".join(strip_markers(line).rstrip() for line in _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield f"headline: {told.headline}"
    yield f"short: {told.short}"
    yield from (f"{number}. {term}" for number, term in enumerate(told.terms, 1))
    for question, answer in told.questions:
        yield f"? {question}"
        yield f"  {answer}"
    yield from (_card(line) for line in told.lines)
    yield from (_level(level) for level in told.levels)


def _card(line: ToldLine) -> str:
    cells = (line.party, line.value, line.of, line.when, line.lasts, line.limit, line.hold, line.paid, line.until,
             line.note)  # fmt: skip
    return "| " + " | ".join(cells)


def _level(level: ToldLevel) -> str:
    parts = (level.name, *level.needs, *level.benefits, *level.goals, level.agreement, level.next, *level.notes)
    return "# " + " | ".join(parts)


def strings(told: Told) -> Iterator[str]:
    """Every text that is told, with its marks."""
    yield from (told.headline, told.short, *told.terms, *told.entry, *told.notes)
    for pair in told.questions:
        yield from pair
    for line in told.lines:
        yield from (line.party, line.value, line.of, line.when, line.lasts, line.limit, line.hold, line.paid)
        yield from (line.until, line.note, line.title, line.gift)
    for level in told.levels:
        yield from (level.name, *level.needs, *level.benefits, *level.goals, level.agreement, level.next, *level.notes)
