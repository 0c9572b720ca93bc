"""A page stays light: the first view is at most 100 KB over the wire, fonts included."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Position, Problem
from generator.model.project import Project

LIMIT = 100_000
SHARED = (".css", ".js")


_ENVELOPE = 1_000
"""Bytes that deflating may add at most to what cannot be made smaller."""


@cache
def _packed(data: bytes) -> int:
    """What a style sheet or a script weighs on its way: each is shared by many pages."""
    return len(zlib.compress(data, 6))


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    if artifact.path.startswith("kits/"):
        return
    shared = sum(
        asset.file.size if asset.file else _packed(asset.data)
        for name, asset in project.theme.assets.items()
        if asset.path in text or name.startswith("fonts/")
    )
    if len(artifact.data) + _ENVELOPE + shared <= LIMIT:  # it fits as it is, so it fits when it is compressed
        return
    page = len(zlib.compress(artifact.data, 6))
    if page + shared > LIMIT:
        yield Problem(
            Position(f"site/{artifact.path}"), "E0907", f"the first view weighs {(page + shared) // 1000} KB",
            expected=f"at most {LIMIT // 1000} KB with fonts, compressed", fix="Shorten the page or split it.",
        )  # fmt: skip


RULE = Rule("budget", "Partners open pages on a phone, on the road.", ("index.html",), run)
