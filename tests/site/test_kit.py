"""What a partner copies from a kit page is, letter by letter, what stands in the files beside it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.checks.rules.posts import SEPARATOR
from tests.site.host import Host
from tests.site.pages import KIT_OF, LOCALES, address, kit_token


@pytest.fixture(scope="module", params=LOCALES)
def kit(request: pytest.FixtureRequest, browser: Browser, hosted: Host) -> Iterator[tuple[Page, Path]]:
    """A partner's kit page that may use the clipboard, and the folder of its files."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    page = context.new_page()
    page.goto(hosted.to(address(hosted.folder, f"kit-of-partner:{request.param}")))
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    yield page, hosted.folder / "kits" / kit_token(hosted.folder, KIT_OF) / request.param
    context.close()


def copied(page: Page, of: str) -> str:
    """What is on the clipboard after pressing the button that copies the element with this id."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator(f'[data-copy="{of}"]').click()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_posts(kit: tuple[Page, Path]) -> None:
    page, folder = kit
    packs = sorted(folder.glob("posts/*.txt"))
    assert len(packs) == 9
    for pack in packs:
        ids = page.locator(f"#{pack.stem} .post-text").evaluate_all("found => found.map(post => post.id)")
        in_file = [part.strip() for part in SEPARATOR.split(pack.read_text("utf-8")) if part.strip()]
        assert [copied(page, post) for post in ids] == in_file, pack.stem


def test_mail_and_its_subject(kit: tuple[Page, Path]) -> None:
    page, folder = kit
    mails = sorted(folder.glob("mails/*.txt"))
    assert mails
    for mail in mails:
        text = mail.read_text("utf-8")
        subject = copied(page, f"mail-{mail.stem}-subject")
        assert subject
        assert copied(page, f"mail-{mail.stem}-text") == text.strip()


def test_what_a_mail_looks_like(kit: tuple[Page, Path]) -> None:
    page, folder = kit
    seen = page.locator("#mails img").evaluate_all(
        """found => Promise.all(found.map(async picture => {
          picture.loading = "eager";
          await picture.decode();
          const { src, alt, naturalWidth, naturalHeight, width, height } = picture;
          return [src, alt, naturalWidth, naturalHeight, width / height];
        }))"""
    )
    mails = len(list(folder.glob("mails/*.html")))
    assert len(seen) == 2 * mails > 0
    assert len({alt for _, alt, *_ in seen if alt}) == len(seen), "each has words of its own"
    for address_, _, width, height, ratio in seen:
        assert "/kits/accountants/" in address_, "drawn for the segment, not for each partner"
        assert (width, height) == (390, 1180)
        assert abs(ratio - width / height) < 0.01
    for picture in folder.parent.parent.glob(f"accountants/{folder.name}/mails/*.png"):
        assert picture.stat().st_size <= 60_000


def test_code_for_a_website(kit: tuple[Page, Path]) -> None:
    page, folder = kit
    file = (folder / "snippet.html").read_bytes()
    assert file.startswith(codecs.BOM_UTF8)  # a fragment names no encoding: without it Arabic opens as gibberish
    assert copied(page, "snippet-source") == file.decode("utf-8-sig").strip()


def test_the_partners_link(kit: tuple[Page, Path], programme: dict[str, str]) -> None:
    page, folder = kit
    asset = "page" if folder.name == LOCALES[0] else f"page-{folder.name}"
    assert copied(page, "first-link") == f"{programme['base_url']}go/{KIT_OF}/{asset}/"


def test_the_button_says_that_it_is_done(kit: tuple[Page, Path]) -> None:
    page, _ = kit
    page.reload()
    button = page.locator('[data-copy="link-1"]')
    before = button.inner_text()
    button.click()
    page.locator('[data-copy="link-1"].is-done').wait_for()
    assert button.inner_text() != before
    assert page.locator("[role=status]").inner_text() == button.inner_text()
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


def test_every_post_keeps_the_limit_of_its_network(kit: tuple[Page, Path]) -> None:
    page, _ = kit
    left = page.locator(".post-foot .left b").all_inner_texts()
    assert left
    assert [count for count in left if "-" in count or "−" in count] == []


def test_files_to_download_are_there(kit: tuple[Page, Path], hosted: Host) -> None:
    page, _ = kit
    files = page.locator("a[download]").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert len(files) > 12
    assert [file for file in files if not (hosted.folder / file.lstrip("/")).is_file()] == []


def test_without_javascript_texts_can_be_selected(hosted: Host, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(hosted.to(address(hosted.folder, "kit-of-partner:ar")))
    assert page.locator("[data-copy]:visible").count() == 0
    assert page.locator("[data-copy]").count() > 10
    post = page.locator(".post-text").first
    post.select_text()
    assert page.evaluate("getSelection().toString().trim()") == post.inner_text().strip()
    assert post.evaluate("post => getComputedStyle(post).userSelect") != "none"
