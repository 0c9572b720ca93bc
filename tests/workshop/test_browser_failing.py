"""A browser that dies is started once more; after that somebody is told."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.workshop.browser import Browser, BrowserNotUsable
from generator.workshop.draughtsman import BrowserFailed, Draughtsman, Fault, Job, PicturesFaulty
from tests.workshop.scene import ThemeShelf

SMALL = Job(b"<!doctype html><p>x", 200, 100, "small")


@pytest.fixture
def mortal(installed: Browser, tmp_path: Path) -> tuple[Browser, Callable[[], list[int]]]:
    """A browser that leaves the number of its process each time that it starts, and these numbers."""
    log, path = tmp_path / "started", tmp_path / "browser"
    path.write_text(f'#!/bin/sh\necho $$ >> "{log}"\nexec "{installed.path}" "$@"\n')
    path.chmod(0o755)
    return Browser(path, "chromium", "1.0"), lambda: [int(line) for line in log.read_text().split()]


def test_it_is_started_once_more(mortal: tuple[Browser, Callable[[], list[int]]]) -> None:
    browser, started = mortal
    with Draughtsman(browser, ThemeShelf()) as working:
        before = list(working.draw([SMALL] * 3))
        os.kill(started()[-1], signal.SIGKILL)
        assert list(working.draw([SMALL] * 3)) == before
        assert len(started()) == 2


def test_dying_in_the_middle_loses_no_picture(mortal: tuple[Browser, Callable[[], list[int]]]) -> None:
    browser, started = mortal
    with Draughtsman(browser, ThemeShelf()) as working:
        drawings: Iterator[object] = working.draw([SMALL] * 9)
        first = next(drawings)
        os.kill(started()[-1], signal.SIGKILL)
        assert list(drawings) == [first] * 8


def test_the_second_time_it_is_said(mortal: tuple[Browser, Callable[[], list[int]]]) -> None:
    browser, started = mortal
    with Draughtsman(browser, ThemeShelf()) as working:
        for _ in range(2):
            list(working.draw([SMALL]))
            os.kill(started()[-1], signal.SIGKILL)
        with pytest.raises(BrowserFailed) as caught:
            list(working.draw([SMALL]))
    assert caught.value.picture == "small"
    assert str(browser.path) in str(caught.value)
    assert len(started()) == 2


@pytest.mark.parametrize("script", ["exit 1", "echo no display >&2; exit 3"])
def test_a_browser_that_does_not_start(tmp_path: Path, script: str) -> None:
    path = tmp_path / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    with pytest.raises(BrowserFailed), Draughtsman(Browser(path, "chromium", "1.0"), ThemeShelf()):
        pass


def test_none_is_left_running(mortal: tuple[Browser, Callable[[], list[int]]]) -> None:
    browser, started = mortal

    def work() -> None:
        with Draughtsman(browser, ThemeShelf()) as working:
            list(working.draw([SMALL]))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    (process,) = started()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_leaving_in_the_middle_gives_up_what_is_being_drawn(installed: Browser) -> None:
    def work() -> None:
        with Draughtsman(installed, ThemeShelf()) as working:
            coming.append(working.draw([SMALL] * 9))
            next(coming[0])
            raise ZeroDivisionError

    coming: list[Iterator[object]] = []
    with pytest.raises(ZeroDivisionError):
        work()
    coming.clear()
    gc.collect()  # the pictures that nobody took are given up without a word
    assert "draughtsman" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize(
    "error",
    [
        BrowserFailed(Browser(Path("/b"), "edge", "1.2"), "one", "gone\nfar away"),
        BrowserNotUsable("/nowhere"),
        PicturesFaulty((Fault("one", "font", "Odd"),)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_come_whole_out_of_another_process(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))
