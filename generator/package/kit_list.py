"""`kit.json`: what is in a kit's archive, so that anybody can say whether it is still the present one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b, sha256
from operator import attrgetter
from typing import Final

from generator.model.declared import dataclass
from generator.model.kit import KitLabel

KIT_JSON: Final = "kit.json"
VERSION_LENGTH: Final = 12
"""Hexadecimal digits of a version: 48 bits, by which the versions of one kit are told apart."""

_JSON: Final = json.JSONEncoder(ensure_ascii=False, indent=1)
_LABEL: Final = tuple(field.name for field in fields(KitLabel))
_LABEL_OF: Final = attrgetter(*_LABEL)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the list: its entry as JSON, and what the version is made of."""

    entry: str
    mark: str


def listed(name: str, data: bytes) -> Listed:
    """Name, size and SHA-256 of a file."""
    digest = sha256(data).hexdigest()
    entry = f'  {{\n   "name": {_quoted(name)},\n   "bytes": {len(data)},\n   "sha256": "{digest}"\n  }}'
    return Listed(entry, f"{digest} {name}")


@lru_cache(maxsize=4096)  # the members of all partners are called the same
def _quoted(name: str) -> str:
    return _JSON.encode(name)


def kit_list(label: KitLabel, files: Sequence[Listed]) -> bytes:
    """The list as JSON: whose kit it is, its version, and name, size and SHA-256 of each file, in the kit's order.

    The version is a digest of the files' names and bytes: two archives of one version hold the same. The JSON is put
    together from its entries, since most of a list is digests, which no encoder need look at again.
    """
    said = dict(zip(_LABEL, _LABEL_OF(label), strict=True), version=version_of(files))
    head = _JSON.encode(said).removesuffix("\n}")
    entries = ",\n".join([one.entry for one in files])
    return f'{head},\n "files": [\n{entries}\n ]\n}}\n'.encode()


def version_of(files: Sequence[Listed]) -> str:
    """The version of an archive with these files."""
    return blake2b("\n".join([one.mark for one in files]).encode(), digest_size=VERSION_LENGTH // 2).hexdigest()
