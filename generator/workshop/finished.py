"""Finished pictures and documents, kept between builds beside the bases that they were made of.

The record of a build already leaves alone what has not changed. This serves the builds that have none: a fresh checkout
whose cache was brought along, a build of a part, a site that somebody threw away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from generator.workshop.cache import Cache
from generator.workshop.shelf import Shelf

ROOM: Final = 200_000_000
"""Bytes that one process keeps in one build. A kit has a megabyte: of a large programme's kits some are kept, and the
disk does not fill up with the others."""

_PACKAGES: Final = ("lxml", "numpy", "pikepdf", "pillow", "typst", "uharfbuzz", "zxing-cpp")
_CODE: Final = ("workshop", "text", "links")
_NAMED: Final = re.compile(rb"\b(logo|theme):([^\"<>]+)\"")


class Finished:
    """Makes what was not made before. `limit` is what the whole cache may grow to, in bytes."""

    def __init__(self, cache: Cache, limit: int, room: int = ROOM) -> None:
        self._cache, self._limit, self._room = cache, limit, room
        self._pruned = False

    def of(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under `key`, else what `make` gives."""
        kept = self._cache.get(key)
        if kept is None:
            kept = make()
            self._keep(key, kept)
        return kept

    def _keep(self, key: str, data: bytes) -> None:
        if len(data) > self._room:
            return
        if not self._pruned:
            self._pruned = True
            self._cache.prune(self._limit)
        self._room -= len(data)
        self._cache.put(key, data)


def named_by(description: bytes, shelf: Shelf) -> Iterator[bytes]:
    """Digests of the logos and pictures that a document's description names. One that is missing has none."""
    for kind, name in _NAMED.findall(description):
        try:
            data = (shelf.logo if kind == b"logo" else shelf.theme)(name.decode())
        except KeyError:
            continue
        yield blake2b(name + b"\0" + data, digest_size=16).digest()


@lru_cache(maxsize=1)
def this_program() -> str:
    """A digest of the code that makes pictures and documents, and of what it stands on: other code, other files."""
    digest = blake2b(digest_size=16)
    generator = Path(__file__).resolve().parent.parent
    for folder in _CODE:
        for path in sorted((generator / folder).rglob("*.py")):
            digest.update(path.relative_to(generator).as_posix().encode() + b"\0" + path.read_bytes())
    for package in _PACKAGES:
        digest.update(f"{package} {_version(package)}\0".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # not installed in the usual way: its code is what it is
        return ""
