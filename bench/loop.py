"""The floor: `python bench/loop.py LIST OUT` only writes, files of the sizes and paths of a list."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def write_sizes(made: Path, sizes: Path) -> None:
    """Note size and path of every file under `made`, a line each."""
    files = sorted(file for file in made.rglob("*") if file.is_file())
    lines = (f"{file.stat().st_size} {file.relative_to(made).as_posix()}\n" for file in files)
    sizes.write_text("".join(lines), encoding="utf-8")


def write_files(sizes: Path, out: Path) -> None:
    """Write files of these sizes into `out`; what is in them costs nothing to make."""
    rows = [line.split(" ", 1) for line in sizes.read_text(encoding="utf-8").splitlines()]
    blob = memoryview(b"w" * max(int(size) for size, _ in rows))
    for folder in {os.path.dirname(path) for _, path in rows}:
        os.makedirs(out / folder, exist_ok=True)
    for size, path in rows:
        with open(f"{out}/{path}", "wb", buffering=0) as file:
            file.write(blob[: int(size)])


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), Path(sys.argv[2]))
