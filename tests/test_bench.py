"""The bench measures what it says: N partners exactly, the same pages from all, honest arithmetic, a sound picture."""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bench import flat
from bench.compare import PagesDiffer, check_same, digests, plain
from bench.contenders import COMPETITORS, HERE, taking_part
from bench.goals import MADE, Stamp, same_files, stamps, touched
from bench.loop import write_files, write_sizes
from bench.measure import RunFailed, measure, proportional, tree_memory
from bench.plot import Scale, in_bytes, in_seconds, plot, rungs
from bench.programme import LOGOS, ROOT, SEGMENTS, TIERS, TYPES, partners
from bench.records import record, shown, write_list
from bench.report import DOCUMENT, Measured, UnknownSection, conditions, fill, goals, part, sections, single
from bench.run import keep
from bench.site import in_locale, write_data
from bench.specimen import PageChanged, Specimens, build_command, build_specimens, specimen
from bench.table import Medians, Run, load_medians, load_runs, medians, ratios, table
from tests.cli.conftest import run_wasl

RUNS = [
    Run("wasl", 1000, 2.0, 3.0, 50_000_000),
    Run("hugo", 1000, 1.0, 1.5, 100_000_000),
    Run("wasl", 1000, 9.0, 1.0, 40_000_000),
    Run("hugo", 1000, 4.0, 1.5, 300_000_000),
    Run("wasl", 1000, 4.0, 2.0, 60_000_000),
    Run("hugo", 1000, 2.0, 1.5, 200_000_000),
    Run("loop", 100, 0.5, 0.25, 20_000_000),
]
RESULTS: dict[str, Any] = {
    "machine": {"date": "2026-11-22", "cores": 2, "system": "Linux", "commit": "abc", "python": "3.11"},
    "repeat": 3,
    "first_runs": {"1000": {"wasl": {"pss": 30_000_000}}},
    "runs": [asdict(run) for run in RUNS],
}
SVG = "{http://www.w3.org/2000/svg}"
PAGE = '<p>\n<a href="/?utm_id=0123456789&amp;x=1">It\'s</a> <b>now</b></p>\n'


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Specimens:
    return build_specimens(tmp_path_factory.mktemp("bench") / "specimens")


def written(out: Path, count: int) -> Path:
    """A project as the command writes it."""
    command = [sys.executable, "bench/programme.py", "--partners", str(count), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def saved(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run_in_a_child(code: str) -> str:
    """Python that runs Python in a process of its own."""
    return f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}], check=True)"


# --- the project ------------------------------------------------------------------------------------------------------


def test_programme_builds_into_exactly_its_partners(tmp_path: Path) -> None:
    root = written(tmp_path / "twelve", 12)
    done = run_wasl("build", "--root", root, "--recipe", "partner/page", "--out", tmp_path / "out", "--json")
    assert done.code == 0, done.out + done.err
    assert done.json["partners"] == 12
    pages = [file.relative_to(tmp_path / "out" / "site") for file in (tmp_path / "out").rglob("index.html")]
    rows = list(csv.DictReader((root / "content" / "partners.csv").read_text(encoding="utf-8").splitlines()))
    assert sorted(map(str, pages)) == sorted(
        f"{locale}/{row['segment']}/p/{row['slug']}/index.html" for row in rows for locale in ("ar", "en")
    )


def test_programme_is_the_same_each_time(tmp_path: Path) -> None:
    assert files(written(tmp_path / "one", 40)) == files(written(tmp_path / "two", 40))


def test_a_longer_list_begins_with_the_shorter_one_and_is_made_lazily() -> None:
    assert list(islice(partners(10**12), 50)) == list(partners(50))


def test_partners_are_of_every_kind() -> None:
    made = list(partners(2000))
    assert len({one.slug for one in made}) == 2000
    assert all(one.slug.isascii() for one in made)
    assert {one.segment for one in made} == set(SEGMENTS)
    assert {one.type for one in made} == set(TYPES)
    assert {one.tier for one in made} == set(TIERS)
    assert {one.logo for one in made} == {"", *LOGOS}
    assert sum(bool(one.discount_code) for one in made) == 1000
    assert sum(bool(one.colour) for one in made) == 250
    scripts = {(one.name_ar.isascii(), one.name_en.isascii()) for one in made}
    assert scripts == {(False, True), (True, True), (False, False)}
    assert any(any(c.isascii() and c.isalpha() for c in one.name_ar) and not one.name_ar.isascii() for one in made)
    assert {one.segment for one in partners(20, 2)} == set(SEGMENTS[:2])


# --- the competitors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", [flat.HUGO, flat.ELEVENTY], ids=["hugo", "eleventy"])
def test_finished_pages_hold_nothing_of_the_specimen(
    dialect: flat.Dialect, specimens: Specimens, tmp_path: Path
) -> None:
    flat.write_templates(dialect, tmp_path, specimens)
    for (segment, locale), page in specimens.pages.items():
        who = specimen(segment)
        text = (tmp_path / dialect.path.format(segment=segment, locale=locale)).read_text("utf-8")
        for value in (who.slug, who.code, who.name_ar, who.name_en, who.discount_code, who.colour[1:]):
            assert value not in text
        assert f"utm_source={dialect.value('slug')}&amp;" in text
        assert dialect.value("code") in text
        assert len(text) > 0.8 * len(page)
    with pytest.raises(PageChanged):
        flat.template("<p>another page</p>", SEGMENTS[0], "ar", dialect)


def test_the_natural_sites_get_all_words_and_their_layouts_hold_none(specimens: Specimens, tmp_path: Path) -> None:
    write_data(tmp_path / "data", tmp_path / "icons", specimens)
    data = {file.stem: json.loads(file.read_text("utf-8")) for file in (tmp_path / "data").iterdir()}
    spoken: set[str] = set()
    for (segment, locale), page in specimens.pages.items():
        copy = data["copy"][segment][locale]
        assert f"<title>{copy['title']}</title>" in page
        items = [item for section in [copy["hero"], *copy["sections"]] for item in section["items"]]
        bodies = {item["body"] for item in items if "{" not in item["body"]}
        assert len(items) > 10
        assert all(body in page for body in bodies)
        assert [section["kind"] for section in copy["sections"]].count("form") == 1
        assert data["offers"][segment][locale]["value"] in page
        assert data["files"]["style"] in page
        spoken |= {word for word in data["words"][locale].values() if len(word) > 12} | bodies
    for name in ("hugo", "eleventy"):
        layouts = [text.decode() for path, text in files(HERE / "competitors" / name).items() if "json" not in path]
        assert len(layouts) > 15
        assert not [word for word in spoken for layout in layouts if word in layout]


def test_in_locale_takes_one_language_at_any_depth() -> None:
    both = {"label": {"ar": "اسم", "en": "Name"}, "options": [{"value": "a", "label": {"ar": "أ", "en": "A"}}]}
    assert in_locale(both, "en") == {"label": "Name", "options": [{"value": "a", "label": "A"}]}
    assert in_locale(both, "ar")["options"][0] == {"value": "a", "label": "أ"}


def test_competitors_are_given_names_as_wasl_writes_them(tmp_path: Path) -> None:
    assert shown("مكتب نور", "ar") == "مكتب نور"
    assert shown("Noor Accounting", "ar") == '<bdi dir="ltr">Noor Accounting</bdi>'
    assert shown("وردية HR", "ar") == '<bdi dir="rtl">وردية HR</bdi>'
    assert shown("مكتب نور", "en") == '<bdi dir="rtl">مكتب نور</bdi>'
    assets = {logo: f"hashed-{logo}" for logo in LOGOS}
    made = record(next(partners(1)), assets)
    assert made["logo"].startswith("hashed-")
    assert made["code"]
    write_list(tmp_path / "partners.json", partners(12), assets)
    rows = json.loads((tmp_path / "partners.json").read_text("utf-8"))
    assert sum(map(len, rows.values())) == 12


def test_eleventy_is_left_out_where_it_would_take_too_long() -> None:
    everybody = ["wasl", *COMPETITORS, "loop"]
    assert taking_part(everybody, 10_000) == everybody
    assert taking_part(everybody, 100_000) == ["wasl", "hugo", "hugo-flat", "loop"]


# --- the same pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("0123456789", "zzzzzzzzzz"),
        PAGE.replace("'", "&#39;"),
        PAGE.replace("\n", "\n  \n"),
        PAGE.strip().replace("<p>\n", "<p>"),
    ],
    ids=["link's id", "reference", "blank line", "no line break"],
)
def test_pages_may_differ_in_how_they_are_written(other: str) -> None:
    assert other != PAGE
    assert plain(other) == plain(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("</a> <b>", "</a><b>"),
        PAGE.replace("now", "now "),
        PAGE.replace("x=1", "x=2"),
        PAGE.replace("It's", "Its"),
        PAGE.replace("&amp;", "&"),
        PAGE.replace("<p>", "<p >"),
    ],
    ids=["space in a sentence", "space in a text", "address", "letter", "ampersand", "tag"],
)
def test_pages_may_not_differ_in_what_they_say(other: str) -> None:
    assert plain(other) != plain(PAGE)


def test_a_planted_difference_is_found_and_shown(tmp_path: Path) -> None:
    for number in range(3):
        saved(tmp_path / "wasl" / f"{number}/index.html", PAGE)
        saved(tmp_path / "hugo" / f"{number}/index.html", PAGE.replace("'", "&#39;"))
    expected = digests(tmp_path / "wasl")
    check_same("Hugo", expected, tmp_path / "hugo", {})
    changed = saved(tmp_path / "hugo" / "1/index.html", PAGE.replace("now", "then"))
    with pytest.raises(PagesDiffer, match=r"1 of 3 pages differ, 1/index\.html[^§]*now[^§]*then"):
        check_same("Hugo", expected, tmp_path / "hugo", {"1/index.html": PAGE})
    changed.unlink()
    with pytest.raises(PagesDiffer, match="1 of 3"):
        check_same("Hugo", expected, tmp_path / "hugo", {"1/index.html": PAGE})
    saved(changed, PAGE)
    saved(tmp_path / "hugo" / "more.html", PAGE)
    with pytest.raises(PagesDiffer, match=r"more\.html"):
        check_same("Hugo", expected, tmp_path / "hugo", {})


# --- measuring --------------------------------------------------------------------------------------------------------


def test_measure_counts_children_and_tells_of_failure(tmp_path: Path) -> None:
    child = "b = bytearray(80_000_000); sum(range(10**6)); import time; time.sleep(0.3)"
    sample = measure([sys.executable, "-c", run_in_a_child(child)], tmp_path, shares=True)
    assert sample.rss > 80_000_000
    assert sample.rss > sample.pss > 80_000_000
    assert sample.wall > 0
    assert sample.cpu > 0
    said = "import os; raise SystemExit(os.environ['SAID'])"
    with pytest.raises(RunFailed, match="no such thing"):
        measure([sys.executable, "-c", said], tmp_path, variables={"SAID": "no such thing"})


def test_memory_is_that_of_all_living_processes(tmp_path: Path) -> None:
    for pid, task, pages, children in (
        (1, 1, 3, "2 3 "),
        (1, 9, 3, "4 "),
        (2, 2, 10, "5 "),
        (3, 3, 100, ""),
        (5, 5, 1000, ""),
    ):
        folder = tmp_path / str(pid) / "task" / str(task)
        folder.mkdir(parents=True)
        (folder / "children").write_text(children)
        (tmp_path / str(pid) / "statm").write_text(f"99999 {pages} 7 1 0 5 0\n")
        (tmp_path / str(pid) / "smaps_rollup").write_text(f"Rss: 9 kB\nPss:    {pages} kB\nPss_Anon: 7 kB\n")
    page = resource.getpagesize()
    assert tree_memory(1, proc=tmp_path) == 1113 * page  # 4 has ended meanwhile
    assert tree_memory(2, proc=tmp_path) == 1010 * page
    assert tree_memory(4, proc=tmp_path) == 0
    assert tree_memory(1, proportional, tmp_path) == 1113 * 1024


def test_loop_writes_as_many_and_as_large_files(tmp_path: Path) -> None:
    for path, size in (("a/b.html", 5), ("a/ج.html", 0), ("c.css", 70_000)):
        (tmp_path / "made" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "made" / path).write_bytes(b"x" * size)
    write_sizes(tmp_path / "made", tmp_path / "sizes")
    write_files(tmp_path / "sizes", tmp_path / "out")
    made, out = files(tmp_path / "made"), files(tmp_path / "out")
    assert {path: len(data) for path, data in made.items()} == {path: len(data) for path, data in out.items()}


def test_everything_is_all_formats_but_what_is_drawn_and_typeset(tmp_path: Path) -> None:
    command = build_command(written(tmp_path / "six", 6), tmp_path / "out", (), MADE)
    planned = ["plan" if word == "build" else word for word in command[:-2]]
    told = subprocess.run([*planned, "--json"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    formats = {json.loads(line)["format"] for line in told.splitlines()}
    assert {"archive", "email", "page", "post", "text"} <= formats
    assert formats.isdisjoint(MADE)


def test_what_a_build_touched_is_counted_file_by_file(tmp_path: Path) -> None:
    for name in ("kept", "rewritten", "edited", "gone"):
        saved(tmp_path / name, "one")
    before = stamps(tmp_path)
    saved(tmp_path / "other", "one").replace(tmp_path / "rewritten")
    saved(tmp_path / "other", "two").replace(tmp_path / "edited")
    (tmp_path / "gone").unlink()
    saved(tmp_path / "new", "one")
    after = stamps(tmp_path)
    assert touched(before, after) == {"written": 3, "different": 2, "gone": 1}
    assert touched(after, after) == {"written": 0, "different": 0, "gone": 0}
    elsewhere = {path: Stamp(1, 1, stamp.digest) for path, stamp in after.items()}
    assert same_files(after, elsewhere)
    assert not same_files(after, before)
    assert not same_files(after, elsewhere | {"more": Stamp(1, 1, b"")})


# --- arithmetic and what is told --------------------------------------------------------------------------------------


def test_medians_ratios_and_table_of_fixed_numbers() -> None:
    results = load_medians(RESULTS)
    assert list(results) == [(100, "loop"), (1000, "wasl"), (1000, "hugo")]
    assert results[1000, "wasl"] == Medians(4.0, 2.0, 50_000_000, 30_000_000)
    assert results[1000, "hugo"] == Medians(2.0, 1.5, 200_000_000)
    assert ratios(results, 1000, "hugo") == Medians(0.5, 0.75, 4.0)
    assert ratios(results, 100, "loop") is None
    assert ratios(results, 1000, "loop") is None
    assert table(results).splitlines()[2:] == [
        "| 100 | Wasl | not measured |  |  |  |  |  |",
        "| 100 | Hugo | not measured |  |  |  |  |  |",
        "| 100 | only writing | 0.50 | 0.25 | 20 |  |  |  |",
        "| 1,000 | Wasl | 4.00 | 2.00 | 50 | 30 | 1.00 | 1.00 |",
        "| 1,000 | Hugo | 2.00 | 1.50 | 200 |  | 0.50 | 0.75 |",
        "| 1,000 | only writing | not measured |  |  |  |  |  |",
    ]


def test_runs_survive_their_file_and_other_figures_stay(tmp_path: Path) -> None:
    assert load_runs(json.loads(json.dumps(RESULTS))) == RUNS
    keep(tmp_path, {"single": {"help": {"seconds": 0.1}}})
    keep(tmp_path, RESULTS)
    kept = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert kept == RESULTS | {"single": {"help": {"seconds": 0.1}}}


def test_goals_are_judged_by_their_limits() -> None:
    races = {
        (10_000, "wasl"): Medians(1.0, 1.0, 0),
        (10_000, "hugo"): Medians(5.0, 7.9, 0),
        (10_000, "hugo-flat"): Medians(3.0, 8.0, 0),
        (100_000, "wasl"): Medians(8.0, 1.0, 300_000_001),
        (100_000, "loop"): Medians(2.0, 1.0, 0),
    }
    figures: dict[str, dict[str, Any]] = {
        "everything": {"seconds": 11.0, "hugo_seconds": 5.0},
        "unchanged": {"seconds": 0.5},
        "copy": {"written": 7, "different": 7, "as_clean": True},
        "help": {"seconds": 0.151},
    }
    figures = {name: found | {"partners": 10_000} for name, found in figures.items()}
    lines = goals(Measured(races, figures)).splitlines()[2:]
    rows = [[cell.strip() for cell in line.split("|")[2:6]] for line in lines]
    assert rows == [
        ["1/5 of Hugo's", "1/5", "met", "1/3 **not met**"],
        ["1/8 of Hugo's", "1/7.9", "**not met**", "1/8 met"],
        ["1/10 of Hugo's", "not measured", "", "not measured"],
        ["4 × only writing", "4 ×", "met", ""],
        ["2 × Hugo's for its pages", "2.2 ×", "**not met**", ""],
        ["300 MB", "300 MB", "**not met**", ""],
        ["1 s", "500 ms", "met", ""],
        ["0 files", "0 files", "met", ""],
        ["1.5 s", "not measured", "", ""],
        ["150 ms", "not measured", "", ""],
        ["150 ms", "151 ms", "**not met**", ""],
    ]
    changed = {"partners": 10_000, "written": 10, "different": 7, "as_clean": True}
    assert "| 3 files | **not met** |" in goals(Measured(races, {"copy": changed}))
    wrong = changed | {"written": 7, "as_clean": False}
    assert "| differs from a clean build | **not met** |" in goals(Measured(races, {"copy": wrong}))
    assert "files | met" not in goals(Measured(races, {"copy": figures["copy"] | {"partners": 1000}}))


def test_parts_and_conditions_in_words() -> None:
    assert [part(value) for value in (0.1, 0.499, 0.5, 3)] == ["1/10", "1/2", "0.5 ×", "3 ×"]
    said = conditions(RESULTS)
    assert "Wasl abc, Python 3.11." in said
    assert "125% (Wasl), 100% (Hugo)" in said  # 9 s against a median of 4 s; 4 s against 2 s
    assert "Some single" not in conditions(RESULTS | {"single": {"help": {"commit": "abc"}}})
    assert "Some single figures are of Wasl old." in conditions(RESULTS | {"single": {"help": {"commit": "old"}}})
    slow = [asdict(Run("wasl", 1000, wall, 1.0, 1)) for wall in (4.0, 1.0, 4.4)]
    assert "75% (Wasl)" in conditions(RESULTS | {"runs": slow})
    added = {"partners": 10_000, "seconds": 1.2, "files": 20_000, "written": 4, "different": 3, "gone": 0}
    lines = single(Measured({}, {"added": added | {"as_clean": False}})).splitlines()
    assert lines[2:] == ["| a partner added, 10,000 partners | 1.20 | 20,000 | 4 | 3 | 0 | **no** |"]


def test_report_writes_sections_anew_and_leaves_prose_alone() -> None:
    end = "<!-- end of figures -->\n"
    document = f"Before.\n<!-- figures: a -->\nold\n{end}Between.\n<!-- figures: b -->\n{end}"
    filled = fill(document, {"a": "1 \\1 {}\n", "b": "2\n"})
    assert filled == document.replace("old\n", "1 \\1 {}\n").replace("b -->\n", "b -->\n2\n")
    assert fill(filled, {"a": "1 \\1 {}\n", "b": "2\n"}) == filled
    with pytest.raises(UnknownSection):
        fill(document, {"a": ""})
    with pytest.raises(UnknownSection):
        fill(document, {"a": "", "b": "", "c": ""})


def test_the_document_has_a_place_for_each_section() -> None:
    filled = fill(DOCUMENT.read_text("utf-8"), sections(RESULTS))
    assert "| 1,000 | Wasl | 4.00 |" in filled


# --- the picture ------------------------------------------------------------------------------------------------------


def test_plot_is_well_formed_and_puts_more_time_higher() -> None:
    root = ElementTree.fromstring(plot(medians(RUNS)))
    lines = {group.get("class"): group.find(f"{SVG}polyline") for group in root.iter(f"{SVG}g")}
    assert set(lines) == {"wasl", "hugo", "loop"}
    names = [text.text for text in root.iter(f"{SVG}text") if text.get("class", "").startswith("name ")]
    assert sorted(names, key=str) == ["Hugo ", "Hugo ", "Wasl ", "Wasl ", "only writing ", "only writing "]
    heights = [
        float((line.get("points") or "").split(",")[1])
        for name in ("wasl", "hugo")
        for group in root.iter(f"{SVG}g")
        if group.get("class") == name and (line := group.find(f"{SVG}polyline")) is not None
    ]
    wasl_time, wasl_memory, hugo_time, hugo_memory = heights
    assert wasl_time < hugo_time  # 4 s against 2 s; the picture counts from the top
    assert wasl_memory > hugo_memory  # 50 MB against 200 MB
    with pytest.raises(ValueError, match="no results"):
        plot({})


def test_names_stand_at_the_ends_of_lines() -> None:
    results = {
        (100, "wasl"): Medians(9.0, 1.0, 40_000_000),
        (100, "eleventy"): Medians(1.0, 1.0, 80_000_000),
        (1000, "wasl"): Medians(2.0, 1.0, 40_000_000),
    }
    root = ElementTree.fromstring(plot(results))
    lines = {group.get("class"): group.find(f"{SVG}polyline") for group in list(root)[::-1] if group.tag == f"{SVG}g"}
    names = {text.get("class"): text for text in list(root)[::-1] if (text.get("class") or "").startswith("name ")}
    ends = {name: str(line.get("points")).split()[-1].split(",") for name, line in lines.items() if line is not None}
    wasl, eleventy = names["name wasl"], names["name eleventy"]
    assert float(str(wasl.get("x"))) > float(ends["wasl"][0])
    assert float(str(wasl.get("y"))) == pytest.approx(float(ends["wasl"][1]), abs=6)
    assert eleventy.get("text-anchor") == "end"  # it was left out at 1,000: its name stands above its last point
    assert float(str(eleventy.get("y"))) < float(ends["eleventy"][1])
    assert "".join(wasl.itertext()).strip() == "Wasl 2 s"


def test_scale_is_logarithmic_and_its_lines_are_round_numbers() -> None:
    assert rungs([0.2, 25]) == [0.1, 0.3, 1, 3, 10, 30]
    assert rungs([10, 10]) == [10, 30]
    assert rungs([30, 300]) == [30, 100, 300]
    it = Scale(10, 1000, 0, 200)
    assert it.at(10) == 0
    assert it.at(100) == pytest.approx(100)
    assert it.at(3000) > 200
    assert [in_seconds(value) for value in (0.03, 7.94, 80.4)] == ["0.03 s", "7.9 s", "80 s"]
    assert [in_bytes(value) for value in (30, 999, 3100)] == ["30 MB", "1 GB", "3.1 GB"]
