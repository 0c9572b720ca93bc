"""The last site, looked at while the words are read: the answer is the truth about the site that the build finds."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.problem import ProjectInvalid
from generator.publish import seal
from generator.publish.settling import SEAL
from generator.publish.staging import Staging
from generator.standing import output
from generator.standing.looking import Looking
from tests.build.children import none_left
from tests.build.farm import BY_HAND, Farm, by_hand, files, seen

PATHS = ("index.html", "ar/index.html", "ar/a/index.html", "ar/b/index.html", "en/index.html", "kits/x/post.txt")


@pytest.fixture(params=[True, False], ids=["processes", "here"])
def out(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build of a few files, which is looked at by three processes, or by nobody before the question comes."""
    if request.param:
        monkeypatch.setattr(output, "SHARE", 1)
    return put(tmp_path / "out", dict.fromkeys(PATHS, b"xy"))


def put(out: Path, wanted: dict[str, bytes]) -> Path:
    """A build of these files, and its manifest."""
    building = Staging(out)
    building.open()
    for path, data in wanted.items():
        building.put(path, data)
    manifest = Path(building.beside(output.MANIFEST))
    manifest.write_text(manifest_of({path: len(data) for path, data in wanted.items()}), encoding="utf-8")
    building.commit()
    return out


def manifest_of(sizes: dict[str, int]) -> str:
    rows = [f'"{path}":{{"bytes":{size}}}' for path, size in sizes.items()]
    return '{"files":{\n' + ",\n".join(rows) + "\n}}\n"


def sealed(out: Path) -> int:
    return os.stat(out / SEAL).st_mtime_ns


def untouched(out: Path) -> bool:
    with Looking(out, 3) as looking:
        return looking.untouched(sealed(out))


@pytest.fixture(autouse=True)
def nobody_is_left_behind() -> Iterator[None]:
    with none_left():
        yield


def test_a_site_that_was_left_alone(out: Path) -> None:
    assert untouched(out)


@pytest.mark.parametrize("kind", [kind for kind in BY_HAND if "report" not in kind and "record" not in kind])
@pytest.mark.parametrize("number", range(4))
def test_whatever_is_done_to_the_site_is_seen(out: Path, kind: str, number: int) -> None:
    before = files(out / "site")
    by_hand(out, kind, number)
    assert untouched(out) == (files(out / "site") == before)


def test_right_after_the_build_and_with_the_same_size(out: Path) -> None:
    """No tick of the clock lies between what a build wrote and its seal, so that the next to write is told apart."""
    (out / "site/index.html").write_bytes(b"yx")
    assert not untouched(out)


def test_another_file_with_the_time_of_the_old_one(out: Path) -> None:
    """As `cp -p` and `rsync -t` leave it: its size tells."""
    file = out / "site/en/index.html"
    was = file.stat()
    file.write_bytes(b"longer")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert not untouched(out)


@pytest.mark.parametrize(("later", "stands"), [(-1, True), (0, False), (1, False)])
def test_what_has_the_time_of_the_seal_is_another_s(out: Path, later: int, stands: bool) -> None:
    """Looked at all together, and looked at for one partner."""
    when = sealed(out) + later
    os.utime(out / "site/ar/index.html", ns=(when, when))
    assert untouched(out) == stands
    building = Staging(out)
    building.open()
    try:
        assert building.has("ar/index.html", 2) == stands
        assert not building.has("ar/index.html", 3)
    finally:
        building.drop()


def test_everything_is_older_than_the_seal(out: Path) -> None:
    there = [out / "site", *(out / "site").rglob("*")]
    assert max(place.stat().st_mtime_ns for place in there) < sealed(out)
    put(out, dict.fromkeys(PATHS, b"new"))
    assert max(place.stat().st_mtime_ns for place in there if place.exists()) < sealed(out)


class Clock:
    """`os` for the seal, on a file system whose clock ticks with every so many changes."""

    def __init__(self, changes: float) -> None:
        self.changes, self.now = changes, 1

    def utime(self, _place: str) -> None:
        self.changes -= 1
        self.now += self.changes == 0

    def stat(self, _place: str) -> SimpleNamespace:
        return SimpleNamespace(st_mtime_ns=self.now)


@pytest.mark.parametrize("changes", [1, 2, 40])
def test_the_seal_is_a_tick_later_than_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int) -> None:
    clock = Clock(changes)
    monkeypatch.setattr(seal, "os", clock)
    monkeypatch.setattr(seal, "_TICK", 600)
    seal.seal(str(tmp_path / "sealed"))
    assert (clock.now, clock.changes) == (2, 0)


def test_a_clock_that_hardly_ticks_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then what was made in its last tick is looked at again, and nothing is lost."""
    monkeypatch.setattr(seal, "os", Clock(float("inf")))
    seal.seal(str(tmp_path / "sealed"))
    assert (tmp_path / "sealed").is_file()


def test_another_build_meanwhile(out: Path) -> None:
    """The answer is about what was there; what is there now, nobody has looked at."""
    with Looking(out, 3) as looking:
        put(out, dict.fromkeys(PATHS, b"other"))
        assert not looking.untouched(sealed(out))
    assert untouched(out)


def test_no_last_build(tmp_path: Path) -> None:
    with Looking(tmp_path, 3) as looking:
        assert not looking.untouched(0)


def test_nobody_asks(out: Path) -> None:
    with Looking(out, 3):
        pass


def test_a_process_that_was_ended_has_not_said_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "SHARE", 1)
    out = put(tmp_path / "out", dict.fromkeys(PATHS, b"xy"))
    with Looking(out, 3) as looking:
        assert looking._look is not None
        monkeypatch.setattr(os, "waitpid", dying(os.waitpid, looking._look._helpers[1]))
        assert not looking.untouched(sealed(out))


def dying(waitpid: object, victim: int) -> object:
    def waited(child: int, options: int) -> tuple[int, int]:
        found = waitpid(child, options)  # type: ignore[operator]
        return (child, int(signal.SIGKILL)) if child == victim else found

    return waited


@pytest.mark.parametrize("name", ["content/programme.yaml", "content/partners.csv"])
def test_words_that_cannot_be_read_leave_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:  # fmt: skip
    monkeypatch.setattr(output, "SHARE", 1)
    farm = Farm(tmp_path, bakers=False, few=True)
    farm.build()
    before = seen(farm.out)
    (farm.root / name).write_bytes(b"\xff")
    with pytest.raises(ProjectInvalid):
        farm.build(jobs=3)
    assert seen(farm.out) == before


# --- the manifest, piece by piece -----------------------------------------------------------------------------------

paths = st.text("abc/-.0", min_size=1, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.dictionaries(paths, st.integers(1, 10**7), max_size=40), of=st.integers(1, 6), piece=st.integers(1, 90))
def test_each_row_is_read_once(tmp_path: Path, sizes: dict[str, int], of: int, piece: int) -> None:
    """Wherever pieces and shares are cut."""
    place = tmp_path / "manifest.json"
    place.write_text(manifest_of(sizes))
    assert json.loads(place.read_text())["files"] == {path: {"bytes": size} for path, size in sizes.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "PIECE", piece)
        assert list(rows(place, of)) == [(path.encode(), size) for path, size in sizes.items()]


def rows(manifest: Path, of: int) -> Iterator[tuple[bytes, int]]:
    for number in range(of):
        for found in output._pieces(str(manifest), number, of):
            yield from zip(*found, strict=True)


@pytest.mark.parametrize("text", ["", "{}", '{"files":{\n"a":{"bytes":1}', "x" * 40])
def test_what_is_no_manifest(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises((ValueError, OSError)):
        list(rows(tmp_path / "manifest.json", 1))
