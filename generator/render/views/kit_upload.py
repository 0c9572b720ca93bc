"""Files that schedulers import: the turns of the calendar as rows of a tool's own columns.

What is made here is a description: cells and the rules by which the format `upload` writes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from string import Formatter
from types import SimpleNamespace
from typing import Any

from generator.model.schedule import Turn
from generator.model.scheduler import Column, Scheduler
from generator.model.value import Kind, Value
from generator.render.views.kit_calendar import Agenda
from generator.render.views.kit_files import Entry, KitFiles
from generator.render.views.kit_times import Times


def upload_of(agenda: Agenda) -> SimpleNamespace:
    """The file of the run's scheduler: `.rules` (JSON as one text) and `.rows`, each of cells, each of parts."""
    cohort, project = agenda.run.cohort, agenda.studio.project
    tool = project.schedulers[cohort.scheduler]
    columns = tool.columns_for(cohort.network)
    networks = (cohort.network,) if cohort.network else tool.takes(project.programme.networks)
    rows = [turn for turn in agenda.turns if turn.post and turn.network in networks]
    rules = {
        "file": tool.file.model_dump(mode="json"),
        "header": [column.name for column in columns],
        "words": [place for place, column in enumerate(columns) if column.of_words],
    }
    return SimpleNamespace(
        rules=Value(json.dumps(rules, ensure_ascii=False), Kind.PHRASE),
        rows=[[_cell(agenda, tool, column, turn) for column in columns] for turn in rows],
    )


def _cell(agenda: Agenda, tool: Scheduler, column: Column, turn: Turn) -> list[Any]:
    """What stands in a cell, part by part: some differ between partners."""
    ours = not column.networks or turn.network in column.networks
    if ours and column.rewarded and agenda.run.partner is not None:
        ours = bool(agenda.run.trait("rewarded"))
    return list(_parts(agenda, tool, column.holds if ours else column.otherwise, turn))


def _parts(agenda: Agenda, tool: Scheduler, holds: str, turn: Turn) -> Iterator[Any]:
    for words, name, _, _ in Formatter().parse(holds):
        if words:
            yield Value(words, Kind.PHRASE)
        if name:
            yield _held(agenda, tool, name, turn)


def _held(agenda: Agenda, tool: Scheduler, name: str, turn: Turn) -> Any:
    times = Times(agenda.studio, agenda.run)
    match name:
        case "when" | "date" | "time":
            return times.stamped(turn, getattr(tool.stamps, name), tool.stamps.zone)
        case "network":
            return Value(turn.network, Kind.CODE)
        case "media":
            return agenda.picture_address(turn)
        case "alt":
            return agenda.fitted(turn).alt if agenda.picture(turn.post, turn.network) else ""
        case _:
            return getattr(agenda.fitted(turn), name)  # text, link


def uploads_of(agenda: Agenda, files: KitFiles) -> list[SimpleNamespace]:
    """The files to import that a kit holds, by tool, those of hearsay last.

    A tool has `.label`, `.experimental`, `.to_do`, `.files`: each `.label` (of the network, or empty: all), `.name` (in
    the archive) and `.href` (empty where the file is only there).
    """
    project = agenda.studio.project
    found: dict[str, list[SimpleNamespace]] = {}
    for entry in files.shared:
        if entry.cohort is not None and entry.cohort.scheduler:
            found.setdefault(entry.cohort.scheduler, []).append(_file(agenda, files, entry))
    tools = [(project.schedulers[slug], own) for slug, own in found.items()]
    return [
        SimpleNamespace(
            label=agenda.studio.name(tool.label), experimental=tool.experimental,
            to_do=agenda.studio.phrase(tool.to_do) if tool.to_do else "", files=own,
        )
        for tool, own in sorted(tools, key=lambda pair: (pair[0].experimental, pair[0].label.get("en", "").casefold()))
    ]  # fmt: skip


def _file(agenda: Agenda, files: KitFiles, entry: Entry) -> SimpleNamespace:
    cohort = entry.cohort
    assert cohort is not None
    networks = agenda.studio.project.networks
    return SimpleNamespace(
        label=agenda.studio.name(networks[cohort.network].label) if cohort.network else "",
        name=Value(str(files.name(entry)), Kind.FILE),
        href=files.href(cohort) if files.offline or cohort.recipe.front.published else "",
    )
