"""The port through which later stages fetch the bytes of a `BinaryFile`."""

from __future__ import annotations

from pathlib import Path

from generator.model.declared import dataclass
from generator.model.source import SHIPPED, BinaryFile


@dataclass(frozen=True, slots=True)
class BinaryReader:
    """Reads the files that `read_project` has named; the same two folders as there.

    Raises OSError where the file has gone since.
    """

    root: Path
    shipped: Path | None = None

    def __call__(self, file: BinaryFile) -> bytes:
        if file.path.startswith(SHIPPED):
            if self.shipped is None:
                raise FileNotFoundError(file.path)
            return (self.shipped / file.path.removeprefix(SHIPPED)).read_bytes()
        return (self.root / file.path).read_bytes()
