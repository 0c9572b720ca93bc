"""`wasl kit list`: the kits of a project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer

from generator import pipeline
from generator.cli import kit_words as words
from generator.cli.kit_words import said
from generator.cli.telling import shipped_folder
from generator.model.build import BuildInfo
from generator.model.kit import Kit
from generator.model.project import Project


def list_kits(root: Path, as_json: bool, language: str) -> None:
    """Every kit with a `kit.yaml`, in the order of their names. Raises `ProjectInvalid`."""
    info = BuildInfo(datetime.now(UTC).date(), frozenset(), frozenset(), False, (1, 1))
    _, project, _, _ = pipeline.read(root, shipped_folder(), info)
    kits = sorted(project.kits.items())
    if as_json:
        rows = [_as_data(name, kit, project) for name, kit in kits]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not kits:
        typer.echo(said(words.NO_KITS, language, "kits/<name>/kit.yaml"))
    for name, kit in kits:
        typer.echo("\n    ".join([f"{name} · {_title(kit, language)}", *_lines(kit, project, language)]))


def _lines(kit: Kit, project: Project, language: str) -> Iterator[str]:
    yield words.FOR[kit.audience].text(language)
    yield said(words.HOLDS, language, len(kit.files))
    limits = ((words.SEGMENTS, kit.segments), (words.TIERS, kit.tiers), (words.LOCALES, kit.locales))
    for label, names in limits:
        if names:
            yield said(label, language, ", ".join(names))
    yield said(words.UNTIL, language, _until(kit, project))


def _title(kit: Kit, language: str) -> str:
    return kit.title.get(language) or next(iter(kit.title.values()))


def _until(kit: Kit, project: Project) -> date:
    return kit.until or project.campaign.ends


def _as_data(name: str, kit: Kit, project: Project) -> dict[str, Any]:
    return {
        "kit": name, "title": dict(kit.title), "for": kit.audience, "zip": kit.zip, "until": str(_until(kit, project)),
        "segments": list(kit.segments), "tiers": list(kit.tiers), "locales": list(kit.locales),
        "entries": [{"recipe": file.recipe, "logo": file.logo, "as": file.name} for file in kit.files],
    }  # fmt: skip
