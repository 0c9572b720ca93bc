"""A kit unzipped into a folder and opened from disk, with the network switched off, does all that it does online."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.text.bidi import BIDI_CONTROL
from generator.text.icalendar import MOST
from tests.site.pages import KIT_OF, LOCALES, address, kit_token
from tests.site.test_accessibility import TAGS, violations
from tests.site.test_overflow import CUT

START = "01-start-here.html"
LAST_DAY = "2027-03-31"
SIZES = {"telephone": (360, 740), "computer": (1280, 800)}
ADDRESSES = """() => [...document.querySelectorAll('[href], [src]')]
  .map(element => element.getAttribute('href') ?? element.getAttribute('src'))"""


@pytest.fixture(scope="module", params=LOCALES)
def kit(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unzipped kit of a partner in one language."""
    folder = tmp_path_factory.mktemp("kit")
    [archive] = (site / "kits" / kit_token(site, KIT_OF) / request.param).glob("partner-kit-*.zip")
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(folder)
    return folder


@pytest.fixture
def opened(kit: Path, new_context: Callable[..., BrowserContext]) -> Page:
    """Its first page on a telephone without a connection, that may use the clipboard."""
    context = new_context(
        offline=True, reduced_motion="reduce", viewport={"width": 360, "height": 740},
        permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip
    page = context.new_page()
    page.goto((kit / START).as_uri())
    return page


def members(kit: Path) -> set[str]:
    return {file.relative_to(kit).as_posix() for file in kit.rglob("*") if file.is_file()}


@pytest.mark.parametrize("size", SIZES)
def test_it_opens_without_a_connection(kit: Path, size: str, new_context: Callable[..., BrowserContext]) -> None:
    width, height = SIZES[size]
    page = new_context(offline=True, viewport={"width": width, "height": height}, reduced_motion="reduce").new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((kit / START).as_uri())
    page.evaluate("for (const one of document.querySelectorAll('[loading=lazy]')) one.loading = 'eager'")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Alexandria'))")
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)") == []
    assert faults == []
    assert len(asked) > 10
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}
    assert page.evaluate(CUT) == []


def test_its_links_lead_to_its_files_and_to_all_of_them(kit: Path, opened: Page) -> None:
    found = {url for url in opened.evaluate(ADDRESSES) if not url.startswith("#")}
    local = {unquote(url) for url in found if not urlsplit(url).scheme}
    assert {urlsplit(url).scheme for url in found} <= {"", "https", "mailto", "tel", "tg"}
    there = members(kit)
    assert local - there == set()
    unlisted = {START, "kit.json", "assets/alexandria.woff2"}
    assert there - local == unlisted


def test_names_are_small_ascii_letters(kit: Path) -> None:
    assert [name for name in members(kit) if not name.isascii() or name != name.lower()] == []


def test_the_list_tells_the_truth(kit: Path) -> None:
    listed = json.loads((kit / "kit.json").read_text("utf-8"))
    assert {one["name"] for one in listed["files"]} == members(kit) - {"kit.json"}
    assert (listed["kit"], listed["partner"], listed["until"]) == ("partner", KIT_OF, LAST_DAY)


def test_texts_are_copied_with_their_links(kit: Path, opened: Page) -> None:
    for network in ("linkedin", "whatsapp"):
        opened.locator(f'.network-nav [href="#{network}-posts"]').click()
        button = opened.locator(f'#{network} [data-copy^="{network}-"]').first
        button.click()
        text = opened.evaluate("navigator.clipboard.readText()")
        assert f"\n\n{text}\n" in (kit / "03-posts" / network / "posts.txt").read_text("utf-8")
        assert "https://" in text


def test_beside_a_picture_its_text_and_its_description_are_copied(opened: Page) -> None:
    first = opened.locator(".picture-set").first
    for button in first.locator("[data-copy]").all():
        button.click()
        source = opened.locator(f"#{button.get_attribute('data-copy')}")
        assert opened.evaluate("navigator.clipboard.readText()") == source.evaluate("one => one.textContent.trim()")
    assert first.locator("img").first.get_attribute("alt") == first.locator(".picture-alt").inner_text()


def test_ticks_stay(opened: Page) -> None:
    opened.locator("#task-post").check()
    opened.locator("#task-link").check()
    opened.locator("#task-link").uncheck()
    opened.reload()
    ticked = opened.locator("[data-tasks] input:checked").evaluate_all("boxes => boxes.map(box => box.id)")
    assert ticked == ["task-post"]


@pytest.mark.parametrize(("now", "over"), [(f"{LAST_DAY}T23:30:00", False), ("2027-04-01T00:30:00", True)])
def test_it_says_when_its_last_day_is_over(opened: Page, now: str, over: bool) -> None:
    opened.clock.set_fixed_time(now)
    opened.reload()
    assert opened.locator(".over").is_visible() is over
    assert opened.locator("[data-until]").is_visible() is not over


def test_without_javascript_it_is_all_there(kit: Path, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(offline=True, java_script_enabled=False).new_page()
    page.goto((kit / START).as_uri())
    assert page.locator("[data-copy]:visible").count() == 0
    assert page.locator(".over").is_hidden()
    for part in ("#week", "#links", "#posts", "#calendar", "#pictures", "#mails", "#documents", "#website", "#news"):
        assert page.locator(part).is_visible(), part


def test_axe_objects_to_nothing(opened: Page, axe_source: str) -> None:
    opened.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    opened.evaluate(axe_source)
    by_day = violations(opened, {"runOnly": {"type": "tag", "values": TAGS}})
    opened.emulate_media(color_scheme="dark")
    by_night = violations(opened, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert (by_day, by_night) == ([], [])


def test_the_calendar_is_whole(kit: Path, opened: Page) -> None:
    data = (kit / "03-posts" / "calendar.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= MOST
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == opened.locator("#calendar .turn").count() == 28
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)
    text = next(line for line in lines if line.startswith("DESCRIPTION:"))
    unescaped = text[12:].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    turn = opened.locator("#calendar .turn").first.get_attribute("href")
    assert opened.locator(f"{turn}").evaluate("post => post.textContent") == unescaped


def test_the_table_holds_clean_links(kit: Path, opened: Page) -> None:
    rows = list(csv.reader((kit / "02-links" / "links.csv").read_text("utf-8-sig").splitlines()))
    assert {len(row) for row in rows} == {4}
    links = [cell for row in rows[1:] for cell in row[2:] if cell]
    assert len(links) > 20
    assert all(link.lower().startswith("https://") and not set(link) & BIDI_CONTROL for link in links)
    assert opened.locator("#first-link").inner_text() in links


@pytest.fixture(scope="module")
def online(browser: Browser, hosted: Any) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["kit-of-partner", "kit-of-segment"])
def test_online_the_whole_kit_is_one_tap_away(kind: str, locale: str, online: Page, hosted: Any) -> None:
    online.goto(hosted.to(address(hosted.folder, f"{kind}:{locale}")))
    [whole] = online.locator(".take .button").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    with zipfile.ZipFile(hosted.folder / whole.lstrip("/")) as archive:
        names = archive.namelist()
    assert names[0] == START
    words = online.locator(".take-words").inner_text()
    assert any(char.isdigit() for char in words)


def test_the_small_kit_is_for_some_levels_of_some_segments(site: Path) -> None:
    found = [json.loads(zipfile.ZipFile(path).read("kit.json")) for path in site.glob("kits/*/*/posting-kit-*.zip")]
    assert found
    assert {one["segment"] for one in found} == {"customers", "agencies"}
    rows = list(csv.DictReader((site.parent / "reports" / "kits.csv").read_text("utf-8-sig").splitlines()))
    entitled = {
        (row["partner"], row["locale"])
        for row in rows
        if row["segment"] in ("customers", "agencies") and row["tier"] in ("silver", "gold")
    }
    assert {(one["partner"], one["locale"]) for one in found} == entitled
