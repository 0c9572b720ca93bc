"""Nothing has changed, so nothing is done: a build is told from files alone, exactly where that is the truth."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator
from generator.model.build import BuildInfo
from generator.model.inputs import Inputs
from generator.model.problem import Position, Problem
from generator.pipeline import Receipt, build
from generator.publish.settling import at_rest
from generator.standing import origin, output
from generator.standing.index import Index, told_of
from generator.standing.last_build import last_receipt
from generator.workshop.browser import Browser
from tests.build.farm import BY_HAND, Farm, by_hand, files, seen
from tests.build.test_killed import started
from tests.tiny.workshop import INFO

INDEX = "reports/.wasl/index.json"


@pytest.fixture
def farm(tmp_path: Path) -> Farm:
    """A small project that has been built, with a warning."""
    return built(tmp_path)


def built(folder: Path) -> Farm:
    made = Farm(folder, bakers=False, few=True)
    made.flip("content/partners/lina.yaml")
    made.write()
    (made.root / "content/notes.docx").write_bytes(b"not read")
    made.build()
    return made


def asked(farm: Farm, info: BuildInfo = INFO, *, jobs: int = 1, strict: bool = False) -> Receipt | None:
    return last_receipt(farm.root, farm.out, None, info, jobs, strict=strict)


def built_anew(farm: Farm) -> Receipt:
    return build(farm.root, farm.out, None, INFO)


# --- what it tells --------------------------------------------------------------------------------------------------


def test_it_tells_what_a_build_would_tell(farm: Farm) -> None:
    told, before = asked(farm), seen(farm.out)
    assert told is not None
    assert [problem.code for problem in told.problems] == ["W0105"]
    assert seen(farm.out) == before
    assert told == built_anew(farm)


texts = st.text(max_size=9)
places = st.builds(Position, texts, st.integers(1, 9), st.integers(1, 9), st.integers(0, 9))
problems = st.builds(
    Problem, places, texts, texts, texts, texts, texts, texts, st.sampled_from(("error", "warning")),
    st.lists(places, max_size=2).map(tuple), texts,
)  # fmt: skip
findings = st.lists(problems, max_size=3).map(tuple)


@given(receipt=st.builds(Receipt, st.just(Path("x/site")), st.just(Path("x/reports")), *[st.integers(0)] * 4, findings,
                         waived=findings))  # fmt: skip
def test_a_receipt_comes_back_to_the_letter(receipt: Receipt) -> None:
    text = Index({}, "", None, Inputs(), {}, told_of(receipt)).dump()
    assert Index(**{**json.loads(text), "inputs": Inputs()}).receipt(Path("x")) == receipt


def test_a_strict_build_fails_for_warnings_it_is_not_told_by_a_former_one(farm: Farm) -> None:
    assert asked(farm, strict=True) is None
    (farm.root / "content/notes.docx").unlink()
    farm.build()
    assert asked(farm, strict=True) is not None


# --- what it was asked ----------------------------------------------------------------------------------------------


OTHER = {
    "today": INFO.today + timedelta(days=1), "recipes": frozenset({"partner/page"}), "only": frozenset({"noor"}),
    "pseudo": True, "shard": (1, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", [one.name for one in fields(BuildInfo)])
def test_who_asks_for_something_else_is_not_told_of_this(farm: Farm, name: str) -> None:
    other = OTHER.get(name, frozenset({"other"}))
    assert asked(farm, replace(INFO, **{name: other})) is None  # type: ignore[arg-type]
    assert asked(farm) is not None


def test_another_folder_or_another_wasl(farm: Farm, tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    shutil.copytree(farm.root, tmp_path / "other")
    assert last_receipt(tmp_path / "other", farm.out, None, INFO) is None
    assert last_receipt(farm.root, farm.out, tmp_path / "shipped", INFO) is None
    assert last_receipt(farm.root, tmp_path / "nowhere", None, INFO) is None
    build(farm.root, farm.out, None, INFO, rough=True)
    assert asked(farm) is None


def test_the_program_is_every_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts").mkdir()
    for name in ("__init__.py", "facts/one.yaml"):
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(generator, "__file__", str(tmp_path / "__init__.py"))
    said = {origin.program()}

    def another() -> bool:
        before = len(said)
        said.add(origin.program())
        return len(said) > before

    assert not another()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/one.pyc").write_text("1")
    assert not another()
    (tmp_path / "facts/one.yaml").write_text("12")
    assert another()
    os.utime(tmp_path / "__init__.py", ns=(1, 1))
    assert another()
    (tmp_path / "facts/two.yaml").write_text("1")
    assert another()
    monkeypatch.setattr(os, "listdir", lambda _: ["jinja2-99.dist-info"])
    assert another()


def test_a_program_that_was_edited_builds(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.standing.last_build.program", lambda: "edited")
    assert asked(farm) is None


def test_the_browser_is_the_same_file_and_looked_for_where_there_was_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "chromium"
    place.write_bytes(b"1")
    browser = Browser(place, "chromium", "1.0")
    some, none = origin.drawn_by(browser), origin.drawn_by(None)
    monkeypatch.setattr("generator.workshop.browser.find_browser", lambda: None)
    assert origin.same_browser(json.loads(json.dumps(some)))
    assert origin.same_browser(json.loads(json.dumps(none)))
    monkeypatch.setattr("generator.workshop.browser.find_browser", lambda: browser)
    assert not origin.same_browser(none)
    monkeypatch.setenv("WASL_BROWSER", str(place))
    assert not origin.same_browser(some)
    monkeypatch.delenv("WASL_BROWSER", raising=False)
    place.write_bytes(b"12")
    assert not origin.same_browser(some)
    place.unlink()
    assert not origin.same_browser(some)


# --- what it read ---------------------------------------------------------------------------------------------------


Change = Callable[[Path], bool]
"""Something that happens to a project; whether it matters."""


def same_size(root: Path) -> bool:
    """Other words of the same length, and the file's time set back."""
    file = root / "content/segments/cafes/page.en.md"
    was, text = file.stat(), file.read_text("utf-8")
    file.write_text(text.replace("First point", "Other point"), encoding="utf-8")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    return True


def longer(root: Path) -> bool:
    file = root / "content/segments/cafes/page.en.md"
    file.write_text(file.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    return True


def touch(root: Path) -> bool:
    os.utime(root / "content/brand.yaml", ns=(1, 1))
    return False


def saved_again(root: Path) -> bool:
    """As editors do it: a new file in the place of the old one."""
    file = root / "content/programme.yaml"
    shutil.copyfile(file, root / "content/programme.new")
    os.replace(root / "content/programme.new", file)
    return False


def added(root: Path) -> bool:
    (root / "content/logos/new.svg").write_bytes((root / "content/logos/noor.svg").read_bytes())
    return True


def added_below_nothing(root: Path) -> bool:
    (root / "themes/tiny/new").mkdir()
    return True


def hidden(root: Path) -> bool:
    (root / "content/.draft.md").write_text("x")
    return True


def not_looked_at(root: Path) -> bool:
    (root / "content/.DS_Store").write_text("x")
    (root / "content/notes.docx").write_bytes(b"still not read, whatever it is")
    (root / "elsewhere").mkdir(exist_ok=True)
    return False


def taken_away(root: Path) -> bool:
    (root / "content/notes.docx").unlink()
    return True


def renamed(root: Path) -> bool:
    (root / "content/notes.docx").rename(root / "content/notes.doc")
    return True


def a_link_in_its_place(root: Path) -> bool:
    file = root / "content/brand.yaml"
    file.rename(root / "brand.yaml")
    file.symlink_to(root / "brand.yaml")
    return True


def a_folder_in_its_place(root: Path) -> bool:
    (root / "content/notes.docx").unlink()
    (root / "content/notes.docx").mkdir()
    return True


def folder_as_a_link(root: Path) -> bool:
    (root / "kits").rename(root / "elsewhere")
    (root / "kits").symlink_to(root / "elsewhere")
    return True


CHANGES: tuple[Change, ...] = (
    same_size, longer, touch, saved_again, added, added_below_nothing, hidden, not_looked_at, taken_away, renamed,
    a_link_in_its_place, a_folder_in_its_place, folder_as_a_link,
)  # fmt: skip


@pytest.fixture(scope="module")
def kept() -> Iterator[Path]:
    """A project that has been built, to be copied with all its times."""
    folder = Path(tempfile.mkdtemp(prefix="wasl-"))
    built(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("trusting", [True, False], ids=["marks", "digests"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_matters_of_what_is_read(
    farm: Farm, change: Change, trusting: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where files had been quiet for long before the build, and where they had not."""
    monkeypatch.setattr("generator.load.marks.SETTLED", -1 if trusting else 10**18)
    assert asked(farm) is not None
    matters = change(farm.root)
    assert (asked(farm) is None) == matters


def test_a_file_that_was_quiet_is_not_opened(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []

    def noted(data: bytes) -> str:
        opened.append(data)
        return ""

    monkeypatch.setattr(origin, "digest_of", noted)
    monkeypatch.setattr("generator.load.marks.SETTLED", -1)
    assert asked(farm) is not None
    assert opened == []
    monkeypatch.setattr("generator.load.marks.SETTLED", 10**18)
    assert asked(farm) is None
    assert opened


def test_edited_while_it_was_read(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that came in time are on no page; the next build sees them."""
    from generator import pipeline

    file, reading = farm.root / "content/segments/cafes/page.en.md", pipeline.read

    def read_then_edited(*arguments: object) -> object:
        found = reading(*arguments)  # type: ignore[arg-type]
        same_size(farm.root)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", read_then_edited)
        built_anew(farm)
    assert "Other point" in file.read_text("utf-8")
    assert asked(farm) is None
    assert built_anew(farm).made > 0


# --- what is there --------------------------------------------------------------------------------------------------


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(BY_HAND), number=st.integers(0, 999), jobs=st.integers(1, 3))
def test_whatever_is_done_to_the_site_is_seen(kept: Path, kind: str, number: int, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "SHARE", 4)
        out = Path(folder) / "out"
        shutil.copytree(kept / "out", out)
        assert last_receipt(kept / "in", out, None, INFO, jobs) is not None
        before = files(out)
        by_hand(out, kind, number)
        stands = last_receipt(kept / "in", out, None, INFO, jobs) is not None
        assert stands == (files(out) == before)


def test_somebody_was_there_and_left_it_as_it_was(farm: Farm) -> None:
    (farm.out / "site/ar/x").mkdir()
    (farm.out / "site/ar/x").rmdir()
    assert asked(farm) is not None


def test_a_link_in_the_place_of_a_folder(farm: Farm) -> None:
    site = farm.out / "site"
    (site / "en").rename(farm.out / "moved")
    (site / "en").symlink_to(farm.out / "moved")
    assert asked(farm) is None


@pytest.mark.parametrize("name", ["notes.txt", ".wasl/notes.txt", ".wasl/notes/"])
def test_what_is_put_into_the_reports(farm: Farm, name: str) -> None:
    place = farm.out / "reports" / name
    place.mkdir() if name.endswith("/") else place.write_text("x")
    assert asked(farm) is None


@pytest.mark.parametrize("name", [".journal", ".journal-new", ".site-new", ".site-old", ".reports-new"])
def test_a_build_that_was_cut_off_is_mended_first(farm: Farm, name: str) -> None:
    place = farm.out / name
    place.mkdir() if "-" in name and "journal" not in name else place.write_text('{"whole": true}')
    assert asked(farm) is None


def test_it_waits_for_a_build_that_is_at_work(farm: Farm, tmp_path: Path) -> None:
    """And is told of what that one has put in place."""
    told, (waits, begun) = tmp_path / "told", os.pipe()

    def ask() -> None:
        os.read(waits, 1)
        told.write_text(str(asked(farm)))

    child = started(ask)
    with at_rest(farm.out) as resting:
        assert resting
        os.write(begun, b"x")
        (farm.out / "site/index.html").write_text("changed")
        assert not told.exists()
    assert os.waitpid(child, 0)[1] == 0
    assert told.read_text() == "None"


# --- an index that is not one ---------------------------------------------------------------------------------------


def test_an_index_is_used_whole_or_not_at_all(farm: Farm) -> None:
    """Cut off anywhere, or with another kind of value in any place."""
    place = farm.out / INDEX
    text, began = place.read_text("utf-8"), place.stat().st_mtime_ns

    def says(words: str) -> bool:
        place.write_text(words, encoding="utf-8")
        os.utime(place, ns=(began, began))
        return asked(farm) is not None

    assert says(text)
    for end in range(0, len(text), len(text) // 40):
        assert not says(text[:end])
    known = json.loads(text)
    for name in known:
        others: tuple[object, ...] = (None, 1, "x", [], [[]], {"x": 1})
        for other in others:
            if name != "browser" and other != known[name]:
                assert not says(json.dumps({**known, name: other})), (name, other)
    assert says(text)


def test_its_bytes_are_those_of_the_project(farm: Farm) -> None:
    """Whenever and wherever it is built, so that a folder of reports can be compared with another."""
    elsewhere = farm.out.with_name("elsewhere")
    build(farm.root, elsewhere, None, INFO)
    assert (elsewhere / INDEX).read_bytes() == (farm.out / INDEX).read_bytes()
