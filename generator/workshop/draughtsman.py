"""Draws pages in a browser: bases of pictures with their boxes, and whole pictures to compare with."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeVar

from generator.model.declared import dataclass
from generator.workshop.browser import Browser
from generator.workshop.measuring import Measures, read_measures
from generator.workshop.pictures.shape import Drawing
from generator.workshop.shelf import Shelf
from generator.workshop.studio import BrowserFailed, Studio

__all__ = ["BrowserFailed", "Draughtsman", "Fault", "Job", "PicturesFaulty"]

PAGES: Final = 2  # drawn at once; more gains nothing, for one process of the browser makes the PNGs of all
_FAREWELL: Final = 20.0  # seconds for the browser to close

Tell = Callable[[int, int, str], None]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be drawn, `width` x `height` pixels large. `name` is what people call the picture."""

    html: bytes
    width: int
    height: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be used: what the page asked for in vain, or a box that no partner can fill."""

    picture: str  # the job's name
    kind: Literal["address", "font", "image", "box"]
    what: str  # the address, the typeface's family, the image's address, the box's name


class PicturesFaulty(Exception):
    """Pages that cannot be drawn as their templates mean it: all faults of all pages."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.picture}: {fault.kind} {fault.what}" for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)  # so that it comes whole out of another process


def _in_silence(done: int, of: int, name: str) -> None:
    return


class Draughtsman:
    """A browser at work, started by `with` and closed at its end.

    The browser is looked after by a thread of its own, so callers may have an event loop or be on a server's thread.
    Raises `BrowserFailed` where the browser does not start.
    """

    def __init__(self, browser: Browser, shelf: Shelf) -> None:
        self._studio = Studio(browser, shelf.theme, PAGES)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        # What goes wrong is told to whoever asked. The rest is Playwright's surprise at a driver that has gone.
        self._loop.set_exception_handler(lambda _loop, _about: None)
        self._thread = threading.Thread(target=self._loop.run_forever, name="draughtsman", daemon=True)
        self._thread.start()
        try:
            self._later(self._studio.open()).result()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leave()

    def draw(self, jobs: Iterable[Job], tell: Tell = _in_silence) -> Iterator[Drawing]:
        """The bases of `jobs`, in their order, drawn a few ahead of whoever takes them.

        `tell(done, of, name)` is called as each is ready, on the caller's thread. Raises `BrowserFailed` if the browser
        dies twice; `PicturesFaulty` in place of the first faulty one, when all have been looked at.
        """
        listed = tuple(jobs)
        faults: list[Fault] = []
        for done, (job, measures, refused, png) in enumerate(self._ahead(listed), 1):
            tell(done, len(listed), job.name)
            faults.extend(_faults(job, measures, refused))
            if not faults:
                yield _drawing(job, measures, png)
        if faults:
            raise PicturesFaulty(tuple(faults))

    def draw_whole(self, job: Job) -> bytes:
        """A PNG of a page as it is, in its own colours. Raises `BrowserFailed`, `PicturesFaulty`."""
        _job, measures, refused, png = self._later(self._look(job, swap=False)).result()
        if faults := _faults(job, measures, refused):
            raise PicturesFaulty(faults)
        return png

    def _ahead(self, jobs: tuple[Job, ...]) -> Iterator[tuple[Job, Measures, list[str], bytes]]:
        """What was seen of each job. Only a few wait, for they are large."""
        coming = iter(jobs)
        waiting: deque[Future[tuple[Job, Measures, list[str], bytes]]] = deque()
        try:
            while True:
                for job in (next(coming, None) for _ in range(2 * PAGES - len(waiting))):
                    if job is not None:
                        waiting.append(self._later(self._look(job, swap=True)))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()

    async def _look(self, job: Job, *, swap: bool) -> tuple[Job, Measures, list[str], bytes]:
        seen, png = await self._studio.draw(job.html, job.width, job.height, swap=swap, name=job.name)
        return job, read_measures(seen, job.width, job.height), list(seen["refused"]), png

    def _later(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _leave(self) -> None:
        with suppress(TimeoutError):
            self._later(self._studio.close()).result(_FAREWELL)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_FAREWELL)
        if not self._thread.is_alive():
            self._loop.close()


def _drawing(job: Job, measures: Measures, png: bytes) -> Drawing:
    return Drawing(
        width=job.width,
        height=job.height,
        flat=measures.flat,
        png=png,
        boxes=measures.boxes,
        band=measures.band,
        clipped=measures.clipped,
    )


def _faults(job: Job, measures: Measures, refused: list[str]) -> tuple[Fault, ...]:
    broken = [name for name in measures.images if name not in refused]
    return (
        *(Fault(job.name, "address", address) for address in refused),
        *(Fault(job.name, "font", family) for family in measures.fonts),
        *(Fault(job.name, "image", address) for address in broken),
        *(Fault(job.name, "box", name) for name in measures.strange),
    )
