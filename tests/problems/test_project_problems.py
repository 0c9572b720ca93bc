"""Faults in whole projects, through the whole machine: one folder each, with the report that people then read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problem import Problem
from generator.report import render_text
from tests.problems.tiny import HERE, problems_of, texts_of, write_project

FOLDERS = sorted(path.parent.name for path in HERE.glob("*/fault.txt"))


def test_the_base_has_no_fault(tmp_path: Path) -> None:
    assert problems_of(write_project(tmp_path / "project"), tmp_path / "out") == ()


@pytest.mark.parametrize("name", FOLDERS)
def test_report_of(name: str, bless: bool, tmp_path: Path) -> None:
    folder = HERE / name
    root = write_project(tmp_path / "project", (folder / "fault.txt").read_text(encoding="utf-8"))
    problems = problems_of(root, tmp_path / "out")
    texts = texts_of(root, problems)
    for golden, language in ((folder / "expected.txt", "en"), (folder / "expected.ar.txt", "ar")):
        if language == "ar" and not golden.exists():
            continue
        report = render_text(problems, texts, language=language)
        if bless:
            golden.write_text(report, encoding="utf-8")
        assert report == golden.read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == set(name.split("-")[0].split("."))
    for problem in problems:
        says_where_and_what_to_do(problem, texts)


def says_where_and_what_to_do(problem: Problem, texts: dict[str, str]) -> None:
    """The position is the very key, cell or word that was found, and there is a next step."""
    place = problem.position
    if place.path in texts and place.length:
        line = texts[place.path].split("\n")[place.line - 1]
        assert place.column + place.length - 1 <= len(line)
        shown = line[place.column - 1 : place.column - 1 + place.length].strip("\"'")
        named = not problem.found or problem.found.startswith("U+") or not shown.isascii()
        assert named or problem.found in shown or shown in problem.found
    if place.path in texts and place.path.rpartition(".")[2] in ("yaml", "csv"):
        assert place.length or place.line == 1, f"{problem.code} points at a whole line"
