"""Whether everything that a build made is still as it left it.

For every file of the site one `stat`: it is there, has its size, and nobody wrote to it since the build was sealed. For
every folder one more: where something came or went since then, its names are compared. It is the number of calls to the
system that counts, so they are shared out over processes, and paths begin at the open folder of the site. The manifest
is read piece by piece: a million paths would fill the memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from generator.publish.settling import REPORTS, SEAL, SITE, STATE
from generator.standing.index import INDEX
from generator.standing.processes import MOST, Inquiry

MANIFEST = "manifest.json"
SHARE = 500_000
"""Bytes of the manifest, about 8,000 files, that are asked about at once; for so many a process is worth its start."""

PIECE = 32_000
"""Bytes of the manifest that are read at once: what is known of their files should stay in the processor's cache."""

_REMEMBERED = 20_000
"""Folders that are known to be as they were. Files of one folder stand close to one another in the manifest."""

_HEAD, _FOOT = b'{"files":{\n', b"\n}}\n"
_BETWEEN = b'},\n"'
_SIZE = b'":{"bytes":'
_CAN_BEGIN_AT_A_FOLDER = os.stat in os.supports_dir_fd


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
    """Whether the site holds the files of the manifest and no others. Raises `OSError` where there is no manifest."""
    with closing(look_at(out, sealed, jobs)) as look:
        return look.agreed()


def look_at(out: Path, sealed: int, jobs: int) -> Inquiry:
    """The same question, begun by as many of `jobs` processes but one as are worth it.

    Raises `OSError` where there is no manifest.
    """
    manifest = f"{out}/{REPORTS}/{MANIFEST}"
    parts = min(max(1, os.stat(manifest).st_size // SHARE), MOST)
    site = os.fsencode(f"{out}/{SITE}/")
    return Inquiry(partial(_same, site, manifest, parts, sealed), parts, min(jobs, parts) - 1)


def _same(site: bytes, manifest: str, parts: int, sealed: int, numbers: Iterable[int]) -> bool:
    """Some parts of the files, and the folders that they stand in."""
    known: set[bytes] = set()
    suspect: set[bytes] = set()
    with _opened(site) as (start, folder):
        for paths, sizes in chain.from_iterable(_pieces(manifest, number, parts) for number in numbers):
            seen = [os.stat(start + path, dir_fd=folder) for path in paths]
            if [one.st_size for one in seen] != sizes or max([one.st_mtime_ns for one in seen], default=0) >= sealed:
                return False
            if len(known) > _REMEMBERED:
                known.clear()
            suspect.update(
                above
                for above in _folders(paths, known)
                if os.stat(start + above or b".", dir_fd=folder).st_mtime_ns >= sealed
            )
    return not suspect or _listed(site, suspect, _pieces(manifest))


@contextmanager
def _opened(site: bytes) -> Iterator[tuple[bytes, int | None]]:
    """What paths begin with, and the open folder where they begin: the system then walks only what is below it."""
    if not _CAN_BEGIN_AT_A_FOLDER:
        yield site, None
        return
    folder = os.open(site, os.O_RDONLY)
    try:
        yield b"", folder
    finally:
        os.close(folder)


def _pieces(manifest: str, number: int = 0, of: int = 1) -> Iterator[tuple[list[bytes], list[int]]]:
    """Paths and sizes of the files of one share of the manifest, a few hundred at a time. Raises `ValueError`."""
    with open(manifest, "rb") as file:
        body, end = _rows(file)
        first, last = (body + (end - body) * share // of for share in (number, number + 1))
        file.seek(first - 1)
        file.readline()  # to the begin of a row: one that was cut belongs to the share before
        while (left := last - file.tell()) > 0:
            yield _files(file.read(min(PIECE, left) - 1) + file.readline())


def _rows(file: BinaryIO) -> tuple[int, int]:
    """Where the rows of a manifest begin and end. Raises `ValueError` where it is none."""
    end = os.fstat(file.fileno()).st_size - len(_FOOT)
    if file.readline() != _HEAD or os.pread(file.fileno(), len(_FOOT), end) != _FOOT:
        raise ValueError("this is no manifest")
    return len(_HEAD), end + 1


def _files(rows: bytes) -> tuple[list[bytes], list[int]]:
    """Paths and sizes. As few steps as possible: there may be a million."""
    rows = rows.removesuffix(b"\n").removesuffix(b",").removesuffix(b"}")
    cells = rows[1:].replace(_SIZE, b"\n").replace(_BETWEEN, b"\n").split(b"\n")
    return cells[:-1:2], list(map(int, cells[1::2]))


def _folders(paths: Iterable[bytes], known: set[bytes]) -> list[bytes]:
    """All folders that these files stand in, the site's own (an empty path) included, that are not `known` yet."""
    found: list[bytes] = []
    for path in paths:
        folder = path.rpartition(b"/")[0]
        while folder not in known:
            known.add(folder)
            found.append(folder)
            folder = folder.rpartition(b"/")[0]
    return found


def _listed(site: bytes, folders: set[bytes], pieces: Iterable[tuple[list[bytes], list[int]]]) -> bool:
    """Whether there is in these folders what the manifest says and nothing else."""
    made: dict[bytes, set[bytes]] = {folder: set() for folder in folders}
    for paths, _ in pieces:
        for path in paths:
            ending = b""
            while path:
                folder, _, name = path.rpartition(b"/")
                if folder in made:
                    made[folder].add(name + ending)
                path, ending = folder, b"/"
    return all(_names(site + folder) == names for folder, names in made.items())


def _names(folder: bytes) -> set[bytes]:
    """What is in a folder; folders end in a slash."""
    with os.scandir(folder) as entries:
        return {entry.name + (b"/" if entry.is_dir(follow_symlinks=False) else b"") for entry in entries}
