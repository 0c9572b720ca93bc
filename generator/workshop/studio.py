"""Keeps a browser at work: hands out its pages, and starts it once more when it dies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Final, Self

from generator.workshop.browser import Browser

if TYPE_CHECKING:
    from generator.workshop.easel import Easel, Sheet

Seen = tuple[dict[str, Any], bytes]  # what `Sheet.draw` gives

_FAREWELL: Final = 10.0  # seconds; a browser that does not close is left to its driver, which ends with this process


class BrowserFailed(OSError):
    """The browser does not start, or died twice. `picture` is what it was drawing, empty if nothing yet."""

    def __init__(self, browser: Browser, picture: str, reason: str) -> None:
        first = reason.strip().splitlines()[0] if reason.strip() else "no reason given"
        super().__init__(f"{browser.path} ({browser.version}) failed{f' at {picture}' if picture else ''}: {first}")
        self.browser = browser
        self.picture = picture
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[Browser, str, str]]:
        return type(self), (self.browser, self.picture, self.reason)  # so that it comes whole out of another process


class Studio:
    """A browser with up to `pages` pages. Lives in one event loop; `theme` gives the theme's files."""

    def __init__(self, browser: Browser, theme: Callable[[str], bytes], pages: int) -> None:
        self._browser = browser
        self._theme = theme
        self._easel: Easel | None = None
        self._open = AsyncExitStack()
        self._idle: list[Sheet] = []
        self._at_work: set[asyncio.Task[Any]] = set()
        self._room = asyncio.Semaphore(pages)
        self._changing = asyncio.Lock()
        self._restarted = False

    async def open(self) -> None:
        """Start the browser. Raises `BrowserFailed`."""
        # Read here, not above: a build whose bases are all in the cache starts no browser and loads no Playwright.
        from generator.workshop.easel import EaselBroken, open_easel

        try:
            self._easel = await self._open.enter_async_context(open_easel(self._browser, self._theme))
        except EaselBroken as error:
            raise BrowserFailed(self._browser, "", str(error)) from error

    async def draw(self, html: bytes, width: int, height: int, *, swap: bool, name: str) -> Seen:
        """`Sheet.draw`, once more in a new browser if the first one dies. Raises `BrowserFailed`."""
        task = asyncio.current_task()
        assert task is not None  # a coroutine that runs has one
        self._at_work.add(task)
        try:
            async with self._room:
                return await self._draw(html, width, height, swap, name)
        finally:
            self._at_work.discard(task)

    async def close(self) -> None:
        """Close the browser, if it still runs, and give up what it is drawing."""
        given_up = tuple(self._at_work)
        for task in given_up:
            task.cancel()
        await asyncio.gather(*given_up, return_exceptions=True)
        await self._shut()

    async def _draw(self, html: bytes, width: int, height: int, swap: bool, name: str) -> Seen:
        from generator.workshop.easel import EaselBroken

        easel = self._easel
        try:
            return await self._draw_once(html, width, height, swap)
        except EaselBroken as error:
            await self._restart(easel, name, str(error))
        try:
            return await self._draw_once(html, width, height, swap)
        except EaselBroken as error:
            raise BrowserFailed(self._browser, name, str(error)) from error

    async def _draw_once(self, html: bytes, width: int, height: int, swap: bool) -> Seen:
        easel = self._easel
        if easel is None:
            raise RuntimeError("the studio is closed")
        sheet = self._idle.pop() if self._idle else await easel.sheet()
        drawn = await sheet.draw(html, width, height, swap=swap)
        if easel is self._easel:
            self._idle.append(sheet)
        return drawn

    async def _restart(self, broken: Easel | None, name: str, reason: str) -> None:
        """Start the browser anew, unless another page has already done so."""
        async with self._changing:
            if self._easel is not broken:
                return
            if self._restarted:
                raise BrowserFailed(self._browser, name, reason)
            self._restarted = True
            await self._shut()
            await self.open()

    async def _shut(self) -> None:
        self._idle.clear()
        self._easel = None
        closing, self._open = self._open, AsyncExitStack()
        try:
            async with asyncio.timeout(_FAREWELL):
                await closing.aclose()
        except Exception:  # of a browser or a driver that is gone already: whatever it says, we are leaving
            return
