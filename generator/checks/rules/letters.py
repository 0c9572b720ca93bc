"""Every character on a page can be drawn by the theme's own font (rule FONT-01)."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project

_HIDDEN = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    coverage = project.theme.coverage
    if not coverage or artifact.path.startswith("kits/"):
        return
    letters = set(html.unescape(_HIDDEN.sub("", text)))
    missing = sorted(letter for letter in letters if ord(letter) not in coverage and _drawn(letter))
    if missing:
        shown = " ".join(f"{letter} U+{ord(letter):04X}" for letter in missing[:5])
        yield Problem(
            Position(f"site/{artifact.path}"), "W0905", f"the theme's font cannot draw {shown}", found=shown,
            fix="Use another character, or add it to the font's subset.", severity="warning",
        )  # fmt: skip


def _drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


WHY = "A letter from another font breaks the look, and Arabic joins across fonts badly."
RULE = Rule("letters", WHY, (".html",), run)
