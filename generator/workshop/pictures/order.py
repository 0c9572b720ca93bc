"""The order in which the letters of one line stand: the Unicode Bidirectional Algorithm (UAX 9) for short lines.

Isolates (LRI, RLI, FSI, PDI) and marks (LRM, RLM, ALM) are honoured. Embeddings and overrides are not: `cleaned`
takes them out before a line comes here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, Literal

from generator.model.declared import dataclass, field

Direction = Literal["rtl", "ltr"]

_OPENERS: Final = {"LRI", "RLI", "FSI"}
_NEUTRAL: Final = {"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"}
_BRACKETS: Final = dict(zip("([{⟨⟦（［｛「『【", ")]}⟩⟧）］｝」』】", strict=True))
"""Only brackets take the direction of what they hold (N0); quotation marks are mirrored without it."""

_CLOSING: Final = set(_BRACKETS.values())


@dataclass(slots=True)
class _Frame:
    """The letters of one isolate, or of the line outside of all: rules look at them without what nested ones hold."""

    level: int
    places: list[int] = field(default_factory=list)


def visual_runs(text: str, direction: Direction) -> list[tuple[int, int, int]]:
    """Stretches of one level as (start, end, level), from left to right. Odd levels are read from right to left."""
    levels = embedding_levels(text, direction)
    runs = list(_level_runs(levels))
    for level in range(max(levels, default=0), 0, -1):
        _reverse_at(runs, level)
    return runs


def embedding_levels(text: str, direction: Direction) -> list[int]:
    """The level of every letter of one line (rules X1 to L1)."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    levels = [0] * len(text)
    base = int(direction == "rtl")
    for frame in _frames(text, kinds, base):
        _resolve(frame, text, kinds, levels)
    for place in range(len(text) - 1, -1, -1):  # L1: white space at the end stands at the line's end
        if kinds[place] not in {"WS", "B", "S", "BN", "LRI", "RLI", "FSI", "PDI"}:
            break
        levels[place] = base
    return levels


def _frames(text: str, kinds: list[str], base: int) -> list[_Frame]:
    """Rules X1 to X8: which letters belong together. Openers and closers belong to what is around them."""
    frames = [_Frame(base)]
    stack = [frames[0]]
    for place, kind in enumerate(kinds):
        if kind == "PDI" and len(stack) > 1:
            stack.pop()
        stack[-1].places.append(place)
        if kind in _OPENERS:
            to_right = kind == "RLI" or (kind == "FSI" and _first_strong(kinds, place + 1) == "rtl")
            level = stack[-1].level
            stack.append(_Frame(level + (2 if level % 2 == to_right else 1)))
            frames.append(stack[-1])
    return frames


def _first_strong(kinds: list[str], start: int) -> Direction:
    depth = 0
    for kind in kinds[start:]:
        if kind in _OPENERS:
            depth += 1
        elif kind == "PDI":
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _resolve(frame: _Frame, text: str, kinds: list[str], levels: list[int]) -> None:
    places = [place for place in frame.places if kinds[place] != "BN"]
    side = "R" if frame.level % 2 else "L"
    found = [kinds[place] for place in places]
    _weak(found, side)
    _brackets(found, [text[place] for place in places], [kinds[place] for place in places], side)
    _neutral(found, side)
    for place in frame.places:
        levels[place] = frame.level
    for place, kind in zip(places, found, strict=True):
        levels[place] = _implicit(kind, frame.level)
    _follow_neighbour(frame, kinds, levels)


def _follow_neighbour(frame: _Frame, kinds: list[str], levels: list[int]) -> None:
    """Letters without a place (joiners) stand with the letter before them."""
    before = frame.level
    for place in frame.places:
        if kinds[place] == "BN":
            levels[place] = before
        before = levels[place]


def _implicit(kind: str, level: int) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return level + int(kind != "R")
    return level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(found: list[str], side: str) -> None:
    """Rules W1 to W7."""
    before = strong = side
    for at, kind in enumerate(found):
        if kind == "NSM":
            kind = "ON" if before in _OPENERS or before == "PDI" else before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in {"L", "R", "AL"}:
            strong = kind
        before = found[at] = kind
    found[:] = ["R" if kind == "AL" else kind for kind in found]
    _separators(found)
    strong = side
    for at, kind in enumerate(found):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"


def _separators(found: list[str]) -> None:
    """Rules W4 to W6: a single sign between figures, and the signs of currency and per cent beside them."""
    for at in range(1, len(found) - 1):
        around = found[at - 1]
        if around == found[at + 1] and (found[at], around) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            found[at] = around
    for start, end in _stretches(found, {"ET"}):
        if (start and found[start - 1] == "EN") or (end < len(found) and found[end] == "EN"):
            found[start:end] = ["EN"] * (end - start)
    found[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in found]


def _brackets(found: list[str], letters: list[str], kinds: list[str], side: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    for opening, closing in _bracket_pairs(found, letters):
        inside = {_strong(kind) for kind in found[opening + 1 : closing]} - {""}
        if not inside:
            continue
        taken = side
        if side not in inside:
            before = next((_strong(kind) for kind in reversed(found[:opening]) if _strong(kind)), side)
            taken = before if before != side else side
        for at in (opening, closing):
            found[at] = taken
            for after in range(at + 1, len(found)):
                if kinds[after] != "NSM":
                    break
                found[after] = taken


def _bracket_pairs(found: list[str], letters: list[str]) -> list[tuple[int, int]]:
    """Definition BD16."""
    stack: list[tuple[str, int]] = []
    pairs = []
    for at, letter in enumerate(letters):
        if found[at] != "ON":
            continue
        if letter in _BRACKETS:
            stack.append((_BRACKETS[letter], at))
        elif letter in _CLOSING:
            match = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == letter), None)
            if match is not None:
                pairs.append((stack[match][1], at))
                del stack[match:]
    return sorted(pairs)


def _strong(kind: str) -> str:
    """The direction that a kind counts for among neutral letters: figures count as right to left."""
    return "R" if kind in {"R", "EN", "AN"} else kind if kind == "L" else ""


def _neutral(found: list[str], side: str) -> None:
    """Rules N1 and N2."""
    for start, end in _stretches(found, _NEUTRAL):
        left = _strong(found[start - 1]) if start else side
        right = _strong(found[end]) if end < len(found) else side
        found[start:end] = [left if left == right else side] * (end - start)


def _stretches(found: list[str], kinds: set[str]) -> list[tuple[int, int]]:
    stretches = []
    start = None
    for at, kind in enumerate([*found, ""]):
        if kind in kinds:
            start = at if start is None else start
        elif start is not None:
            stretches.append((start, at))
            start = None
    return stretches


def _level_runs(levels: list[int]) -> Iterator[tuple[int, int, int]]:
    start = 0
    for at in range(1, len(levels) + 1):
        if at == len(levels) or levels[at] != levels[start]:
            yield start, at, levels[start]
            start = at


def _reverse_at(runs: list[tuple[int, int, int]], level: int) -> None:
    """Rule L2 for one level: turn around every stretch of runs of this level or a higher one."""
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and runs[end][2] >= level:
            end += 1
        runs[start:end] = runs[start:end][::-1]
        start = max(end, start + 1)
