"""Puts measured figures into docs/speed.md and docs/pictures/speed.svg, so that nobody copies them by hand.

python bench/report.py bench/results/results.json

What stands between `<!-- figures: NAME -->` and `<!-- end of figures -->` is written anew; the rest is prose.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench.contenders import NAMES
from bench.plot import plot
from bench.programme import ROOT
from bench.table import MEGA, Results, load_medians, load_runs, table

DOCUMENT, PICTURE = ROOT / "docs" / "speed.md", ROOT / "docs" / "pictures" / "speed.svg"
_SECTION = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)

HUGO = "of Hugo's"
SIZE = 10_000  # partners at which the single figures are judged


class UnknownSection(Exception):
    """The document asks for figures that nobody writes, or lacks a section that is written."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the goals look at. `rival` is who stands for Hugo: its usual site, or the one of finished pages."""

    races: Results
    single: Mapping[str, Any]
    rival: str = "hugo"

    def times(self, partners: int, measure: str, other: str) -> float | None:
        """How many times as much of a measure Wasl takes as `other`; None where one of them was not measured."""
        ours, theirs = self.races.get((partners, "wasl")), self.races.get((partners, other))
        return getattr(ours, measure) / getattr(theirs, measure) if ours and theirs else None

    def one(self, name: str, key: str = "seconds") -> float | None:
        """A single figure; None if it was not measured, or at another size than the goals name."""
        found = self.single.get(name, {})
        known = key in found and found["partners"] == SIZE
        return float(found[key]) if known else None


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to reach: at most `most` of what `figure` gives."""

    work: str
    most: float
    figure: Callable[[Measured], float | None]
    shown: Callable[[float], str]
    of: str = ""

    @property
    def rivalled(self) -> bool:
        """Whether the figure depends on who stands for Hugo."""
        return self.of == HUGO


def part(value: float) -> str:
    """A part of the rival's, as one in so many; from a half on, as a factor."""
    return f"1/{1 / value:.3g}" if value < 0.5 else f"{value:.3g} ×"


def seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.3g} s"


def _memory(it: Measured) -> float | None:
    found = it.races.get((100_000, "wasl"))
    return found.rss / MEGA if found else None


def _everything(it: Measured) -> float | None:
    ours, pages = it.one("everything"), it.one("everything", "hugo_seconds")
    return ours / pages if ours is not None and pages else None


def _needless(it: Measured) -> float | None:
    """Files written though nothing in them differs; not a number if the result is not that of a clean build."""
    written, different = it.one("copy", "written"), it.one("copy", "different")  # None where nobody counted
    if written is None or different is None:
        return None
    return written - different if it.single["copy"]["as_clean"] else float("nan")


def _files(value: float) -> str:
    return "differs from a clean build" if value != value else f"{value:,.0f} files"


GOALS = (
    Goal("10,000 partners: pages, time", 1 / 5, lambda it: it.times(10_000, "wall", it.rival), part, HUGO),
    Goal("10,000 partners: pages, processor", 1 / 8, lambda it: it.times(10_000, "cpu", it.rival), part, HUGO),
    Goal("100,000 partners: pages, time", 1 / 10, lambda it: it.times(100_000, "wall", it.rival), part, HUGO),
    Goal("100,000 partners: pages, time", 4, lambda it: it.times(100_000, "wall", "loop"), part, "only writing"),
    Goal("10,000 partners: everything but pictures, time", 2, _everything, part, "Hugo's for its pages"),
    Goal("100,000 partners: pages, memory (RSS)", 300, _memory, lambda value: f"{value:,.0f} MB"),
    Goal("10,000 partners: nothing changed", 1, lambda it: it.one("unchanged"), seconds),
    Goal("10,000 partners: one copy changed, files written needlessly", 0, _needless, _files),
    Goal("10,000 partners: one partner added", 1.5, lambda it: it.one("added"), seconds),
    Goal("10,000 partners: from save to reload in `wasl serve`", 0.15, lambda it: it.one("serve"), seconds),
    Goal("`wasl --help`", 0.15, lambda it: it.one("help"), seconds),
)


def goals(it: Measured) -> str:
    """A Markdown table of what is to be reached and what is."""
    flat = Measured(it.races, it.single, "hugo-flat")
    lines = ["| | to reach, at most | measured | | beside finished pages |", "|---|---|---|---|---|"]
    for goal in GOALS:
        wanted = f"{goal.shown(goal.most)} {goal.of}".strip()
        hardest = " ".join(_verdict(goal, flat)) if goal.rivalled else ""
        lines.append(f"| {goal.work} | {wanted} | {' | '.join(_verdict(goal, it))} | {hardest} |")
    return "\n".join(lines) + "\n"


def _verdict(goal: Goal, it: Measured) -> tuple[str, str]:
    value = goal.figure(it)
    if value is None:
        return "not measured", ""
    return goal.shown(value), "met" if value <= goal.most else "**not met**"


def single(it: Measured) -> str:
    """A Markdown table of what is built again."""
    lines = ["| | time, s | files | written | different | gone | as if clean |", "|---|---:|---:|---:|---:|---:|---|"]
    names = {"unchanged": "nothing changed", "copy": "one copy changed", "added": "a partner added",
             "removed": "a partner removed"}  # fmt: skip
    for key, name in names.items():
        if found := it.single.get(key):
            counts = " | ".join(_counted(found.get(count)) for count in ("files", "written", "different", "gone"))
            same = {True: "yes", False: "**no**"}.get(found.get("as_clean"), "not compared")
            lines.append(f"| {name}, {found['partners']:,} partners | {found['seconds']:.2f} | {counts} | {same} |")
    return "\n".join(lines) + "\n"


def _counted(files: int | None) -> str:
    return "" if files is None else f"{files:,}"


def conditions(results: Mapping[str, Any]) -> str:
    """Where and when, and how far single runs lie from their median."""
    facts = results["machine"]
    parts = [f"{facts['date']}: {facts.get('processor', 'a processor')}, {facts['cores']} cores, {facts['system']}."]
    names = {"commit": "Wasl", "python": "Python", "hugo": "Hugo", "eleventy": "Eleventy", "node": "Node.js"}
    parts.append(", ".join(f"{name} {facts[key]}" for key, name in names.items() if key in facts) + ".")
    parts.append(f"{results.get('repeat', 0)} runs of each, medians.")
    if away := spread(results):
        parts.append(f"Single runs lay up to {away} from them.")
    ours = {found["commit"] for found in results.get("single", {}).values() if found.get("commit")}
    if others := sorted(ours - {facts.get("commit")}):
        parts.append(f"Some single figures are of Wasl {', '.join(others)}.")
    return " ".join(parts) + "\n"


def spread(results: Mapping[str, Any]) -> str:
    """The largest distance of one run's time from the median, for each contender, over all sizes of 1,000 and more."""
    middle, most = load_medians(results), dict[str, float]()
    for run in load_runs(results):
        if run.partners >= 1000:
            away = abs(run.wall / middle[run.partners, run.contender].wall - 1)
            most[run.contender] = max(most.get(run.contender, 0), away)
    return ", ".join(f"{away:.0%} ({NAMES[name]})" for name, away in most.items())


def fill(document: str, sections: Mapping[str, str]) -> str:
    """The document with its sections written anew. Raises `UnknownSection`."""
    found = [name for _, name, _ in _SECTION.findall(document)]
    if sorted(found) != sorted(sections):
        raise UnknownSection(f"the document has {found}, there are figures for {list(sections)}")
    return _SECTION.sub(lambda hit: hit[1] + sections[hit[2]] + hit[3], document)


def sections(results: Mapping[str, Any]) -> dict[str, str]:
    """The text of each section by its name."""
    it = Measured(load_medians(results), results.get("single", {}))
    return {"conditions": conditions(results), "race": table(it.races), "goals": goals(it), "single": single(it)}


def main() -> None:
    results = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    document = fill(DOCUMENT.read_text(encoding="utf-8"), sections(results))
    DOCUMENT.write_text(document, encoding="utf-8", newline="\n")
    PICTURE.write_text(plot(load_medians(results)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
