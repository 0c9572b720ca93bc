"""What happened, as a marketer writes it down for `wasl offer quote`: a list of events in YAML, or a table.

`docs/offer-commands.md` shows both. Every problem of a file is told at once, at its line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from generator.model.declared import dataclass
from generator.model.fields import Amount, Int, IsoDate, Model, Text, refused
from generator.model.offer import Offer
from generator.model.offer_parts import EventKind, Term
from generator.model.periods import Duration
from generator.model.problem import Position, Problem
from generator.model.source import CsvFile, Entry, Mapping, Node, Scalar, Sequence, csv_position
from generator.offers.ledger import CERTIFICATE, OWN_WORDS, REVERSALS, Event
from generator.text.suggest import closest
from generator.validate.typed import build, build_rows

_GROUPS = ("counts", "state", "choice")
_MOST = 20_000

Named = Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
"""The name of a line or of one of its choices, which may begin with a digit, with `_` for `-` or without."""


class EventRow(Model):
    """One thing that happened; with `every` and `times`, the same again and again: 36 monthly payments."""

    date: IsoDate
    event: EventKind
    who: Text = ""
    what: Term | None = None
    amount: Amount | None = Field(default=None, ge=0)
    unit: Text = ""
    of: Term | None = None
    money: Term | None = None
    counts: dict[Term, Amount] = Field(default_factory=dict)
    state: dict[Term, Text] = Field(default_factory=dict)
    choice: dict[Named, Named] = Field(default_factory=dict)
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
    words = _words(offer)
    read_rows = _of_table(read, problems) if isinstance(read, CsvFile) else _of_node(read, problems)
    noted = [_respelt(one, words, offer) for one in read_rows]
    for one in noted:
        problems += _strange(one, words, offer)
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


_KNOWN: Final = frozenset({*REVERSALS, *OWN_WORDS, CERTIFICATE})
_COUNTING: Final = ("attr", "per", "of", "by", "metric")
"""Where an offer names what it counts. `of` names bases too, which nobody counts by mistake."""
_NOT_NOUNS: Final = frozenset({"events", "awards", "referees", "units", "value", "amount"})
_REFINING: Final = ("what", "since", "from_", "extends", "attr")
"""Where an offer names an event by its refinement; an act sets the attribute of its name."""
_PAID: Final = frozenset({"refund", "chargeback"})
_WITH_MONEY: Final = frozenset({"pay", "deal", "use"})


@dataclass(frozen=True, slots=True)
class Words:
    """What the offer's lines speak of, in its own spelling."""

    nouns: frozenset[str]
    bases: frozenset[str]
    whats: frozenset[str]
    money: frozenset[str]
    attributes: frozenset[str]
    states: frozenset[str]


def _words(offer: Offer) -> Words:
    tree = offer.model_dump()
    nouns = {noun for noun in _values(tree, _COUNTING) if noun not in _NOT_NOUNS}
    bases = {*_bases(tree), *_compared(tree, "of")}
    whats = {*_values(tree, _REFINING), *_compared(tree, "what"), *_KNOWN}
    whats |= {what.removeprefix("first-").removeprefix("first_") for what in whats}  # `since: first_invoice`
    excluded = {money for line in offer.lines if line.total for money in line.total.exclude}
    typical, keys = offer.typical, offer.attribution.once_per if offer.attribution else ()
    states = {*nouns, *_values(tree, ("scope",)), *keys, *(typical.state if typical else ())}
    return Words(
        frozenset({*nouns, *(typical.counts if typical else ())}), frozenset(bases), frozenset(whats),
        frozenset({*excluded, *_compared(tree, "money")}), frozenset(_values(tree, ("attr",))), frozenset(states),
    )  # fmt: skip


def _respelt(noted: Noted, words: Words, offer: Offer) -> Noted:
    """With the offer's spelling of `-` and `_`, since the evaluation compares to the letter."""
    row, choices = noted.row, {line.id: {one.id for one in line.choose} for line in offer.lines}
    fields = {"what": words.whats, "of": words.bases, "money": words.money}
    keys = {"counts": words.nouns, "state": words.states, "choice": frozenset(choices)}
    update: dict[str, object] = {
        name: _spelt(said, known) for name, known in fields.items() if (said := getattr(row, name)) is not None
    }
    written: dict[str, str] = {}
    for name, known in keys.items():
        group: dict[str, object] = {}
        for key, value in getattr(row, name).items():
            own = _spelt(key, known)
            own = key if own in getattr(row, name) else own  # both spellings at once: the other one is told of
            group[own] = _spelt(value, choices.get(own, set())) if name == "choice" else value
            written[f"{name}.{own}"] = f"{name}.{key}"
        update[name] = group
    return Noted(row.model_copy(update=update), lambda name: noted.place(written.get(name, name)))


def _spelt(name: str, known: Set[str]) -> str:
    """As one of `known` is written, where only `-` and `_` differ; else as it is."""
    alike = (one for one in sorted(known) if one.replace("-", "_") == name.replace("-", "_"))
    return name if name in known else next(alike, name)


def _strange(noted: Noted, words: Words, offer: Offer) -> Iterator[Problem]:
    """What the offer does not know: lines that are chosen in, choices, bases, and words that refine an event."""
    lines = {line.id: line for line in offer.lines}
    choosing = {id_ for id_, line in lines.items() if line.choose}
    for id_, chosen in noted.row.choice.items():
        place = noted.place(f"choice.{id_}")
        if id_ not in choosing:
            yield _unknown(place, "line with a choice", id_, choosing)
        elif chosen not in (known := {one.id for one in lines[id_].choose}):
            yield _unknown(place, f"choice in the line `{id_}`", chosen, known)
    for noun in noted.row.counts:
        if noun not in words.nouns:
            yield _unknown(noted.place(f"counts.{noun}"), "use for the count", noun, words.nouns)
    if noted.row.of and noted.row.of not in words.bases:
        yield _unknown(noted.place("of"), "base", noted.row.of, words.bases)
    yield from _misspelt(noted, words, offer)
    yield from _reversing_nothing(noted, words, offer)


def _misspelt(noted: Noted, words: Words, offer: Offer) -> Iterator[Problem]:
    """A word like one that a line asks for. Any other may be said: it may fulfil a condition, or count for nothing."""
    said, kind = noted.row.what, noted.row.event
    asked = {line.what for line in offer.lines if line.event == kind and line.what}
    if said and said not in asked | _KNOWN | words.attributes and closest(said, asked):
        yield _unknown(noted.place("what"), f"`{kind}` of this kind", said, asked)


def _reversing_nothing(noted: Noted, words: Words, offer: Offer) -> Iterator[Problem]:
    """A reversal takes back events of its own kind only: a refund noted as an act would leave the payment standing.

    Payments and deals can always be reversed, other events where a line is for their kind; money only where it flows.
    """
    said, kind = noted.row.what, noted.row.event
    asked = any(line.event == kind and line.what == said for line in offer.lines)
    if said not in REVERSALS or asked or (kind == "act" and said in words.attributes):
        return
    counted = {line.event for line in offer.lines} - {"award"}
    if said in _PAID:
        counted &= _WITH_MONEY
    if kind in counted | {"pay", "deal"}:
        return
    right = "pay" if "pay" in counted else min(counted, default="pay")
    expected = ", ".join(f"`event: {one}`" for one in sorted(counted | {"pay"}))
    fix = f"A reversal has the kind of the event that it takes back: write `event: {right}`."
    message = f"`{said}` takes nothing back as `{kind}`"
    yield Problem(noted.place("what"), "E0207", message, said, expected, fix=fix)


def _bases(tree: object) -> Iterator[str]:
    """What percentages are of, at any depth."""
    for part in _mappings(tree):
        if "percent" in part and isinstance(part.get("of"), str):
            yield str(part["of"])


def _compared(tree: object, attribute: str) -> Iterator[str]:
    """What conditions compare this attribute with."""
    for part in _mappings(tree):
        if part.get("attr") == attribute and isinstance(values := part.get("value"), tuple):
            yield from values


def _values(tree: object, names: Iterable[str]) -> Iterator[str]:
    """All texts that stand under these keys, at any depth."""
    for part in _mappings(tree):
        yield from (text for name in names if isinstance(text := part.get(name), str))


def _mappings(tree: object) -> Iterator[dict[str, object]]:
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, (list, tuple)) else ():
        yield from _mappings(part)


def _unknown(place: Position, kind: str, name: str, known: Set[str]) -> Problem:
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
