"""axe finds nothing to object to on any kind of page, in either language, by day and by night."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Visit
from tests.site.pages import KINDS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Frames hold mails, which have judges of their own.
RUN = "options => axe.run(document, { resultTypes: ['violations'], iframes: false, ...options })"


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    found = page.evaluate(RUN, options)["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())[:240]})"
        for rule in found
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_objects_to_nothing(kind: str, visit: Visit, axe_source: str) -> None:
    page = visit(kind)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate(axe_source)
    by_day = violations(page, {"runOnly": {"type": "tag", "values": TAGS}})
    page.emulate_media(color_scheme="dark")
    by_night = violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert (by_day, by_night) == ([], [])


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const faults = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(rgb(style.color)), light(ground(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_partners_colours_make_words_hard_to_read(still: Page, hosted: Any, scheme: Any) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large text. A partner chooses colours; the theme answers for them."""
    still.emulate_media(color_scheme=scheme)
    partners = sorted(hosted.folder.glob("ar/*/p/*"))
    assert len(partners) >= 16
    for partner in partners:
        still.goto(hosted.to(f"{partner.relative_to(hosted.folder).as_posix()}/"))
        assert still.evaluate(CONTRAST) == [], partner.name
