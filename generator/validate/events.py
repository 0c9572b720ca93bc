"""What happened, as a marketer writes it down for `wasl offer quote`: a list of events in YAML, or a table.

`docs/offer-commands.md` shows both. Every problem of a file is told at once, at its line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from pydantic import Field, model_validator

from generator.model.fields import Amount, Int, IsoDate, Model, Slug, Text, refused
from generator.model.offer import Offer
from generator.model.offer_parts import EventKind
from generator.model.periods import Duration
from generator.model.problem import Position, Problem
from generator.model.source import CsvFile, Entry, Mapping, Node, Scalar, Sequence, csv_position
from generator.offers.ledger import CERTIFICATE, OWN_WORDS, REVERSALS, Event
from generator.text.suggest import closest
from generator.validate.typed import build, build_rows

_GROUPS = ("counts", "state", "choice")
_MOST = 20_000


class EventRow(Model):
    """One thing that happened; with `every` and `times`, the same again and again: 36 monthly payments."""

    date: IsoDate
    event: EventKind
    who: Text = ""
    what: Slug | None = None
    amount: Amount | None = Field(default=None, ge=0)
    unit: Text = ""
    of: Slug | None = None
    money: Slug | None = None
    counts: dict[Slug, Amount] = Field(default_factory=dict)
    state: dict[Slug, Text] = Field(default_factory=dict)
    choice: dict[Slug, Slug] = Field(default_factory=dict)
    every: Duration | None = None
    times: Int = Field(default=1, ge=1, le=5000)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.amount is not None and not self.unit:
            raise refused("E0207", "has an amount of nothing", expected="`unit`, as SAR",
                          fix="Say in which currency: `unit: SAR`.")  # fmt: skip
        if self.times > 1 and self.every is None:
            raise refused("E0207", "happens several times, but not how often", expected="`every`, as P1M",
                          fix="Add `every: P1M`, or leave `times` out.")  # fmt: skip
        return self

    def events(self) -> Iterator[Event]:
        """Itself, as often as it happened. Raises `OverflowError` after the year 9999."""
        for number in range(self.times):
            day = self.every.times(number).after(self.date) if self.every else self.date
            yield Event(
                day, self.event, self.who, self.what or "", self.amount, self.unit, self.of or "", self.money or "",
                dict(self.counts), dict(self.state), dict(self.choice),
            )  # fmt: skip


class EventFile(Model):
    events: tuple[EventRow, ...]

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.events:
            raise refused("E0212", "holds no events", expected="a list of events", fix="Write what happened.")
        return self


Place = Callable[[str], Position]
"""From a field's name (`what`, `choice.bonus`) to where it stands."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A row and where its fields stand."""

    row: EventRow
    place: Place


def events_of(read: Node | CsvFile, offer: Offer, problems: list[Problem]) -> tuple[Event, ...]:
    """All events of a file in its order; empty after adding every problem of it to `problems`.

    A word that no line of the offer asks for is a problem too: it would silently earn nobody anything.
    """
    before = len(problems)
    noted = list(_of_table(read, problems) if isinstance(read, CsvFile) else _of_node(read, problems))
    for one in noted:
        problems += _strange(one, offer)
    events = tuple(_unrolled(noted, problems))
    return () if any(problem.severity == "error" for problem in problems[before:]) else events


def _of_node(root: Node, problems: list[Problem]) -> Iterator[Noted]:
    if isinstance(root, Sequence):  # the list alone, without `events:`
        root = Mapping((Entry(Scalar("events", root.position), root),), root.position)
    made = build(EventFile, root, problems, context="the list of events")
    listed = root.get("events") if isinstance(root, Mapping) else None
    if made is None or listed is None or not isinstance(listed.value, Sequence):
        return
    for row, node in zip(made.events, listed.value.items, strict=True):
        yield Noted(row, lambda name, node=node: _inside(node, name))  # type: ignore[misc]


def _inside(node: Node, name: str) -> Position:
    for part in name.split("."):
        entry = node.get(part) if isinstance(node, Mapping) else None
        node = entry.value if entry else node
    return node.entries[0].key.position if isinstance(node, Mapping) and node.entries else node.position


def _of_table(file: CsvFile, problems: list[Problem]) -> Iterator[Noted]:
    """Columns as the fields; `counts.seat`, `state.plan` and `choice.LINE` for what has a name of its own."""
    names = [cell.text for cell in file.header]
    columns = {name: name for name in EventRow.model_fields if name not in _GROUPS}
    columns |= {name: name for name in names if name.partition(".")[0] in _GROUPS and name.partition(".")[2]}
    for row, made in build_rows(EventRow, file, columns, problems):
        places = {name: (row, column) for column, name in enumerate(names)}
        yield Noted(made, lambda name, at=places, row=row: csv_position(file, *at.get(name, (row, 0))))  # type: ignore[misc]


def _strange(noted: Noted, offer: Offer) -> Iterator[Problem]:
    """What the offer does not know: lines that are chosen in, choices, and words that refine an event."""
    lines = {line.id: line for line in offer.lines}
    choosing = {id_ for id_, line in lines.items() if line.choose}
    for id_, chosen in noted.row.choice.items():
        place = noted.place(f"choice.{id_}")
        if id_ not in choosing:
            yield _unknown(place, "line with a choice", id_, choosing)
        elif chosen not in (known := {one.id for one in lines[id_].choose}):
            yield _unknown(place, f"choice in the line `{id_}`", chosen, known)
    nouns = {noun for noun in _values(offer.model_dump(), _COUNTING) if noun not in _NOT_NOUNS}
    nouns |= set(offer.typical.counts) if offer.typical else set()
    for noun in noted.row.counts:
        if noun not in nouns:
            yield _unknown(noted.place(f"counts.{noun}"), "use for the count", noun, nouns)
    yield from _misspelt(noted, offer)


_KNOWN: Final = frozenset({*REVERSALS, *OWN_WORDS, CERTIFICATE})
_COUNTING: Final = ("attr", "per", "of", "by", "metric")
"""Where an offer names what it counts. `of` names bases too, which nobody counts by mistake."""
_NOT_NOUNS: Final = frozenset({"events", "awards", "referees", "units", "value", "amount"})


def _misspelt(noted: Noted, offer: Offer) -> Iterator[Problem]:
    """A word like one that a line asks for. Any other may be said: it may fulfil a condition, or count for nothing."""
    said, kind = noted.row.what, noted.row.event
    asked = {line.what for line in offer.lines if line.event == kind and line.what}
    known = asked | _KNOWN | set(_values(offer.model_dump(), {"attr"}))
    if said and said not in known and closest(said, asked):
        yield _unknown(noted.place("what"), f"`{kind}` of this kind", said, asked)


def _values(tree: object, names: Iterable[str]) -> Iterator[str]:
    """All texts that stand under these keys, at any depth."""
    if isinstance(tree, dict):
        yield from (tree[name] for name in names if isinstance(tree.get(name), str))
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, (list, tuple)) else ():
        yield from _values(part, names)


def _unknown(place: Position, kind: str, name: str, known: set[str]) -> Problem:
    expected = ", ".join(sorted(known))
    fix = "Write a name that the offer has." if known else "The offer has nothing of this kind: delete it."
    return Problem(place, "E0205", f"the offer has no {kind} `{name}`", name, expected, closest(name, known), fix)


def _unrolled(noted: list[Noted], problems: list[Problem]) -> Iterator[Event]:
    total = 0
    for one in noted:
        total += one.row.times
        if total > _MOST:
            fix = "Split the file, and quote each part."
            problems.append(Problem(one.place("times"), "E0206", f"makes more than {_MOST:,} events", fix=fix))
            return
        try:
            yield from one.row.events()
        except OverflowError:
            fix = "Make `times` or `every` smaller."
            problems.append(Problem(one.place("times"), "E0206", "goes on after the year 9999", fix=fix))
            return
