"""Where is a Chromium? Prints its path (exit 1 if there is none), for `scripts/tools.sh` and the browser fixtures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)


def find_chromium() -> Path | None:
    """The first of: `WASL_CHROMIUM`, a browser on the PATH, an application of macOS, Playwright's own download."""
    chosen = os.environ.get("WASL_CHROMIUM")
    if chosen:
        return Path(chosen) if os.access(chosen, os.X_OK) else None
    return next((path for path in _candidates() if os.access(path, os.X_OK)), None)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    yield from map(Path, APPLICATIONS)
    yield from _downloads()


def _downloads() -> Iterator[Path]:
    # Found by its folder: asking Playwright would start its driver, which is slow and refuses inside a running loop.
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(chosen)] if chosen else [Path.home() / ".cache/ms-playwright"]
    folders.append(Path.home() / "Library/Caches/ms-playwright")
    for folder in folders:
        yield from sorted(folder.glob("chromium-*/chrome-*/chrome"), reverse=True)
        yield from sorted(folder.glob("chromium-*/chrome-*/*.app/Contents/MacOS/*"), reverse=True)


if __name__ == "__main__":
    path = find_chromium()
    if path is None:
        sys.exit(1)
    print(path)
