"""The same input gives the same bytes: with any number of workers, and in whatever order the partners are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.make import SMALL
from generator.pipeline import build
from tests.tiny.workshop import INFO, copy_tiny, load, rows

LIST = rows(26) + "aaa,شريك غريب,Odd \u3042,cafes,referral,gold,,,,,,,,,\n"


def files(out: Path) -> dict[str, bytes]:
    """All that was built, but for the index: it says where and when the inputs of this very build were read."""
    found = {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    assert found.pop("reports/.wasl/index.json")
    return found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("alone")
    root = copy_tiny(folder / "in", {"content/partners.csv": LIST, "themes/tiny/fonts/coverage.txt": "U+0000-2FFF\n"})
    receipt = build(root, folder / "out", None, INFO, 1)
    assert load(root)[1].count() > SMALL  # so that more workers than one are used
    assert any(problem.code == "W0905" for problem in receipt.problems)  # found on a sample, so it may not move
    return files(folder / "out")


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers(alone: dict[str, bytes], tmp_path: Path, jobs: int) -> None:
    root = copy_tiny(tmp_path / "in", {"content/partners.csv": LIST, "themes/tiny/fonts/coverage.txt": "U+0000-2FFF\n"})
    build(root, tmp_path / "out", None, INFO, jobs)
    assert files(tmp_path / "out") == alone


def test_any_order_of_partners(alone: dict[str, bytes], tmp_path: Path) -> None:
    head, *lines = LIST.splitlines()
    shuffled = "\n".join([head, *reversed(lines[::2]), *lines[1::2]]) + "\n"
    changes = {"content/partners.csv": shuffled, "themes/tiny/fonts/coverage.txt": "U+0000-2FFF\n"}
    build(copy_tiny(tmp_path / "in", changes), tmp_path / "out", None, INFO, 1)
    made = files(tmp_path / "out")
    assert made.keys() == alone.keys()
    # A row without a line break, the last of the list, has another key: it is only made again. Warnings name lines.
    places = {"reports/.wasl/partners.tsv", "reports/problems.json"}
    assert {path for path in made if made[path] != alone[path]} <= places
