"""Dataclasses that cost next to nothing to declare, and less to make.

`dataclasses.dataclass` writes and compiles six functions for each class, which takes a third of a millisecond: for some
two hundred classes, as long as reading a project. Here a method is written when it is first used, and most builds use
few methods of half of the classes.

A frozen object of the standard library pays for each field that it is given. Here the fields are set while the object
is not frozen yet: for so long its class is a draft of the same layout. That takes less than half of the time.

What no noun of this package needs is not there: `InitVar`, `weakref_slot`, `unsafe_hash`, two bases with fields.
`fields`, `replace`, `asdict` and `is_dataclass` of the standard library work as ever.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import MISSING, Field, FrozenInstanceError, field
from reprlib import recursive_repr
from types import FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass", "field"]

Fields = Mapping[str, "Field[Any]"]
_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_PUBLIC = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
_AGAIN = ("__dict__", "__weakref__")
"""What a class that is made again gets anew."""


def _declare(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type], type]:
    """As `dataclasses.dataclass`. Raises ValueError for a default that all objects would share and could change."""

    def declare(cls: type) -> type:
        own = {name: item for name, item in vars(cls).items() if name not in _AGAIN}
        before: Fields = getattr(cls, "__dataclass_fields__", {})
        members = {**before, **dict(_members(own))}
        layout = {"__slots__": tuple(name for name in members if name not in before)} if slots else {}
        if slots:
            own = {name: item for name, item in own.items() if name not in members}
        if "__eq__" in own and own.get("__hash__") is None:
            own.pop("__hash__", None)  # Python says so of every class that says what equal is
        made = {**_told(members), **_compared(members, eq, frozen, order), **(_frozen(members) if frozen else {})}
        made["__init__"] = _Later(lambda whole: _init(whole, members, _draft(whole) if frozen else None))
        new = type(cls)(cls.__name__, cls.__bases__, {**made, **own, **layout})
        new.__qualname__ = cls.__qualname__
        return new

    return declare


if not TYPE_CHECKING:
    dataclass = _declare


class _Later:
    """What a class has from the first time on that it is looked up."""

    def __init__(self, make: Callable[[type], Any]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, of: object, cls: type) -> Any:
        made = self._make(self._owner)
        setattr(self._owner, self._name, made)
        return made.__get__(of, cls) if hasattr(made, "__get__") else made


def _members(own: dict[str, Any]) -> Iterator[tuple[str, Field[Any]]]:
    """The fields that a class body declares; what it says of their defaults stays there as the default alone."""
    for name, kind in own.get("__annotations__", {}).items():
        if "ClassVar" in str(kind):
            continue
        said = own.pop(name, MISSING)
        member: Field[Any] = said if isinstance(said, Field) else field(default=said)
        if type(member.default).__hash__ is None:
            raise ValueError(
                f"all objects would share the {type(member.default).__name__} of {name}: use default_factory"
            )
        member.name, member.type, member.kw_only = name, kind, member.kw_only is True
        if member.default is not MISSING:
            own[name] = member.default
        yield name, member


# --- what is told of the fields -------------------------------------------------------------------------------------


def _told(members: Fields) -> dict[str, Any]:
    given = tuple(name for name, member in members.items() if member.init and not member.kw_only)
    told = _Later(lambda _: {name: _marked(member) for name, member in members.items()})
    return {"__dataclass_fields__": told, "__match_args__": given, "__repr__": _repr}


@dataclasses.dataclass
class _Sample:
    sample: object


def _marked(member: Field[Any]) -> Field[Any]:
    """The library knows a field by a mark of its own, so this is a copy of one that it has marked."""
    marked: Field[Any] = copy(dataclasses.fields(_Sample)[0])
    for name in _PUBLIC:
        setattr(marked, name, getattr(member, name))
    return marked


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


# --- how objects compare --------------------------------------------------------------------------------------------


def _compared(members: Fields, eq: bool, frozen: bool, order: bool) -> dict[str, Any]:
    if not eq:
        return {}
    names = [name for name, member in members.items() if member.compare]
    made: dict[str, Any] = {"__eq__": _comparing("__eq__", "==", names), "__hash__": None}
    if frozen:
        counted = [name for name, one in members.items() if (one.compare if one.hash is None else one.hash)]
        body = f"return hash({_values('self', counted)})"
        made["__hash__"] = _Later(lambda whole: _written(whole, "__hash__", ["self"], [body]))
    return made | {name: _comparing(name, sign, names) for name, sign in _ORDERS.items() if order}


def _comparing(method: str, sign: str, names: list[str]) -> _Later:
    both = f"{_values('self', names)} {sign} {_values('other', names)}"
    body = f"return {both} if other.__class__ is self.__class__ else NotImplemented"
    return _Later(lambda whole: _written(whole, method, ["self", "other"], [body]))


def _values(of: str, names: list[str]) -> str:
    return "(" + "".join(f"{of}.{name}, " for name in names) + ")"


# --- what is frozen -------------------------------------------------------------------------------------------------


def _frozen(members: Fields) -> dict[str, Any]:
    """Nothing can be set; what is copied or comes from another process is filled past that, as by the library."""

    def told(self: object) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in members)

    def fill(self: object, state: tuple[Any, ...]) -> None:
        for name, value in zip(members, state, strict=True):
            object.__setattr__(self, name, value)

    refused = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    return {**refused, "__getstate__": told, "__setstate__": fill}


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _draft(whole: type) -> type:
    """The class that a frozen object has while its fields are set: it is laid out alike."""
    loose = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(whole)(whole.__name__, (whole,), {"__slots__": (), **loose})


# --- how objects are made -------------------------------------------------------------------------------------------


def _init(whole: type, members: Fields, draft: type | None) -> FunctionType:
    """`__init__` for these fields. With a draft, the object has its own class only when all fields are set."""
    known: dict[str, Any] = {"_thaw": object.__setattr__, "_draft": draft, "_missing": MISSING}
    for name, member in members.items():
        known |= {f"_default_{name}": member.default, f"_make_{name}": member.default_factory}
    lines = [line for name, member in members.items() if (line := _setting(name, member))]
    if draft is not None:
        lines = ["_class = self.__class__", "_thaw(self, '__class__', _draft)", *lines, "self.__class__ = _class"]
    if hasattr(whole, "__post_init__"):
        lines.append("self.__post_init__()")
    return _written(whole, "__init__", _parameters(members), lines or ["pass"], known)


def _setting(name: str, member: Field[Any]) -> str:
    """The statement that sets a field, if there is anything to set it to."""
    if member.default_factory is not MISSING:
        made = f"_make_{name}()"
        return f"self.{name} = " + (f"{made} if {name} is _missing else {name}" if member.init else made)
    if member.init:
        return f"self.{name} = {name}"
    return f"self.{name} = _default_{name}" if member.default is not MISSING else ""


def _parameters(members: Fields) -> Iterator[str]:
    yield "self"
    given = [(name, member) for name, member in members.items() if member.init]
    for by_name in (False, True):
        group = [(name, member) for name, member in given if member.kw_only is by_name]
        if by_name and group:
            yield "*"
        for name, member in group:
            yield name + _default(name, member)


def _default(name: str, member: Field[Any]) -> str:
    if member.default_factory is not MISSING:
        return "=_missing"
    return f"=_default_{name}" if member.default is not MISSING else ""


def _written(
    whole: type, name: str, parameters: Iterable[str], lines: list[str], known: dict[str, Any] | None = None
) -> FunctionType:
    """A method of this class; `known` are the names that it uses beside its parameters."""
    known = {} if known is None else known
    exec(f"def {name}({', '.join(parameters)}):\n " + "\n ".join(lines), known)
    method: FunctionType = known[name]
    method.__qualname__, method.__module__ = f"{whole.__qualname__}.{name}", whole.__module__
    return method
