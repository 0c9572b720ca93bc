"""The front matter's `waive`: which rules a mail is excused from, and why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.codes import CODES, similar
from generator.model.problem import Position
from generator.model.source import Entry, Mapping, MarkdownFile, Scalar
from generator.model.waiver import PREFIX, WAIVABLE
from generator.validate.bench import Bench

Waived = tuple[tuple[str, str], ...]


def read_waivers(bench: Bench, file: MarkdownFile) -> Waived:
    """(code, reason) of each waiver that can be; the others are said to the bench."""
    entry = file.front.get("waive") if file.front else None
    if entry is None:
        return ()
    if not isinstance(entry.value, Mapping):
        bench.say(entry.key.position, "E0204", "`waive` must name codes with a reason each", found="waive",
                  expected="codes with a reason each", fix='Write `waive: {W0975: "why this mail may"}`.')  # fmt: skip
        return ()
    return tuple(_read(bench, entry.value))


def _read(bench: Bench, waivers: Mapping) -> Iterator[tuple[str, str]]:
    for entry in waivers.entries:
        code, reason = entry.key.text, entry.value.text.strip() if isinstance(entry.value, Scalar) else ""
        if message := _refusal(code, reason):
            known = "" if code in CODES else similar(code)
            bench.say(entry.key.position, "E0969", message, found=code, suggestion=known if known in WAIVABLE else "")
        else:
            yield code, reason


def _refusal(code: str, reason: str) -> str:
    if code not in CODES:
        return f"there is no rule `{code}` to waive"
    if code not in WAIVABLE:
        return f"`{code}` may not be waived"
    return "" if reason else f"the waiver of `{code}` gives no reason"


def places_of(file: MarkdownFile) -> tuple[tuple[str, Position], ...]:
    """Where the texts of a mail stand: each key of the front matter, each waiver, and the body's first line."""
    entries = file.front.entries if file.front else ()
    found = [(entry.key.text, _place(entry)) for entry in entries]
    for entry in entries:
        if entry.key.text == "waive" and isinstance(entry.value, Mapping):
            found += [(PREFIX + one.key.text, one.key.position) for one in entry.value.entries]
    return (*found, ("body", Position(file.path, file.body_line)))


def _place(entry: Entry) -> Position:
    return entry.value.position if isinstance(entry.value, Scalar) else entry.key.position
