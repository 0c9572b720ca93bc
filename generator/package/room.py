"""Whether the host has room for the site: better told by a build than by a deploy on the day of the launch."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.problem import Position, Problem
from generator.package.hosts.shape import Host


def crowded(chosen: Host, files: int, size: int, entries: int, at: Position) -> Iterator[Problem]:
    """Warnings where a site of so many files and bytes, and entries in one folder, is larger than its host takes.

    `at` is where the host is chosen.
    """
    room = chosen.room
    for what, found, most in (
        ("`{}` files", f"{files:,}", f"{room.files:,}" if files > room.files else ""),
        ("`{}`", _gigabytes(size), _gigabytes(room.size) if size > room.size else ""),
        ("`{}` entries in one folder", f"{entries:,}", f"{room.entries:,}" if entries > room.entries else ""),
    ):
        if most:
            message = f"the site has {what.format(found)}, and {chosen.label} takes `{most}`"
            yield Problem(at, "W0912", message, found=f"{found} > {most}", severity="warning")


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:,.1f}".removesuffix(".0") + " GB"
