"""One browser with its pages, and the only door to Playwright.

A page is what a template printed and is trusted with nothing: no script of its own runs, and the network is not there.
It is asked for under an address that nobody can own, and gets from us what it may have: itself and the theme's files.
"""

from __future__ import annotations

import asyncio
import base64
import mimetypes
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from playwright.async_api import Browser as RunningBrowser
from playwright.async_api import CDPSession, Page, Playwright, Route, async_playwright
from playwright.async_api import Error as PlaywrightError

from generator.workshop.browser import Browser
from generator.workshop.manner import FLAGS
from generator.workshop.measuring import LOOK, WEIGHTS

HOST: Final = "https://wasl.invalid/"
PICTURE: Final = HOST + "picture.html"
THEME: Final = HOST + "theme/"
_POLICY: Final = "script-src 'none'; sandbox allow-same-origin"  # nor does a page go elsewhere by itself
_FONTS: Final = {".ttf": "font/ttf", ".otf": "font/otf", ".woff": "font/woff", ".woff2": "font/woff2"}
_DARK: Final = re.compile(rb"<html\b[^>]*\bdata-scheme=\"?dark")
_PATIENCE: Final = 60.0  # seconds for one step of one page


class EaselBroken(Exception):
    """The browser is gone, or does not answer. The message is Playwright's own."""


class Sheet:
    """One page of the browser. Draws one thing after the other."""

    def __init__(self, page: Page, session: CDPSession, theme: Callable[[str], bytes]) -> None:
        self._page = page
        self._session = session
        self._theme = theme
        self._html = b""
        self._dark = False
        self._refused: list[str] = []

    async def draw(self, html: bytes, width: int, height: int, *, swap: bool) -> tuple[dict[str, Any], bytes]:
        """What `LOOK` saw, with `refused`: addresses that were asked for in vain, and the PNG.

        With `swap`, a flat page is drawn in weights instead of its colours.
        """
        self._html, self._refused = html, []
        about = {"swap": WEIGHTS if swap else None, "width": width, "height": height}
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._page.set_viewport_size({"width": width, "height": height})
                await self._prefer(dark=bool(_DARK.search(html)))
                await self._page.goto(PICTURE)
                seen = await self._page.evaluate(LOOK, about)
                png = await self._photograph()
        except (PlaywrightError, TimeoutError) as error:
            raise EaselBroken(str(error) or "it does not answer") from error
        return {**seen, "refused": list(dict.fromkeys(self._refused))}, png

    async def _prefer(self, *, dark: bool) -> None:
        """What the page and its frames are told of the reader's taste, where it changes: a call takes its time."""
        if dark is not self._dark:
            await self._page.emulate_media(color_scheme="dark" if dark else "light")
            self._dark = dark

    async def _photograph(self) -> bytes:
        # Straight from the browser: three times as fast as by Playwright, for a file that is opened at once anyway.
        taken = await self._session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(taken["data"])

    async def answer(self, route: Route) -> None:
        """Give the page what it may have, and nothing else."""
        address = route.request.url
        if address == PICTURE:
            await route.fulfill(body=self._html, headers=_headers("text/html; charset=utf-8"))
            return
        body = self._file(address)
        if body is None:
            self._refused.append(address.removeprefix(HOST))
            await route.abort()
        else:
            await route.fulfill(body=body, headers=_headers(_kind_of(urlsplit(address).path)))

    def _file(self, address: str) -> bytes | None:
        name = unquote(urlsplit(address).path).removeprefix("/theme/")
        if not address.startswith(THEME) or "\\" in name or ".." in name.split("/"):
            return None
        try:
            return self._theme(name)
        except KeyError:
            return None


def _headers(kind: str) -> dict[str, str]:
    return {"content-type": kind, "content-security-policy": _POLICY, "x-content-type-options": "nosniff"}


def _kind_of(path: str) -> str:
    name = path.lower()
    known = _FONTS.get(name[name.rfind(".") :])
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"


class Easel:
    """A running browser. Opened by `open_easel`."""

    def __init__(self, running: RunningBrowser, theme: Callable[[str], bytes]) -> None:
        self._running = running
        self._theme = theme

    async def sheet(self) -> Sheet:
        """A new page in a context of its own: contexts share no process, so several draw at once.

        Raises `EaselBroken`.
        """
        try:
            return await self._sheet()
        except PlaywrightError as error:
            raise EaselBroken(error.message) from error

    async def _sheet(self) -> Sheet:
        context = await self._running.new_context(
            java_script_enabled=False,
            service_workers="block",
            reduced_motion="reduce",
            color_scheme="light",
            device_scale_factor=1,
            locale="en-US",
        )
        page = await context.new_page()
        sheet = Sheet(page, await context.new_cdp_session(page), self._theme)
        await context.route("**/*", sheet.answer)
        return sheet


@asynccontextmanager
async def open_easel(browser: Browser, theme: Callable[[str], bytes]) -> AsyncIterator[Easel]:
    """Start `browser`; `theme` gives the theme's files. Raises `EaselBroken` where it does not start."""
    async with async_playwright() as playwright:
        running = await _start(playwright, browser)
        try:
            yield Easel(running, theme)
        finally:
            with suppress(PlaywrightError):  # it is gone already
                await running.close()


async def _start(playwright: Playwright, browser: Browser) -> RunningBrowser:
    try:
        return await playwright.chromium.launch(
            executable_path=browser.path, args=list(FLAGS), timeout=_PATIENCE * 1000
        )
    except PlaywrightError as error:
        raise EaselBroken(error.message) from error
