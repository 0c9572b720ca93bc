"""What the guards say: one folder each under `guards/`, a fault in the tiny project and the report that people read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.project import read_project
from generator.model.build import BuildInfo
from generator.model.codes import CODES
from generator.model.offer import Offer
from generator.model.problem import Problem
from generator.model.programme import Brand, Programme
from generator.model.segment import Segment
from generator.model.source import Source
from generator.report import render_text
from generator.validate.bench import Bench
from generator.validate.offer_guards import SOON, guard
from tests.problems.test_project_problems import says_where_and_what_to_do
from tests.problems.tiny import TODAY, write_project

HERE = Path(__file__).parent / "guards"
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/fault.txt"))


def guarded(root: Path, info: BuildInfo) -> tuple[Source, list[Problem]]:
    """The source of a project, and what the guards alone say of it. Everything else about it must be sound."""
    source, problems = read_project(root, facts=root / "nothing")
    bench = Bench(source)
    programme = bench.noun(Programme, "content/programme.yaml", "the programme")
    brand = bench.noun(Brand, "content/brand.yaml", "the company")
    offers = bench.nouns(Offer, "content/offers", "the offer")
    segment = bench.noun(Segment, "content/segments/clinics/segment.yaml", "the segment")
    assert [*problems, *bench.problems] == []
    assert programme is not None
    assert segment is not None
    assert brand is not None
    guard(bench, programme, brand, {"clinics": segment}, offers, info.today)
    return source, sorted(bench.problems)


def found(tmp_path: Path, *faults: str, after: int = 0) -> list[Problem]:
    root = write_project(tmp_path / "project", *faults)
    return guarded(root, BuildInfo(TODAY + timedelta(days=after)))[1]


def fault(name: str) -> str:
    return (HERE / name / "fault.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_report_of(name: str, bless: bool, tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", fault(name))
    source, problems = guarded(root, BuildInfo(TODAY))
    reports = [render_text(problems, source.texts, language=language) for language in ("en", "ar")]
    for golden, report in zip(("expected.txt", "expected.ar.txt"), reports, strict=True):
        if bless:
            (HERE / name / golden).write_text(report, encoding="utf-8")
        assert report == (HERE / name / golden).read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == {name.split("-")[0]}
    assert all(problem.severity == "warning" for problem in problems)
    for problem in problems:
        says_where_and_what_to_do(problem, dict(source.texts))


def test_every_guard_has_a_folder() -> None:
    assert {name.split("-")[0] for name in FOLDERS} == {code for code in CODES if code.startswith("W025")}


FINE = {
    "cheaper": ("W0250", "+   other_cost: 500", "+   other_cost: 419.99"),
    "breakage": ("W0250-limit", "+   breakage: 0", "+   breakage: 1"),
    "stated": ("W0250-stated", "clinics: 900", "clinics: 799.99"),
    "same currency": ("W0251", "+   currency: USD", "+   currency: SAR"),
    "stated instead": ("W0251-typical", "+   breakage: 0", "+   costs: {clinics: 580}"),
    "known": ("W0251-unknown", "varies: {ar: بحسب المدينة, en: by city}", "amount: 100, unit: SAR"),
    "no end": ("W0252", "+ valid_until: 2027-01-14\n", ""),
    "31 days": ("W0253", "2027-02-14", "2027-02-15"),
    "spends less": ("W0256-limit", "+   sales_and_marketing: 10000", "+   sales_and_marketing: 9999"),
    "figures": ("W0255", ", many]", "]"),
}


@pytest.mark.parametrize("name", FINE)
def test_the_next_value_is_fine(name: str, tmp_path: Path) -> None:
    folder, old, new = FINE[name]
    assert fault(folder).count(old) == 1
    assert found(tmp_path, fault(folder).replace(old, new)) == []


def test_the_offers_own_figures_are_fine(tmp_path: Path) -> None:
    text = fault("W0254").replace("25%", "20%").replace("for 12 months", "for 24 months, and their balance SAR 200")
    text = text.replace("٢٥٪", "٢٠٪").replace("١٢ شهرًا", "٢٤ شهرًا").replace("٣٠٠ ريال", "٢٠٠ ريال")
    assert found(tmp_path, text) == []


def test_a_figure_of_the_worked_example_is_fine(tmp_path: Path) -> None:
    example = "SAR 1,200 with five clients, SAR 20 a month"
    text = fault("W0254").replace("25% of every subscription for 12 months", example)
    text = text.replace("٢٥٪ من كل اشتراك مدة ١٢ شهرًا، متى بلغ رصيدكم ٣٠٠ ريال", "240 ريالًا من عميل واحد")
    assert found(tmp_path, text) == []


def test_a_figure_of_the_company_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path, fault("W0254-post"), 'content/brand.yaml\n+ figures: [30%, "15%", SAR 150, ١٠٪]\n') == []


def test_a_figure_in_the_offers_notes_is_fine(tmp_path: Path) -> None:
    note = "content/offers/clinics.yaml\n+ notes:\n+   - {ar: رصيد 150 ريالًا, en: '30%, 15% and 10% in some months'}\n"
    assert found(tmp_path, fault("W0254-post"), note) == []


def test_an_offer_that_no_segment_shows_may_end(tmp_path: Path) -> None:
    text = fault("W0252").replace("offers/clinics.yaml", "offers/old.yaml").replace("x content/offers/old.yaml\n", "")
    text += fault("W0252").replace("+ valid_until: 2027-01-14\n", "")
    assert found(tmp_path, text) == []


@given(st.integers(-400, 400))
def test_an_end_is_told_from_thirty_days_before_it_on(tmp_path_factory: pytest.TempPathFactory, days: int) -> None:
    """`days` from the offer's last day to the build's."""
    problems = found(tmp_path_factory.mktemp("end"), fault("W0253-last"), after=days)
    codes = [problem.code for problem in problems]
    assert codes == (["W0252"] if days > 0 else ["W0253"] if days >= -SOON.days else [])


def test_no_figure_of_the_economics_is_told_where_all_is_well(tmp_path: Path) -> None:
    assert found(tmp_path, fault("W0250").replace("+   other_cost: 500", "+   other_cost: 0")) == []
