"""A small programme for tests of the command line: the example's words, one segment, three partners."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEGMENT = "agencies"


def write_small(folder: Path) -> Path:
    """Write it into `folder` (made here) and return that."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    for segment in (content / "segments").iterdir():
        if segment.name != SEGMENT:
            shutil.rmtree(segment)
    for file in (content / "partners").glob("*.yaml"):
        if f"segment: {SEGMENT}\n" not in file.read_text("utf-8"):
            file.unlink()
    _keep_rows(content / "partners.csv")
    _shorten_campaign(content / "campaigns" / "early-2027.yaml")
    programme = content / "programme.yaml"
    few = re.sub(r"^networks: .*$", "networks: [x, whatsapp]", programme.read_text("utf-8"), flags=re.MULTILINE)
    programme.write_text(few, encoding="utf-8")
    return folder


def _keep_rows(table: Path) -> None:
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    kept = [row for row in rows if f",{SEGMENT}," in row]
    table.write_text(head + "".join(kept), encoding="utf-8")


def _shorten_campaign(file: Path) -> None:
    text = file.read_text("utf-8").partition("\ntest:\n")[0] + "\n"
    text = re.sub(r"\bsegments: \[.*?\]", f"segments: [{SEGMENT}]", text)
    kept = [line for line in text.splitlines() if "segment: " not in line or f"segment: {SEGMENT}," in line]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
