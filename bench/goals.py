"""Single figures: each by one command, medians of some runs, added to bench/results/results.json.

python bench/goals.py everything                10,000 partners, all but pictures and documents, beside Hugo's pages
python bench/goals.py again                     built again: nothing changed, one segment's copy in one locale, one
                                                partner more, one less
python bench/goals.py serve                     from save to reload
python bench/goals.py help                      the first thing that anybody runs
python bench/goals.py all
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench import tools
from bench.contenders import prepare
from bench.measure import Sample, measure
from bench.programme import ROOT, partners, write_partners, write_project
from bench.run import RESULTS, compile_wasl, keep, machine
from bench.scratch import break_in, scratch
from bench.serving import reloads
from bench.specimen import build_command, build_specimens

Figures = dict[str, Any]
Measured = Callable[[Path, int, int], dict[str, Figures]]
SEGMENT, LOCALE = "accountants", "en"  # whose copy is edited
SEAL = "sealed"  # in the reports' own folder
PARTNER = 1_500_000  # bytes of all files of a partner
COPY = f"content/segments/{SEGMENT}/partner.{LOCALE}.md"

MADE: Final = ("document", "image", "qr")
"""What is drawn and typeset, and measured apart (`bench/kits.py`)."""


class Work:
    """A project of `count` partners and what Wasl makes of it: everything but pictures and documents."""

    def __init__(self, folder: Path, count: int) -> None:
        self.enrolled, self.root, self.out = count, folder / "project", folder / "out"
        self._home = folder / "cache"
        write_project(self.root, partners(count))
        self._given = set(self.root.rglob("*"))

    def build(self) -> Sample:
        command = build_command(self.root, self.out, (), MADE)
        return measure(command, ROOT, variables={"XDG_CACHE_HOME": str(self._home)})

    def forget(self) -> None:
        """Remove what was made, and what was kept to make it faster the next time."""
        for folder in (self.out, self._home):
            shutil.rmtree(folder, ignore_errors=True)
        for path in sorted(set(self.root.rglob("*")) - self._given, reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()

    def edit_copy(self, turn: int) -> tuple[str, str]:
        """The copy with another headline, and that headline."""
        text = (self.root / COPY).read_text(encoding="utf-8")
        before = next(line for line in text.splitlines() if line.startswith("# "))
        headline = f"Books in order, taken by the hand, time {turn + 1}"
        return text.replace(before, f"# {headline}", 1), headline


Edit = Callable[[Work, int], None]


def everything(folder: Path, count: int, repeat: int) -> Figures:
    """Wasl's whole output beside Hugo's pages, by turns."""
    work, pages = Work(folder, count), folder / "pages"
    hugo = prepare("hugo", folder / "hugo", pages, count, build_specimens(folder / "specimens"))
    runs: list[Figures] = []
    for _ in range(repeat + 1):  # the first one only brings files into memory
        shutil.rmtree(pages, ignore_errors=True)
        work.forget()
        theirs, ours = measure(hugo.words, hugo.cwd), work.build()
        runs.append({"seconds": ours.wall, "cpu": ours.cpu, "rss": ours.rss, "hugo_seconds": theirs.wall})
    files = [file.stat().st_size for file in work.out.rglob("*") if file.is_file()]
    return _middle(runs[1:]) | {"files": len(files), "bytes": sum(files)}


def again(folder: Path, count: int, repeat: int) -> dict[str, Figures]:
    """Built again after each kind of edit, some times each, one after the other; the last is compared with a clean one.

    After its last edit, each kind is looked at closely: which files were written, and which had to be.
    """
    work, found = Work(folder, count), dict[str, Figures]()
    first = work.build()
    for name, edit in EDITS.items():
        found[name] = _turns(work, repeat, edit)
    after = stamps(work.out)
    work.forget()
    work.build()
    clean = {"clean_seconds": first.wall, "as_clean": same_files(after, stamps(work.out))}
    return {name: figures | clean for name, figures in found.items()}


def _copied(work: Work, turn: int) -> None:
    (work.root / COPY).write_text(work.edit_copy(turn)[0], encoding="utf-8")


def _enrolled(work: Work, more: int) -> None:
    work.enrolled += more
    write_partners(work.root, partners(work.enrolled))


EDITS: dict[str, Edit] = {
    "unchanged": lambda work, turn: None,
    "copy": _copied,
    "added": lambda work, turn: _enrolled(work, 1),
    "removed": lambda work, turn: _enrolled(work, -1),
}


def serve(folder: Path, count: int, repeat: int) -> Figures:
    work = Work(folder, count)
    slug = next(one.slug for one in partners(count) if one.segment == SEGMENT)
    page = f"/{LOCALE}/{SEGMENT}/p/{slug}/"
    found = reloads(work.root, page, work.root / COPY, work.edit_copy, repeat, MADE)
    return _middle([{"seconds": one.told, "shown_seconds": one.shown} for one in found])


def helping(folder: Path, count: int, repeat: int) -> Figures:
    """What `wasl --help` takes; the number of partners says nothing here."""
    wasl = Path(sys.executable).with_name("wasl")
    command = [str(wasl)] if wasl.exists() else [sys.executable, "-m", "generator.cli"]
    found = [measure([*command, "--help"], ROOT) for _ in range(3 * repeat + 1)]
    return _middle([{"seconds": one.wall, "cpu": one.cpu} for one in found[1:]])


def _alone(name: str) -> Measured:
    return lambda folder, count, repeat: {name: SINGLE[name](folder, count, repeat)}


SINGLE: dict[str, Callable[[Path, int, int], Figures]] = {"everything": everything, "serve": serve, "help": helping}
FIGURES: dict[str, Measured] = {**{name: _alone(name) for name in SINGLE}, "again": again}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whether a file was written anew, and whether it holds something else."""

    when: int  # nanoseconds
    which: int  # the file's number in the file system
    digest: bytes


def stamps(folder: Path) -> dict[str, Stamp]:
    """The state of all files by their paths, but for the one whose time is all that it says."""
    found: dict[str, Stamp] = {}
    for file in folder.rglob("*"):
        if file.is_file() and file.name != SEAL:
            known = file.stat()
            digest = blake2b(file.read_bytes(), digest_size=16).digest()
            found[file.relative_to(folder).as_posix()] = Stamp(known.st_mtime_ns, known.st_ino, digest)
    return found


def touched(before: dict[str, Stamp], after: dict[str, Stamp]) -> Figures:
    """How many files were written, how many had to be (they are new or hold something else), how many went."""
    return {
        "written": sum(before.get(path) != stamp for path, stamp in after.items()),
        "different": sum(path not in before or before[path].digest != stamp.digest for path, stamp in after.items()),
        "gone": len(before.keys() - after.keys()),
    }


def same_files(one: dict[str, Stamp], other: dict[str, Stamp]) -> bool:
    return {path: it.digest for path, it in one.items()} == {path: it.digest for path, it in other.items()}


def _turns(work: Work, repeat: int, edit: Edit) -> Figures:
    """Edit and build some times."""
    runs: list[Figures] = []
    before: dict[str, Stamp] = {}
    for turn in range(repeat):
        if turn == repeat - 1:
            before = stamps(work.out)
        edit(work, turn)
        took = work.build()
        runs.append({"seconds": took.wall, "cpu": took.cpu, "rss": took.rss})
    after = stamps(work.out)
    return _middle(runs) | touched(before, after) | {"files": len(after)}


def _middle(runs: list[Figures]) -> Figures:
    """The median of each figure, and the single runs."""
    return {key: round(median(run[key] for run in runs), 4) for key in runs[0]} | {"runs": runs}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure single figures of Wasl.")
    parser.add_argument("figures", nargs="+", choices=[*FIGURES, "all"])
    parser.add_argument("--partners", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    compile_wasl()
    for name in FIGURES if "all" in asked.figures else asked.figures:
        with scratch() as folder:
            break_in(folder, asked.partners * PARTNER)
            where = {"partners": asked.partners, "commit": tools.commit()}
            found = {one: where | it for one, it in FIGURES[name](folder, asked.partners, asked.repeat).items()}
        file = asked.out / "results.json"
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"machine": machine(["hugo"])}
        keep(asked.out, known | {"single": known.get("single", {}) | found})
        for one, figures in found.items():
            shown = {key: value for key, value in figures.items() if key != "runs"}
            print(f"{one}: {json.dumps(shown)}", flush=True)


if __name__ == "__main__":
    main()
