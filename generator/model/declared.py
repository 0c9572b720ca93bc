"""Dataclasses that cost next to nothing to declare, and less to make.

`dataclasses.dataclass` writes and compiles six functions for each class, which takes a third of a millisecond: for some
two hundred classes, as long as reading a project. Here a method is made when it is first used, and most builds use few
methods of half of the classes. Methods of the same shape are compiled once for all of them.

A frozen object of the standard library pays for each field that it is given. Here the fields are set while the object
is not frozen yet: for so long its class is a draft of the same layout. That takes less than half of the time.

What no noun of this package needs is not there: `InitVar`, `weakref_slot`, `unsafe_hash`, two bases with fields.
`fields`, `replace`, `asdict` and `is_dataclass` of the standard library work as ever. A class that inherits from a
frozen one is declared as well.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import MISSING, Field, FrozenInstanceError, field
from functools import cache
from reprlib import recursive_repr
from types import CodeType, FunctionType
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
        made = {
            **_told(members),
            **_compared(members, eq, frozen, order),
            **(_frozen(members, slots) if frozen else {}),
        }
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
        source = f"def __hash__(self):\n return hash({_values('self', len(counted))})"
        made["__hash__"] = _Later(lambda whole: _method(whole, source, counted))
    return made | {name: _comparing(name, sign, names) for name, sign in _ORDERS.items() if order}


def _comparing(method: str, sign: str, names: list[str]) -> _Later:
    both = f"{_values('self', len(names))} {sign} {_values('other', len(names))}"
    source = f"def {method}(self, other):\n return {both} if other.__class__ is self.__class__ else NotImplemented"
    return _Later(lambda whole: _method(whole, source, names))


def _values(of: str, count: int) -> str:
    return "(" + "".join(f"{of}.field{place}, " for place in range(count)) + ")"


# --- what is frozen -------------------------------------------------------------------------------------------------


def _frozen(members: Fields, slots: bool) -> dict[str, Any]:
    """Nothing can be set; what is copied or comes from another process is filled past that, as by the library."""
    refused = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    if not slots:
        return refused

    def told(self: object) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in members)

    def fill(self: object, state: tuple[Any, ...]) -> None:
        for name, value in zip(members, state, strict=True):
            object.__setattr__(self, name, value)

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
    known: dict[str, Any] = {"thaw": object.__setattr__, "draft": draft, "MISSING": MISSING}
    lines: list[str] = []
    for place, member in enumerate(members.values()):
        known |= {f"default{place}": member.default, f"make{place}": member.default_factory}
        lines += _setting(place, member)
    if draft is not None:
        lines = ["_class = self.__class__", "thaw(self, '__class__', draft)", *lines, "self.__class__ = _class"]
    if hasattr(whole, "__post_init__"):
        lines.append("self.__post_init__()")
    source = f"def __init__({', '.join(_parameters(members))}):\n " + "\n ".join(lines or ["pass"])
    method = _method(whole, source, list(members), known)
    optional = {name: one for name, one in members.items() if one.init and not _needed(one)}
    method.__defaults__ = tuple(one.default for one in optional.values() if not one.kw_only)
    method.__kwdefaults__ = {name: one.default for name, one in optional.items() if one.kw_only}
    return method


def _setting(place: int, member: Field[Any]) -> Iterator[str]:
    """The statement that sets a field, if there is anything to set it to."""
    field = f"field{place}"
    if member.default_factory is not MISSING:
        given = f" if {field} is MISSING else {field}" if member.init else ""
        yield f"self.{field} = make{place}(){given}"
    elif member.init:
        yield f"self.{field} = {field}"
    elif member.default is not MISSING:
        yield f"self.{field} = default{place}"


def _parameters(members: Fields) -> Iterator[str]:
    given = [(place, member) for place, member in enumerate(members.values()) if member.init]
    by_name = [f"field{place}" for place, member in given if member.kw_only]
    yield from ("self", *(f"field{place}" for place, member in given if not member.kw_only))
    yield from ("*", *by_name) if by_name else ()


def _needed(member: Field[Any]) -> bool:
    return member.default is MISSING and member.default_factory is MISSING


def _method(whole: type, source: str, names: list[str], known: dict[str, Any] | None = None) -> FunctionType:
    """A method of this class: `field0` and so on in its source are the fields of these names.

    Most classes have methods of the same few shapes. So each shape is compiled once, and the names are put in.
    """
    code = _compiled(source)
    real = {f"field{place}": name for place, name in enumerate(names)}
    variables, attributes = (tuple(real.get(one, one) for one in said) for said in (code.co_varnames, code.co_names))
    qualname = f"{whole.__qualname__}.{code.co_name}"
    code = code.replace(co_varnames=variables, co_names=attributes, co_qualname=qualname)
    method = FunctionType(code, known or {}, code.co_name)
    method.__module__ = whole.__module__
    return method


@cache
def _compiled(source: str) -> CodeType:
    known: dict[str, Any] = {}
    exec(source, known)
    code: CodeType = next(one for one in known.values() if isinstance(one, FunctionType)).__code__
    return code
