"""A build that is killed, at whatever moment: the site is the old one or the new one, and the next build mends all.

The build runs in a process of its own, and is killed right before one of the calls that change a folder.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publish import settling
from tests.build.farm import FIRST, REPORTS, WORDS, Farm, Row, differences, files, seen

CALLS = ("open", "mkdir", "link", "rename", "replace", "unlink", "rmdir")
"""Of `os`; those of `Path` and `shutil` come down to them."""
JOURNAL = ".journal"


class Doomed:
    """Counts calls, and acts right before the one with the number `at`."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.done: list[tuple[str, str]] = []
        self._at, self._act = at, act

    def watch(self) -> None:
        for name in CALLS:
            setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(path: Any, *args: Any, **options: Any) -> Any:
            if name != "open" or args[0] & os.O_CREAT:
                if len(self.done) == self._at:
                    self._act()
                self.done.append((name, str(path)))
            return call(path, *args, **options)

        return watched


def started(act: Callable[[], object]) -> int:
    """Do it in a process of its own, whose number this is."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setpgid(0, 0)
            act()
            status = 0
        finally:
            os._exit(status)
    return child


def in_child(act: Callable[[], object]) -> int:
    """Do it in a process of its own, and wait for its end; gives its exit status."""
    return os.waitstatus_to_exitcode(os.waitpid(started(act), 0)[1])


def all_of_it() -> Callable[[], None]:
    """Ends this build, and the process in which it puts its files in place: as when the power fails."""
    builder = os.getpid()

    def kill() -> None:
        if os.getpid() != builder:
            os.kill(builder, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    return kill


def calls_of(farm: Farm, file: Path) -> list[tuple[str, str]]:
    """All calls of the next build, in order, also those of the process that puts in place."""

    def build() -> None:
        doomed, settle = Doomed(-1, lambda: None), settling.settle

        def noted(out: Path) -> None:
            settle(out)
            file.write_text(json.dumps(doomed.done), encoding="utf-8")

        settling.settle = noted
        doomed.watch()
        farm.build()

    assert in_child(build) == 0
    return [(name, path) for name, path in json.loads(file.read_text("utf-8"))]


def killed_at(farm: Farm, number: int) -> None:
    def build() -> None:
        Doomed(number, all_of_it()).watch()
        farm.build()

    assert in_child(build) == -signal.SIGKILL


def points(calls: list[tuple[str, str]]) -> list[int]:
    """The calls to be killed at: a few while files are written; once it is decided, all of those that move whole
    folders and many of those that move a file.
    """
    decided = decision(calls)
    done = max(number for number, (name, path) in enumerate(calls) if name == "unlink" and path.endswith(JOURNAL))
    moved = [
        number for number in range(decided, done + 2) if calls[number][0] == "rename" or JOURNAL in calls[number][1]
    ]
    emptied = [at for at in range(decided, done) if calls[at][0] == "rmdir" and calls[at][1].endswith("/plain")]
    moved += emptied[-1:]  # its files are gone, the folder is not
    others = [number for number in range(decided, done + 2) if number not in moved]
    return [*range(0, decided, max(1, decided // 4)), *moved, *others[:: len(others) // 16 + 1], len(calls) - 1]


def decision(calls: list[tuple[str, str]]) -> int:
    """The call by which a build is decided: the journal gets its name."""
    return next(number for number, (name, path) in enumerate(calls) if name == "rename" and f"{JOURNAL}-new" in path)


def small(folder: Path) -> Farm:
    farm = Farm(folder, bakers=False, few=True)
    farm.people = {"noor": FIRST["noor"], "plain": FIRST["plain"]}
    farm.flip("content/partners/lina.yaml")
    return farm


def first(farm: Farm) -> None:
    """Nothing was there."""


def again(farm: Farm) -> None:
    """All is made anew: every page shows the programme's name."""
    farm.build()
    farm.spell(word("We gain # together"), 1)


def a_part(farm: Farm) -> None:
    """Files change, come and go."""
    farm.build()
    farm.spell(word('"brand-#"'), 1)
    farm.spell(word("Welcome #"), 1)
    farm.dismiss("plain")
    farm.enrol("aaa", Row(code=1, tier=1))


def word(new: str) -> Any:
    return next(one for one in WORDS if one.new == new)


@pytest.mark.parametrize("before", [first, again, a_part])
def test_killed_at_any_call(tmp_path: Path, before: Callable[[Farm], None]) -> None:
    farm = small(tmp_path)
    before(farm)
    kept, old = tmp_path / "kept", files(farm.out / "site") if farm.out.exists() else {}
    if old:
        farm.out.rename(kept)
    farm.write()
    receipt, clean = farm.clean()
    calls = calls_of(at_start(farm, kept), tmp_path / "calls")
    assert any(name == "replace" for name, _ in calls) == (before is a_part)
    for number in points(calls):
        at_start(farm, kept)
        killed_at(farm, number)
        if not (farm.out / JOURNAL).exists():
            assert files(farm.out / "site") in (old, files(clean / "site")), calls[number]
        else:
            settling.settle(farm.out)
            assert differences(farm.out / "site", clean / "site") == [], calls[number]
        after = farm.build()
        assert (after.files, after.size, after.links) == (receipt.files, receipt.size, receipt.links)
        assert differences(farm.out / "site", clean / "site") == [], calls[number]
        for name in REPORTS:
            assert (farm.out / "reports" / name).read_bytes() == (clean / "reports" / name).read_bytes(), calls[number]
        assert sorted(os.listdir(farm.out)) == ["reports", "site"], calls[number]


def at_start(farm: Farm, kept: Path) -> Farm:
    """The folder as the build found it, times included."""
    shutil.rmtree(farm.out, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, farm.out)
    return farm


@pytest.mark.parametrize("before", [again, a_part])
def test_killed_once_more_while_it_is_mended(tmp_path: Path, before: Callable[[Farm], None]) -> None:
    """The next build is killed too, while it finishes what the first one began."""
    farm = small(tmp_path)
    before(farm)
    farm.write()
    _, clean = farm.clean()
    kept = tmp_path / "kept"
    farm.out.rename(kept)
    calls = calls_of(at_start(farm, kept), tmp_path / "calls")
    at_start(farm, kept)
    killed_at(farm, decision(calls) + 3)
    assert (farm.out / JOURNAL).exists()
    for number in range(6):
        killed_at(farm, number)
    farm.same_as_clean(farm.build())
    assert differences(farm.out / "site", clean / "site") == []


def test_the_build_alone_is_killed_while_files_are_put_in_place(tmp_path: Path) -> None:
    """The process that does it goes on, and the next build waits for it."""
    farm = small(tmp_path)
    a_part(farm)
    farm.write()
    _, clean = farm.clean()

    def build() -> None:
        builder, settle = os.getpid(), settling.settle

        def alone(out: Path) -> None:
            if os.getpid() != builder:
                os.kill(builder, signal.SIGKILL)
            settle(out)

        settling.settle = alone
        farm.build()

    assert in_child(build) == -signal.SIGKILL
    receipt = farm.build()
    assert (receipt.made, receipt.changed) == (0, 0)
    assert differences(farm.out / "site", clean / "site") == []


# --- not killed, but stopped -----------------------------------------------------------------------------------------


@pytest.fixture
def edited(tmp_path: Path) -> Farm:
    """A project that has been built and then edited."""
    farm = small(tmp_path)
    a_part(farm)
    return farm


def test_the_process_that_puts_in_place_is_killed(edited: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build then does it itself, and says that it is done when it is."""
    ours, settle = os.getpid(), settling.settle

    def killed(out: Path) -> None:
        if os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)
        settle(out)

    with monkeypatch.context() as patch:
        patch.setattr(settling, "settle", killed)
        receipt = edited.build()
    edited.same_as_clean(receipt)


def test_an_error_while_files_are_put_in_place(edited: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told; what is decided stays decided, and the next build finishes it."""
    done: list[str] = []

    class Full:
        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def replace(self, source: str, target: str) -> None:
            done.append(target)
            if len(done) > 2:
                raise OSError(28, "No space left on device")
            os.replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(settling, "os", Full())
        with pytest.raises(OSError, match="No space left"):
            edited.build()
    receipt = edited.build()
    assert receipt.made == 0
    edited.same_as_clean(receipt)


def test_control_c_while_files_are_put_in_place(edited: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build ends only when the other process is done, and then says that it was interrupted."""
    ours, settle = os.getpid(), settling.settle
    waits, *begun = os.pipe()
    done: list[int] = []

    def held(out: Path) -> None:
        if os.getpid() != ours:
            os.close(begun.pop())
            os.read(waits, 1)  # until the build has been interrupted
        settle(out)

    class Interrupted:
        """`os` of a build that is interrupted as soon as it waits, whenever that is."""

        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def waitpid(self, child: int, options: int) -> tuple[int, int]:
            if begun:
                os.close(begun.pop())
                signal.raise_signal(signal.SIGINT)
            ended = os.waitpid(child, options)
            done.append(ended[1])
            return ended

    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
    try:
        with monkeypatch.context() as patch:
            patch.setattr(settling, "settle", held)
            patch.setattr(settling, "os", Interrupted())
            with pytest.raises(KeyboardInterrupt):
                edited.build()
    finally:
        signal.signal(signal.SIGINT, heard)
        os.close(waits)
    assert done == [0]
    receipt = edited.build()
    assert receipt.made == 0
    edited.same_as_clean(receipt)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_stopped_before_it_is_decided(
    edited: Farm, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    before = seen(edited.out)

    def stop(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("generator.pipeline.write_reports", stop)
        with pytest.raises(error):
            edited.build()
    assert seen(edited.out) == before
    assert sorted(os.listdir(edited.out)) == ["reports", "site"]
    edited.same_as_clean(edited.build())


def test_two_builds_at_once(edited: Farm) -> None:
    """The second waits for the first: both are done, and neither spoils the other."""
    edited.write()
    children = [started(edited.build) for _ in range(2)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    edited.same_as_clean(edited.build())
