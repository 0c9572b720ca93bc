"""One folder for each problem code: a project in which it occurs, and the report that people then read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.project import read_project
from generator.model.codes import CODES
from generator.model.problem import Problem
from generator.model.source import Source
from generator.report import render_text
from generator.validate.typed import build, build_rows
from tests.problems.sample import COLUMNS, Sample, SampleRow

HERE = Path(__file__).parent
FOLDERS = sorted(path.name for path in HERE.glob("[EW]*") if path.is_dir() and not (path / "fault.txt").exists())
# Faults that no checkout can hold on every system; they are made on the spot in tests/load/test_folder.py.
MADE_ELSEWHERE = {"E0101", "E0103", "E0104", "E0117"}


def problems_of(folder: Path, no_facts: Path) -> tuple[Source, list[Problem]]:
    source, found = read_project(folder, facts=no_facts)
    problems = list(found)
    sample = source.yaml.get("content/sample.yaml")
    if sample and sample.root:
        build(Sample, sample.root, problems, context="the sample")
    table = source.csv.get("content/sample.csv")
    if table:
        list(build_rows(SampleRow, table, COLUMNS, problems))
    return source, problems


@pytest.mark.parametrize("name", FOLDERS)
def test_report_of(name: str, bless: bool, tmp_path: Path) -> None:
    source, problems = problems_of(HERE / name, tmp_path / "nothing")
    reports = [render_text(problems, source.texts, language=language) for language in ("en", "ar")]
    report = f"{'=' * 60}\n".join(reports)
    golden = HERE / name / "expected.txt"
    if bless:
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")
    assert name.split("-")[0] in {problem.code for problem in problems}


def test_every_code_of_loading_and_typing_has_a_folder() -> None:
    due = {code for code in CODES if code[1:3] in ("01", "02")} - MADE_ELSEWHERE
    whole = {path.parent.name.split("-")[0] for path in HERE.glob("*/fault.txt")}  # told of a whole project
    proven = {name.split("-")[0] for name in FOLDERS if name[1:3] in ("01", "02")}
    assert proven <= due <= proven | whole
