"""`wasl build` where nothing has changed: the same words, the same exit code, and next to nothing loaded."""

from __future__ import annotations

import os
import sys
import tempfile
import zoneinfo
from pathlib import Path

import pytest

from generator.standing.index import read_index
from generator.workshop.cache import cache_folder
from tests.cli.conftest import Ran, Wasl, edit
from tests.cli.small import ROOT
from tests.cli.test_build import EVEN_SMALL_WORK_IS_SHARED

PAGES = ("build", "--recipe", "partner/page", "--root")
IN_FULL = "import generator.standing.last_build as last; last.last_receipt = lambda *_, **__: None"
"""Run before a command, so that it reads and compares everything."""
HEAVY = {"babel", "jinja2", "yaml", "generator.pipeline", "generator.make", "generator.load.project"}
SAY_LOADED = f"import atexit, sys; atexit.register(lambda: print(*{HEAVY!r} & set(sys.modules), file=sys.stderr))"
WATCH = """
import os, sys
log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def heard(event, details):
    path = details[0] if event in ("open", "os.listdir", "os.scandir") else None
    if not isinstance(path, (str, os.PathLike)) or not os.path.isabs(path):
        return  # what is told from a folder that is open (`rmtree`), or from Python's own path
    if event != "open" or not (details[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        os.write(log, f"{event} {path}\\n".encode())
sys.addaudithook(heard)
"""
"""Notes every file that is opened to be read, and every folder that is looked into, here and in all workers."""


def pair(ran: Ran) -> tuple[int, str, str]:
    return ran.code, ran.out, ran.err


@pytest.mark.parametrize(("language", "as_json"), [("en", False), ("ar", False), ("en", True)])
def test_it_says_what_a_build_says(project: Path, wasl: Wasl, language: str, as_json: bool) -> None:
    """With a warning, whose place is shown."""
    (project / "content/notes.docx").write_text("x")
    command = [*PAGES, str(project), "--language", language, *(["--json"] if as_json else [])]
    assert wasl(*command).code == 0
    fast, full = wasl(*command), wasl(*command, code=IN_FULL)
    assert pair(fast) == pair(full)
    assert fast.json["made"] == 0 if as_json else "W0105" in fast.err


def test_nothing_heavy_is_loaded(project: Path, wasl: Wasl) -> None:
    first, again = (wasl(*PAGES, project, code=SAY_LOADED).err for _ in range(2))
    assert set(first.split()) >= HEAVY
    assert again.split() == []


def test_a_strict_build_fails_for_a_warning_of_a_former_one(project: Path, wasl: Wasl) -> None:
    (project / "content/notes.docx").write_text("x")
    assert [wasl(*PAGES, project, *more).code for more in ([], [], ["--strict"], [])] == [0, 0, 3, 0]


def test_a_profile_says_what_it_took_to_look(project: Path, wasl: Wasl) -> None:
    command = (*PAGES, project, "--profile", "--json")
    first, again = (wasl(*command).json["profile"]["stages"] for _ in range(2))
    assert "load, validate, plan" in first
    assert list(again) == ["what has changed"]


def test_an_edit_is_seen(project: Path, wasl: Wasl) -> None:
    wasl(*PAGES, project)
    edit(project / "content/programme.yaml", "host: netlify", "host netlify")
    assert wasl(*PAGES, project).code == 2
    edit(project / "content/programme.yaml", "host netlify", "host: netlify")
    assert wasl(*PAGES, project, code=SAY_LOADED).err.split() == []


def test_no_file_is_read_that_the_index_does_not_hold(project: Path, tmp_path: Path, wasl: Wasl) -> None:
    """But Python's own, the program's, the time zones, the last build, the cache of finished things, scratch."""
    out, watched = tmp_path / "out", tmp_path / "watched"
    done = wasl("build", "--root", project, "--out", out, "--jobs", "2",
                code=f"{WATCH}\n{EVEN_SMALL_WORK_IS_SHARED}", WATCHED=str(watched))  # fmt: skip
    assert done.code == 0, done.err
    index, _ = read_index(out)
    known = {*index.inputs.files, *index.inputs.folders, (index.browser or {}).get("path"), *sys.path}
    own = (
        sys.prefix, sys.base_prefix, str(ROOT / "generator"), *zoneinfo.TZPATH, str(out), str(watched),
        str(cache_folder()), f"{tempfile.gettempdir()}/wasl-", "/proc/", "/dev/",
    )  # fmt: skip
    met = {line.partition(" ")[2] for line in watched.read_text("utf-8").splitlines()}
    assert {path for path in met if path.startswith(str(project / "content"))} > {str(project / "content/brand.yaml")}
    left = sorted(path for path in met if path not in known and not path.startswith(own))
    assert left == [], left


def test_every_variable_of_ours_that_is_read_is_minded(project: Path, tmp_path: Path, wasl: Wasl) -> None:
    """The cache may lie anywhere: what is taken from it is what would be made."""
    read = tmp_path / "read"
    watch = (
        "import os\nclass Heard(type(os.environ)):\n    def __getitem__(self, key):\n"
        f"        open({str(read)!r}, 'a').write(key + '\\n')\n        return super().__getitem__(key)\n"
        "os.environ.__class__ = Heard\npass"
    )
    assert wasl("build", "--root", project, "--out", tmp_path / "out", code=watch).code == 0
    ours = {name for name in read.read_text("utf-8").split() if name.startswith("WASL_")}
    assert ours == {"WASL_BROWSER", "WASL_CACHE"}
    browser = read_index(tmp_path / "out")[0].browser
    assert browser is not None
    assert browser["where"] == [os.environ.get("WASL_BROWSER", ""), os.environ["PATH"]]
