"""How fast documents are written: `python -m bench.documents`, on the samples of the tests.

Each sample is written for many partners (each name another, so that nothing is answered from memory). Prints for each
the time of reading and of writing (median and best, milliseconds of one core's wall clock), CPU time, pages and size.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from generator.workshop.documents.pdf import PdfWriter
from generator.workshop.documents.reading import read_document

In = TypeVar("In")
Out = TypeVar("Out")

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "themes" / "base"
SAMPLES = ROOT / "tests" / "workshop" / "documents" / "samples"


class Folder:
    """The base theme and the samples' logos as a shelf."""

    def logo(self, name: str) -> bytes:
        return (SAMPLES / name).read_bytes()

    def theme(self, name: str) -> bytes:
        return (THEME / name).read_bytes()

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(p.relative_to(THEME).as_posix() for p in (THEME / folder).rglob("*") if p.is_file()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=30)
    parser.add_argument("--mended", action="store_true", help="with the reversed text layer")
    options = parser.parse_args()
    print(f"{'sample':<14}{'read ms':>9}{'write ms':>10}{'best':>7}{'CPU':>7}{'pages':>7}{'KB':>7}")
    with PdfWriter(Folder(), mended=options.mended) as writer:
        for path in sorted(SAMPLES.glob("*.html")):
            print(measured(path.stem, path.read_text(encoding="utf-8"), writer, options.partners))
    return 0


def measured(name: str, html: str, writer: PdfWriter, partners: int) -> str:
    texts = [named(html, number).encode() for number in range(partners)]
    reading, documents = timed(read_document, texts)
    writer.write(read_document(html.encode()))  # the compiler warms up
    before = time.process_time()
    writing, files = timed(writer.write, documents)
    cpu = (time.process_time() - before) / partners
    row = (median(reading), median(writing), min(writing), cpu)
    shown = "".join(f"{seconds * 1000:>{width}.1f}" for seconds, width in zip(row, (9, 10, 7, 7), strict=True))
    pages = len(re.findall(rb"/Type */Page\b", files[0]))
    return f"{name:<14}{shown}{pages:>7}{len(files[0]) / 1000:>7.0f}"


def named(html: str, number: int) -> str:
    """The sample for another partner: name, code and address differ."""
    return html.replace("نور", f"نور {number}").replace("Noor", f"Noor {number}").replace("NOOR", f"NOOR{number}")


def timed(work: Callable[[In], Out], items: list[In]) -> tuple[list[float], list[Out]]:
    times, made = [], []
    for item in items:
        start = time.perf_counter()
        made.append(work(item))
        times.append(time.perf_counter() - start)
    return times, made


if __name__ == "__main__":
    raise SystemExit(main())
