"""What a build has read from outside: noted by those who read it, so that nobody keeps a list of it by hand."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.declared import dataclass, field


class Mark(NamedTuple):
    """What changes with a file. Sizes are bytes, times nanoseconds; nobody can set `changed` back."""

    inode: int
    size: int
    written: int
    changed: int


class Content(NamedTuple):
    """A file as it was when it was read: its mark just before, and a digest of the bytes."""

    mark: Mark
    digest: str


@dataclass(slots=True)
class Inputs:
    """Files by their paths, and what stood in the folders (`load.marks.listing`), or None where there was no folder."""

    files: dict[str, Content] = field(default_factory=dict)
    folders: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
