"""`wasl build`: the same bytes always, whole or not at all, and only what was asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.links.addresses import kit_token
from tests.cli.conftest import Wasl, edit, files_of
from tests.cli.small import SEGMENT

EVEN_SMALL_WORK_IS_SHARED = "import generator.make; generator.make.SMALL = 0"
SECRET = "example-secret-change-me-before-you-publish"


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): os.lstat(path).st_mtime_ns for path in [folder, *folder.rglob("*")]}


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_same_bytes_whatever_the_number_of_workers_and_the_hash_seed(
    built: Path, tmp_path: Path, wasl: Wasl, jobs: str
) -> None:
    done = wasl("build", "--root", built, "--out", tmp_path, "--jobs", jobs,
                code=EVEN_SMALL_WORK_IS_SHARED, PYTHONHASHSEED=jobs)  # fmt: skip
    assert done.code == 0, done.err
    assert files_of(tmp_path) == files_of(built / "build")


def test_receipt_as_json_counts_what_was_written(project: Path, wasl: Wasl) -> None:
    receipt = wasl("build", "--root", project, "--json").json
    site = files_of(Path(receipt["site"]))
    assert receipt["files"] == len(site)
    assert receipt["bytes"] == sum(map(len, site.values()))
    assert receipt["partners"] == 3
    assert receipt["links"] > 0
    assert set(files_of(Path(receipt["reports"]))) >= {"links.csv", "links.json", "manifest.json", "problems.json"}


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "meant"),
    [
        ("content/programme.yaml", "host: netlify", "host netlify", 2, "content/programme.yaml:"),
        (f"content/segments/{SEGMENT}/segment.yaml", "offer:", "ofer:", 2, "offer"),
        (f"content/segments/{SEGMENT}/page.en.md", "{{ offer.partner }}", "{{ offer.parner }}", 2, "offer.partner"),
    ],
)
def test_invalid_project_leaves_the_last_build_alone(
    project: Path, wasl: Wasl, file: str, old: str, new: str, code: int, meant: str
) -> None:
    before, times = files_of(project / "build"), stamps(project / "build")
    edit(project / file, old, new)
    done = wasl("build", "--root", project)
    assert (done.code, done.out) == (code, "")
    assert f"{file}:" in done.err
    assert meant in done.err
    assert files_of(project / "build") == before
    assert stamps(project / "build") == times


def test_failed_checks_leave_the_last_build_alone(project: Path, wasl: Wasl) -> None:
    before = files_of(project / "build")
    add_page_with_broken_link(project)
    done = wasl("build", "--root", project, "--json")
    assert done.code == 3
    assert {problem["code"] for problem in done.json["problems"] if "waived" not in problem} == {"E0903"}
    assert files_of(project / "build") == before
    assert {path.name for path in (project / "build").iterdir()} == {"site", "reports"}


def test_first_build_of_an_invalid_project_leaves_nothing(project: Path, tmp_path: Path, wasl: Wasl) -> None:
    add_page_with_broken_link(project)
    out = tmp_path / "out"
    assert wasl("build", "--root", project, "--out", out).code == 3
    assert not files_of(out)


def test_new_build_leaves_nothing_of_the_old_one(project: Path, wasl: Wasl) -> None:
    stray = project / "build" / "site" / "stray.html"
    stray.write_text("old", encoding="utf-8")
    assert wasl("build", "--root", project).code == 0
    assert not stray.exists()


def test_only_one_partner(built: Path, tmp_path: Path, wasl: Wasl) -> None:
    done = wasl("build", "--root", built, "--out", tmp_path, "--only", "mustawa")
    assert done.code == 0, done.err
    made = {path: data for path, data in files_of(tmp_path / "site").items() if not path.startswith("assets/")}
    mine, other = kit_token(SECRET, "mustawa"), kit_token(SECRET, "pixel-palm")
    assert any(mine in path for path in made)
    assert not any(other in path or "pixel-palm" in path for path in made)
    whole = files_of(built / "build" / "site")
    assert {path: data for path, data in whole.items() if mine in path} == {
        path: data for path, data in made.items() if mine in path
    }


def test_only_one_recipe(built: Path, tmp_path: Path, wasl: Wasl) -> None:
    done = wasl("build", "--root", built, "--out", tmp_path, "--recipe", "partner/page")
    assert done.code == 0, done.err
    pages = {path for path in files_of(tmp_path / "site") if path.endswith(".html")}
    assert pages == {f"{code}/{SEGMENT}/p/{slug}/index.html"
                     for code in ("ar", "en") for slug in ("mustawa", "pixel-palm", "wahat-web")}  # fmt: skip


def test_without_a_format_goes_beside_the_whole_site(project: Path, wasl: Wasl) -> None:
    before = files_of(project / "build" / "site")
    done = wasl("build", "--root", project, "--without", "archive", "--without", "draft", "--without", "image",
                "--without", "document", "--recipe", "partner/page", "--recipe", "partner/kit")  # fmt: skip
    assert done.code == 0, done.err
    made = files_of(project / "build" / "partial" / "site")
    assert any(path.endswith(".html") for path in made)
    assert not [path for path in made if path.endswith((".zip", ".png", ".pdf"))]
    assert {path: files_of(project / "build" / "site")[path] for path in before} == before


def test_without_an_unknown_format(built: Path, wasl: Wasl) -> None:
    done = wasl("build", "--root", built, "--without", "pictures")
    assert done.code == 2
    assert "--without: E0313 there is no format `pictures`. Did you mean `image`?" in done.err
    assert not (built / "build" / "partial").exists()


def add_page_with_broken_link(project: Path) -> None:
    """A recipe of the project's own whose page links to nothing: valid words, an unfit site."""
    recipe = project / "kits" / "extra" / "page.page.j2"
    recipe.parent.mkdir(parents=True)
    recipe.write_text(
        '---\ntitle: Extra\nper: [locale]\npath: "{locale}/extra/index.html"\n---\n'
        '<!doctype html>\n<html lang="{{ locale.code }}" dir="{{ locale.dir }}"><head><title>Extra</title></head>'
        '<body><a href="/nowhere/">x</a></body></html>\n',
        encoding="utf-8",
    )
