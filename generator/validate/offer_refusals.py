"""What the model of an offer refuses, told at the very value that is meant: a model speaks of whole groups only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from pydantic_core import PydanticCustomError

from generator.model.periods import read_period
from generator.model.problem import Problem
from generator.model.source import Entry, Scalar, Sequence
from generator.model.source import Mapping as Group
from generator.text.suggest import closest
from generator.validate.offer_nodes import Spot, spots
from generator.validate.offer_presets import WAYS, id_of

_WINDOWS: Final = ("ever", "year", "quarter", "month", "week", "day", "bill")
_FIGURES: Final = frozenset({"amount", "up_to", "percent", "points", "max", "price", "from", "step"})
_LINE: Final = re.compile(r"(`lines\[[^\]`]*\]`) the line `[^`]*` ")


class _Meant(NamedTuple):
    """A refusal whose message holds `said` is about the first of `keys` that is there, or the second of them."""

    code: str
    said: str
    keys: tuple[str, ...]
    second: bool = False


_MEANT: Final = (
    _Meant("E0242", "percentage of nothing", ("percent",)),
    _Meant("E0242", "without a percentage", ("kind",)),
    _Meant("E0248", "more than everything", ("percent",)),
    _Meant("E0248", "`up_to` is not above", ("up_to",)),
    _Meant("E0248", "allows nothing", ("max",)),
    _Meant("E0243", "has no words", ("kind",)),
    _Meant("E0243", "does not say how much", ("kind",)),
    _Meant("E0243", "says twice how much", ("amount", "up_to", "percent", "period", "varies"), second=True),
    _Meant("E0243", "has a `period`", ("period", "kind")),
    _Meant("E0243", "not a percentage", ("percent",)),
    _Meant("E0243", "an amount of nothing", ("amount", "up_to")),
    _Meant("E0243", "compares with", ("value", "op", "attr")),
    _Meant("E0243", "more than one shape", ("attr", "all", "any", "not"), second=True),
    _Meant("E0243", "more than one way", WAYS, second=True),
    _Meant("E0243", "says not what it gives", ("id",)),
    _Meant("E0243", "leaves no choice", ("choose",)),
    _Meant("E0243", "another line's awards", ("line", "event")),
    _Meant("E0243", "`since` without", ("since",)),
    _Meant("E0243", "for want of nothing", ("forfeit_after",)),
    _Meant("E0245", "without a window", ("max", "of")),
)
_WRITE: Final[Mapping[str, str]] = MappingProxyType({
    "hold": "{{for: {0}}}", "idle": "{{for: {0}}}", "repeat": "{{for: {0}}}",
    "max": "{{amount: {1}, unit: USD}}", "to": "referrer",
})  # fmt: skip
"""What to write where a text stands for a group: `hold: P30D` is `hold: {for: P30D}`."""


def sharpened(problems: Iterable[Problem], root: Group, own: Group) -> list[Problem]:
    """The same problems, each at its value, with lines named by their `id`, one for each fault.

    `root` is the tree that was typed, `own` what the marketer's file holds of it: a field that comes from the preset
    may still be the one that a wrong key of the file means.
    """
    groups = {spot.group.entries[0].key.position: spot for spot in spots(root) if spot.group.entries}
    ids = {f"`lines[{number}]": f"`{words}" for number, words in _line_names(root)}
    mine = [spot.group for spot in spots(own)]
    return [_told(_again(_placed(one, groups.get(one.position)), mine), ids) for one in problems]


def _line_names(root: Group) -> list[tuple[int, str]]:
    lines = root.get("lines")
    items = lines.value.items if lines is not None and isinstance(lines.value, Sequence) else ()
    return [(number, f"lines[{id_of(item)}]") for number, item in enumerate(items) if id_of(item)]


def _told(problem: Problem, ids: Mapping[str, str]) -> Problem:
    """`lines[3].give` is `lines[seat-reward].give`."""
    found = re.match(r"`lines\[\d+\]", problem.message)
    named = ids.get(found[0], found[0]) + problem.message[found.end() :] if found else problem.message
    return replace(problem, message=_LINE.sub(r"\1 ", named))


def _placed(problem: Problem, spot: Spot | None) -> Problem:
    if spot is None:
        return problem
    for meant in _MEANT:
        if problem.code == meant.code and meant.said in problem.message:
            there = [entry for entry in spot.group.entries if entry.key.text in meant.keys]
            if not meant.second:
                there.sort(key=lambda entry: meant.keys.index(entry.key.text))
            return _at(problem, there[1 if meant.second and len(there) > 1 else 0]) if there else problem
    if problem.code == "E0203":
        return _missing(problem, spot)
    return problem


def _missing(problem: Problem, spot: Spot) -> Problem:
    """Fields whose want has a name of its own: the base of a percentage, the window of a limit or of steps."""
    percent, mode = spot.group.get("percent"), spot.group.get("mode")
    if problem.expected == "of" and percent is not None:
        message, fix = f"`{spot.words}` is a percentage of nothing", "Say of what: `of: net_revenue`."
        return _at(replace(problem, code="E0242", message=message, expected="`of`, its base", fix=fix), percent)
    if problem.expected == "window" and mode is not None:
        message = f"`{spot.words}` has steps without a window"
        fix = "Say over which time they count: `window: year`."
        return _at(replace(problem, code="E0245", message=message, expected=_one_of_windows(), fix=fix), mode)
    return problem


def _at(problem: Problem, entry: Entry) -> Problem:
    """At the value; where that is a group or nothing, at its key. Never away from the marketer's file to a preset."""
    if entry.key.position.path != problem.position.path:
        return problem
    shown = entry.value if isinstance(entry.value, Scalar) and not entry.value.missing else entry.key
    return replace(problem, position=shown.position, found=shown.text)


def _one_of_windows() -> str:
    return f"{', '.join(_WINDOWS)} or as `P30D`"


def _again(problem: Problem, own: list[Group]) -> Problem:
    """The same fault in the words of an offer."""
    leaf = re.search(r"(\w+)(?:\[\d+\])?`", problem.message)
    field = leaf[1] if leaf else ""
    if problem.code == "E0206" and field in _FIGURES and re.search("must be (greater|less|[0-9])", problem.message):
        return replace(problem, code="E0248", fix=problem.fix or "Check the figure.")
    if problem.code == "E0206" and "^[a-z]" in problem.message:
        return _word(problem)
    if problem.code == "E0241":
        return _length(problem, field)
    if problem.code == "E0204" and problem.found and field in _WRITE:
        written = f"{field}: {_WRITE[field].format(period_meant(problem.found) or 'P30D', problem.found)}"
        return replace(problem, fix=f"Write `{written}`.")
    return _key(problem, own) if problem.code == "E0202" else problem


def _word(problem: Problem) -> Problem:
    message = problem.message.split(" must be ")[0] + f" is no plain word: `{problem.found}`"
    meant = re.sub(r"[^a-z0-9]+", "_", problem.found.lower()).strip("_")
    meant = meant if re.match("[a-z]", meant) else ""
    expected, fix = "small Latin letters, digits, `_` and `-`", "Write a word such as net_revenue."
    return replace(problem, message=message, suggestion=meant, expected=expected, fix=fix)


def _length(problem: Problem, field: str) -> Problem:
    meant = problem.suggestion or period_meant(problem.found)
    if field != "window":
        return replace(problem, suggestion=meant)
    named = meant or closest(problem.found, _WINDOWS)
    return replace(problem, expected=_one_of_windows(), suggestion=named)


def period_meant(text: str) -> str:
    """The length that `30 days`, `30 يومًا` or `p30d` means; empty where none is."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) != "Mn")
    for form in (text, unicodedata.normalize("NFC", text.translate(_MARKS)), bare):
        try:
            return str(read_period(form))
        except PydanticCustomError as error:
            if meant := str((error.context or {}).get("suggestion") or ""):
                return meant
    return ""


_MARKS: Final = dict.fromkeys(range(0x064B, 0x0653))
"""The vowel marks of Arabic, tanwin among them."""


def _key(problem: Problem, own: list[Group]) -> Problem:
    """A wrong key beside one of the preset's may well mean that very one."""
    group = next((one for one in own if any(entry.key.position == problem.position for entry in one.entries)), None)
    written = {entry.key.text for entry in group.entries} if group else set()
    allowed = [name for name in problem.expected.split(", ") if name and name not in written]
    return replace(problem, suggestion=closest(problem.found, allowed) or problem.suggestion)
