"""What the parts of an offer say about one another: names, figures, dates, combinations.

Looks at the tree as it is written, so that all of it is told at once, whatever else is wrong in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.problem import Position
from generator.model.source import SHIPPED, Mapping, Node, Scalar
from generator.validate.bench import Bench
from generator.validate.offer_nodes import Spot, day, figure, items, length, scalars, spots, text_of
from generator.validate.offer_presets import id_of

_LARGEST: Final = Decimal(1_000_000_000)
_DAYS_A_MONTH: Final = 30
_LONGEST_WAIT: Final = 120  # months
_LONGEST: Final = 1200
_WAITS: Final = frozenset({"for", "clawback", "forfeit_after", "within", "lag", "claim_within"})
_LENGTHS: Final = _WAITS | {"period", "use_within", "window", "valid", "notice", "every", "over", "to"}


_MONEY: Final = frozenset({"cash", "card", "credit", "discount", "share"})


@dataclass(frozen=True, slots=True)
class Around:
    """What an offer may name that stands outside of it."""

    segments: frozenset[str] = field(default_factory=frozenset)
    levels: frozenset[str] = field(default_factory=frozenset)


def check_offer(bench: Bench, root: Mapping, around: Around) -> None:
    """Every contradiction inside one offer, at its place."""
    found = tuple(spots(root))
    top = found[0]
    for spot in found:
        for check in (_figures, _lengths, _steps, _rates, _measure, _worth, _choices, _worded):
            check(bench, spot)
    _names(bench, top, found, around)
    _dates(bench, top)
    _settled(bench, top, found)


def _figures(bench: Bench, spot: Spot) -> None:
    for key in ("amount", "up_to", "price", "max"):
        value, node = figure(spot.at(key)), spot.at(key)
        if value is not None and value > _LARGEST and isinstance(node, Scalar):
            bench.say(node.position, "E0248", f"`{_path(spot, key)}` is more than a thousand million: `{node.text}`",
                      found=node.text, expected="at most 1000000000", fix="Check the figure.")  # fmt: skip
    percent = figure(spot.at("percent"))
    node = spot.at("percent")
    if percent is not None and percent > 100 and isinstance(node, Scalar):
        bench.say(node.position, "E0248", f"`{_path(spot, 'percent')}` is more than everything: `{node.text}` %",
                  found=node.text, expected="at most 100", fix="Check the figure.")  # fmt: skip


def _lengths(bench: Bench, spot: Spot) -> None:
    """A hold of more than ten years is a slip; no length of an offer is more than a hundred."""
    for entry in spot.group.entries:
        key = entry.key.text
        wait = key in _WAITS and (key != "for" or spot.key in ("hold", "idle"))
        found = length(entry.value) if key in _LENGTHS else None
        most = _LONGEST_WAIT if wait else _LONGEST
        if found is not None and found.months + found.days / _DAYS_A_MONTH > most and isinstance(entry.value, Scalar):
            text = entry.value.text
            said = f"`{_path(spot, key)}` is longer than {most // 12} years: `{text}`"
            bench.say(entry.value.position, "E0248", said, found=text,
                      expected=f"at most P{most // 12}Y", fix="Check the figure.")  # fmt: skip


def _steps(bench: Bench, spot: Spot) -> None:
    before: Scalar | None = None
    for step in items(spot.at("steps")):
        start = step.get("from")
        if start is None or not isinstance(start.value, Scalar):
            continue
        value, last = figure(start.value), figure(before)
        if value is not None and last is not None and before is not None and value <= last:
            bench.say(start.value.position, "E0244", f"`{spot.words}` has overlapping steps: `{start.value.text}` does "
                      f"not come after `{before.text}`", found=start.value.text, expected=f"more than {before.text}",
                      also=(before.position,),
                      fix="Put the steps in rising order, each `from` above the one before.")  # fmt: skip
        before = start.value if value is not None else before


def _rates(bench: Bench, spot: Spot) -> None:
    """The first rate that holds is given: nothing comes to those after one that always holds."""
    rates = list(items(spot.at("rates")))
    always = [rate for rate in rates[:-1] if rate.get("if") is None and rate.get("position") is None and rate.entries]
    for rate in always[:1]:
        bench.say(rate.entries[0].key.position, "E0244", f"`{_path(spot, 'rates')}` has a rate for all before others, "
                  "which are then never given", found=rate.entries[0].key.text, expected="`if` or `position`",
                  fix="Put the rate without `if` last.")  # fmt: skip
    for rate in rates:
        position = rate.get("position")
        places = [figure(one) for one in scalars(position.value)] if position else []
        if position is not None and places and (places[0] or 0) < 1:
            _say_position(bench, spot, position.key, "counts from 1")
        elif position is not None and len(places) == 2 and (places[1] or 0) < (places[0] or 0):
            _say_position(bench, spot, position.key, "ends before it begins")


def _say_position(bench: Bench, spot: Spot, key: Scalar, why: str) -> None:
    bench.say(key.position, "E0244", f"`{_path(spot, 'rates')}`: `position` {why}", found=key.text,
              expected="first and last, as `[1, 3]`", fix="Write the first and the last place.")  # fmt: skip


def _measure(bench: Bench, spot: Spot) -> None:
    """A window of days is read from its first to its last."""
    if spot.key != "measure":
        return
    start, end, node = length(spot.at("from")), length(spot.at("to")), spot.at("to")
    if start and end and isinstance(node, Scalar) and (end.months, end.days) < (start.months, start.days):
        bench.say(node.position, "E0249", f"`{_path(spot, 'to')}` comes before `from`: `{node.text}`", found=node.text,
                  expected=f"{spot.text('from')} or later", fix="Put the longer one in `to`.")  # fmt: skip


def _worth(bench: Bench, spot: Spot) -> None:
    if spot.key != "worth" and spot.has("worth") and spot.text("kind") in _MONEY:
        _say_key(bench, spot, "worth", f"`{spot.text('kind')}` is money already", "`amount` alone")
    if spot.key == "worth" and spot.has("amount") and not spot.has("unit"):
        _say_key(bench, spot, "amount", "is an amount of nothing", "`unit`: a currency, or what is counted")
    if spot.key == "worth" and not spot.has("amount") and not spot.has("period") and spot.group.entries:
        first = spot.group.entries[0].key.text
        _say_key(bench, spot, first, "says not what the points are worth", "`amount` and `unit`, or `period`")


def _choices(bench: Bench, spot: Spot) -> None:
    _twice(bench, (choice.get("id") for choice in items(spot.at("choose"))), "choice")
    if spot.text("final") == "true" and spot.has("id") and not spot.has("choose"):
        _say_key(bench, spot, "final", "is final without a choice", "`choose`, with two or more")


def _say_key(bench: Bench, spot: Spot, key: str, why: str, expected: str) -> None:
    entry = spot.group.get(key)
    if entry is not None:
        place = entry.value if isinstance(entry.value, Scalar) else entry.key
        bench.say(place.position, "E0243", f"`{_path(spot, key)}` {why}", found=place.text, expected=expected)


def _worded(bench: Bench, spot: Spot) -> None:
    kind = spot.at("kind")
    if isinstance(kind, Scalar) and kind.text == "text":
        bench.say(kind.position, "W0237", f"`{spot.words}` is said in words only and never computed", found=kind.text,
                  expected="a kind that is computed, or `item` or `access`")  # fmt: skip


def _names(bench: Bench, top: Spot, found: tuple[Spot, ...], around: Around) -> None:
    lines = {id_of(line): line for line in items(top.at("lines")) if id_of(line)}
    _twice(bench, (line.get("id") for line in items(top.at("lines"))), "line")
    _twice(bench, (level.get("slug") for level in items(top.at("levels"))), "level")
    for name, line in lines.items():
        other = _value(line, "line")
        if isinstance(other, Scalar) and bench.known(other.position, "E0246", "line", other.text, lines):
            _circle(bench, name, other, lines)
    levels = {text_of(_value(level, "slug")) for level in items(top.at("levels"))} | around.levels
    for spot in found:
        if spot.text("attr") == "level":
            for value in scalars(spot.at("value")):
                bench.known(value.position, "E0246", "level", value.text, levels)
    for available in (spot for spot in found if spot.words == "available"):
        for value in scalars(available.at("levels")):
            bench.known(value.position, "E0246", "level", value.text, levels)
        for value in scalars(available.at("segments")):
            bench.known(value.position, "E0301", "segment", value.text, around.segments)


def _circle(bench: Bench, start: str, first: Scalar, lines: dict[str, Mapping]) -> None:
    """Awards that follow themselves would never end."""
    seen, name = [start], first.text
    while name in lines and name not in seen:
        seen.append(name)
        name = text_of(_value(lines[name], "line"))
    if name == start:
        bench.say(first.position, "E0246", f"the line `{start}` follows itself: {' → '.join([*seen, start])}",
                  found=first.text, fix="Let one of these lines follow no other.")  # fmt: skip


def _twice(bench: Bench, names: Iterator[object], kind: str) -> None:
    first: dict[str, Position] = {}
    for entry in names:
        name = getattr(entry, "value", None)
        if not isinstance(name, Scalar) or name.missing:
            continue
        if name.text in first:
            bench.say(name.position, "E0246", f"the {kind} `{name.text}` stands twice", found=name.text,
                      also=(first[name.text],), expected=f"a name of its own for each {kind}",
                      fix="Give one of the two another name.")  # fmt: skip
        first.setdefault(name.text, name.position)


def _dates(bench: Bench, top: Spot) -> None:
    start, end = day(top.at("valid_from")), day(top.at("valid_until"))
    _ends_after(bench, top, start, end)
    written = [(entry.value, said) for one in items(top.at("terms")) if (entry := one.get("from"))
               and isinstance(entry.value, Scalar) and (said := day(entry.value))]  # fmt: skip
    rising = len(written) < 2 or written[0][1] < written[1][1]
    for (_, before), (value, said) in pairwise(written):
        if said == before or (said > before) != rising:
            bench.say(value.position, "E0249", f"`terms` are out of order: `{value.text}` after `{before.isoformat()}`",
                      found=value.text, expected="an earlier date" if not rising else "a later date",
                      fix="Put the versions in the order of their dates.")  # fmt: skip
    for value, said in written:
        if start and said > start:
            bench.say(value.position, "E0249", f"an earlier version begins after this one: `{value.text}`",
                      found=value.text, expected=f"{start.isoformat()} or before", fix="Correct the date.")  # fmt: skip


def _ends_after(bench: Bench, top: Spot, start: date | None, end: date | None) -> None:
    """Told at the end, or at the start where only that is the marketer's own and the end comes from a preset."""
    first, last = top.at("valid_from"), top.at("valid_until")
    if not (start and end and end < start and isinstance(first, Scalar) and isinstance(last, Scalar)):
        return
    if last.position.path.startswith(SHIPPED) and not first.position.path.startswith(SHIPPED):
        bench.say(first.position, "E0249", f"`valid_from` is after `valid_until`: `{first.text}`", found=first.text,
                  expected="an earlier date", also=(last.position,),
                  fix="Write a `valid_until` of your own, after it.")  # fmt: skip
    else:
        bench.say(last.position, "E0249", f"`valid_until` is before `valid_from`: `{last.text}`", found=last.text,
                  expected="a later date", fix=f"Write a date after {start.isoformat()}.")  # fmt: skip


def _settled(bench: Bench, top: Spot, found: tuple[Spot, ...]) -> None:
    """Steps that reach back are settled at the end of their window: one that never ends settles nothing."""
    for spot in found:
        window = spot.at("window")
        endless = text_of(window) == "ever" and not top.has("valid_until")
        if isinstance(window, Scalar) and spot.text("mode") == "retroactive" and endless:
            bench.say(window.position, "E0245", f"`{_path(spot, 'window')}` never ends, so that nothing is settled",
                      found=window.text, expected="year, quarter, month or as `P30D`",
                      fix="Write `window: year`, or give the offer a `valid_until`.")  # fmt: skip


def _value(group: Mapping, key: str) -> Node | None:
    entry = group.get(key)
    return entry.value if entry else None


def _path(spot: Spot, key: str) -> str:
    return f"{spot.words}.{key}" if spot.words else key
