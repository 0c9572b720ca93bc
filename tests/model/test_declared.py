"""A class that is declared lightly is the class that the standard library makes, except for what it costs."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.model import declared

T = TypeVar("T")
NAMES = ("slug", "names", "tier", "line")
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "default": st.integers(0, 3), "default_factory": st.sampled_from((list, dict)), "init": st.booleans(),
        "repr": st.booleans(), "hash": st.sampled_from((None, True, False)), "compare": st.booleans(),
        "kw_only": st.booleans(),
    },
).filter(lambda said: not {"default", "default_factory"} <= said.keys())  # fmt: skip
BODIES = st.lists(st.one_of(st.none(), st.integers(0, 3), SETTINGS), max_size=len(NAMES))
OPTIONS = st.fixed_dictionaries({name: st.booleans() for name in ("frozen", "slots", "eq", "order")})
VALUES = st.lists(st.integers(0, 1), min_size=len(NAMES), max_size=len(NAMES))
EACH: list[Any] = [{"hash": False}, {"compare": False}, {"repr": False, "default": 1}, {"init": False, "default": 2}]
FROZEN = {"frozen": True, "slots": True, "eq": True, "order": True}
ARGUMENTS = st.tuples(
    st.lists(st.integers(0, 2), max_size=4), st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2), max_size=3)
)


@dataclasses.dataclass
class Place:
    """Of the standard library."""

    path: str
    column: int = 1


@declared.dataclass(frozen=True, slots=True)
class Position(Place):  # type: ignore[misc]  # what is frozen may be set while it is made
    """Declared lightly, after that."""

    line: int = 1
    notes: list[str] = declared.field(default_factory=list, compare=False)


@declared.dataclass(frozen=True)
class Whole(Generic[T]):
    """Without slots: what it works out once, it keeps."""

    parts: tuple[T, ...]

    @cached_property
    def size(self) -> int:
        return len(self.parts)


def body_of(items: list[Any], field: Callable[..., Any]) -> dict[str, Any]:
    said = dict(zip(NAMES, items, strict=False))
    body = {name: field(**item) if isinstance(item, dict) else item for name, item in said.items() if item is not None}
    return {**body, "__annotations__": dict.fromkeys(said, "int"), "__doc__": "A noun.", "__module__": __name__}


def made(declare: Callable[..., Any], items: list[Any], options: dict[str, bool]) -> Any:
    return declare(**options)(type("Noun", (), body_of(items, dataclasses.field)))


def told(work: Callable[[], Any]) -> Any:
    """What comes of it: the result, or the error in its own words."""
    try:
        return work()
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error)


def twins(items: list[Any], options: dict[str, bool]) -> tuple[Any, Any]:
    """The same class of both; what the library refuses to declare is nobody's."""
    try:
        other = made(dataclasses.dataclass, items, options)
    except (TypeError, ValueError):
        assume(False)
    return made(declared.dataclass, items, options), other


def described(cls: Any) -> list[tuple[Any, ...]]:
    names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
    return [tuple(getattr(one, name) for name in names) for one in dataclasses.fields(cls)]


@given(BODIES, OPTIONS)
def test_a_class_is_described_as_by_the_library(items: list[Any], options: dict[str, bool]) -> None:
    mine, other = twins(items, options)
    assert described(mine) == described(other)
    assert mine.__match_args__ == other.__match_args__
    assert list(inspect.signature(mine).parameters) == list(inspect.signature(other).parameters)
    assert getattr(mine, "__slots__", None) == getattr(other, "__slots__", None)
    assert (mine.__doc__, mine.__qualname__, mine.__module__) == (other.__doc__, other.__qualname__, other.__module__)
    assert [getattr(mine, name, ...) for name in NAMES if not options["slots"]] == [
        getattr(other, name, ...) for name in NAMES if not options["slots"]
    ]


@settings(max_examples=300)
@given(BODIES, OPTIONS, VALUES, VALUES)
@example(EACH, FROZEN, [0, 1, 0, 0], [0, 0, 0, 0])
@example(EACH, FROZEN, [1, 0, 0, 0], [0, 0, 0, 0])
def test_an_object_compares_and_changes_as_by_the_library(
    items: list[Any], options: dict[str, bool], first: list[int], second: list[int]
) -> None:
    mine, other = ([*outcomes(cls, first, second)] for cls in twins(items, options))
    assert mine == other


def outcomes(cls: Any, first: list[int], second: list[int]) -> Iterator[Any]:
    """What comes of everything that one does with two objects of this class."""
    names = [one.name for one in dataclasses.fields(cls) if one.init]
    one, another = (cls(**dict(zip(names, values, strict=False))) for values in (first, second))
    yield told(lambda: repr(one))
    yield [told(lambda: one == another), told(lambda: one == copy.copy(one)), told(lambda: one.__eq__(3))]
    yield [told(lambda: one < another), told(lambda: one <= another), told(lambda: one >= another)]
    yield cls.__hash__ is object.__hash__ or told(lambda: hash(one))
    yield told(lambda: dataclasses.asdict(copy.deepcopy(one)))
    yield told(lambda: repr(dataclasses.replace(one, slug=7)))
    if hasattr(one, "slug"):
        yield [told(lambda: setattr(one, "slug", 5)), told(lambda: delattr(one, "slug")), told(lambda: repr(one))]


@given(BODIES, OPTIONS, ARGUMENTS)
def test_arguments_are_taken_and_refused_as_by_the_library(
    items: list[Any], options: dict[str, bool], given: tuple[list[int], dict[str, int]]
) -> None:
    mine, other = (told(partial(cls, *given[0], **given[1])) for cls in twins(items, options))
    assert told(lambda: repr(mine)) == told(lambda: repr(other))


def test_an_object_that_is_frozen_travels_to_another_process() -> None:
    position = Position("a.md", 2, 3, ["x"])
    arrived = pickle.loads(pickle.dumps(position))
    assert (arrived, arrived.notes, type(arrived)) == (position, ["x"], Position)


def test_fields_of_a_base_come_first_and_nothing_is_frozen_too_late() -> None:
    position = Position("a.md", line=4)
    assert (position.path, position.column, position.line, position.notes) == ("a.md", 1, 4, [])
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'line'"):
        position.line = 5  # type: ignore[misc]
    assert Position("a.md").notes is not Position("a.md").notes


def test_a_frozen_object_without_slots_keeps_what_it_worked_out() -> None:
    whole = Whole(("a", "b"))
    assert (whole.size, vars(whole)["size"]) == (2, 2)
    assert whole == Whole(("a", "b"))


def test_what_a_class_says_itself_stays() -> None:
    @declared.dataclass(frozen=True, slots=True)
    class Loose:
        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loose) and self.text.lower() == other.text.lower()

        def __repr__(self) -> str:
            return "loose"

    assert Loose("A") == Loose("a")
    assert repr(Loose("A")) == "loose"
    assert hash(Loose("A")) == hash(Loose("A"))


def test_a_default_that_all_objects_would_share_is_refused() -> None:
    with pytest.raises(ValueError, match="use default_factory"):
        made(declared.dataclass, [{"default": []}], {})


def test_a_class_of_which_nothing_is_made_writes_nothing() -> None:
    noun = made(declared.dataclass, [None, 1], {"frozen": True, "slots": True})
    assert not any(inspect.isfunction(vars(noun)[name]) for name in ("__init__", "__eq__", "__hash__"))
    assert noun(1) == noun(1)
    assert all(inspect.isfunction(vars(noun)[name]) for name in ("__init__", "__eq__"))
