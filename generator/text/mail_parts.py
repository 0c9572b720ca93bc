"""The body of a mail cut where a block stands on a line of its own: `{cta}`, `{progress}`, a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.declared import dataclass

BUTTON: Final = "cta"
STORY: Final = "story"
BLOCK_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    BUTTON: (),
    "offer": (),
    "nps": (),
    "progress": ("referred_count", "clients_count", "reward_amount", "next_step"),
    "level": ("level_name", "level_benefit", "next_level"),
    "terms": ("new_reward", "new_client_gain", "change_date"),
}
"""Blocks that copy may name in braces, and the merge fields that each shows."""

_LINE: Final = re.compile(r"\s*\{([a-z-]+)\}\s*")
_SOURCE: Final = re.compile(r"\s*[—–-]+\s*(?P<name>[^،,]+?)(?:\s*[،,]\s*(?P<role>.*))?\s*")


@dataclass(frozen=True, slots=True)
class MailPart:
    """A run of copy (`text`), somebody's words (`story`: `text`, `name`, `role`), or a block by its name.

    `line` counts from 0 in the body.
    """

    kind: str
    text: str = ""
    name: str = ""
    role: str = ""
    line: int = 0


def mail_parts(body: str) -> tuple[MailPart, ...]:
    """The parts of a body in order, with the button after everything where no line says where it stands.

    A mail with `{nps}` needs none: pressing a number is the answer.
    """
    parts = tuple(_parts(body))
    if {part.kind for part in parts} & {BUTTON, "nps"}:
        return parts
    return (*parts, MailPart(BUTTON, line=body.count("\n")))


def has_blocks(parts: tuple[MailPart, ...]) -> bool:
    """Whether a body has more than text and a button."""
    return any(part.kind not in ("text", BUTTON) for part in parts)


def _parts(body: str) -> Iterator[MailPart]:
    for start, lines in _runs(body.split("\n")):
        block = _LINE.fullmatch(lines[0])
        if block:
            yield MailPart(block[1], line=start)
        elif lines[0].startswith(">"):
            yield _story(start, [line.removeprefix(">").strip() for line in lines])
        elif any(line.strip() for line in lines):
            yield MailPart("text", "\n".join(lines).strip("\n"), line=start)


def _runs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, and the number of the first."""
    start = 0
    while start < len(lines):
        kind, end = _kind(lines[start]), start + 1
        while kind != "block" and end < len(lines) and _kind(lines[end]) == kind:
            end += 1
        yield start, lines[start:end]
        start = end


def _kind(line: str) -> str:
    if _LINE.fullmatch(line):
        return "block"
    return "quote" if line.startswith(">") else "text"


def _story(start: int, lines: list[str]) -> MailPart:
    source = _SOURCE.fullmatch(lines[-1]) if lines[-1][:1] in "—–-" and lines[-1] else None
    if source is None:
        return MailPart(STORY, " ".join(lines).strip(), line=start)
    return MailPart(STORY, " ".join(lines[:-1]).strip(), source["name"], source["role"] or "", start)
