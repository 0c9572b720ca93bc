"""Reads a worked example: an offer (or several), what happened, and what has to come out.

A file holds `offer` (or `offers`, by name) and `cases`. An offer needs no name and no date here. A case has `events`,
`until`, and any of `total` (by side or line: the sum of each unit), `back` (what is owed back), `awards` (all of them,
by day), `among` (some of them), `missed` (how many events of each line gave nothing) and `ends` (the last day looked
at); or `state` and the `fee` of the entry. An event may say `times` and `every` (`{day: 2026-01-05, times: 36,
every: P1M}`), and with `who: c#` each is of another referee: c1, c2, …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.load.yaml import parse_yaml
from generator.model.offer import Offer
from generator.model.periods import Period, read_period
from generator.offers.ledger import Event
from generator.validate.typed import to_plain

FOLDER = Path(__file__).parent
_FIELDS = {field.name for field in fields(Event)}


@dataclass(frozen=True)
class Case:
    """One case of an example. `expected` is as it stands in the file: everything is text."""

    name: str
    offer: Offer
    events: list[Event]
    until: date | None
    expected: Mapping[str, Any]


def read_cases(folder: str) -> Iterator[Case]:
    """The cases of all files of `tests/offers/<folder>/`, in order."""
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Case]:
    node, problems = parse_yaml(path.name, path.read_text(encoding="utf-8"))
    assert node is not None
    assert not problems
    plain = to_plain(node)
    offers = plain.get("offers") or {"": plain["offer"]}
    for n, case in enumerate(plain["cases"], 1):
        about = case.get("about", str(n))
        offer = read_offer(offers[case.get("offer", "")])
        events = [event for one in case.get("events", ()) for event in _events(one)]
        until = date.fromisoformat(case["until"]) if "until" in case else None
        yield Case(f"{path.stem}-{about}", offer, events, until, case)


def read_offer(plain: Mapping[str, Any]) -> Offer:
    return Offer.model_validate({"name": {"en": "Example"}, "valid_from": "2020-01-01", "currency": "USD", **plain})


def _events(one: Mapping[str, Any]) -> Iterator[Event]:
    unknown = set(one) - _FIELDS - {"times", "every"}
    assert not unknown, unknown
    first, times = date.fromisoformat(one["day"]), int(one.get("times", "1"))
    every: Period = read_period(one.get("every", "P1M"))
    said: dict[str, Any] = {key: value for key, value in one.items() if key not in ("times", "every")}
    if "amount" in said:
        said["amount"] = Decimal(said["amount"])
    said["counts"] = {noun: Decimal(number) for noun, number in said.get("counts", {}).items()}
    who = said.get("who", "")
    for n in range(times):
        day = every.times(n).after(first) if "every" in one and n else first
        yield Event(**{**said, "day": day, "who": who.replace("#", str(n + 1))})


def shown(award: object, names: Mapping[str, str]) -> dict[str, str]:
    """The fields of `names` as the file writes them."""
    return {name: _text(getattr(award, name)) for name in names}


def _text(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def sums(found: Mapping[str, Decimal]) -> dict[str, str]:
    return {unit: _text(amount) for unit, amount in sorted(found.items()) if amount}


def expected_sums(said: Mapping[str, str]) -> dict[str, str]:
    return {unit: _text(Decimal(amount)) for unit, amount in sorted(said.items()) if Decimal(amount)}
