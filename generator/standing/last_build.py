"""The last build, asked: is this what would be made now?

Inputs are compared as git compares them: by their marks, and by a digest of their bytes where marks differ or cannot be
trusted. Who cannot be sure says no, and then everything is read and made as ever.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.build import BuildInfo
from generator.model.inputs import Inputs
from generator.publish.settling import REPORTS, SEAL, STATE, at_rest
from generator.publish.staging import Staging, write
from generator.standing.index import INDEX, Index, read_index, told_of
from generator.standing.origin import asked_for, drawn_by, program, same_browser, same_inputs
from generator.standing.output import reports_of, same_reports, same_site
from generator.standing.receipt import Receipt

if TYPE_CHECKING:
    from generator.workshop.browser import Browser


def last_receipt(
    root: Path, out: Path, shipped: Path | None, info: BuildInfo, jobs: int = 1, *, strict: bool = False
) -> Receipt | None:  # fmt: skip
    """What a build would tell that has nothing to do; None where it may have something to do, or has to fail.

    The last build below `out` was asked for the same, read the same and has left what is there. Nobody builds there
    meanwhile. `jobs` is the number of processes that may look.
    """
    try:
        with at_rest(out) as resting:
            if not resting:
                return None
            index, began = read_index(out)
            receipt = index.receipt(out)
            if (strict and receipt.problems) or not _stands(index, began, asked_for(root, shipped, info), out, jobs):
                return None
            return receipt
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # an index that somebody wrote to
        return None


def _stands(index: Index, began: int, asked: object, out: Path, jobs: int) -> bool:
    """From what is cheap to look at to what is dear."""
    sealed = os.stat(out / SEAL).st_mtime_ns
    return (
        index.asked == asked
        and index.program == program()
        and (index.browser is None or same_browser(index.browser))
        and same_inputs(index.inputs, began)
        and same_reports(out, index.reports, sealed)
        and same_site(out, sealed, jobs)
    )


class Notes:
    """What the next build wants to know of this one, taken while it is at work. `inputs` is filled by who reads."""

    def __init__(self, root: Path, shipped: Path | None, info: BuildInfo, *, rough: bool = False) -> None:
        """To be made before anything is read."""
        self.inputs = Inputs()
        self._began = time.time_ns()
        self._asked = asked_for(root, shipped, info, rough=rough)
        self._program = program()
        self._browser: dict[str, object] | None = None

    def draws(self, browser: Browser | None) -> None:
        """The build has pictures, and this browser or none draws them."""
        self._browser = drawn_by(browser)

    def leave(self, staging: Staging, receipt: Receipt) -> None:
        """Write the index beside the other reports, which are all there."""
        reports = reports_of(staging.beside("", REPORTS))
        index = Index(self._asked, self._program, self._browser, self.inputs, reports, told_of(receipt))
        path = staging.beside(INDEX, STATE)
        write(path, index.dump().encode("ascii"))
        os.utime(path, ns=(self._began, self._began))
