"""The team's library: every kit can be found, opened and its address copied, from disk and however many there are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page

from generator.links.addresses import Site, kit_token, partner_kit, partner_page, segment_kit
from generator.model.kit import Kit
from generator.model.partner import Partner
from generator.model.project import Project
from generator.package.library import FOOT, HEAD, library_data, library_page, library_path, library_rows
from tests.tiny.workshop import partner, tiny

KITS: dict[str, dict[str, Any]] = {
    "whole": {"title": {"ar": "الحقيبة الكاملة", "en": "Whole kit"}, "zip": "kits/{token}/{locale}/all-{partner}.zip"},
    "posts": {"title": "Posts <b>", "zip": "kits/{token}/{locale}/posts-{partner}.zip", "tiers": ["gold"]},
    "neutral": {"title": "Neutral", "for": "segment", "zip": "kits/{segment}/{locale}/{SEGMENT}.zip"},
}
HOSTILE = "</script><script>window.ran=1</script><b>\u2028'\"&"


def project(**changes: Any) -> Project:
    found = tiny()[0]
    cafes = found.segments["cafes"]
    shops = cafes.model_copy(update={"name": {"ar": "المتاجر", "en": "Shops"}})
    kits = {name: Kit.model_validate({**kit, "files": [{"recipe": "a", "as": "a"}]}) for name, kit in KITS.items()}
    return replace(found, segments={"cafes": cafes, "shops": shops}, kits=kits, **changes)


def people(count: int) -> list[Partner]:
    return [
        partner(
            slug=f"partner-{number:05}", names=(f"مكتب أحمد {number}", f"Ahmad Office {number}"),
            segment=("cafes", "shops")[number % 2], tier=("silver", "gold")[number % 3 == 0],
        )
        for number in range(count)
    ]  # fmt: skip


def data(of: Project, partners: list[Partner]) -> bytes:
    return library_data(map(library_rows(of), partners))


def read(found: bytes) -> Any:
    return json.loads(found.removeprefix(HEAD[:-2]).removesuffix(FOOT[2:]))


class Scripts(HTMLParser):
    """All scripts of a page, and every address that it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.loaded: list[str] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if tag != "a":  # a link is followed, not loaded
            self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and data.strip():
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""


def test_a_row_says_all_that_its_addresses_need() -> None:
    of = project()
    one = partner(slug="noor", names=("نور", "Noor"), segment="cafes", tier="gold")
    same = partner(slug="lina", names=("Lina", "Lina"), segment="shops", tier="silver")
    secret = of.programme.kit_secret
    assert read(data(of, [one, same])) == [
        ["noor", "cafes", "gold", one.type, kit_token(secret, "noor"), "نور", "Noor"],
        ["lina", "shops", "silver", same.type, kit_token(secret, "lina"), "Lina", 0],
    ]
    assert read(data(of, [])) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_name_leaves_its_row(name: str) -> None:
    of = project()
    found = data(of, [partner(names=(name, name + HOSTILE))])
    assert read(found)[0][5:] == [name, name + HOSTILE]
    assert b"<" not in found
    assert found.count(b"\n") == HEAD.count(b"\n") + FOOT.count(b"\n")


@pytest.mark.parametrize("inside", [False, True])
def test_a_page_loads_nothing_but_the_data_beside_it(inside: bool) -> None:
    of = project()
    found = data(of, people(3))
    for locale in of.locales:
        page = library_page(of, locale, found if inside else None).decode()
        scripts = Scripts(page)
        assert scripts.loaded == ([] if inside else ["library.js"])
        assert (found.decode() in scripts.texts) == inside
        assert not re.search(r"url\(\s*[\"']?(?!\.\./site/)|@import|fetch\(|XMLHttp", page)
        assert f'lang="{locale.code}" dir="{locale.dir}"' in page


def test_the_same_project_gives_the_same_bytes() -> None:
    of = project()
    assert library_page(of, of.locales[0]) == library_page(project(), of.locales[0])
    assert data(of, people(9)) == data(of, people(9))


def test_nothing_that_the_content_says_runs() -> None:
    of = project()
    name = {"ar": HOSTILE, "en": HOSTILE}
    programme = of.programme.model_copy(update={"name": name})
    segments = {slug: segment.model_copy(update={"name": name}) for slug, segment in of.segments.items()}
    page = library_page(replace(of, programme=programme, segments=segments), of.locales[1]).decode()
    facts = json.loads(Scripts(page).texts[0])
    assert facts["segments"] == [["cafes", HOSTILE], ["shops", HOSTILE]]
    assert "window.ran" not in re.sub(r"\\u003c.*?\\u003e|window\.ran=1", "", page.split('id="facts">')[0])
    assert page.count("<script") == 4


def written(folder: Path, of: Project, partners: list[Partner]) -> Path:
    """The reports on disk, as a build leaves them."""
    reports = folder / "reports"
    reports.mkdir()
    for locale in of.locales:
        (reports / library_path(locale.code)).write_bytes(library_page(of, locale))
    (reports / "library.js").write_bytes(data(of, partners))
    return reports


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], tmp_path: Path) -> Callable[..., Page]:
    """Opens a library from disk, with the network switched off; an error of its script fails the test."""

    def make(of: Project, partners: list[Partner], locale: str = "ar", hash_: str = "", width: int = 1280) -> Page:
        reports = written(tmp_path, of, partners)
        context = new_context(viewport={"width": width, "height": 900}, offline=True)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("console", lambda message: pytest.fail(message.text))
        page.goto((reports / library_path(locale)).as_uri() + hash_)
        return page

    return make


def names(page: Page) -> list[str]:
    return page.locator("#kits strong").all_inner_texts()


def test_ten_thousand_are_searched_and_few_are_drawn(opened: Callable[..., Page]) -> None:
    page = opened(project(), people(10_000))
    assert page.inner_text("#found") == "10,002 حقيبة"
    assert len(names(page)) < 30
    page.fill("#search", "  احمد ٩٩٩٩ ")  # without its hamza, and in other digits
    assert names(page) == ["مكتب أحمد 9999"]
    page.fill("#search", "AHMAD office 999")
    assert page.inner_text("#found") == "19 حقيبة"
    page.fill("#search", "nobody")
    assert (names(page), page.inner_text("#found")) == ([], "لا حقائب")
    assert page.locator("#none").is_visible()
    page.click("#clear")
    page.wait_for_function("document.getElementById('found').textContent.startsWith('10,002')")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_text("مكتب أحمد 9999", exact=True).wait_for()
    assert len(names(page)) < 30
    assert page.locator("#kits li").last.get_attribute("aria-posinset") == "10002"


def test_the_board_counts_and_filters(opened: Callable[..., Page]) -> None:
    page = opened(project(), people(12), "en")
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator("#board tbody tr").all()]
    assert rows[1:] == [["Shops", "4", "2", "6"], ["Total", "8", "4", "12"]]
    page.click('#board button[data-segment="shops"][data-tier="-gold"]')
    assert page.inner_text("#found") == "2 kits"
    assert names(page) == ["Ahmad Office 3", "Ahmad Office 9"]
    assert page.url.endswith("#segment=shops&tier=-gold")
    page.select_option("#tier", "=")
    assert names(page) == ["The segment's kit: Shops"]
    page.select_option("#language", "")
    assert page.inner_text("#found") == "2 kits"
    page.reload()
    assert page.inner_text("#found") == "2 kits"


def test_a_row_leads_to_kit_file_archive_and_page(opened: Callable[..., Page]) -> None:
    of = project()
    site, token = Site(of.programme.base_url), kit_token(of.programme.kit_secret, "partner-00003")
    page = opened(of, people(4), "en", f"#q={token}")
    links = page.locator("#kits li").locator("a")
    found = {link.inner_text(): link.get_attribute("href") for link in links.all()}
    assert found == {
        "Open the kit": site.absolute(partner_kit("en", token)),
        "From this computer": "../site/" + partner_kit("en", token),
        "Partner page": site.absolute(partner_page("en", "shops", "partner-00003")),
        "Download: Whole kit": f"../site/kits/{token}/en/all-partner-00003.zip",
        "Download: Posts <b>": f"../site/kits/{token}/en/posts-partner-00003.zip",
    }
    page.fill("#search", site.absolute(partner_kit("ar", kit_token(of.programme.kit_secret, "partner-00002"))))
    assert names(page) == ["Ahmad Office 2"]
    assert page.get_by_text("Posts <b>").count() == 0  # for gold alone
    page.fill("#search", "shops")
    page.select_option("#tier", "=")
    neutral = {link.inner_text(): link.get_attribute("href") for link in page.locator("#kits li a").all()}
    assert neutral["Open the kit"] == site.absolute(segment_kit("en", "shops"))
    assert neutral["Download: Neutral"] == "../site/kits/shops/en/SHOPS.zip"


def test_an_address_is_copied(opened: Callable[..., Page]) -> None:
    of = project()
    page = opened(of, people(1), "en", "#q=partner-00000")
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.get_by_role("button", name="Copy address").click()
    page.get_by_role("button", name="Address copied").wait_for()
    token = kit_token(of.programme.kit_secret, "partner-00000")
    assert page.evaluate("window.copied") == Site(of.programme.base_url).absolute(partner_kit("en", token))


def test_no_name_runs_in_the_page(opened: Callable[..., Page]) -> None:
    page = opened(project(), [partner(names=(HOSTILE, HOSTILE))], "ar", "#tier=-silver")
    assert page.evaluate("window.ran") is None
    page.locator("#tier").select_option("")
    page.get_by_text("window.ran=1", exact=False).first.wait_for()
    assert page.locator("#kits b").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_no_row_is_cut_and_no_page_is_too_wide(opened: Callable[..., Page], width: int) -> None:
    long = partner(names=("مكتب ميزان الساحل للمحاسبة والمراجعة " * 3, "Long Name " * 12), segment="shops", tier="gold")
    page = opened(project(), [long, *people(6)], "ar", "#language=all", width)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cut = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).length"
    assert page.locator("#kits li").evaluate_all(cut) == 0


def test_without_its_data_the_page_says_so(new_page: Callable[..., Page], tmp_path: Path) -> None:
    reports = written(tmp_path, project(), [])
    (reports / "library.js").unlink()
    page = new_page()
    page.goto((reports / library_path("en")).as_uri())
    assert "library.js" in page.inner_text("#none")
