"""The index of a build, as git has one: everything that it came of, what it left in the reports, and its receipt.

It stands in the folder `.wasl` of the reports and is put in place with them. Its time is that of the moment before the
first input was read, so that its bytes are the same for the same project.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.model.declared import dataclass
from generator.model.inputs import Content, Inputs, Mark
from generator.model.problem import Position, Problem
from generator.publish.settling import REPORTS, SITE, STATE
from generator.standing.receipt import Receipt

INDEX = "index.json"

_COUNTS = ("files", "size", "links", "partners")
_FINDINGS = ("problems", "waived")


@dataclass(frozen=True, slots=True)
class Index:
    """`asked` is what the build was asked for, `program` stands for this program, `browser` for who drew its pictures.

    `reports` are the files of the reports and their sizes in bytes, `told` the receipt's figures and findings.
    """

    asked: Mapping[str, Any]
    program: str
    browser: Mapping[str, Any] | None
    inputs: Inputs
    reports: Mapping[str, int]
    told: Mapping[str, Any]

    def dump(self) -> str:
        """As JSON, in ASCII: what is told of may hold anything, half a character too."""
        inputs = {
            "files": {path: [*mark, digest] for path, (mark, digest) in sorted(self.inputs.files.items())},
            "folders": dict(sorted(self.inputs.folders.items())),
        }
        out = {
            "asked": self.asked, "program": self.program, "browser": self.browser, "inputs": inputs,
            "reports": dict(sorted(self.reports.items())), "told": self.told,
        }  # fmt: skip
        return json.dumps(out, separators=(",", ":"))

    def receipt(self, out: Path) -> Receipt:
        """What the last build would say if it were run again."""
        files, size, links, partners = (int(self.told[name]) for name in _COUNTS)
        problems, waived = (tuple(map(problem_of, self.told[name])) for name in _FINDINGS)
        return Receipt(out / SITE, out / REPORTS, files, size, links, partners, problems, waived=waived)


def told_of(receipt: Receipt) -> dict[str, Any]:
    """What of a receipt is true as long as nothing changes."""
    counts = {name: getattr(receipt, name) for name in _COUNTS}
    return counts | {name: [asdict(problem) for problem in getattr(receipt, name)] for name in _FINDINGS}


def problem_of(known: Mapping[str, Any]) -> Problem:
    """A problem that was written down field by field."""
    also = tuple(Position(**place) for place in known["also"])
    return Problem(**{**known, "position": Position(**known["position"]), "also": also})


def read_index(out: Path) -> tuple[Index, int]:
    """The index of the last build, and when that began to read (nanoseconds).

    Raises `OSError`, `ValueError`, `LookupError` or `TypeError` where there is none that can be used.
    """
    with open(out / STATE / INDEX, encoding="utf-8") as file:
        known = json.load(file)
        began = os.fstat(file.fileno()).st_mtime_ns
    files = {path: Content(Mark(*mark), digest) for path, (*mark, digest) in known["inputs"]["files"].items()}
    folders = {path: None if names is None else tuple(names) for path, names in known["inputs"]["folders"].items()}
    index = Index(
        known["asked"], known["program"], known["browser"], Inputs(files, folders), known["reports"], known["told"]
    )
    return index, began
