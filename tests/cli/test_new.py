"""`wasl new`: the example with a secret of its own; and the wheel, which carries all that is needed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.schema import PLACES, SCHEMAS, schema_of
from generator.starter import FolderInUse, with_secret, write_starter
from tests.cli.conftest import Wasl, files_of
from tests.cli.small import ROOT
from tests.conftest import ExampleSite

SECRET = re.compile(rb'^kit_secret: "([A-Za-z0-9_-]{32})"$', re.MULTILINE)
EXAMPLE_SECRET = "example-secret-change-me-before-you-publish"


def test_the_words_are_the_example_but_for_the_secret(tmp_path: Path, wasl: Wasl) -> None:
    done = wasl("new", tmp_path / "one")
    assert done.code == 0, done.err
    assert wasl("new", "two", cwd=tmp_path).code == 0
    one, two, example = (files_of(folder / "content") for folder in (tmp_path / "one", tmp_path / "two", ROOT))
    assert set(one) == set(example)
    assert {path for path in one if one[path] != example[path]} == {"programme.yaml"}
    assert {path for path in one if one[path] != two[path]} == {"programme.yaml"}
    line = f"kit_secret: {EXAMPLE_SECRET}".encode()
    assert example["programme.yaml"].count(line) == 1
    assert SECRET.sub(line, one["programme.yaml"]) == example["programme.yaml"]


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path, wasl: Wasl) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = wasl("new", tmp_path)
    assert (done.code, done.out) == (4, "")
    assert "is not empty" in done.err
    assert files_of(tmp_path) == {"notes.txt": b"mine"}
    with pytest.raises(FolderInUse):
        write_starter(tmp_path / "notes.txt", ROOT / "content", "s" * 16)


def test_editors_find_a_schema_for_every_file(tmp_path: Path) -> None:
    write_starter(tmp_path, ROOT / "content", "s" * 16)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    mapped = settings["yaml.schemas"]
    assert {tuple(globs) for globs in mapped.values()} == {places for places in PLACES.values() if places}
    for path in mapped:
        noun = Path(path).stem
        assert json.loads((tmp_path / path).read_text("utf-8")) == schema_of(noun)
    assert {file.stem for file in (tmp_path / ".wasl" / "schema").iterdir()} == set(SCHEMAS)
    assert json.loads((tmp_path / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    assert (tmp_path / ".gitignore").read_text("utf-8") == "/build/\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: 1\nkit_secret: old # why\nb: 2\r\n", b'a: 1\nkit_secret: "new" # why\nb: 2\r\n'),
        (b'kit_secret: "old one"\n', b'kit_secret: "new"\n'),
        (b"kit_secret:   'old'\n# kit_secret: no\n", b'kit_secret:   "new"\n# kit_secret: no\n'),
    ],
)
def test_the_secret_is_replaced_and_nothing_else(before: bytes, after: bytes) -> None:
    assert with_secret(before, "new") == after


@pytest.mark.parametrize("text", [b"a: 1\n", b"kit_secret:\n", b"kit_secret: a\nkit_secret: b\n"])
def test_a_known_secret_is_never_kept(text: bytes) -> None:
    with pytest.raises(ValueError, match="kit_secret"):
        with_secret(text, "new")


def test_wheel_makes_the_same_site_elsewhere(tmp_path: Path, example_site: ExampleSite) -> None:
    library, home = tmp_path / "library", tmp_path / "home"
    home.mkdir()
    _install(tmp_path / "dist", library)
    _wheel(library, home, "new", "mine")
    programme = home / "mine" / "content" / "programme.yaml"
    assert SECRET.search(programme.read_bytes())
    programme.write_bytes(with_secret(programme.read_bytes(), EXAMPLE_SECRET))
    receipt = json.loads(_wheel(library, home / "mine", "build", "--json"))
    assert Path(receipt["site"]) == home / "mine" / "build" / "site"
    made, expected = files_of(home / "mine" / "build" / "site"), files_of(example_site.site)
    assert set(made) == set(expected)
    assert [path for path, data in made.items() if data != expected[path]] == []


def _install(dist: Path, library: Path) -> None:
    _run(ROOT, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(dist))
    (wheel,) = dist.glob("*.whl")
    _run(ROOT, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(library), str(wheel))


def _wheel(library: Path, cwd: Path, *arguments: str) -> str:
    """The installed command in a folder from which the checkout cannot be seen."""
    start = f"import generator; assert generator.__file__.startswith({str(library)!r}), generator.__file__;"
    _run(cwd, "-c", start, PYTHONPATH=str(library))
    return _run(cwd, str(library / "bin" / "wasl"), *arguments, PYTHONPATH=str(library))


def _run(cwd: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
