"""Which browser draws: the one that is chosen, one that is installed, or one that Playwright has fetched.

Any Chromium will do: Chromium itself, Chrome, Edge. Nothing is downloaded here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, Self

from generator.model.declared import dataclass

Kind = Literal["chromium", "chrome", "edge"]

VARIABLE: Final = "WASL_BROWSER"
NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_APPLICATIONS: Final = Path("/Applications")
_MAC: Final = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS: Final = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_LINUX: Final = (
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/usr/lib/chromium/chromium",
)
_DOWNLOADS: Final = (
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/chrome.exe",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/*headless[-_]shell",
    "chromium_headless_shell-*/chrome-*/*headless[-_]shell.exe",
)
_PATIENCE: Final = 20  # seconds for a browser to say its version
_VERSION: Final = re.compile(r"\b\d+(?:\.\d+){1,3}\b")
_FAMILY: Final = re.compile(r"chrom|edge|brave", re.IGNORECASE)


class BrowserNotUsable(OSError):
    """The browser that `WASL_BROWSER` names is not there, or is none. `path` is what it says."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{VARIABLE} names no browser that runs: {path}")
        self.path = path

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.path,)  # so that it comes whole out of another process


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser of the Chromium family. `version` is what it says of itself, such as `131.0.6778.85`."""

    path: Path
    kind: Kind
    version: str


def find_browser(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Browser | None:
    """The first browser that runs: `WASL_BROWSER`, the PATH, the usual places, Playwright's own. None: there is none.

    Starts each candidate to ask for its version, some tenths of a second. Raises `BrowserNotUsable`.
    """
    if chosen := environ.get(VARIABLE):
        found = _ask(Path(chosen), platform)
        if found is None:
            raise BrowserNotUsable(chosen)
        return found
    asked = (_ask(path, platform) for path in _candidates(environ, platform))
    return next((browser for browser in asked if browser), None)


def _candidates(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    places = environ.get("PATH", "")
    yield from (Path(found) for name in NAMES if (found := shutil.which(name, path=places)))
    yield from _usual_places(environ, platform)
    yield from _downloads(environ, platform)


def _usual_places(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "darwin":
        for applications in (_APPLICATIONS, *_home("Applications")):
            yield from (applications / name for name in _MAC)
    elif platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := environ.get(variable):
                yield from (Path(folder) / name for name in _WINDOWS)
    else:
        yield from map(Path, _LINUX)


def _downloads(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    # Looked for by folder: asking Playwright would start its driver, which takes longer than all the rest.
    for folder in _download_folders(environ, platform):
        for pattern in _DOWNLOADS:
            yield from sorted(folder.glob(pattern), key=_build_number, reverse=True)


def _download_folders(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    chosen = environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if chosen not in ("", "0"):
        yield Path(chosen)
    elif platform == "win32":
        yield from (Path(folder) / "ms-playwright" for folder in (environ.get("LOCALAPPDATA"),) if folder)
    else:
        yield from _home("Library/Caches/ms-playwright" if platform == "darwin" else ".cache/ms-playwright")


def _home(below: str) -> Iterator[Path]:
    try:
        yield Path.home() / below
    except RuntimeError:  # this user has no home
        return


def _build_number(path: Path) -> int:
    found = re.search(r"(?:chromium|shell)-(\d+)", path.as_posix())
    return int(found[1]) if found else 0


def _ask(path: Path, platform: str) -> Browser | None:
    """What stands at `path`, if it is a browser that runs."""
    if not path.is_file() or not os.access(path, os.X_OK):
        return None
    words = _installed_versions(path) if platform == "win32" else _own_words(path)
    version = _VERSION.search(words)
    return Browser(path, _kind(f"{path.name} {words}"), version[0]) if version else None


def _own_words(path: Path) -> str:
    try:
        done = subprocess.run(
            [path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    words = done.stdout.decode(errors="replace")
    return words if _FAMILY.search(words) else ""


def _installed_versions(path: Path) -> str:
    """On Windows `--version` opens a window and says nothing; but a folder beside the program bears the version."""
    versions = [folder.name for folder in path.parent.iterdir() if _VERSION.fullmatch(folder.name)]
    manifests = [file.stem for file in path.parent.glob("*.manifest") if _VERSION.fullmatch(file.stem)]
    return max([*versions, *manifests], key=lambda name: [int(part) for part in name.split(".")], default="")


def _kind(words: str) -> Kind:
    lower = words.lower()
    if "edge" in lower:
        return "edge"
    return "chrome" if "google" in lower else "chromium"
