"""What web mail does to a mail must not turn its Arabic around (the survival matrix of `docs/email.md`)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.mail.sample import make

PROBES = {
    "heading": "h1",
    "greeting": "h1 ~ p",
    "copy": "p:nth-of-type(2)",
    "list": "li",
    "amount": "p.amount, p[style*='36px']",
    "cell": "td[style*='25px']",
    "footer": "td[style*='24px 40px 0'] p",
}
COLUMNS = "td[style*='font-size:18px']", "td[style*='font-size:16px;line-height:28px']"
TABLE = "th[scope=col]:first-child", "th[scope=col]:last-child"

Change = Callable[[str], str]


def _web_mail(html: str) -> str:
    """Head and styles gone, body a division."""
    body = re.search(r"<body([^>]*)>(.*)</body>", html, re.DOTALL)
    assert body
    return f"<meta charset='utf-8'><div{body[1]}>{body[2]}</div>"


def _no_body(html: str) -> str:
    return re.sub(r"^(<meta[^>]*>)<div[^>]*>", r"\1<div>", _web_mail(html))


def _no_dir_on_tables(html: str) -> str:
    return re.sub(r'(<(?:table|td|th)[^>]*?) dir="\w+"', r"\1", _no_body(html))


def _no_dir(html: str) -> str:
    return re.sub(r' dir="\w+"', "", _no_body(html))


def _no_styled_wrapper(html: str) -> str:
    return re.sub(r'(<div class="mail"[^>]*?) style="[^"]*"', r"\1", _no_dir(html))


MATRIX: dict[str, Change] = {
    "as it is": lambda html: html,
    "web mail (Gmail)": _web_mail,
    "without attributes of the body (Yahoo)": _no_body,
    "without dir on tables (Orange)": _no_dir_on_tables,
    "without any dir (GMX)": _no_dir,
    "without any dir and wrapper": _no_styled_wrapper,
}

LOOK = """([probes, pairs]) => {
  const seen = selector => document.querySelector(selector);
  const side = selector => seen(selector).getBoundingClientRect().left;
  return {
    directions: probes.map(probe => seen(probe) && getComputedStyle(seen(probe)).direction),
    aligned: probes.map(probe => seen(probe) && getComputedStyle(seen(probe)).textAlign),
    orders: pairs.map(([first, last]) => side(first) - side(last)),
  };
}"""


@pytest.mark.parametrize("client", MATRIX)
@pytest.mark.parametrize(("language", "direction", "start"), [("ar", "rtl", "right"), ("en", "ltr", "left")])
def test_direction_and_order_survive(page: Page, client: str, language: str, direction: str, start: str) -> None:
    page.set_content(MATRIX[client](make("ar" if language == "ar" else "en", "team").html))
    look = page.evaluate(LOOK, [list(PROBES.values()), [list(COLUMNS), list(TABLE)]])
    assert dict(zip(PROBES, look["directions"], strict=True)) == dict.fromkeys(PROBES, direction)
    assert dict(zip(PROBES, look["aligned"], strict=True)) == dict.fromkeys(PROBES, start)
    assert [order > 0 for order in look["orders"]] == [direction == "rtl"] * 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_wider_than_a_phone(new_page: Callable[..., Page], language: str) -> None:
    page = new_page(width=320, height=600)
    page.set_content(make("ar" if language == "ar" else "en", "team").html)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_button_is_large_enough_for_a_finger(page: Page) -> None:
    page.set_content(make("ar", "team").html)
    assert page.locator("a.button").evaluate("button => button.getBoundingClientRect().height") >= 44


def test_one_column_of_six_hundred_pixels(page: Page) -> None:
    page.set_content(make("ar", "team").html)
    assert page.locator("table.sheet").evaluate("sheet => sheet.getBoundingClientRect().width") == 600
