"""A short link leads on with and without JavaScript, and with it keeps what was added to its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.site.host import Host

SHORT = "go/noor/page/"


Arrival = tuple[str, dict[str, list[str]], Page]
Travel = Callable[..., Arrival]


@pytest.fixture
def travel(hosted: Host, programme: dict[str, str], new_context: Callable[..., BrowserContext]) -> Iterator[Travel]:
    """Open a short link; path and query of the page where the visitor ends. The public address is answered here."""
    contexts: list[BrowserContext] = []

    def answer(route: Route) -> None:
        route.fulfill(response=route.fetch(url=hosted.to(urlsplit(route.request.url).path)))

    def go(query: str = "", **options: bool) -> Arrival:
        context = new_context(**options)
        contexts.append(context)
        context.route(f"{programme['base_url']}**", answer)
        page = context.new_page()
        page.goto(hosted.to(f"{SHORT}{query}"), wait_until="commit")
        page.wait_for_url(f"{programme['base_url']}ar/accountants/p/noor/**")
        parts = urlsplit(page.url)
        return parts.path, parse_qs(parts.query), page

    yield go
    for context in contexts:
        context.unroute_all(behavior="ignoreErrors")


def test_what_was_added_wins_and_the_rest_is_kept(
    travel: Travel,
) -> None:
    _, plain, _ = travel()
    path, query, page = travel("?utm_content=flyer--riyadh&ref=a%26b%20%D8%A8")
    assert path == "/ar/accountants/p/noor/"
    assert plain["utm_source"] == query["utm_source"] == ["noor"]
    assert plain["via"] == query["via"] == ["noor"]
    assert query == {**plain, "utm_content": ["flyer--riyadh"], "ref": ["a&b ب"]}
    assert page.locator("[name=utm_content]").input_value() == "flyer--riyadh"


def test_without_javascript_it_leads_on(travel: Travel) -> None:
    _, with_script, _ = travel()
    path, query, _ = travel("?utm_content=flyer", java_script_enabled=False)
    assert path == "/ar/accountants/p/noor/"
    assert query == with_script


def test_the_way_back_leads_past_it(travel: Travel) -> None:
    """Otherwise the button for going back would lead to the short link, and that forward again."""
    _, _, page = travel()
    page.go_back()
    assert page.url == "about:blank"
