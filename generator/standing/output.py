"""Whether everything that a build made is still as it left it.

For every file of the site one `stat`: it is there, has its size, and nobody wrote to it since the build was sealed. For
every folder one more: where something came or went since then, its names are compared. It is the number of calls to the
system that counts, so they are shared out over processes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.publish.staging import REPORTS, SEAL, SITE, STATE
from generator.standing.index import INDEX

MANIFEST = "manifest.json"
SHARE = 8_000
"""Files for which a process of its own is worth its start."""

_AT_ONCE = 4_000
_BETWEEN = b'},\n"'
_SIZE = b'":{"bytes":'


def reports_of(folder: str) -> dict[str, int]:
    """The files of the reports by their paths there, and their sizes in bytes; folders end in a slash."""
    found: dict[str, int] = {}
    for place, folders, names in os.walk(folder):
        below = place.removeprefix(folder).lstrip("/")
        start = f"{below}/" if below else ""
        found |= {f"{start}{name}/": 0 for name in folders}
        found |= {start + name: os.stat(f"{place}/{name}").st_size for name in names}
    return found


def same_reports(out: Path, known: Mapping[str, int], sealed: int) -> bool:
    """Whether the reports are those files and no others, and nobody wrote to them since they were sealed."""
    folder = f"{out}/{REPORTS}"
    now = reports_of(folder)
    own = {path.removeprefix(f"{REPORTS}/") for path in (SEAL, f"{STATE}/{INDEX}")}
    if {path: size for path, size in now.items() if path not in own} != known:
        return False
    return max(os.stat(f"{folder}/{path}").st_mtime_ns for path in known if not path.endswith("/")) <= sealed


def same_site(out: Path, sealed: int, jobs: int) -> bool:
    """Whether the site holds the files of the manifest and no others. Raises `OSError` or `ValueError`."""
    rows = _rows((out / REPORTS / MANIFEST).read_bytes())
    shares = max(1, min(jobs, rows.count(b"\n") // SHARE)) if hasattr(os, "fork") else 1
    site = os.fsencode(f"{out}/{SITE}/")
    return _all([partial(_same, site, part, rows, sealed) for part in _parts(rows, shares)])


def _rows(manifest: bytes) -> bytes:
    """The manifest without its head, its foot, and the first sign of its first row."""
    head = manifest.index(b"\n") + 1
    return manifest[head : manifest.rindex(b"\n}}")][1:]


def _parts(rows: bytes, count: int) -> Iterator[bytes]:
    """About equal parts, each of whole rows."""
    start = 0
    for number in range(1, count + 1):
        end = rows.find(_BETWEEN, max(start, len(rows) * number // count)) if number < count else -1
        yield rows[start:] if end < 0 else rows[start:end]
        if end < 0:
            return
        start = end + len(_BETWEEN)


def _files(rows: bytes) -> tuple[list[bytes], list[int]]:
    """Paths and sizes. As few steps as possible: there may be a million."""
    cells = rows.removesuffix(b"}").replace(_SIZE, b"\n").replace(_BETWEEN, b"\n").split(b"\n")
    return cells[0::2], list(map(int, cells[1::2]))


def _same(site: bytes, rows: bytes, all_rows: bytes, sealed: int) -> bool:
    paths, sizes = _files(rows)
    if not _unwritten(site, paths, sizes, sealed):
        return False
    touched = [folder for folder in _folders(paths) if os.stat(site + folder).st_mtime_ns >= sealed]
    return not touched or _listed(site, touched, _files(all_rows)[0])


def _unwritten(site: bytes, paths: Sequence[bytes], sizes: Sequence[int], sealed: int) -> bool:
    stat = os.stat
    for start in range(0, len(paths), _AT_ONCE):  # what is known of a million files would fill the memory
        seen = [stat(site + path) for path in paths[start : start + _AT_ONCE]]
        if [one.st_size for one in seen] != sizes[start : start + _AT_ONCE]:
            return False
        if max([one.st_mtime_ns for one in seen]) > sealed:
            return False
    return True


def _folders(paths: Iterable[bytes]) -> set[bytes]:
    """All folders that these files stand in, the site's own (an empty path) included."""
    found: set[bytes] = set()
    for path in paths:
        folder = path.rpartition(b"/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition(b"/")[0]
    return found


def _listed(site: bytes, folders: Iterable[bytes], paths: Iterable[bytes]) -> bool:
    """Whether there is in these folders what the paths say and nothing else."""
    made: dict[bytes, set[bytes]] = {}
    for path in paths:
        ending = b""
        while path:
            folder, _, name = path.rpartition(b"/")
            there = made.setdefault(folder, set())
            if name + ending in there:
                break
            there.add(name + ending)
            path, ending = folder, b"/"
    return all(_names(site + folder) == made[folder] for folder in folders)


def _names(folder: bytes) -> set[bytes]:
    """What is in a folder; folders end in a slash."""
    with os.scandir(folder) as entries:
        return {entry.name + (b"/" if entry.is_dir(follow_symlinks=False) else b"") for entry in entries}


def _all(tasks: Sequence[Callable[[], bool]]) -> bool:
    """Whether all say yes: the first one here, each of the others in a process of its own."""
    children = [_forked(task) for task in tasks[1:]]
    try:
        mine = tasks[0]()
    finally:
        ended = [os.waitpid(child, 0)[1] for child in children]
    return mine and not any(ended)


def _forked(task: Callable[[], bool]) -> int:
    """Ask in another process; it ends with 0 for yes."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if task() else 1
        finally:
            os._exit(status)
    return child
