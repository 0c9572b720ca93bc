"""Words that a mail service would take for a merge tag: found where they are written, before any mail is made."""

from __future__ import annotations

import re

from generator.model.problem import Position
from generator.model.source import MarkdownFile, Scalar
from generator.text.merge_tags import look_alikes
from generator.validate.bench import Bench
from generator.validate.prose import places_in

_ADDRESSES = re.compile(r"\]\([^)\s]*\)|https?://\S+")
"""What is no prose: addresses hold `%D8%A9` without meaning a tag."""


def check_look_alikes(bench: Bench, file: MarkdownFile) -> None:
    """Front matter and body of a mail."""
    for entry in file.front.entries if file.front else ():
        if isinstance(entry.value, Scalar):
            place = places_in(bench, entry.value)
            for index, text in look_alikes(_prose(entry.value.text)):
                _say(bench, place(index, len(text)), text)
    for number, line in enumerate(file.body.split("\n"), file.body_line):
        for index, text in look_alikes(_prose(line)):
            _say(bench, Position(file.path, number, index + 1, len(text)), text)


def _prose(text: str) -> str:
    return _ADDRESSES.sub(lambda found: "](" + " " * (len(found[0]) - 2) if found[0][0] == "]" else
                          " " * len(found[0]), text)  # fmt: skip


def _say(bench: Bench, position: Position, text: str) -> None:
    bench.say(position, "E0959", f"a mail service would take `{text}` for a tag of its own", found=text)
