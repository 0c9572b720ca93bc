"""No page speaks to anybody but its own host, and none complains in the browser's console."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from tests.site.host import Host
from tests.site.pages import KINDS, address


class Diary:
    """What pages asked for and complained about."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.own, "data:", "about:")):
            self.foreign.append(request.url)

    def message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture(scope="module")
def at_home(browser: Browser, hosted: Host, programme: dict[str, str]) -> Iterator[tuple[Page, Diary]]:
    """A page that sees the site at its public address, so that what the policy calls 'self' is what it will be."""
    own = programme["base_url"]
    diary = Diary(own)
    context = browser.new_context(reduced_motion="reduce", service_workers="block")

    def answer(route: Route) -> None:
        if not route.request.url.startswith(own):
            route.abort()
            return
        parts = urlsplit(route.request.url)
        route.fulfill(response=route.fetch(url=hosted.to(parts.path)))

    context.route("**/*", answer)
    page = context.new_page()
    page.on("request", diary.request)
    page.on("console", diary.message)
    page.on("pageerror", lambda error: diary.complaints.append(str(error)))
    yield page, diary
    context.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_its_own_host_only(kind: str, at_home: tuple[Page, Diary], hosted: Host) -> None:
    page, diary = at_home
    diary.foreign.clear()
    diary.complaints.clear()
    page.goto(diary.own + address(hosted.folder, kind), wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    # What waits until it is seen (previews, pictures) is asked for now.
    if page.evaluate("[...document.querySelectorAll('[loading=lazy]')].map(one => { one.loading = 'eager' }).length"):
        page.wait_for_load_state("networkidle")
    assert (diary.foreign, diary.complaints) == ([], [])


def test_a_foreign_picture_and_an_inline_script_are_noticed(at_home: tuple[Page, Diary], hosted: Host) -> None:
    page, diary = at_home
    page.goto(f"{diary.own}ar/")
    diary.foreign.clear()
    diary.complaints.clear()
    page.evaluate("document.body.setAttribute('onclick', 'void 0')")
    page.evaluate("document.body.click()")
    page.evaluate("new Promise(done => setTimeout(done))")
    assert any("Content Security Policy" in complaint for complaint in diary.complaints)
    with page.expect_request("https://elsewhere.example/**"):
        page.evaluate("window.open('https://elsewhere.example/pixel.gif', '_self')")
    assert diary.foreign == ["https://elsewhere.example/pixel.gif"]
