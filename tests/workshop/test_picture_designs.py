"""The example's pictures as the base theme draws them: words that fit, cards alike, sides that mirror."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.model.build import BuildInfo
from generator.model.plan import Cohort
from generator.pipeline import read
from generator.render.press import Press
from generator.workshop.draughtsman import Draughtsman, Job
from generator.workshop.pictures.base import base_of
from generator.workshop.pictures.shape import Box, Drawing
from generator.workshop.tools import SEPARATOR

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "themes" / "base"
LAYOUTS = {"field", "split", "column", "sheet"}
DRAWN = "customers"  # its four posts take the four compositions
MODULES = 33  # a QR code of version 3, and the quiet zone of two modules that its box holds
STORY = (250, 1920 - 340)  # rows of a story that no network covers with what is its own
HEADLINE = 50  # letters

# Where words stand, and what else must not be covered: rectangles in pixels.
WORDS = """() => {
  const rect = element => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const holder = text.parentElement.closest("h1, .line, .perk, .mark, .scan, .figure");
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const r of range.getClientRects())
      if (text.data.trim() && r.width) lines.push([holder ? holder.className || holder.tagName : "?",
        r.left, r.top, r.right, r.bottom]);
  }
  const shapes = document.querySelectorAll(".scene > svg, .link-motif");
  const parts = Array.from(document.querySelectorAll(".scene > svg > *"));
  return {
    lines, card: rect(document.querySelector("[data-band]")), size: [innerWidth, innerHeight],
    scenes: Array.from(shapes, shape => shape.childElementCount),
    drawn: parts.map(rect).filter(r => r[2] > r[0]),
    blocks: Array.from(document.querySelectorAll("h1, .line, .perk, .mark, .figure"),
      element => [element.className || element.tagName, ...rect(element)]),
  };
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the example, and the page that the browser draws for it."""

    cohort: Cohort
    page: bytes

    @property
    def size(self) -> tuple[int, int]:
        return self.cohort.recipe.front.pixels

    @property
    def name(self) -> str:
        parts = (self.cohort.recipe.name, self.cohort.segment, self.cohort.locale, self.cohort.post)
        return " ".join(part for part in parts if part)


@cache
def pictures() -> tuple[Picture, ...]:
    """Every picture that differs from the others in what is drawn once."""
    _, project, plan, _ = read(ROOT, None, BuildInfo(date(2027, 1, 15)))
    press = Press(project, plan.family)
    found: dict[bytes, Picture] = {}
    for cohort in plan.cohorts:
        if cohort.recipe.format == "image" and not cohort.mail:  # the picture of a mail is that mail
            places = plan.partners_of(cohort) if cohort.per_partner else ()
            partner = plan.roster[places[0]] if places else None
            page, _, fills = press.bytes_of(cohort, partner).partition(SEPARATOR)
            assert fills.count(b"\n") >= 6, cohort
            found.setdefault(page, Picture(cohort, page))
    return tuple(found.values())


def posts() -> list[Picture]:
    return [picture for picture in pictures() if picture.cohort.post]


def layout(picture: Picture) -> str:
    found = re.search(rb'class="post (\w+)"', picture.page)
    assert found is not None
    return found[1].decode()


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_post_has_words_for_its_picture() -> None:
    _, project, _, _ = read(ROOT, None, BuildInfo(date(2027, 1, 15)))
    for (segment, locale), pack in project.posts.items():
        for post in pack:
            where = f"{segment} {locale} {post.id}"
            assert 0 < len(post.headline) <= HEADLINE, where
            assert post.line, where
            assert post.headline.rstrip("؟?.") in post.alt, f"{where}: the description says what the picture says"
            assert len(post.alt) <= 500, where


def test_a_pack_shows_at_least_three_compositions() -> None:
    packs: dict[tuple[str, str, str], list[str]] = {}
    for picture in posts():
        cohort = picture.cohort
        packs.setdefault((cohort.recipe.name, cohort.segment, cohort.locale), []).append(layout(picture))
    assert packs
    for pack, layouts in packs.items():
        assert len(set(layouts)) >= 3, pack
        assert set(layouts) <= LAYOUTS, pack
        assert all(one != next for one, next in pairwise(layouts)), f"{pack}: two alike side by side"


# --- where they stand ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pictures")
    (made / "theme").symlink_to(THEME)
    return made


def laid_out(picture: Picture, sheet: Page, folder: Path) -> Any:
    width, height = picture.size
    sheet.set_viewport_size({"width": width, "height": height})
    (folder / "page.html").write_bytes(picture.page)
    sheet.goto((folder / "page.html").as_uri())
    sheet.evaluate("document.fonts.ready.then(() => null)")
    return sheet.evaluate(WORDS)


def faults(picture: Picture, seen: Any) -> Iterator[str]:
    """What is wrong with where words stand."""
    width, height = picture.size
    top, foot = STORY if (width, height) == (1080, 1920) else (0, height)
    for what, left, above, right, below in seen["lines"]:
        if left < 0 or right > width or above < top - 1 or below > foot + 1:
            yield f"{what} leaves the picture or its safe rows: {left:.0f} {above:.0f} {right:.0f} {below:.0f}"
    if seen["card"][1] < top or seen["card"][3] > foot:
        yield "the card leaves the safe rows"
    for place, (what, *one) in enumerate(seen["blocks"]):
        others = [*seen["blocks"][place + 1 :], ["the card", *seen["card"]]]
        yield from (f"{what} lies on {other}" for other, *two in others if overlap(one, two) > 3)
        yield from (f"{what} lies on what is drawn" for part in seen["drawn"] if overlap(one, part) > 6)
    if not all(seen["scenes"]):
        yield "a scene without a drawing"


def overlap(one: list[float], two: list[float]) -> float:
    """How many pixels two rectangles reach into each other."""
    return min(min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1]))


def test_words_fit_and_stand_apart(sheet: Page, folder: Path) -> None:
    found = {picture.name: list(faults(picture, laid_out(picture, sheet, folder))) for picture in pictures()}
    assert len(found) > 100
    assert {name: faulty for name, faulty in found.items() if faulty} == {}


def test_a_headline_that_is_too_long_is_seen(sheet: Page, folder: Path) -> None:
    picture = next(picture for picture in posts() if layout(picture) == "field")
    page = re.sub(rb"(<h1[^>]*>)", rb"\1" + b"Incomprehensibilities " * 12, picture.page)
    assert list(faults(picture, laid_out(Picture(picture.cohort, page), sheet, folder)))


# --- what is drawn ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawings(draughtsman: Draughtsman) -> dict[str, tuple[Picture, Drawing]]:
    chosen = [picture for picture in pictures() if picture.cohort.segment == DRAWN]
    jobs = [Job(picture.page, *picture.size, picture.name) for picture in chosen]
    drawn = draughtsman.draw(jobs)
    return {picture.name: (picture, drawing) for picture, drawing in zip(chosen, drawn, strict=True)}


def test_drawings_are_blends_and_keep_their_card_plain(drawings: dict[str, tuple[Picture, Drawing]]) -> None:
    for name, (picture, drawing) in drawings.items():
        assert drawing.clipped == (), name
        if picture.cohort.locale == "ar":  # the same styles in both, and this takes its time
            base_of(drawing)  # raises for another colour, and for a box that does not stand on plain white


def test_boxes_hold_what_partners_put_into_them(drawings: dict[str, tuple[Picture, Drawing]]) -> None:
    for name, (picture, drawing) in drawings.items():
        boxes = {box.fill: box for box in drawing.boxes}
        wanted = {"name", "code", "logo"} | ({"qr"} if not picture.cohort.recipe.name.endswith("/preview") else set())
        assert set(boxes) == wanted, name
        assert (boxes["name"].weight, boxes["code"].weight) == (700, 400), name
        assert 34 <= boxes["name"].size <= 46, name
        assert boxes["name"].width >= 7 * boxes["name"].size, name
        if "qr" in boxes:
            assert boxes["qr"].width == boxes["qr"].height, name
            assert boxes["qr"].width in {MODULES * pixels for pixels in range(4, 9)}, name


def test_arabic_is_english_seen_from_the_other_side(drawings: dict[str, tuple[Picture, Drawing]]) -> None:
    pairs = [(name, name.replace(" ar", " en")) for name in drawings if " ar" in name]
    assert pairs
    for arabic, english in pairs:
        width = drawings[arabic][0].size[0]
        here = {box.fill: box for box in drawings[arabic][1].boxes}
        there = {box.fill: box for box in drawings[english][1].boxes}
        for fill in here.keys() & {"logo", "qr"}:
            assert abs(mirrored(here[fill], width) - there[fill].x) <= 1, f"{arabic}: {fill}"
        assert abs(mirrored(here["name"], width) - there["name"].x) <= 1, f"{arabic}: the name begins elsewhere"
        assert (here["name"].side, there["name"].side) == ("right", "left"), arabic


def mirrored(box: Box, width: int) -> int:
    return width - box.x - box.width
