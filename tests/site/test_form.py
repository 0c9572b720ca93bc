"""The form of a partner's page, from the first key to the thank-you page, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page

from tests.site.conftest import ROOT
from tests.site.host import Host, host

PARTNER_PAGE = "ar/accountants/p/noor/"
ARABIC = re.compile("[\u0621-\u064a]")
QUERY = {
    "utm_source": "facebook",
    "utm_medium": "paid-social",
    "utm_campaign": "ramadan-2027",
    "utm_content": "video--b",
    "utm_id": "q1w2e3",
    "via": "najd",
}
TYPED = {
    "text": "منشأة الأمل",
    "email": "layan@example.com",
    "tel": "+966 55 555 0100",
    "url": "https://amal.example/",
    "number": "12",
    "textarea": "أرقامنا في Excel",
}


@pytest.fixture
def served(site: Any) -> Iterator[Host]:
    """A host of the test's own, whose `posts` are this test's alone."""
    with host(site) as own:
        yield own


@pytest.fixture(scope="module")
def consent_version() -> str:
    """The version of the sentence that visitors of a partner's page agree to."""
    form = yaml.safe_load((ROOT / "content/forms/clients.yaml").read_text("utf-8"))
    return str(form["consent"]["version"])


@pytest.fixture
def built(programme: dict[str, Any], consent_version: str) -> dict[str, str]:
    """What is known when the page is built."""
    return {
        "segment": "accountants",
        "partner": "noor",
        "partner_code": "noor",
        "campaign": programme["campaign"],
        "landing_path": f"/{PARTNER_PAGE}",
        "lang": "ar",
        "utm_source": "noor",
        "utm_medium": "affiliate",
        "via": "noor",
        "consent_text_version": consent_version,
    }


FOCUS = """() => {
  const at = document.activeElement;
  return { tag: at.tagName, type: at.type || '', name: at.name || '', form: Boolean(at.form) };
}"""


def fill_with_keys(page: Page) -> list[str]:
    """Walk the page with the tabulator, answer each field as its kind asks, send; names of the fields met."""
    met: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if not at["form"]:
            continue
        if at["type"] == "submit":
            page.keyboard.press("Enter")
            return met
        met.append(at["name"])
        _answer(page, at["type"])
    pytest.fail(f"No way to the button with the keyboard; fields met: {met}")


def _answer(page: Page, kind: str) -> None:
    if kind == "checkbox":
        page.keyboard.press("Space")
    elif kind.startswith("select"):
        page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(TYPED[kind])


def sent(served: Host) -> dict[str, str]:
    """The one form that arrived, at the address of the Arabic thank-you page."""
    [(path, fields)] = served.posts
    assert path.rstrip("/") == "/ar/accountants/thanks"
    return dict(fields)


def test_a_visitor_with_a_keyboard_signs_up(served: Host, page: Page, built: dict[str, str]) -> None:
    query = "&".join(f"{name}={value}" for name, value in QUERY.items())
    page.goto(served.to(f"{PARTNER_PAGE}?{query}"))
    met = fill_with_keys(page)
    page.wait_for_url("**/ar/accountants/thanks/")

    fields = sent(served)
    assert {name: fields[name] for name in built} == {**built, "via": QUERY["via"], **_utm(built)}
    assert {name: fields[name] for name in QUERY} == QUERY
    assert fields["landing_page"] == served.to(f"{PARTNER_PAGE}?{query}")
    assert fields["form-name"]
    assert fields["consent"] == "yes"
    assert fields["bot-field"] == ""
    assert "bot-field" not in met
    assert {"full_name": TYPED["text"], "email": TYPED["email"]}.items() <= fields.items()
    assert set(met) <= fields.keys()
    assert ARABIC.search(page.locator("h1").inner_text())


def _utm(built: dict[str, str]) -> dict[str, str]:
    return {name: QUERY[name] for name in built if name.startswith("utm_")}


def test_a_visitor_without_javascript_signs_up(
    served: Host, new_page: Callable[..., Page], built: dict[str, str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(served.to(f"{PARTNER_PAGE}?utm_source=facebook"))
    for name, value in {"full_name": "ليان", "company": TYPED["text"], "email": TYPED["email"]}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=consent]").check()
    page.locator("form [type=submit]").click()
    page.wait_for_url("**/ar/accountants/thanks/")

    fields = sent(served)
    assert {name: fields[name] for name in built} == built
    assert fields["utm_campaign"]
    assert fields["bot-field"] == ""


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, dict[str, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("input", "select", "textarea") and "name" in given:
            self.fields[given["name"]] = given


def test_every_field_that_is_ever_sent_stands_in_the_built_page(site: Any) -> None:
    """A host that takes forms looks at the page when it is deployed and refuses names that it did not see."""
    pages = [*site.glob("*/*/index.html"), *site.glob("*/*/p/*/index.html")]
    with_form = [page for page in pages if "<form" in page.read_text("utf-8")]
    assert len(with_form) > 40
    hidden = {"segment", "lang", "campaign", "landing_path", "consent_text_version", "landing_page", "referrer", *QUERY}
    for page in with_form:
        form = _Form()
        form.feed(page.read_text("utf-8"))
        assert {name for name, field in form.fields.items() if field.get("type") == "hidden"} >= hidden, page
        assert {name for name, field in form.fields.items() if "data-q" in field} == set(QUERY), page
        assert "checked" not in form.fields["consent"], page
        assert "required" in form.fields["consent"], page


ERRORS = """() => [...document.querySelectorAll('form :is(input, select, textarea)')]
  .filter(field => field.getAttribute('aria-invalid') === 'true')
  .map(field => {
    const words = field.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id))
      .filter(note => note.classList.contains('error') && note.checkVisibility()).map(note => note.textContent.trim());
    return [field.name, words.join(' ')];
  })"""


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_what_is_missing_is_said_beside_the_field_in_the_pages_language(locale: str, served: Host, page: Page) -> None:
    page.goto(served.to(f"{locale}/accountants/p/noor/"))
    page.locator("form [type=submit]").press("Enter")
    errors = dict(page.evaluate(ERRORS))
    assert {"full_name", "company", "email", "consent"} <= errors.keys()
    assert all(bool(ARABIC.search(words)) is (locale == "ar") and len(words) > 8 for words in errors.values()), errors
    assert page.evaluate(FOCUS)["name"] == "full_name"

    page.keyboard.type("Layan")
    page.locator("[name=email]").fill("layan@")
    page.locator("form [type=submit]").press("Enter")
    errors = dict(page.evaluate(ERRORS))
    assert "full_name" not in errors
    assert "name@company.com" in errors["email"]
    assert served.posts == []


def test_without_javascript_the_browser_itself_asks_for_what_is_missing(
    served: Host, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(served.to(PARTNER_PAGE))
    page.locator("form [type=submit]").click()
    page.locator("[name=full_name]").fill("ليان")
    page.locator("form [type=submit]").click()
    assert page.url == served.to(PARTNER_PAGE)
    assert served.posts == []


def test_the_trap_for_robots_is_out_of_sight_and_reach(served: Host, page: Page) -> None:
    page.goto(served.to(PARTNER_PAGE))
    trap = page.locator("[name=bot-field]")
    assert trap.get_attribute("tabindex") == "-1"
    assert trap.get_attribute("type") != "hidden"
    assert trap.evaluate("field => Boolean(field.closest('[aria-hidden=true]'))")
    seen = "field => { field.scrollIntoView(); const { left, top, width, height } = field.getBoundingClientRect();"
    at = "return document.elementFromPoint(left + width / 2, top + height / 2) === field }"
    assert not trap.evaluate(seen + at)
