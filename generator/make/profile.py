"""Where a build's time and memory go: by stage, and by recipe."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from generator.model.declared import dataclass, field
from generator.model.plan import Cohort

try:
    import resource
except ImportError:  # not on Windows
    HAS_RESOURCE = False
else:
    HAS_RESOURCE = True


@dataclass(slots=True)
class Spent:
    """Seconds by the clock and of the processor, and how often."""

    wall: float = 0.0
    cpu: float = 0.0
    times: int = 0

    def add(self, wall: float, cpu: float, times: int = 1) -> None:
        self.wall += wall
        self.cpu += cpu
        self.times += times


@dataclass(slots=True)
class Profile:
    """What was spent. `recipes` is filled where `detailed` is set, because looking at the clock costs time itself."""

    detailed: bool = False
    stages: dict[str, Spent] = field(default_factory=dict)
    recipes: dict[str, Spent] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Everything inside is spent on this stage."""
        wall, cpu = time.perf_counter(), _cpu()
        try:
            yield
        finally:
            self.stages.setdefault(name, Spent()).add(time.perf_counter() - wall, _cpu() - cpu)
            self.peaks[name] = peak()

    def by_recipe(self, spent: Mapping[str, Spent]) -> None:
        """What a worker spent on each recipe."""
        for name, one in spent.items():
            self.recipes.setdefault(name, Spent()).add(one.wall, one.cpu, one.times)


class Stopwatch:
    """Gives the time between one file and the next to the file's recipe; does nothing where it is not wanted."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        self._last = time.perf_counter()
        self.spent: dict[str, Spent] = {}

    def start(self) -> None:
        if self._wanted:
            self._last = time.perf_counter()

    def lap(self, cohort: Cohort) -> None:
        """A file of this cohort is done."""
        if self._wanted:
            now, recipe = time.perf_counter(), f"{cohort.recipe.name}.{cohort.recipe.format}"
            self.spent.setdefault(recipe, Spent()).add(now - self._last, 0.0)
            self._last = now


def peak() -> int:
    """The most memory that this process has held so far, in bytes; 0 where the system does not say."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if HAS_RESOURCE else 0


def _cpu() -> float:
    """Processor time of this process and of the workers that have ended."""
    if not HAS_RESOURCE:
        return time.process_time()
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
