"""The browser of this machine, remembered: asking each candidate for its version takes some tenths of a second."""

from __future__ import annotations

import json
import os
from pathlib import Path

from generator.workshop.browser import VARIABLE, Browser, find_browser
from generator.workshop.cache import Cache, cache_key


def known_browser(cache: Cache) -> Browser | None:
    """As `find_browser`; the one that was found last time, where its file is what it was. Raises `BrowserNotUsable`."""
    key = cache_key("browser 1", *told_where())
    kept = cache.get(key)
    if kept is not None:
        path, kind, version, stamp = json.loads(kept)
        if mark_of_browser(Path(path)) == stamp:
            return Browser(Path(path), kind, version)
    found = find_browser()
    if found is not None:
        said = [str(found.path), found.kind, found.version, mark_of_browser(found.path)]
        cache.put(key, json.dumps(said).encode())
    return found


def told_where() -> list[str]:
    """What this process is told about where to look for a browser."""
    return [os.environ.get(VARIABLE, ""), os.environ.get("PATH", "")]


def mark_of_browser(path: Path) -> list[int]:
    """What changes when another version is installed; nothing where the file has gone."""
    try:
        seen = path.stat()
    except OSError:
        return []
    return [seen.st_size, seen.st_mtime_ns, seen.st_ino]
