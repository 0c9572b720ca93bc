"""The end of a command: what was said is out, and the system takes the memory back as a whole."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from contextlib import suppress


def leave(code: object) -> None:
    """End this process with an exit code, as `sys.exit(code)` would, without taking down what it built one by one.

    Python would free every object of the project and unload every module, for memory that is given back a moment later
    anyway. Whoever asked to be called at the end is called. Where another thread still works, where something is left
    to be said, or where what was said has no reader, this returns, and Python ends as it always does.
    """
    if not isinstance(code, int | None) or threading.active_count() > 1:
        return
    with suppress(OSError, ValueError):  # the reader of a pipe has left, or the stream is closed
        _flush()
        atexit._run_exitfuncs()
        _flush()
        os._exit(code or 0)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()
