"""The printer: people's form is pinned by the golden folders; here are its laws and the machines' forms."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.model.codes import CODES, similar
from generator.model.problem import Position, Problem
from generator.report import render_code, render_github, render_json, render_sarif, render_text, utf16_column

ERRORS_PAGE = Path(__file__).parents[2] / "docs" / "errors.md"

REWRD = Problem(
    Position("content/a b.yaml", 3, 7, 5), "E0202", "`tiers[0]` has no field `rewrd`", "rewrd", "at, reward", "reward",
    "Allowed keys: at, reward.", also=(Position("content/a b.yaml", 1, 1),),
)  # fmt: skip
TEXTS = {"content/a b.yaml": "name: دفتر\n  - at: 3\n      rewrd: 100\n"}


def test_the_form_of_one_problem() -> None:
    assert render_text([REWRD], TEXTS) == (
        "content/a b.yaml:3:7: E0202 `tiers[0]` has no field `rewrd`. Did you mean `reward`?\n"
        "    1 | \u2068name: دفتر\u2069\n"
        "    2 |   - at: 3\n"
        "  > 3 |       rewrd: 100\n"
        "      |       ^^^^^\n"
        "  Allowed keys: at, reward. More: wasl explain E0202\n"
        "  See also: content/a b.yaml:1:1\n"
        "\n"
        "Errors: 1 · Warnings: 0\n"
    )


def test_no_problem_says_so() -> None:
    assert render_text([], {}) == "No problems.\n"
    assert render_text([], {}, language="ar") == "لا مشكلات.\n"


def test_a_file_without_text_has_no_excerpt() -> None:
    assert " | " not in render_text([REWRD], {})


def test_the_same_fault_in_a_thousand_rows_is_cut_and_counted() -> None:
    problems = [Problem(Position("a.csv", line), "E0209", "is not a number") for line in range(1, 1001)]
    report = render_text(problems, {})
    assert report.count("wasl explain") == 20
    assert "... and 980 more E0209 in a.csv" in report
    assert report.endswith("Errors: 1000 · Warnings: 0\n")


def test_colour_adds_only_colour() -> None:
    painted = render_text([REWRD], TEXTS, colour=True)
    assert painted != render_text([REWRD], TEXTS)
    assert re.sub("\x1b\\[[0-9]+m", "", painted) == render_text([REWRD], TEXTS)


@given(st.text(), st.text(), st.integers(1, 40), st.sampled_from(["ar", "en"]))
def test_no_content_can_steer_the_terminal(line: str, found: str, column: int, language: str) -> None:
    place = Position("a.yaml", 1, column, 3)
    problem = Problem(place, "E0202", f"`{found.replace('`', '')}` is wrong", found, suggestion=found.replace("`", ""))
    report = render_text([problem], {"a.yaml": line}, language=language)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", report)
    opened, closed = sum(map(report.count, "\u2066\u2067\u2068")), report.count("\u2069")
    assert opened == closed


@given(st.integers(0, 300), st.integers(1, 320))
def test_a_long_line_is_cut_around_the_caret(length: int, column: int) -> None:
    line = "".join(chr(97 + number % 26) for number in range(length))
    report = render_text([Problem(Position("a", 1, min(column, length + 1), 1), "E0202", "x")], {"a": line}, width=60)
    excerpt, caret = report.split("\n")[1:3]
    assert len(excerpt) <= 60
    at = caret.index("^")
    if column <= length:
        assert excerpt[at] == line[column - 1]


@given(st.text(), st.integers(1, 50))
def test_editors_count_utf_16_units(line: str, column: int) -> None:
    before = line[: column - 1]
    assert utf16_column(line, column) == 1 + sum(2 if ord(char) > 0xFFFF else 1 for char in before)


def test_json_has_every_part() -> None:
    data = json.loads(render_json([REWRD]))
    [problem] = data["problems"]
    assert (data["errors"], data["warnings"]) == (1, 0)
    assert problem | {"title": ""} == {
        "code": "E0202", "severity": "error", "path": "content/a b.yaml", "line": 3, "column": 7, "length": 5,
        "message": "`tiers[0]` has no field `rewrd`", "title": "", "found": "rewrd", "expected": "at, reward",
        "suggestion": "reward", "fix": "Allowed keys: at, reward.",
        "also": [{"path": "content/a b.yaml", "line": 1, "column": 1, "length": 0}],
    }  # fmt: skip
    assert problem["title"]["ar"] == CODES["E0202"].title.ar


def test_github_annotations_escape_what_would_end_them() -> None:
    problem = Problem(Position("a,b:c.yaml", 2, 3, 4), "W0210", "50%\nmore", severity="warning")
    assert render_github([problem]) == (
        "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,endColumn=7,title=W0210::50%25%0Amore.\n"
    )


def test_sarif_names_each_rule_once() -> None:
    run = json.loads(render_sarif([REWRD, REWRD], "1.0"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E0202"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "content/a%20b.yaml"
    assert location["region"] == {"startLine": 3, "startColumn": 7, "endColumn": 12}
    assert run["results"][0]["relatedLocations"]


def test_every_code_speaks_both_languages() -> None:
    for name, code in CODES.items():
        assert re.fullmatch("[EW]0[1-9][0-9]{2}", name)
        for both in (code.title, code.why, code.fix):
            assert re.search("[\u0621-\u064a]", both.ar), name
            assert re.search("[A-Za-z]", both.en), name
            assert not re.search("[\u0600-\u06ff]", both.en) or name.startswith(("W05", "E05")), name
        assert not code.title.en.endswith(".")
        assert code.why.en.endswith(".")


def test_no_number_is_both_error_and_warning() -> None:
    assert len({name[1:] for name in CODES}) == len(CODES)


def test_a_code_is_found_however_it_is_typed() -> None:
    assert [similar(text) for text in ("e0202", "202", "W0202", "E210", "zzz")] == [
        "E0202", "E0202", "E0202", "W0210", "",
    ]  # fmt: skip


def errors_page() -> str:
    rows = ["# Problem codes", "", "E stops the build, W does not. `wasl explain CODE` prints one of these.", ""]
    for name, code in CODES.items():
        rows += [f"## {name}: {code.title.en}", "", f"{code.why.en} **{code.fix.en}**", ""]
        rows += [f'<div dir="rtl" lang="ar">{code.title.ar}: {code.why.ar} <b>{code.fix.ar}</b></div>', ""]
    return "\n".join(rows)


def test_the_page_of_codes_is_the_catalogue(bless: bool) -> None:
    if bless:
        ERRORS_PAGE.write_text(errors_page(), encoding="utf-8")
    assert ERRORS_PAGE.read_text(encoding="utf-8") == errors_page()


def test_explain_prints_title_reason_and_next_step() -> None:
    for language in ("ar", "en"):
        code = CODES["E0202"]
        printed = render_code("E0202", language)
        assert all(part.text(language) in printed for part in (code.title, code.why, code.fix))
