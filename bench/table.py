"""From single runs to medians, ratios and a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

BASE = "wasl"
NAMES = {"wasl": "Wasl", "hugo": "Hugo", "eleventy": "Eleventy", "loop": "only writing"}
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run of a contender."""

    contender: str
    partners: int
    wall: float  # seconds
    cpu: float  # seconds
    peak: int  # bytes


@dataclass(frozen=True, slots=True)
class Medians:
    """The middle of several runs, each measure for itself; units as in `Run`."""

    wall: float
    cpu: float
    peak: float


Results = dict[tuple[int, str], Medians]  # by number of partners and contender


def load_runs(results: Mapping[str, object]) -> list[Run]:
    """The runs of a `results.json`. Raises `TypeError` for anything else."""
    runs = results.get("runs")
    if not isinstance(runs, list):
        raise TypeError("results.json must hold a list of runs")
    return [Run(**run) for run in runs]


def medians(runs: Iterable[Run]) -> Results:
    """By (number of partners, contender), in the order in which they first ran, sizes ascending."""
    groups: dict[tuple[int, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.partners, run.contender), []).append(run)
    return {
        key: Medians(median(r.wall for r in group), median(r.cpu for r in group), median(r.peak for r in group))
        for key, group in sorted(groups.items(), key=lambda item: item[0][0])
    }


def ratios(results: Mapping[tuple[int, str], Medians], partners: int, contender: str) -> Medians | None:
    """How many times as much as Wasl a contender took; none if Wasl did not run at this size."""
    base = results.get((partners, BASE))
    if base is None:
        return None
    it = results[partners, contender]
    return Medians(it.wall / base.wall, it.cpu / base.cpu, it.peak / base.peak)


def table(results: Mapping[tuple[int, str], Medians]) -> str:
    """A Markdown table, a line for each size and contender."""
    lines = [
        "| partners | | time, s | processor, s | memory, MB | time ÷ Wasl | processor ÷ Wasl | memory ÷ Wasl |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for (partners, contender), it in results.items():
        times = ratios(results, partners, contender)
        of_wasl = [f"{times.wall:.2f}", f"{times.cpu:.2f}", f"{times.peak:.2f}"] if times else ["", "", ""]
        cells = [
            f"{partners:,}",
            NAMES[contender],
            f"{it.wall:.2f}",
            f"{it.cpu:.2f}",
            f"{it.peak / MEGA:.0f}",
            *of_wasl,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
