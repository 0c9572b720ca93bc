"""Language and direction of a page, and bidi marks only where they may stand (rules HTML-01 to HTML-11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project

_HTML = re.compile(r"<html\b([^>]*)>", re.IGNORECASE)
_MACHINE = re.compile(r"\s(?:href|src|id|class|action|value)=\"([^\"]*)\"")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ALL_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OVERRIDES = "\u202a\u202b\u202d\u202e"
PSEUDO = "ar-XB"  # the test language reverses words by override on purpose


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    here = Position(f"site/{artifact.path}")
    head = _HTML.search(text)
    if head is not None and not ("lang=" in head[1] and "dir=" in head[1]):
        fix = "Set lang and dir on html."
        yield Problem(here, "E0906", "the page does not say its language and direction", fix=fix)
    for found in _MACHINE.finditer(text) if _may_be_wrong(text) else ():
        if _CONTROLS.search(found[1]):
            line = text.count("\n", 0, found.start()) + 1
            yield Problem(Position(here.path, line), "E0908", "a bidi control stands in an attribute for machines",
                          found=ascii(found[1][:60]))  # fmt: skip
    opened, closed = sum(map(text.count, "\u2066\u2067\u2068")), text.count("\u2069")
    if opened != closed:
        yield Problem(here, "E0904", f"{opened} isolates open and {closed} close")
    if _holds(text, _OVERRIDES) and not any(locale.code == PSEUDO for locale in project.locales):
        yield Problem(here, "E0904", "an embedding or override stands in the file; isolates are used instead")


def _may_be_wrong(text: str) -> bool:
    """Whether a control stands in any of the attributes for machines: to ask them together is faster."""
    return _holds(text, _ALL_CONTROLS) and _CONTROLS.search("".join(_MACHINE.findall(text))) is not None


def _holds(text: str, signs: str) -> bool:
    """Whether any of these signs stands in the text: to ask for one after the other is faster than a pattern."""
    return any(sign in text for sign in signs)


RULE = Rule("directions", "One lost isolate turns the rest of a paragraph around.", (".html", ".txt"), run)
