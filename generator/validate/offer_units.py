"""What an offer counts in: limits that reach what they limit, decimals that exist, one worth for each kind of points.

Looks at the tree as it is written, as `generator.validate.offer_checks` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.model.problem import Position
from generator.model.source import Mapping, Node, Scalar
from generator.offers.evaluation.limits import sides_of
from generator.offers.evaluation.money import decimals_of
from generator.text.iso_codes import currency_codes
from generator.validate.bench import Bench
from generator.validate.offer_nodes import Spot, figure, items, length, spots, text_of

_COUNTED: Final = frozenset({"points", "capacity"})
_PAID: Final = frozenset({"fees", "total", "typical"})
"""Clients and partners pay these: the offer's own `decimals` are of what is awarded, and take none away here."""
_MOST_DECIMALS: Final = 4

Worth = tuple[tuple[str, Decimal | None], tuple[Decimal, Decimal] | None]


def check_units(bench: Bench, root: Mapping) -> None:
    """Every limit that could never apply, every amount finer than its money, every second worth of the same points."""
    found = tuple(spots(root))
    for spot in found:
        _decimals(bench, found[0], spot)
    _limits(bench, found[0])
    _worths(bench, found)


def _decimals(bench: Bench, top: Spot, spot: Spot) -> None:
    """A rate is no amount: what a point is worth or one view brings may be finer than any coin."""
    unit = spot.text("unit")
    if unit not in currency_codes() or spot.text("kind") in _COUNTED or spot.key == "worth" or spot.has("per"):
        return
    most = _allowed(top, spot, unit)
    for key in ("amount", "up_to", "price", *(["max"] if spot.text("of") == "value" else [])):
        node, value = spot.at(key), figure(spot.at(key))
        has = decimals_in(value) if value is not None else 0
        if isinstance(node, Scalar) and has > most:
            said = f"`{spot.words}.{key}` has {has} decimals, {unit} here has {most}: `{node.text}`"
            bench.say(node.position, "E0248", said, found=node.text, expected=f"at most {most} decimals",
                      fix="Check the figure.")  # fmt: skip


def decimals_in(value: Decimal) -> int:
    """Those that say something: 12.500 has one."""
    text = f"{value:f}"
    return len(text.partition(".")[2].rstrip("0"))


def _allowed(top: Spot, spot: Spot, unit: str) -> int:
    usual = decimals_of("cash", unit, None)
    own = figure(top.at("decimals"))
    if own is None or own != int(own) or not 0 <= own <= _MOST_DECIMALS:
        return usual
    return max(usual, int(own)) if spot.key in _PAID else int(own)


def _limits(bench: Bench, top: Spot) -> None:
    lines = list(items(top.at("lines")))
    sides = {_side(line) for line in lines}
    for cap in items(top.at("caps")):
        reach = sides_of(text_of(_at(cap, "scope")) or "referrer")
        _reaches(bench, top, cap, [line for line in lines if _side(line) in reach | {""}])
        _pair(bench, cap, sides)
    for line in lines:
        for cap in items(_at(line, "caps")):
            _reaches(bench, top, cap, [line])
            _pair(bench, cap, sides)


def _reaches(bench: Bench, top: Spot, cap: Mapping, lines: list[Mapping]) -> None:
    """A limit on value in another unit than all that it limits is promised and never applied."""
    node = _at(cap, "unit")
    units = {unit for line in lines for unit in _units(top, line, ())}
    counted = {spot.text("unit") for spot in spots(top.group) if spot.text("kind") in _COUNTED}
    if text_of(_at(cap, "of")) != "value" or not isinstance(node, Scalar) or node.missing or not units:
        return
    unit = text_of(node)
    if unit in units or "" in units or unit not in currency_codes() | counted:  # a code that is none is told of as such
        return
    named = ", ".join(sorted(units))
    bench.say(node.position, "E0243", f"a limit in `{node.text}` on what is given in {named} never applies",
              found=node.text, expected=f"one of: {named}",
              fix="Write the limit in the unit of what it limits.")  # fmt: skip


def _units(top: Spot, line: Mapping, seen: tuple[str, ...]) -> Iterator[str]:
    """What a line's awards are counted in, and what their points are worth; empty where nobody knows beforehand."""
    for give in (spot for spot in spots(line) if spot.key == "give"):
        worth = give.at("worth")
        if isinstance(worth, Mapping) and _at(worth, "amount") is not None:
            yield text_of(_at(worth, "unit"))
        if give.has("unit"):
            yield give.text("unit")
        elif give.has("percent") and give.text("of") == "award":
            yield from _followed(top, line, seen)
        elif give.has("percent"):
            yield top.text("currency") or text_of(_at(_group(top, "typical"), "unit"))
        elif give.has("varies"):
            yield ""
        else:
            yield give.text("kind")


def _followed(top: Spot, line: Mapping, seen: tuple[str, ...]) -> Iterator[str]:
    name = text_of(_at(line, "line"))
    other = next((one for one in items(top.at("lines")) if name and text_of(_at(one, "id")) == name), None)
    if other is None or name in seen:
        yield ""
    else:
        yield from _units(top, other, (*seen, name))


def _pair(bench: Bench, cap: Mapping, sides: set[str]) -> None:
    node = _at(cap, "stops")
    if isinstance(node, Scalar) and text_of(node) == "pair" and len(sides) == 1 and "" not in sides:
        bench.say(node.position, "E0246", f"`stops: pair` points nowhere: all lines are for the {min(sides)}",
                  found=node.text, expected="`line`, or a line for the other side",
                  fix="Delete `stops`, or give the other side a line.")  # fmt: skip


def _worths(bench: Bench, found: tuple[Spot, ...]) -> None:
    first: dict[str, tuple[Worth, Position]] = {}
    for give in (spot for spot in found if spot.text("kind") == "points"):
        group, unit = give.at("worth"), give.text("unit")
        worth = _worth(group) if isinstance(group, Mapping) and unit else None
        if worth is None or not isinstance(group, Mapping):
            continue
        place = next((entry.value for key in ("amount", "period") if (entry := group.get(key))), None)
        if not isinstance(place, Scalar):
            continue
        before = first.setdefault(unit, (worth, place.position))
        if before[0] != worth:
            bench.say(place.position, "E0243", f"`{give.words}.worth` is another worth of `{unit}` than before",
                      found=place.text, also=(before[1],), expected="one worth for each unit of points",
                      fix="Write the same worth in both, or give one of the two a unit of its own.")  # fmt: skip


def _worth(group: Mapping) -> Worth | None:
    """Of one point: ten for 1 are a hundred for 10."""
    written = _at(group, "points")
    points = figure(written) if written is not None else Decimal(1)
    amount, period = figure(_at(group, "amount")), length(_at(group, "period"))
    if not points or points < 0 or (amount is None and period is None):
        return None
    money = (text_of(_at(group, "unit")), amount / points if amount is not None else None)
    return money, (period.months / points, period.days / points) if period else None


def _side(line: Mapping) -> str:
    to = line.get("to")
    if to is None:
        return ""
    return text_of(_at(to.value, "side")) if isinstance(to.value, Mapping) else text_of(to.value)


def _group(spot: Spot, key: str) -> Mapping | None:
    found = spot.at(key)
    return found if isinstance(found, Mapping) else None


def _at(group: Mapping | None, key: str) -> Node | None:
    entry = group.get(key) if group is not None else None
    return entry.value if entry else None
