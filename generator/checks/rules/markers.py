"""No machine mark is left in what people read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.checks.rule import Rule, service_of
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.text.merge_tags import without_own

_LEFT = re.compile("[\ufdd0-\ufdef]|\\{\\{|\\{%")


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    dialect, data = service_of(artifact, project), artifact.data
    if not dialect.is_plain:  # its own tags are meant to be there, also where a page shows them
        text = without_own(html.unescape(text), dialect)
        data = text.encode()
    found = _LEFT.search(text) if _may_hold(text, data) else None
    if found:
        line = text.count("\n", 0, found.start()) + 1
        fix = f"The recipe `{artifact.recipe}` prints a value in a way that Wasl does not know."
        here = Position(f"site/{artifact.path}", line)
        yield Problem(here, "E0901", "a mark of the machine is left in the file", found=ascii(found[0]), fix=fix)


def _may_hold(text: str, data: bytes) -> bool:
    """Whether it is worth looking: the noncharacters are those of the signs that UTF-8 begins with these two bytes."""
    return "{{" in text or "{%" in text or b"\xef\xb7" in data


RULE = Rule("markers", "A reader must never see a placeholder.", (".html", ".txt", ".json", ".svg", ".xml"), run)
