"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small import ROOT, write_small

PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run_wasl(*arguments: str | Path, cwd: Path = ROOT, code: str = "pass", **environment: str) -> Ran:
    """`wasl ARGUMENTS` of this checkout; `code` is Python to run before it."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}; from generator.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start, *map(str, arguments)],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


Wasl = Callable[..., Ran]


@pytest.fixture(scope="session")
def wasl() -> Wasl:
    """`wasl("build", "--root", folder)` runs the command and gives back what it said."""
    return run_wasl


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small programme, built into its `build/`. Read only."""
    root = write_small(tmp_path_factory.mktemp("small"))
    done = run_wasl("build", "--root", root)
    assert done.code == 0, done.out + done.err
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the small programme and its build, to change and break."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    return root


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path in it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def edit(file: Path, old: str, new: str) -> None:
    """Replace words that must stand there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
