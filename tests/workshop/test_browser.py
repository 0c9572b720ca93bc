"""Which browser is found, and that only one that runs is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.workshop.browser import Browser, BrowserNotUsable, find_browser

Plant = Callable[..., Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """`plant("bin/chromium", says="Chromium 1.2")` puts a program there that says so when asked for its version."""

    def put(place: str, says: str = "Chromium 131.0.6778.85 built on Debian", code: int = 0) -> Path:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho noise 9.9 >&2\necho '{says}'\nexit {code}\n")
        path.chmod(0o755)
        return path

    return put


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment in which nothing is installed but what a test plants."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("generator.workshop.browser._LINUX", ())
    monkeypatch.setattr("generator.workshop.browser._APPLICATIONS", tmp_path / "Applications")
    return {"PATH": str(tmp_path / "bin")}


def test_nothing_installed_is_no_error(places: dict[str, str]) -> None:
    assert find_browser(places, "linux") is None
    assert find_browser({}, "linux") is None


@pytest.mark.parametrize(
    ("name", "says", "kind", "version"),
    [
        ("chromium", "Chromium 131.0.6778.85 snap", "chromium", "131.0.6778.85"),
        ("google-chrome", "Google Chrome 130.0.1.2 ", "chrome", "130.0.1.2"),
        ("microsoft-edge", "Microsoft Edge 129.0.2792.52", "edge", "129.0.2792.52"),
    ],
)
def test_on_the_path(places: dict[str, str], plant: Plant, name: str, says: str, kind: str, version: str) -> None:
    path = plant(f"bin/{name}", says=says)
    found = find_browser(places, "linux")
    assert found is not None
    assert (found.path, found.kind, found.version) == (path, kind, version)


def test_the_chosen_one_wins(places: dict[str, str], plant: Plant) -> None:
    plant("bin/chromium")
    chosen = plant("mine/brave", says="Brave Browser 131.1.73.89")
    assert find_browser({**places, "WASL_BROWSER": str(chosen)}, "linux") == Browser(chosen, "chromium", "131.1.73.89")


@pytest.mark.parametrize("wrong", ["nowhere", "folder", "text", "python", "broken"])
def test_a_wrong_choice_is_said_and_not_passed_over(
    places: dict[str, str], plant: Plant, tmp_path: Path, wrong: str
) -> None:
    plant("bin/chromium")
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("Chromium 131.0")
    plant("python", says="Python 3.11.2")
    plant("broken", code=1)
    chosen = str(tmp_path / wrong)
    with pytest.raises(BrowserNotUsable) as caught:
        find_browser({**places, "WASL_BROWSER": chosen}, "linux")
    assert caught.value.path == chosen


def test_a_program_that_only_advises_is_passed_over(places: dict[str, str], plant: Plant) -> None:
    plant("bin/chromium-browser", says="Install the chromium snap 1.0", code=1)
    chrome = plant("bin/google-chrome-stable", says="Google Chrome 130.0.1.2")
    found = find_browser(places, "linux")
    assert found is not None
    assert found.path == chrome


def test_playwrights_own_the_newest_first(places: dict[str, str], plant: Plant, tmp_path: Path) -> None:
    shell = plant("home/.cache/ms-playwright/chromium_headless_shell-1200/chrome-linux/headless_shell")
    assert found_path(places) == shell
    plant("home/.cache/ms-playwright/chromium-999/chrome-linux/chrome")
    newest = plant("home/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome")
    assert found_path(places) == newest
    elsewhere = plant("else/chromium-1/chrome-linux/chrome")
    assert found_path({**places, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "else")}) == elsewhere


def found_path(environ: dict[str, str]) -> Path | None:
    found = find_browser(environ, "linux")
    return found.path if found else None


def test_in_the_applications_of_macos(places: dict[str, str], plant: Plant) -> None:
    chrome = plant("home/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", says="Google Chrome 130.0.1.2")
    found = find_browser(places, "darwin")
    assert found is not None
    assert (found.path, found.kind) == (chrome, "chrome")


def test_on_windows_the_version_stands_beside_the_program(places: dict[str, str], plant: Plant, tmp_path: Path) -> None:
    edge = plant("pf/Microsoft/Edge/Application/msedge.exe", says="opens a window", code=1)
    (edge.parent / "99.0.1.2").mkdir()
    (edge.parent / "131.0.2903.51").mkdir()
    found = find_browser({**places, "PROGRAMFILES": str(tmp_path / "pf")}, "win32")
    assert found == Browser(edge, "edge", "131.0.2903.51")


def test_the_installed_one_runs(chromium_path: Path) -> None:
    found = find_browser({"WASL_BROWSER": str(chromium_path)})
    assert found is not None
    assert int(found.version.split(".")[0]) > 100
