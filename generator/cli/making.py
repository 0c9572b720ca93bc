"""What a build says to a command: the last one, where there is nothing to do, or a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.telling import Working, shipped_folder

if TYPE_CHECKING:
    from generator.make.profile import Profile
    from generator.model.build import BuildInfo
    from generator.standing.receipt import Receipt


def receipt_of(
    root: Path, folder: Path, info: BuildInfo, jobs: int, spent: Profile | None = None, *, quiet: bool,
    strict: bool = False, keep: bool = True,
) -> Receipt:  # fmt: skip
    """The receipt of a build below `folder` (see `pipeline.build`). Nothing heavy is loaded where the last one stands.

    `quiet` shows nobody how far it is.
    """
    from generator.standing.last_build import last_receipt

    with spent.stage("what has changed") if spent else nullcontext():
        receipt = last_receipt(root, folder, shipped_folder(), info, jobs, strict=strict)
    if receipt is not None:
        return receipt
    from generator.standing.looking import Looking

    with Looking(folder, jobs) as looking, Working(quiet) as tell:  # begins while the program is loaded
        from generator import pipeline

        return pipeline.build(
            root, folder, shipped_folder(), info, jobs, tell, spent, strict=strict, keep=keep, looking=looking
        )


@contextmanager
def beside(build: Path) -> Iterator[Path]:
    """Where to check: beside the last build, so that only what is new is made; elsewhere if nobody may write there."""
    if os.access(build if build.exists() else build.parent, os.W_OK):
        yield build.resolve()
    else:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            yield Path(folder)
