"""From single runs to medians, ratios and a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.contenders import NAMES

BASE = "wasl"
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run of a contender."""

    contender: str
    partners: int
    wall: float  # seconds
    cpu: float  # seconds
    rss: int  # bytes; see `bench.measure.Sample`


@dataclass(frozen=True, slots=True)
class Medians:
    """The middle of several runs, each measure for itself; units as in `Run`. `pss` is that of the first run, or 0."""

    wall: float
    cpu: float
    rss: float
    pss: float = 0


Results = dict[tuple[int, str], Medians]  # by number of partners and contender


def load_runs(results: Mapping[str, Any]) -> list[Run]:
    """The runs of a `results.json`. Raises `TypeError` for anything else."""
    runs = results.get("runs")
    if not isinstance(runs, list):
        raise TypeError("results.json must hold a list of runs")
    return [Run(**run) for run in runs]


def load_medians(results: Mapping[str, Any]) -> Results:
    """The medians of a `results.json`, with the memory in shares that the first runs showed."""
    first = results.get("first_runs", {})
    found = medians(load_runs(results))
    return {
        (count, name): Medians(it.wall, it.cpu, it.rss, first.get(str(count), {}).get(name, {}).get("pss", 0))
        for (count, name), it in found.items()
    }


def medians(runs: Iterable[Run]) -> Results:
    """By (number of partners, contender), in the order in which they first ran, sizes ascending."""
    groups: dict[tuple[int, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.partners, run.contender), []).append(run)
    return {
        key: Medians(median(r.wall for r in group), median(r.cpu for r in group), median(r.rss for r in group))
        for key, group in sorted(groups.items(), key=lambda item: item[0][0])
    }


def ratios(results: Results, partners: int, contender: str) -> Medians | None:
    """How many times as much as Wasl a contender took; none if one of the two did not run at this size."""
    base, it = results.get((partners, BASE)), results.get((partners, contender))
    if base is None or it is None:
        return None
    return Medians(it.wall / base.wall, it.cpu / base.cpu, it.rss / base.rss)


def table(results: Results) -> str:
    """A Markdown table, a line for each size and contender; one that was left out at a size says so."""
    lines = [
        "| partners | | time, s | processor, s | RSS, MB | PSS, MB | time ÷ Wasl | processor ÷ Wasl |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    contenders = [name for name in NAMES if any(who == name for _, who in results)]
    for partners in dict.fromkeys(count for count, _ in results):
        for contender in contenders:
            cells = [f"{partners:,}", NAMES[contender], *_cells(results, partners, contender)]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cells(results: Results, partners: int, contender: str) -> list[str]:
    it = results.get((partners, contender))
    if it is None:
        return ["not measured", "", "", "", "", ""]
    times = ratios(results, partners, contender)
    of_wasl = [f"{times.wall:.2f}", f"{times.cpu:.2f}"] if times else ["", ""]
    own = f"{it.pss / MEGA:,.0f}" if it.pss else ""
    return [f"{it.wall:.2f}", f"{it.cpu:.2f}", f"{it.rss / MEGA:,.0f}", own, *of_wasl]
