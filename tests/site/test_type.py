"""The typeface is really used in both scripts, nothing is faked, and Arabic has the room that its letters need."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Visit
from tests.site.pages import IN_EACH_LANGUAGE, KINDS

FAMILY = "Alexandria"
STYLED = [kind for kind in KINDS if not kind.startswith("short-link")]
"""A short link's page is seen for a moment, if at all, and comes without styles."""


def faces(page: Page) -> dict[str, set[bool]]:
    """Families that the words of a page were drawn with, and whether each is the site's own file."""
    wire = page.context.new_cdp_session(page)
    wire.send("DOM.enable")
    wire.send("CSS.enable")
    root = wire.send("DOM.getDocument")["root"]["nodeId"]
    nodes = wire.send("DOM.querySelectorAll", {"nodeId": root, "selector": "h1, h2, h3, p, li, a, button, label, td"})
    found: dict[str, set[bool]] = {}
    for node in nodes["nodeIds"]:
        for font in wire.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            found.setdefault(font["familyName"], set()).add(font["isCustomFont"])
    wire.detach()
    return found


@pytest.mark.parametrize("locale", ["ar", "en"])
@pytest.mark.parametrize("kind", ["home", "landing-accountants", "landing-vendors", "partner-with-logo", "thanks"])
def test_words_are_drawn_with_the_sites_own_typeface(kind: str, locale: str, visit: Visit) -> None:
    page = visit(f"{kind}:{locale}")
    assert page.evaluate("document.fonts.check('16px Alexandria', 'حساب Daftar')")
    loaded = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert any(FAMILY in family for family in loaded)
    used = faces(page)
    assert {family: own for family, own in used.items() if FAMILY not in family or own != {True}} == {}
    assert used


LOOKS = """() => {
  const faults = [];
  for (const element of document.querySelectorAll('body, body *')) {
    const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
    if (!words.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const say = fault => faults.push(`${fault}: ${element.outerHTML.slice(0, 100)}`);
    if (style.fontSynthesisWeight !== 'none' || style.fontSynthesisStyle !== 'none') say('may be faked');
    if (style.fontStyle !== 'normal') say('slanted');
    if (!/[\u0621-\u064a]/.test(words)) continue;
    if (!['normal', '0px'].includes(style.letterSpacing)) say('letters are pulled apart');
    if (style.webkitTextStrokeWidth !== '0px') say('letters have an outline');
    if (style.textAlign === 'left' || style.textAlign === 'right') say('aligned to a physical side');
    const size = parseFloat(style.fontSize);
    const line = style.lineHeight === 'normal' ? 0 : parseFloat(style.lineHeight);
    if (size >= 16 && line / size < 1.399) say(`line height ${(line / size).toFixed(2)} at ${size}px`);
  }
  return faults;
}"""


@pytest.mark.parametrize("kind", STYLED)
def test_nothing_is_faked_and_arabic_has_room(kind: str, visit: Visit) -> None:
    assert visit(kind).evaluate(LOOKS) == []


INK = """() => {
  const faults = [];
  for (const heading of document.querySelectorAll('h1, h2, h3, .amount, .fact')) {
    const box = heading.getBoundingClientRect();
    for (let at = heading; at !== document.body; at = at.parentElement) {
      const outer = at.getBoundingClientRect();
      const cuts = ['hidden', 'clip'].includes(getComputedStyle(at).overflowY);
      if (cuts && (box.top < outer.top || box.bottom > outer.bottom)) faults.push(heading.outerHTML.slice(0, 100));
    }
  }
  return faults;
}"""


@pytest.mark.parametrize("kind", [f"{kind}:ar" for kind in IN_EACH_LANGUAGE])
def test_no_heading_is_cut_above_or_below(kind: str, visit: Visit) -> None:
    assert visit(kind).evaluate(INK) == []
