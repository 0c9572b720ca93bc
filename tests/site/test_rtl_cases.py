"""The published hard sentences in a real page: a reader sees the characters in the order that was expected.

Method: each character's box by `Range.getBoundingClientRect()`, sorted from left to right (`docs/rtl.md`).
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.render.notation import Spot, Where, mark, notate
from tests.text.oracle import Case, read_cases, seen

CASES = read_cases()
CURABLE = [case for case in CASES if not case.rule]

ORDER = """() => Object.fromEntries([...document.querySelectorAll('p')].map(line => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let at = 0;
    for (const char of text.data) {
      range.setStart(text, at);
      range.setEnd(text, at += char.length);
      const { left, right } = range.getBoundingClientRect();
      found.push([(left + right) / 2, char]);
    }
  }
  return [line.id, found];
}))"""


def paragraph(case: Case) -> str:
    """A sentence as the machine writes it into a page."""
    spot = Spot(Where.PAGE, case.base)
    words = notate(case.fill([mark(value, case.base) for value in case.values]), spot)
    return f'<p id="{case.name}" dir="{case.base}">{words}</p>'


@pytest.fixture(scope="module")
def drawn(browser: Browser) -> dict[str, str]:
    """By case: what is seen from left to right."""
    page = browser.new_page(viewport={"width": 2400, "height": 900})
    page.set_content(
        '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>وصل</title>'
        "<style>p { white-space: nowrap; font: 32px sans-serif }</style>" + "".join(map(paragraph, CASES))
    )
    places: dict[str, list[list[Any]]] = page.evaluate(ORDER)
    page.close()
    return {name: from_left(found) for name, found in places.items()}


def from_left(found: list[list[Any]]) -> str:
    return "".join(char for _, char in sorted(found, key=lambda place: float(place[0])) if seen(char))


def test_forty_eight_cases_of_which_three_are_rules() -> None:
    assert (len(CASES), len(CURABLE)) == (48, 45)


@pytest.mark.parametrize("case", CURABLE, ids=lambda case: case.name)
def test_the_browser_draws_what_is_expected(case: Case, drawn: dict[str, str]) -> None:
    assert case.expected in drawn[case.name]
