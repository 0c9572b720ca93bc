"""Pictures and documents for many partners: six pictures and two documents each, in two languages.

python bench/kits.py --partners 1000

Prints the time from the command line to the end, first with nothing kept (every picture's base is drawn), then with
the bases there, then with what was finished before in the cache too (a part of it: the cache has a limit); the
largest memory of all processes together; and how much was made.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench.measure import Sample, measure
from bench.programme import ROOT, partners, write_project
from bench.specimen import build_command

FEW = 10
"""Partners enough for every base to be drawn, and for next to nothing else to be kept."""

RECIPES = ("partner/picture-square", "partner/picture-wide", "partner/one-pager", "partner/agreement")
"""The pictures are made for each post, of which a segment has three (vendors four)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--partners", type=int, default=1000)
    count = parser.parse_args().partners
    with tempfile.TemporaryDirectory(prefix="wasl-kits-") as folder:
        root, few, out = Path(folder) / "project", Path(folder) / "few", Path(folder) / "out"
        write_project(root, partners(count))
        write_project(few, partners(FEW))
        command = build_command(root, out, RECIPES)
        told("nothing kept", measure(command, ROOT, variables={"WASL_CACHE": str(Path(folder) / "first")}))
        shutil.rmtree(out)
        kept = {"WASL_CACHE": str(Path(folder) / "second")}
        measure(build_command(few, out, RECIPES), ROOT, variables=kept)
        for name in ("bases kept", "made before"):
            shutil.rmtree(out)
            told(name, measure(command, ROOT, variables=kept))
        made = [file for file in (out / "site/kits").rglob("*") if file.is_file()]
        for ending, number in sorted(Counter(file.suffix for file in made).items()):
            sizes = [file.stat().st_size for file in made if file.suffix == ending]
            print(f"{number:>8,} {ending[1:]}, {sum(sizes) / number / 1000:.1f} KB each")


def told(name: str, sample: Sample) -> None:
    print(f"{name:<16} {sample.wall:7.1f} s, {sample.cpu:7.1f} s of processor, {sample.rss / 1e6:6.0f} MB")


if __name__ == "__main__":
    main()
