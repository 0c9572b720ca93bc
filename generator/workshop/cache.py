"""What the workshop keeps between builds: files named by a digest of all that they were made from."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.model.declared import dataclass

MAGIC: Final = b"wasl-kept-1\n"
_DIGEST: Final = 16  # bytes: the file guards itself against disks, not against people
_LENGTH: Final = 8
_HEAD: Final = len(MAGIC) + _LENGTH + _DIGEST
_UNFINISHED: Final = ".part"


def cache_key(domain: str, *parts: bytes | str) -> str:
    """The name of what is made from `parts`, in order: 40 hexadecimal digits.

    `domain` says what is kept ("picture base 1") and changes with the way in which it is made. Each part goes in with
    its length and its kind, so that no two lists of parts run together into one.
    """
    digest = blake2b(digest_size=20)
    for part in (domain, *parts):
        kind, data = (b"t", part.encode()) if isinstance(part, str) else (b"b", part)
        digest.update(kind + len(data).to_bytes(_LENGTH, "big"))
        digest.update(data)
    return digest.hexdigest()


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """`WASL_CACHE`, else this system's place for what may be thrown away. None if there is no such place."""
    if chosen := environ.get("WASL_CACHE"):
        return Path(chosen)
    with suppress(RuntimeError):  # no home
        return _usual_folder(environ, platform)
    return None


def _usual_folder(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "wasl" / "cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "wasl"
    chosen = environ.get("XDG_CACHE_HOME", "")
    # A relative path is to be ignored, says the XDG Base Directory Specification.
    return (Path(chosen) if os.path.isabs(chosen) else Path.home() / ".cache") / "wasl"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of kept files. Without a folder, or with one that cannot be written, nothing is kept and nothing fails.

    Any number of processes may use one folder at once: a file is there whole or not at all.
    """

    folder: Path | None

    def get(self, key: str, *, own: bool = False) -> bytes | None:
        """What was kept under `key`; None where there is nothing, or something cut or changed.

        `own` asks for a file that none but this user can have written, and finds none where that cannot be told.
        """
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            with path.open("rb") as file:
                data = _opened(file.read()) if not own or _is_own(os.fstat(file.fileno())) else None
        except OSError:
            return None
        if data is not None:
            with suppress(OSError):  # a folder that may only be read
                os.utime(path)  # prune() throws away what was not used for longest
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`. What cannot be written is not kept."""
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, _closed(data))

    def prune(self, limit: int) -> int:
        """Throw away what was not used for longest until at most `limit` bytes are left. How many bytes went."""
        kept = sorted(self._kept(), reverse=True)
        gone = total = 0
        for _used, size, path in kept:
            total += size
            if total > limit:
                with suppress(OSError):
                    path.unlink()
                    gone += size
        return gone

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]

    def _kept(self) -> Iterator[tuple[int, int, Path]]:
        """When it was last used (nanoseconds), its size (bytes), where: of every kept file, unfinished ones too."""
        for path in self.folder.glob("??/*") if self.folder else ():
            with suppress(OSError):  # another process has just thrown it away
                status = path.stat()
                yield status.st_mtime_ns, status.st_size, path


def _is_own(file: os.stat_result) -> bool:
    return hasattr(os, "geteuid") and file.st_uid == os.geteuid() and not file.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _closed(data: bytes) -> bytes:
    return MAGIC + len(data).to_bytes(_LENGTH, "big") + blake2b(data, digest_size=_DIGEST).digest() + data


def _opened(file: bytes) -> bytes | None:
    data = file[_HEAD:]
    return data if file[:_HEAD] == _closed(data)[:_HEAD] else None


def _write_whole(path: Path, file: bytes) -> None:
    """Write beside and rename, so that nobody ever reads half a file. Raises OSError."""
    handle, beside = tempfile.mkstemp(suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(file)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
