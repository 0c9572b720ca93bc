"""Compiled templates, kept between builds: code, so it is taken only where nobody else can have put it."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.cache import Cache, cache_key

_DOMAIN: Final = "template 1"
_COMPILER: Final = ("render/templating.py", "render/trees.py")


@dataclass(frozen=True, slots=True)
class OwnCode:
    """The part of a cache that holds code."""

    cache: Cache

    def get(self, *words: str) -> bytes | None:
        """What was kept for these words: by this user, in a file that nobody else may write, and for no other words."""
        key = _key(words)
        found = self.cache.get(key, own=True)
        return found.removeprefix(key.encode()) if found and found.startswith(key.encode()) else None

    def put(self, data: bytes, *words: str) -> None:
        key = _key(words)
        self.cache.put(key, key.encode() + data)


def _key(words: tuple[str, ...]) -> str:
    return cache_key(_DOMAIN, _compiler(), *words)


@cache
def _compiler() -> bytes:
    """A digest of what reads and compiles templates: another compiler, other code."""
    folder = Path(__file__).parent.parent
    return blake2b(b"".join((folder / name).read_bytes() for name in _COMPILER), digest_size=16).digest()
