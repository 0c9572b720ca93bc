"""Leaves out what every start pays for and no command needs. To be loaded before anything heavy.

Nearly all that a build reads, it keeps to its end: looking for garbage after every 700 new objects finds next to none
and takes a tenth of a small build. What is made of it leaves more behind: `generator/make` says how often that is
looked for. And pydantic would search all installed packages for plugins of its own, which could only make one machine
read the words otherwise than the next.
"""

from __future__ import annotations

import gc
import os

gc.set_threshold(1_000_000, 50, 50)
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
