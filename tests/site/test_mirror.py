"""A page in the other direction is its own mirror image; both languages of a page are built alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Visit
from tests.site.pages import IN_EACH_LANGUAGE

MIRRORED = ("home", "landing-accountants", "landing-vendors", "thanks", "privacy",
            "partner-with-logo", "partner-without-looks", "kit-of-segment", "kit-of-partner", "lost")  # fmt: skip
WIDTHS = (360, 1280)

# Left out: words in a line (their order is the business of bidi), what has a direction of its own, and what declares
# with `data-nomirror` that it stays.
BOXES = """() => [...document.querySelectorAll('body *')]
  .filter(element => !element.closest('[data-nomirror], svg *'))
  .filter(element => !element.parentElement.closest('body [dir]'))
  .filter(element => !['inline', 'contents', 'none'].includes(getComputedStyle(element).display))
  .filter(element => element.checkVisibility())
  .map(element => {
    const { left, right, top, height } = element.getBoundingClientRect();
    const name = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '');
    return [name + [...element.classList].map(word => '.' + word).join(''), left, right, top + scrollY, height];
  })"""

Box = tuple[str, float, float, float, float]


def unmirrored(page: Page) -> list[str]:
    """Boxes that do not stand where a mirror shows them once the page's direction is changed and nothing else."""
    width: int = page.evaluate("document.documentElement.clientWidth")
    ltr = [_box(row) for row in page.evaluate(BOXES)]
    page.evaluate("document.documentElement.dir = 'rtl'")
    rtl = [_box(row) for row in page.evaluate(BOXES)]
    page.evaluate("document.documentElement.dir = 'ltr'")
    assert len(ltr) == len(rtl) > 5
    faults = []
    for (name, left, right, top, height), (_, left_rtl, right_rtl, top_rtl, height_rtl) in zip(ltr, rtl, strict=True):
        off = (left_rtl - (width - right), right_rtl - (width - left), top_rtl - top, height_rtl - height)
        if any(abs(part) > 1 for part in off):
            faults.append(f"{name}: left, right, top, height are off by {', '.join(f'{part:.1f}' for part in off)}")
    return faults


def _box(row: list[Any]) -> Box:
    name, left, right, top, height = row
    return str(name), float(left), float(right), float(top), float(height)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", MIRRORED)
def test_the_other_direction_is_a_mirror_image(kind: str, width: int, visit: Visit) -> None:
    page = visit(f"{kind}:en")
    page.set_viewport_size({"width": width, "height": 800})
    faults = unmirrored(page)
    assert not faults, "\n".join(faults[:20])


def test_a_physical_margin_is_found(page: Page) -> None:
    page.set_content("<html dir=ltr><body><main><h1>One</h1><p>Two</p><ul><li>A</li><li>B</li></ul><div>Three</div>")
    assert unmirrored(page) == []
    page.add_style_tag(content="div { margin-left: 3em }")
    assert [fault.partition(":")[0] for fault in unmirrored(page)] == ["div"]


FRAME = """() => {
  const name = element => [element.tagName, ...element.classList].join('.');
  const tree = root => [...root.querySelectorAll('*')].filter(one => !one.closest('bdi, svg *')).map(name);
  return {
    regions: [...document.querySelectorAll('body > *, main > *')].map(one => `${name(one)}#${one.id}`),
    header: [...document.querySelectorAll('body > header')].flatMap(tree),
    footer: [...document.querySelectorAll('body > footer')].flatMap(tree),
    fields: [...document.querySelectorAll('input, select, textarea')].map(one => `${one.name} ${one.type} ${one.dir}`),
  };
}"""
ITEMS = """() => Object.fromEntries([...document.querySelectorAll('main > section')].map(section =>
  [section.id, section.querySelectorAll('h2, h3, li, dt, summary, tr, blockquote').length]))"""


@pytest.mark.parametrize("kind", IN_EACH_LANGUAGE)
def test_both_languages_of_a_page_are_built_alike(kind: str, visit: Visit) -> None:
    def built(look: Callable[[Page], Any]) -> tuple[Any, Any]:
        return look(visit(f"{kind}:ar")), look(visit(f"{kind}:en"))

    arabic, english = built(lambda page: page.evaluate(FRAME))
    assert arabic == english
    arabic, english = built(lambda page: page.evaluate(ITEMS))
    assert arabic == english
