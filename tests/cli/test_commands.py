"""Everything but `build` and `serve`: what the commands say, to people and to machines, and their exit codes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.codes import CODES
from tests.cli.conftest import Wasl, edit, files_of
from tests.cli.small import ROOT
from tests.cli.test_build import add_page_with_broken_link

HEAVY = ("pydantic", "jinja2", "babel", "yaml", "markdown", "css_inline", "segno", "watchfiles", "multiprocessing")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom generator.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print('\\n', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(command in done.stdout for command in ("build", "check", "plan", "serve", "links", "new", "explain"))
    assert done.stdout.splitlines()[-1].strip() == "[]"


def test_plan_lists_what_build_makes(built: Path, wasl: Wasl) -> None:
    done = wasl("plan", "--root", built, "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    planned = {row["path"] for row in rows}
    assert len(planned) == len(rows)
    site = files_of(built / "build" / "site")
    shared = {path for path in site if path not in planned}
    assert planned <= set(site)
    assert {path.split("/")[0] for path in shared} == {"assets", "_headers", "offer.json", "robots.txt", "sitemap.xml"}
    assert {row["recipe"] for row in rows} >= {"site/landing", "partner/page", "partner/kit"}


def test_plan_for_people_and_its_limits(built: Path, wasl: Wasl) -> None:
    every, some = wasl("plan", "--root", built), wasl("plan", "--root", built, "--recipe", "site/landing")
    assert every.out.splitlines()[-1] == f"{len(every.out.splitlines()) - 1} files"
    assert [line.split()[0] for line in some.out.splitlines()[:-1]] == ["site/landing"] * 2
    assert wasl("plan", "--root", built, "--only", "mustawa").out.count("pixel-palm") == 0
    less = wasl("plan", "--root", built, "--without", "page", "--json").out
    assert {json.loads(line)["format"] for line in less.splitlines()} >= {"image", "text"}
    assert '"page"' not in less


def test_plan_makes_nothing(project: Path, wasl: Wasl) -> None:
    before = files_of(project)
    assert wasl("plan", "--root", project).code == 0
    assert files_of(project) == before


def test_links_are_the_register(built: Path, wasl: Wasl) -> None:
    rows = wasl("links", "--root", built, "--json").json
    assert rows == json.loads((built / "build" / "reports" / "links.json").read_text("utf-8"))
    assert all(row["channel_ga4"] and "utm_source=" in row["url"] for row in rows)
    table = wasl("links", "--root", built).out.splitlines()
    assert table[0].startswith('"partner","segment","locale"')
    assert len(table) == len(rows) + 1


@pytest.mark.parametrize("style", ["json", "github", "sarif", "text"])
def test_check_says_the_same_in_every_style(project: Path, wasl: Wasl, style: str) -> None:
    edit(project / "content" / "programme.yaml", "theme: base", "theme: bass")
    done = wasl("check", "--root", project, "--format", style)
    assert done.code == 2
    said = done.err if style == "text" else done.out
    assert "programme.yaml" in said
    assert "bass" in said
    if style in ("json", "sarif"):
        assert done.json


def test_check_leaves_nothing_behind(project: Path, wasl: Wasl) -> None:
    before = sorted(project.rglob("*"))
    done = wasl("check", "--root", project, "--json")
    assert (done.code, done.json["errors"]) == (0, 0)
    assert sorted(project.rglob("*")) == before


def test_check_says_what_a_build_would_say(project: Path, wasl: Wasl) -> None:
    add_page_with_broken_link(project)
    before = sorted(project.rglob("*"))
    checked = wasl("check", "--root", project, "--json")
    assert sorted(project.rglob("*")) == before
    built = wasl("build", "--root", project, "--json")
    assert (checked.code, checked.json["problems"]) == (built.code, built.json["problems"])


def test_check_of_a_build_that_stands_loads_nothing(project: Path, wasl: Wasl) -> None:
    wasl("build", "--root", project)
    done = wasl("check", "--root", project, "--json", code="import sys; sys.modules['jinja2'] = None")
    assert (done.code, done.json["errors"]) == (0, 0)


def test_check_goes_elsewhere_where_nobody_may_write(project: Path, wasl: Wasl) -> None:
    folder = project / "build"
    closed = (
        f"import os, pathlib; make = pathlib.Path.mkdir; closed = {str(folder)!r}; "
        "os.access = lambda path, how, **_: how != os.W_OK or not closed.startswith(str(path)); "
        "pathlib.Path.mkdir = lambda path, *a, **k: closed in str(path) and os._exit(9) or make(path, *a, **k)"
    )
    shutil.rmtree(folder)
    done = wasl("check", "--root", project, "--json", code=closed)
    assert (done.code, done.json["errors"]) == (0, 0)
    assert not folder.exists()


@pytest.mark.parametrize("command", ["build", "check", "plan", "links"])
def test_problems_as_json_whatever_the_command(project: Path, wasl: Wasl, command: str) -> None:
    edit(project / "content" / "programme.yaml", "theme: base", "theme: bass")
    done = wasl(command, "--root", project, "--json")
    assert done.code == 2
    assert [problem["position" if "position" in problem else "path"] for problem in done.json["problems"]]
    assert done.json["problems"][0]["suggestion"] == "base"


def test_messages_in_arabic(project: Path, wasl: Wasl) -> None:
    edit(project / "content" / "programme.yaml", "theme: base", "theme: bass")
    assert "هل تقصد" in wasl("check", "--root", project, "--language", "ar").err


def test_explain(wasl: Wasl) -> None:
    known = wasl("explain", "e0203")
    assert (known.code, known.err) == (0, "")
    assert known.out.startswith(f"E0203  {CODES['E0203'].title.en}")
    assert CODES["E0203"].fix.ar in wasl("explain", "E0203", "--language", "ar").out
    unknown = wasl("explain", "W0203")
    assert (unknown.code, unknown.out) == (2, "")
    assert "did you mean E0203?" in unknown.err


def test_exit_codes(project: Path, tmp_path: Path, wasl: Wasl) -> None:
    assert wasl("check", "--root", project).code == 0
    nowhere = wasl("build", "--root", tmp_path / "nowhere")
    assert (nowhere.code, "nowhere" in nowhere.err) == (4, True)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert wasl("build", "--root", empty).code == 2
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert wasl("build", "--root", project, "--out", blocked).code == 4
    add_page_with_broken_link(project)
    assert wasl("check", "--root", project).code == 3


def test_port_in_use(project: Path, wasl: Wasl) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = wasl("serve", "--root", project, "--port", str(port))
    assert done.code == 4
    assert f"Port {port} is in use" in done.out
