"""The site without a build: every file is made when somebody asks for it, from the words as they are now.

`Preview` reads the project, as often as it is told to, and keeps the last reading that was good. `finding` knows which
file stands at a path, `showing` makes it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.load.binary import BinaryReader
from generator.load.project import Memory as Files
from generator.load.project import read_project
from generator.make.drawing import draws, without_pictures
from generator.make.materials import Materials
from generator.make.packing import Packer
from generator.model.build import BuildInfo
from generator.model.plan import Plan
from generator.model.problem import Problem, ProjectInvalid
from generator.package.hosts import head_extra
from generator.plan import make_plan
from generator.preview.finding import Tokens
from generator.preview.showing import Shown
from generator.render.compiled import Compiled
from generator.render.press import Press
from generator.render.templates import template_name
from generator.render.trees import Trees
from generator.validate.memory import Memory as Findings
from generator.validate.project import validate
from generator.workshop.browser import Browser
from generator.workshop.cache import Cache, cache_folder
from generator.workshop.known_browser import known_browser
from generator.workshop.own_code import OwnCode
from generator.workshop.tools import Workshop

__all__ = ["Preview", "Shown"]

Look = Callable[[Shown], object]
Tell = Callable[[], object]


class Preview:
    """What a whole build of the project at `root` would write, file by file. Thread-safe."""

    def __init__(
        self, root: Path, shipped: Path | None, clock: Callable[[], date], without: frozenset[str] = frozenset()
    ) -> None:  # fmt: skip
        """`shipped` carries Wasl's own `kits/` and `themes/`; `clock` says what day it is; `without` are formats."""
        self._without = without
        self._root, self._shipped, self._clock = root, shipped, clock
        self._reading, self._turning, self._making = threading.Lock(), threading.Lock(), threading.RLock()
        self._files, self._findings = Files(), Findings()
        self._tokens = Tokens()
        self._shown: Shown | None = None
        self._cache = Cache(cache_folder())
        self._trees = Trees(Compiled(OwnCode(self._cache)))
        self._browser: Browser | None = None
        self._looked = False

    @property
    def shown(self) -> Shown | None:
        """The last good reading; none before the first one. It stays what it is when the next one comes."""
        with self._turning:
            return self._shown

    def get(self, path: str) -> bytes | None:
        """The file at a path of the site, such as `ar/index.html`; none where a build would write none."""
        shown = self.shown
        return shown.get(path) if shown else None

    def refresh(self, look: Look = lambda shown: None, tell: Tell = lambda: None) -> tuple[Problem, ...]:
        """Read the project again and show it; gives the warnings of the reading.

        `look` sees the new reading before everybody else; `tell` is called when it is shown, before anybody gets it.
        Raises `ProjectInvalid` where the project is invalid, and whatever `look` raises; the last good reading then
        stays.
        """
        with self._reading:
            shown, warnings = self._read()
            look(shown)
            with self._turning:
                self._shown = shown
                tell()
        return warnings

    def _read(self) -> tuple[Shown, tuple[Problem, ...]]:
        info = BuildInfo(self._clock(), without=self._without)
        source, found = read_project(self._root, self._shipped, memory=self._files)
        project, more = validate(source, info, self._findings)
        problems = (*found, *more)
        if project is None or any(problem.severity == "error" for problem in problems):
            raise ProjectInvalid(problems)
        plan, browser, missing = self._drawable(make_plan(project, info))
        used = frozenset(map(template_name, plan.cohorts))
        materials = Materials(project, BinaryReader(self._root, self._shipped))
        workshop = Workshop(materials, browser, self._cache)
        with self._making:  # the trees are those of the reading that is shown
            press = Press(
                project, plan.family, head_extra(project), lint=used, trees=self._trees, tools=workshop.tools(),
                packer=Packer(materials.logo, materials.asset),
            )  # fmt: skip
        shown = Shown(project, plan, press, materials.fetch, self._tokens, self._making)
        return shown, (*problems, *missing, *press.warnings)

    def _drawable(self, plan: Plan) -> tuple[Plan, Browser | None, tuple[Problem, ...]]:
        """The plan as it can be made here. A browser is looked for once, for whoever installs one starts again."""
        if not self._looked and draws(plan):
            self._browser, self._looked = known_browser(self._cache), True
        if self._browser is not None or not draws(plan):
            return plan, self._browser, ()
        plan, missing = without_pictures(plan)
        return plan, None, missing
