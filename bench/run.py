"""Measure Wasl beside Hugo, Eleventy and a loop that only writes, all of them making the same pages in one run.

python bench/run.py --partners 100 1000 10000 100000 --repeat 3
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import re
import shutil
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench import tools
from bench.compare import check_same, digests, sample_of
from bench.contenders import COMPETITORS, NAMES, USUAL, Command, prepare, taking_part
from bench.loop import write_sizes
from bench.measure import Sample, measure
from bench.programme import ROOT
from bench.scratch import break_in, scratch
from bench.specimen import Specimens, build_specimens
from bench.table import Run, load_medians, table

RESULTS = ROOT / "bench" / "results"
PARTNER = 100_000  # bytes that the hungriest contender takes for a partner, its files among them


class Race:
    """Inputs and commands of the contenders at one number of partners, in a folder that is theirs."""

    def __init__(self, folder: Path, count: int, contenders: list[str], specimens: Specimens) -> None:
        self.count, self._folder, self._out = count, folder, folder / "out"
        runners = ["wasl", *(name for name in contenders if name != "wasl")]
        self._commands = {name: prepare(name, folder, self._out, count, specimens) for name in runners}
        self._given = set(folder.rglob("*"))
        self._sizes = folder / "sizes"
        self.first_runs = self._rehearse(runners)

    def _rehearse(self, names: list[str]) -> dict[str, dict[str, int]]:
        """Run each once, untimed: files are in memory then, and it is seen that all make the same pages.

        Gives, of each, what it wrote and the memory that its processes share.
        """
        found: dict[str, dict[str, int]] = {}
        expected: dict[str, bytes] = {}
        for name in names:
            took = self._measure(self._commands[name], shares=True)
            if name == "wasl":
                write_sizes(self._out, self._sizes)
                self._given.add(self._sizes)
                expected, sample = digests(self._out / "site"), sample_of(self._out / "site")
            elif name in COMPETITORS:
                check_same(f"{NAMES[name]} at {self.count} partners", expected, self._out, sample)
            files = [file.stat().st_size for file in self._out.rglob("*") if file.is_file()]
            found[name] = {"pages": len(expected), "files": len(files), "bytes": sum(files), "pss": took.pss}
            self._forget()
        return found

    def run(self, name: str) -> Run:
        """One measured run, of which nothing is kept."""
        took = self._measure(self._commands[name])
        self._forget()
        return Run(name, self.count, round(took.wall, 4), round(took.cpu, 4), took.rss)

    def _measure(self, command: Command, *, shares: bool = False) -> Sample:
        home = {"XDG_CACHE_HOME": str(self._folder / "cache")}
        return measure(command.words, command.cwd, shares=shares, variables=home)

    def _forget(self) -> None:
        """Remove what was written, here or into the projects: the next run begins from nothing."""
        shutil.rmtree(self._out)
        for path in sorted(set(self._folder.rglob("*")) - self._given, reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def race(folder: Path, count: int, names: list[str], repeat: int, specimens: Specimens) -> tuple[list[Run], Race]:
    """`repeat` rounds in which everybody runs once, each round started by another: a busy minute hits all alike."""
    course = Race(folder, count, names, specimens)
    runs: list[Run] = []
    for turn in range(repeat):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            runs.append(course.run(name))
            print(f"{count:,} partners, {NAMES[name]}: {runs[-1].wall:.2f} s", file=sys.stderr)
    return runs, course


def machine(contenders: list[str]) -> dict[str, str | int]:
    """What the figures depend on, for the record."""
    facts: dict[str, str | int] = {"date": datetime.now(UTC).date().isoformat(), "cores": os.cpu_count() or 0}
    facts["system"] = f"{platform.system()} {platform.release()} {platform.machine()}"
    cpuinfo, commit = Path("/proc/cpuinfo"), tools.commit()
    if cpuinfo.exists() and (model := re.search(r"model name\s*: (.+)", cpuinfo.read_text())):
        facts["processor"] = model[1]
    if commit:
        facts["commit"] = commit
    facts["python"] = platform.python_version()
    if any(name.startswith("hugo") for name in contenders):
        facts["hugo"] = tools.first_line(*tools.hugo(), "version").split()[1].split("-")[0].removeprefix("v")
    if any(name.startswith("eleventy") for name in contenders):
        node, program = tools.eleventy()
        facts |= {"eleventy": tools.first_line(node, program, "--version"), "node": tools.first_line(node, "--version")}
    return facts


def compile_wasl() -> None:
    """Compile Wasl's own modules, as pip does where it installs a package."""
    compileall.compile_dir(ROOT / "generator", quiet=1)


def run_all(sizes: list[int], contenders: list[str], repeat: int) -> dict[str, Any]:
    """Measure everything; the result is the content of `results.json`."""
    runs: list[Run] = []
    first: dict[str, Any] = {}
    facts = machine(contenders)
    compile_wasl()
    with scratch() as folder:
        break_in(folder, max(sizes) * PARTNER)
        specimens = build_specimens(folder / "specimens")
        for count in sizes:
            done, course = race(folder / str(count), count, taking_part(contenders, count), repeat, specimens)
            runs += done
            first[str(count)] = course.first_runs
            shutil.rmtree(folder / str(count))
    return {"machine": facts, "repeat": repeat, "first_runs": first, "runs": [asdict(run) for run in runs]}


def keep(out: Path, results: dict[str, Any]) -> None:
    """Put `results` into `out`/results.json; parts that another command measured stay."""
    file = out / "results.json"
    out.mkdir(parents=True, exist_ok=True)
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps(before | results, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Wasl beside Hugo, Eleventy and a loop that only writes.")
    parser.add_argument("--partners", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(USUAL))
    asked = parser.parse_args()
    results = run_all(sorted(asked.partners), asked.only, asked.repeat)
    keep(asked.out, results)
    print(table(load_medians(results)))


if __name__ == "__main__":
    main()
