"""Both languages lead to each other, for people without JavaScript and for search engines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.site.headers import read_headers
from tests.site.host import Host
from tests.site.pages import html_pages

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """A page without JavaScript."""
    return new_context(java_script_enabled=False).new_page()


def follow_with_keys(page: Page, language: str) -> None:
    """Reach the link to a language with the tabulator alone, and follow it."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hreflang || ''") == language:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"No link to `{language}` within the first twelve steps of the keyboard.")


def test_from_one_language_to_the_other_and_back(hosted: Host, plain: Page) -> None:
    plain.goto(hosted.to("ar/accountants/"))
    follow_with_keys(plain, "en")
    assert plain.url == hosted.to("en/accountants/")
    assert plain.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    follow_with_keys(plain, "ar")
    assert plain.url == hosted.to("ar/accountants/")
    assert plain.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_page_leads_to_each_language(language: str, hosted: Host, plain: Page) -> None:
    plain.goto(hosted.to(""))
    follow_with_keys(plain, language)
    assert plain.url == hosted.to(f"{language}/")


def test_a_lost_visitor_finds_back(hosted: Host, page: Page) -> None:
    """The same file answers at any depth, so its links and styles must not depend on where it is shown."""
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    lost = hosted.to("ar/no/such/page")
    answer = page.goto(lost)
    assert answer is not None
    assert answer.status == 404
    assert failed == [lost]
    assert page.evaluate("document.styleSheets.length > 0")
    page.locator("a[hreflang=en]").click()
    page.wait_for_url(hosted.to("en/"))


@dataclass
class Head(HTMLParser):
    """What a page tells search engines."""

    canonical: str = ""
    noindex: bool = False
    alternates: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name") == "robots":
            self.noindex = "noindex" in given["content"]
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        if tag == "link" and given.get("rel") == "alternate":
            self.alternates[given["hreflang"]] = given["href"]


@pytest.fixture(scope="module")
def heads(site: Path, programme: dict[str, Any]) -> dict[str, Head]:
    """By the page's public address."""
    found: dict[str, Head] = {}
    for page in html_pages(site):
        head = Head()
        head.feed(page.read_text("utf-8"))
        path = page.relative_to(site).as_posix().removesuffix("index.html")
        found[programme["base_url"] + path] = head
    return found


@pytest.fixture(scope="module")
def sitemap(site: Path) -> dict[str, dict[str, str]]:
    """Address -> its languages, as listed for search engines."""
    tree = ET.parse(site / "sitemap.xml")
    return {url.findtext("s:loc", "", NAMES): _languages(url) for url in tree.iterfind("s:url", NAMES)}


def _languages(url: ET.Element) -> dict[str, str]:
    return {link.get("hreflang", ""): link.get("href", "") for link in url.iterfind("x:link", NAMES)}


def test_the_sitemap_lists_what_may_be_listed(heads: dict[str, Head], sitemap: dict[str, dict[str, str]]) -> None:
    own = {url for url, head in heads.items() if head.canonical == url and not head.noindex and head.alternates}
    assert len(sitemap) >= 14
    assert set(sitemap) <= own
    # The page that only asks for the language need not be found by anybody.
    assert {url for url in own - set(sitemap) if url.count("/") > 3} == set()


def test_languages_of_a_page_name_each_other(heads: dict[str, Head], sitemap: dict[str, dict[str, str]]) -> None:
    for url, languages in sitemap.items():
        assert heads[url].alternates == languages
        assert languages.keys() >= {"ar", "en", "x-default"}
        for language, other in languages.items():
            if language != "x-default":
                assert sitemap[other] == languages
        assert languages["x-default"] in heads


def test_copies_name_their_original(heads: dict[str, Head], programme: dict[str, Any]) -> None:
    base = programme["base_url"]
    for locale in ("ar", "en"):
        original = f"{base}{locale}/accountants/"
        assert heads[original].canonical == original
        assert heads[f"{original}b/"].canonical == original
        for url, head in heads.items():
            if url.startswith(f"{original}p/"):
                assert (head.canonical, head.noindex) == (original, True), url


def test_what_is_private_is_listed_nowhere(site: Path, heads: dict[str, Head]) -> None:
    headers = read_headers((site / "_headers").read_text("utf-8"))
    kits = [url for url in heads if "/k/" in url]
    assert len(kits) >= 32
    public = "".join(
        page.read_text("utf-8")
        for page in [*html_pages(site), site / "robots.txt", site / "sitemap.xml", site / "offer.json"]
        if "/k/" not in page.as_posix()
    )
    for url in kits:
        assert heads[url].noindex
        assert not heads[url].alternates
        token = url.rstrip("/").rpartition("/")[2]
        assert token not in public
        for path in (url[url.index("/", 8) :], f"/kits/{token}/ar/posts/x.txt"):
            assert headers.of(path, "netlify")["X-Robots-Tag"] == "noindex"
