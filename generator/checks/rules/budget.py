"""A page stays light: the first view is at most 100 KB over the wire, fonts included."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project

LIMIT = 100_000
SHARED = (".css", ".js")


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    if artifact.path.startswith("kits/"):
        return
    page = len(zlib.compress(artifact.data, 6))
    shared = sum(
        asset.file.size if asset.file else len(zlib.compress(asset.data, 6))
        for name, asset in project.theme.assets.items()
        if asset.path in text or name.startswith("fonts/")
    )
    if page + shared > LIMIT:
        yield Problem(
            Position(f"site/{artifact.path}"), "E0907", f"the first view weighs {(page + shared) // 1000} KB",
            expected=f"at most {LIMIT // 1000} KB with fonts, compressed", fix="Shorten the page or split it.",
        )  # fmt: skip


RULE = Rule("budget", "Partners open pages on a phone, on the road.", ("index.html",), run)
