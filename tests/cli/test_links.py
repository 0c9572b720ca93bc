"""`wasl links check`: channels of a build and of links that somebody has, to people and machines, and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Wasl, edit

GOOD = "https://a.example/?utm_source=noor-books&utm_medium=email&utm_campaign=spring-2027q1"


def test_the_links_of_a_build_by_channel(built: Path, wasl: Wasl) -> None:
    rows = wasl("links", "--root", built, "--json").json
    done = wasl("links", "check", "--root", built, "--json")
    assert done.code == 0
    assert done.json["links"] == len(rows)
    assert sum(one["links"] for one in done.json["shared"]) == len(rows)
    assert {one["ga4"] for one in done.json["shared"]} == {row["channel_ga4"] for row in rows}
    assert {one["matomo"] for one in done.json["shared"]} == {"campaign"}
    table = wasl("links", "check", "--root", built)
    assert table.out.splitlines()[0].split() == ["links", "utm_medium", "GA4", "Plausible", "Matomo", "such", "as"]
    assert "Organic Social" in table.out
    assert table.out.splitlines()[-1].startswith(f"{len(rows):,} links")


def test_a_link_in_content_is_told_before_anything_is_made(project: Path, wasl: Wasl) -> None:
    page = project / "content" / "segments" / "agencies" / "page.en.md"
    edit(page, "https://daftar.example/research/smallfirms-2026", "http://daftar.example/research")
    done = wasl("links", "check", "--root", project, "--format", "sarif")
    assert done.code == 2
    assert done.json["version"] == "2.1.0"


def test_pasted_links(wasl: Wasl) -> None:
    done = wasl("links", "check", GOOD)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].split()[:5] == ["1", "email", "Email", "Email", "campaign"]
    done = wasl("links", "check", GOOD, "https://a.example/?utm_source=linkedin&utm_medium=email", "--json")
    assert done.code == 0
    assert [(one["line"], one["code"]) for one in done.json["problems"]] == [(2, "W0820")]
    assert [one["ga4"] for one in done.json["links"]] == ["Email", "Organic Social"]


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("utf-16", "\t"), ("cp1256", ";")])
def test_an_exported_sheet(tmp_path: Path, wasl: Wasl, encoding: str, separator: str) -> None:
    rows = [["الشريك", "link"], ["نور", GOOD], ["two\nlines", f"{GOOD}&utm_medium=email"], ["لا رابط", "acme.example"]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    (tmp_path / "sheet.csv").write_bytes(text.encode(encoding))
    done = wasl("links", "check", "sheet.csv", "--json", cwd=tmp_path, PYTHONPATH="")
    assert done.code == 3
    assert len(done.json["links"]) == 2
    assert [(one["path"], one["line"], one["code"]) for one in done.json["problems"]] == [("sheet.csv", 4, "E0804")]


def test_what_is_no_list(tmp_path: Path, wasl: Wasl) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    done = wasl("links", "check", "sheet.xlsx", cwd=tmp_path)
    assert done.code == 2
    assert "save the sheet as CSV" in done.err
    assert wasl("links", "check", "nowhere.csv", cwd=tmp_path).code == 4


def test_people_are_told_the_same_ten_times_and_machines_always(tmp_path: Path, wasl: Wasl) -> None:
    lines = [f"https://bit.ly/{number}" for number in range(40)]
    (tmp_path / "links.txt").write_text("\n".join(lines), "utf-8")
    done = wasl("links", "check", "links.txt", "--json", cwd=tmp_path)
    assert len(done.json["links"]) == 40
    assert [one["code"] for one in done.json["problems"]] == ["W0823"] * 40
    done = wasl("links", "check", "links.txt", cwd=tmp_path)
    assert done.err.count("shortens links") == 10
    assert done.err.splitlines()[-1] == "W0823: 30 more like these"
