"""A mail is excused from a rule with a reason; the finding is kept with it, and counts no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.build import BuildInfo
from generator.model.problem import Position, Problem
from generator.report import render_github, render_json, render_sarif, render_text
from tests.problems.tiny import TODAY, write_project

EN = "content/segments/clinics/mail-intro.en.md"
REASON = "The campaign's name is in capitals"
LOUD = f"""
{EN}
- subject: "Recommend Acme and earn with every shop"
+ subject: "RECOMMEND ACME AND EARN TWICE"
"""
WAIVED = LOUD + f'+ waive: {{W0975: "{REASON}"}}\n'
SHORTENED = f"""
{EN}
- cta: "Start now"
+ cta: "Start now"
+ waive:
+   E0963: "The printer's card has this address"
- We write to you about the reward.
+ We write to you about the [reward](https://bit.ly/acme).
"""


def built(folder: Path, fault: str, *, strict: bool = False) -> pipeline.Receipt:
    root = folder / "project"
    if not root.exists():
        write_project(root, fault.lstrip())
    return pipeline.build(root, folder / "out", None, BuildInfo(TODAY), strict=strict)


def reported(receipt: pipeline.Receipt) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((receipt.reports / "problems.json").read_text("utf-8"))
    return found


def test_without_a_waiver_it_is_told_at_the_line_to_change(tmp_path: Path) -> None:
    receipt = built(tmp_path, LOUD)
    assert [(one.code, str(one.position)) for one in receipt.problems] == [("W0975", f"{EN}:2:10")]
    assert receipt.problems[0].also[0].path == "site/kits/clinics/en/mails/intro.html"


def test_waived_it_is_kept_with_its_reason_and_fails_no_strict_build(tmp_path: Path) -> None:
    receipt = built(tmp_path, WAIVED, strict=True)
    assert receipt.problems == ()
    assert [(one.code, one.waived) for one in receipt.waived] == [("W0975", REASON)]
    assert [(row["code"], row["waived"]) for row in reported(receipt)] == [("W0975", REASON)]


def test_the_next_build_remembers_it(tmp_path: Path) -> None:
    first = built(tmp_path, WAIVED)
    again = built(tmp_path, WAIVED)
    assert again.made == 0
    assert (again.problems, again.waived) == (first.problems, first.waived)
    assert reported(again) == reported(first)


def test_an_error_that_is_waived_stops_no_build(tmp_path: Path) -> None:
    with pytest.raises(pipeline.ChecksFailed):
        built(
            tmp_path / "without", SHORTENED.replace('+ waive:\n+   E0963: "The printer\'s card has this address"\n', "")
        )
    receipt = built(tmp_path / "with", SHORTENED)
    assert {(one.code, one.severity) for one in receipt.waived} == {("E0963", "error")}


def test_the_other_language_is_not_excused(tmp_path: Path) -> None:
    arabic = """
content/segments/clinics/mail-intro.ar.md
- subject: "رشّحوا أكمي واكسبوا من كل عيادة"
+ subject: "رشّحوا أكمي!!"
"""
    receipt = built(tmp_path, WAIVED + arabic.lstrip())
    assert {one.position.path for one in receipt.problems} == {"content/segments/clinics/mail-intro.ar.md"}


EXCUSED = Problem(Position("a.md", 2, 1, 3), "E0963", "`x` hides where it leads", waived=REASON)
COUNTS = Problem(Position("a.md", 3), "W0975", "the subject has 9 characters", severity="warning")


def test_people_are_told_how_many_are_waived() -> None:
    assert render_text([EXCUSED, COUNTS], {}).endswith("Errors: 0 · Warnings: 1 · Waived with a reason: 1\n")
    assert render_text([EXCUSED], {}) == "No problems. · Waived with a reason: 1\n"
    assert "E0963" not in render_text([EXCUSED, COUNTS], {})
    assert render_github([EXCUSED]) == ""


def test_machines_are_told_why() -> None:
    data = json.loads(render_json([EXCUSED, COUNTS]))
    assert (data["errors"], data["warnings"]) == (0, 1)
    assert [one.get("waived") for one in data["problems"]] == [REASON, None]
    results = json.loads(render_sarif([EXCUSED, COUNTS]))["runs"][0]["results"]
    assert results[0]["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": REASON}]
    assert "suppressions" not in results[1]
