"""`kit.json`: what is in a kit's archive, so that anybody can say whether it is still the present one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b, sha256
from typing import Final

from generator.model.kit import KitLabel, KitMember

KIT_JSON: Final = "kit.json"
VERSION_LENGTH: Final = 12
"""Hexadecimal digits of a version: 48 bits, by which the versions of one kit are told apart."""


def kit_list(label: KitLabel, members: Sequence[KitMember]) -> bytes:
    """The list as JSON: whose kit it is, its version, and name, size and SHA-256 of each file, in the kit's order.

    The version is a digest of the files' names and bytes: two archives of one version hold the same.
    """
    files = [
        {"name": member.name, "bytes": len(member.data), "sha256": sha256(member.data).hexdigest()}
        for member in members
    ]
    said = {**asdict(label), "version": version_of(files), "files": files}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def version_of(files: Sequence[dict[str, object]]) -> str:
    """The version of an archive with these files."""
    said = "\n".join(f"{one['sha256']} {one['name']}" for one in files)
    return blake2b(said.encode(), digest_size=VERSION_LENGTH // 2).hexdigest()
