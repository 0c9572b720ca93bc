"""The tools that judge the site do judge: a broken page is refused, a form that was sent is remembered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.tools.chromium import find_chromium
from tests.tools.server import ServedSite

FORM = (
    '<!doctype html><html lang="ar" dir="rtl"><title>وصل</title>'
    '<form method="post" action="/__form?from=ar"{encoding}><input name="name" value="شركة وصل">'
    "<button>أرسل</button></form>"
)

Serve = Callable[[Path], ServedSite]


@pytest.fixture
def site(tmp_path: Path, serve_site: Serve) -> ServedSite:
    (tmp_path / "form.html").write_text(FORM.format(encoding=""), encoding="utf-8")
    (tmp_path / "multipart.html").write_text(FORM.format(encoding=' enctype="multipart/form-data"'), encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>Not here</title>", encoding="utf-8")
    (tmp_path / "event.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    (tmp_path / "empty").mkdir()
    return serve_site(tmp_path)


@pytest.mark.parametrize("name", ["form.html", "multipart.html"])
def test_a_sent_form_is_remembered(site: ServedSite, page: Page, name: str) -> None:
    page.goto(site.to(name))
    page.get_by_role("button").click()
    page.get_by_text("Received.").wait_for()
    assert [(post.path, post.fields) for post in site.posts] == [("/__form?from=ar", (("name", "شركة وصل"),))]


def test_the_answer_to_a_form_can_be_a_failure(site: ServedSite, page: Page) -> None:
    site.form_status = 500
    page.goto(site.to("form.html"))
    with page.expect_response("**/__form*") as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 500


@pytest.mark.parametrize("path", ["nowhere", "empty/"])
def test_what_is_not_there_gets_the_sites_own_page(site: ServedSite, path: str) -> None:
    with pytest.raises(HTTPError) as failure:
        urlopen(site.to(path))
    with failure.value as answer:
        assert (answer.code, answer.read()) == (404, b"<title>Not here</title>")


def test_files_carry_their_type(site: ServedSite) -> None:
    with urlopen(site.to("event.ics")) as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_page_has_the_size_that_was_asked_for(new_page: Callable[..., Page]) -> None:
    assert new_page(width=360, height=740).evaluate("[innerWidth, innerHeight]") == [360, 740]


def test_the_accessibility_judge_refuses_a_picture_without_words(page: Page, axe_source: str) -> None:
    page.set_content('<!doctype html><html lang="ar"><title>وصل</title><main><h1>وصل</h1><img src="data:,"></main>')
    page.evaluate(axe_source)
    assert "image-alt" in page.evaluate("axe.run().then(result => result.violations.map(rule => rule.id))")


def test_the_html_judge_refuses_a_paragraph_in_a_span(tmp_path: Path, vnu_jar: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>t</title><span><p>t</p></span>', encoding="utf-8")
    command = ["java", "-jar", str(vnu_jar), "--format", "json", "--exit-zero-always", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert any(
        "not allowed as child of element “span”" in note["message"] for note in json.loads(done.stderr)["messages"]
    )


def test_a_browser_named_by_hand_is_used_or_missed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WASL_CHROMIUM", str(tmp_path / "none"))
    assert find_chromium() is None
    (tmp_path / "mine").touch(mode=0o755)
    monkeypatch.setenv("WASL_CHROMIUM", str(tmp_path / "mine"))
    assert find_chromium() == tmp_path / "mine"
