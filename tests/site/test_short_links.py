"""A short link leads on with and without JavaScript, and with it keeps what was added to its address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.site.host import Host

SHORT = "go/noor/page/"


@pytest.fixture
def travel(
    hosted: Host, programme: dict[str, str], new_context: Callable[..., BrowserContext]
) -> Callable[..., tuple[str, dict[str, list[str]], Page]]:
    """Open a short link; path and query of the page where the visitor ends. The public address is answered here."""

    def go(query: str = "", **options: bool) -> tuple[str, dict[str, list[str]], Page]:
        context = new_context(**options)

        def answer(route: Route) -> None:
            route.fulfill(response=route.fetch(url=hosted.to(urlsplit(route.request.url).path)))

        context.route(f"{programme['base_url']}**", answer)
        page = context.new_page()
        page.goto(hosted.to(f"{SHORT}{query}"), wait_until="commit")
        page.wait_for_url(f"{programme['base_url']}ar/accountants/p/noor/**")
        parts = urlsplit(page.url)
        return parts.path, parse_qs(parts.query), page

    return go


def test_what_was_added_wins_and_the_rest_is_kept(
    travel: Callable[..., tuple[str, dict[str, list[str]], Page]],
) -> None:
    _, plain, _ = travel()
    path, query, page = travel("?utm_content=flyer--riyadh&ref=a%26b%20%D8%A8")
    assert path == "/ar/accountants/p/noor/"
    assert plain["utm_source"] == query["utm_source"] == ["noor"]
    assert plain["via"] == query["via"] == ["noor"]
    assert query == {**plain, "utm_content": ["flyer--riyadh"], "ref": ["a&b ب"]}
    assert page.locator("[name=utm_content]").input_value() == "flyer--riyadh"


def test_without_javascript_it_leads_on(travel: Callable[..., tuple[str, dict[str, list[str]], Page]]) -> None:
    _, with_script, _ = travel()
    path, query, _ = travel("?utm_content=flyer", java_script_enabled=False)
    assert path == "/ar/accountants/p/noor/"
    assert query == with_script


def test_the_way_back_leads_past_it(travel: Callable[..., tuple[str, dict[str, list[str]], Page]]) -> None:
    """Otherwise the button for going back would lead to the short link, and that forward again."""
    _, _, page = travel()
    page.go_back()
    assert page.url == "about:blank"
