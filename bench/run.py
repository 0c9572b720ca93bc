"""Measure Wasl beside Hugo, Eleventy and a loop that only writes, all of them making the same pages in one run.

python bench/run.py --partners 1000 10000 --repeat 3 --out bench/results
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench import tools
from bench.loop import write_sizes
from bench.measure import measure
from bench.pages import DIALECTS, Specimens, build_command, build_specimens, write_competitor
from bench.programme import ROOT, partners, write_project
from bench.table import Run, load_runs, medians, table

CONTENDERS = ("wasl", "hugo", "eleventy", "loop")
MEMORY = Path("/dev/shm")
_ID = re.compile(rb"utm_id=[0-9a-z]{10}")  # each contender hashes in its own way


class PagesDiffer(Exception):
    """A competitor does not make the pages that Wasl makes, so its figures would say nothing."""


class Race:
    """Inputs and commands of the contenders at one number of partners, in a folder that is theirs."""

    def __init__(self, folder: Path, count: int, contenders: list[str], specimens: Specimens) -> None:
        self.count = count
        self.out = folder / "out"
        wasl = folder / "wasl"
        write_project(wasl, partners(count))
        self._commands = {"wasl": (build_command(wasl, self.out), ROOT)}
        for name in (name for name in contenders if name in DIALECTS):
            write_competitor(name, folder / name, count, specimens)
            self._commands[name] = (self._command(name, folder), folder / name)
        sizes = folder / "sizes"
        loop = [sys.executable, str(ROOT / "bench" / "loop.py"), str(sizes), str(self.out)]
        self._commands["loop"] = (loop, folder)
        self.written = self._rehearse(sizes, contenders)

    def _command(self, name: str, folder: Path) -> list[str]:
        if name == "eleventy":
            return [*tools.eleventy(), "--quiet", f"--output={self.out}"]
        return [*tools.hugo(), "--quiet", "--noBuildLock", f"--source={folder / name}", f"--destination={self.out}",
                f"--cacheDir={folder / 'cache'}"]  # fmt: skip

    def _rehearse(self, sizes: Path, contenders: list[str]) -> dict[str, dict[str, int]]:
        """Run each once, unmeasured: files are in memory then, and it is seen that all make the same pages.

        Gives the number of files, and of bytes, that each writes.
        """
        written: dict[str, dict[str, int]] = {}
        expected: dict[str, bytes] = {}
        for name in ("wasl", *(name for name in contenders if name != "wasl")):
            self.run(name, keep=True)
            if name == "wasl":
                write_sizes(self.out, sizes)
                expected = _pages(self.out / "site")
            elif name in DIALECTS and _pages(self.out) != expected:
                raise PagesDiffer(f"{name} makes other pages than Wasl at {self.count} partners")
            files = [file.stat().st_size for file in self.out.rglob("*") if file.is_file()]
            written[name] = {"files": len(files), "bytes": sum(files), "pages": len(expected)}
            shutil.rmtree(self.out)
        return written

    def run(self, name: str, *, keep: bool = False) -> Run:
        """One measured run; what it wrote is removed unless it is to be kept."""
        command, cwd = self._commands[name]
        took = measure(command, cwd)
        if not keep:
            shutil.rmtree(self.out)
        return Run(name, self.count, round(took.wall, 4), round(took.cpu, 4), took.peak)


def _pages(folder: Path) -> dict[str, bytes]:
    """A digest of every page by its path, the links' ids left out."""
    return {
        file.relative_to(folder).as_posix(): blake2b(_ID.sub(b"", file.read_bytes())).digest()
        for file in folder.rglob("*.html")
    }


def race(folder: Path, count: int, contenders: list[str], repeat: int, specimens: Specimens) -> tuple[list[Run], Race]:
    """`repeat` rounds in which everybody runs once, each round started by another: a busy minute hits all alike."""
    course = Race(folder, count, contenders, specimens)
    runs: list[Run] = []
    for turn in range(repeat):
        start = turn % len(contenders)
        for name in contenders[start:] + contenders[:start]:
            runs.append(course.run(name))
            print(f"{count:,} partners, {name}: {runs[-1].wall:.2f} s", file=sys.stderr)
    return runs, course


def machine(contenders: list[str]) -> dict[str, str | int]:
    """What the figures depend on, for the record."""
    facts: dict[str, str | int] = {"system": f"{platform.system()} {platform.machine()}", "cores": os.cpu_count() or 0}
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists() and (model := re.search(r"model name\s*: (.+)", cpuinfo.read_text())):
        facts["processor"] = model[1]
    facts["python"] = platform.python_version()
    if "hugo" in contenders:
        facts["hugo"] = tools.first_line(*tools.hugo(), "version").split()[1]
    if "eleventy" in contenders:
        node, program = tools.eleventy()
        facts |= {"eleventy": tools.first_line(node, program, "--version"), "node": tools.first_line(node, "--version")}
    return facts


def run_all(sizes: list[int], contenders: list[str], repeat: int) -> dict[str, object]:
    """Measure everything; the result is the content of `results.json`."""
    runs: list[Run] = []
    written: dict[str, object] = {}
    facts = machine(contenders)
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="wasl-bench-", dir=place) as scratch:
        specimens = build_specimens(Path(scratch) / "specimens")
        for count in sizes:
            done, course = race(Path(scratch) / str(count), count, contenders, repeat, specimens)
            runs += done
            written[str(count)] = course.written
            shutil.rmtree(Path(scratch) / str(count))
    return {"machine": facts, "repeat": repeat, "written": written, "runs": [asdict(run) for run in runs]}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Wasl beside Hugo, Eleventy and a loop that only writes.")
    parser.add_argument("--partners", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results")
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS))
    asked = parser.parse_args()
    results = run_all(sorted(asked.partners), asked.only, asked.repeat)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    text = table(medians(load_runs(results)))
    (asked.out / "table.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
