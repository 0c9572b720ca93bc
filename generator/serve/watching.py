"""Watches the folders that authors write in. The only door to watchfiles."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from watchfiles import Change, watch

FOLDERS = ("content", "themes", "kits")
_QUIET, _DEBOUNCE = 10, 150
_LOOK = 250
"""Milliseconds. After how much quiet a burst of saves is over, and after how long in any case; how often is looked
whether a watched folder came or went."""


def watch_project(root: Path, changed: threading.Event) -> None:
    """Set `changed` once the watch has begun (for the first reading), then whenever a file changed, for ever."""
    threading.Thread(target=_watch, args=(root, changed), name="watch", daemon=True).start()


def _watch(root: Path, changed: threading.Event) -> None:
    while True:
        folders = _folders(root)
        try:
            if folders:
                _watch_folders(root, folders, changed)
                continue
        except OSError:  # a folder went between looking and watching
            pass
        changed.set()
        while _folders(root) == folders:
            time.sleep(_LOOK / 1000)


def _watch_folders(root: Path, folders: dict[Path, int], changed: threading.Event) -> None:
    """Until a folder appears, goes or is replaced: the system's watch would then look at the wrong place."""
    begun = False
    for changes in watch(
        *folders, watch_filter=_wanted, debounce=_DEBOUNCE, step=_QUIET, rust_timeout=_LOOK, yield_on_timeout=True,
        raise_interrupt=False,
    ):  # fmt: skip
        if changes or not begun:
            changed.set()
        begun = True
        if _folders(root) != folders:
            return


def _folders(root: Path) -> dict[Path, int]:
    """The watched folders that exist, with what tells a folder from another one of the same name."""
    found: dict[Path, int] = {}
    for name in FOLDERS:
        try:
            found[root / name] = (root / name).stat().st_ino
        except OSError:
            continue
    return found


def _wanted(_: Change, path: str) -> bool:
    """Files that editors write beside the real one do not count."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return not name.startswith(".") and not name.endswith(("~", ".swp", ".swx", ".tmp", ".part")) and name != "4913"
