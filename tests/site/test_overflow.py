"""No page scrolls sideways and no words are cut, from the smallest telephone to a wide window, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Visit, settle
from tests.site.host import Host, host
from tests.site.pages import KINDS

WIDTHS = (320, 360, 768, 1440)

# What is there only for machines and for readers of the screen's text is cut on purpose: `clip-path`, a box of a pixel.
CUT = """() => {
  const edge = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > edge || document.body.scrollWidth > edge)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const scrolls = style => ['auto', 'scroll'].includes(style.overflowX);
  const cuts = style => ['hidden', 'clip'].includes(style.overflowX);
  const unseen = (style, box) => style.clipPath !== 'none' || box.width <= 1 || box.height <= 1;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || !text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(text);
    let [start, end] = [Infinity, -Infinity];
    for (const box of range.getClientRects()) {
      if (box.width) [start, end] = [Math.min(start, box.left), Math.max(end, box.right)];
    }
    if (end < start) continue;
    let free = true;
    for (let at = text.parentElement; at !== document.documentElement; at = at.parentElement) {
      const [style, box] = [getComputedStyle(at), at.getBoundingClientRect()];
      if (scrolls(style) || unseen(style, box)) { free = false; break; }
      if (cuts(style) && (start < box.left - 1 || end > box.right + 1))
        faults.push(`cut by ${at.tagName}.${at.className}: ${text.data.trim().slice(0, 60)}`);
    }
    if (free && (start < -1 || end > edge + 1))
      faults.push(`beyond the window (${start.toFixed()} to ${end.toFixed()}): ${text.data.trim().slice(0, 60)}`);
  }
  return [...new Set(faults)];
}"""


def cut(page: Page) -> dict[int, list[str]]:
    """Faults by width of the window; everything that can be opened is open."""
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(CUT)
    return {width: faults for width, faults in found.items() if faults}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_fits(kind: str, visit: Visit) -> None:
    assert cut(visit(kind)) == {}


@pytest.fixture(scope="module")
def pseudo(pseudo_site: Path) -> Iterator[Host]:
    with host(pseudo_site) as served:
        yield served


@pytest.mark.parametrize("path", ["", "b/", "thanks/", "kit/", "p/noor/", "p/mizan-alsahel/"])
def test_everything_fits_in_the_test_language(path: str, pseudo: Host, still: Page) -> None:
    settle(still, pseudo.to(f"ar-XB/accountants/{path}"))
    assert still.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar-XB", "rtl"]
    assert cut(still) == {}


def test_words_that_are_cut_or_stand_outside_are_found(still: Page) -> None:
    still.goto("about:blank")
    still.set_content(
        '<!doctype html><div style="width:5em;overflow:hidden;white-space:nowrap">long words in a short box</div>'
        '<p style="position:fixed;left:-20px">partly outside</p><p style="overflow:auto;white-space:nowrap">fine</p>'
    )
    assert [fault.partition(":")[0].split(" (")[0] for fault in cut(still)[320]] == ["cut by DIV.", "beyond the window"]
