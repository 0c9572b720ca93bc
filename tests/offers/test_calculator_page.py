"""The calculator in a browser: its script says what the evaluator says, and its inputs are easy to use."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.load.yaml import parse_yaml
from generator.model.locale import Locale
from generator.model.offer import Offer
from generator.offers.calculator import case, sums
from generator.offers.calculator_board import board
from generator.offers.calculator_scene import Scene, typical_scene
from generator.text.formats import format_money
from generator.validate.typed import build
from tests.offers.calculator_offers import WRITTEN, composed, line, offer, scenes, share
from tests.offers.calculator_page import AR, ARAB, EN, THEME, lay_out, page_with
from tests.offers.test_calculator import speech
from tests.tools.server import serve

SCALE: Final = 10**18
PRESETS: Final = Path(__file__).resolve().parents[2] / "generator/facts/offers"
ASK: Final = """scenes => {
  const box = document.querySelector("[data-sums]");
  const texts = sums => Object.fromEntries(Object.entries(sums).map(([unit, n]) => [unit, String(n)]));
  return scenes.map(scene => {
    const { referrer, referee, each } = box.earn(scene);
    return [texts(referrer), texts(referee), each === null ? null : String(each)];
  });
}"""
SHARE: Final = WRITTEN["share for two years"]
CHOICE: Final = WRITTEN["a choice between a share and a sum"]
SEATS: Final = WRITTEN["seats by plan, read over days, two caps"]


class Desk:
    """A folder with the theme's files, served; `open(offer, locale)` shows an offer's calculator in it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.pages, self.faults = folder, url, 0, list[str]()

    def put(self, offer: Offer, locale: Locale) -> str:
        """The name of a page of its own: a browser keeps one that it has seen."""
        self.pages += 1
        name = f"{self.pages}.html"
        (self.folder / name).write_text(page_with(board(offer, speech(locale)), locale), "utf-8")
        return name

    def open(self, page: Page, offer: Offer, locale: Locale = EN) -> Page:
        page.on("console", lambda said: self.faults.append(said.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(f"{self.url}/{self.put(offer, locale)}")
        page.evaluate("document.fonts.ready.then(() => null)")
        return page


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = lay_out(tmp_path_factory.mktemp("calculator"))
    with serve(folder) as served:
        yield Desk(folder, served.url)


@pytest.fixture(scope="module")
def asked(browser: Browser, desk: Desk) -> Iterator[Page]:
    """One page for all questions."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@cache
def shipped() -> dict[str, Offer]:
    """The programmes that come with it and that can be computed."""
    found = {}
    for path in sorted(PRESETS.glob("*.yaml")):
        node, problems = parse_yaml(path.name, path.read_text("utf-8"))
        assert node is not None
        one = build(Offer, node, problems)
        assert one is not None, problems
        if sums(one) is not None:
            found[path.stem] = one
    return found


def _ask(page: Page, desk: Desk, one: Offer, many: list[Scene]) -> list[list[Any]]:
    found = sums(one)
    assert found is not None
    desk.open(page, one)
    said: list[list[Any]] = page.evaluate(ASK, [_given(scene) for scene in many])
    return said


def _given(scene: Scene) -> dict[str, Any]:
    return {
        "clients": scene.clients, "price": str(scene.price), "over": [scene.over.months, scene.over.days],
        "counts": dict(scene.counts), "state": dict(scene.state), "choice": dict(scene.choice),
    }  # fmt: skip


def _wanted(one: Offer, scene: Scene) -> list[Any]:
    """What the evaluator says, in the script's smallest unit."""
    found = case(one, scene)
    sides = [{unit: f"{n * SCALE:.0f}" for unit, n in side.items()} for side in (found.total, found.client)]
    return [*sides, None if found.monthly is None else f"{found.monthly * SCALE:.0f}"]


def _agree(page: Page, desk: Desk, one: Offer, many: list[Scene]) -> int:
    """How many of the scenes bring something, once all are the same."""
    said, wanted = _ask(page, desk, one, many), [_wanted(one, scene) for scene in many]
    wrong = [(scene, want, say) for scene, want, say in zip(many, wanted, said, strict=True) if want != say]
    assert wrong == []
    return sum(bool(want[0]) for want in wanted)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_script_says_what_the_evaluator_says(name: str, asked: Page, desk: Desk) -> None:
    one = WRITTEN[name]
    found = sums(one)
    assert found is not None
    assert _agree(asked, desk, one, list(scenes(one, found, 300, seed=len(name)))) > 60


def test_it_says_so_of_the_programmes_that_come_with_it(asked: Page, desk: Desk) -> None:
    programmes = shipped()
    assert len(programmes) > 10
    for name, one in programmes.items():
        found = sums(one)
        assert found is not None
        assert _agree(asked, desk, one, list(scenes(one, found, 60, seed=len(name), most=45))) > 10, name


def test_it_says_so_of_offers_thrown_together(asked: Page, desk: Desk) -> None:
    paid = 0
    for seed in range(60):
        one = composed(seed)
        found = sums(one)
        if found is not None:
            paid += _agree(asked, desk, one, list(scenes(one, found, 6, seed)))
    assert paid > 200


# What readers see


def cells(page: Page) -> list[list[str]]:
    rows = page.query_selector_all("tbody tr")
    return [[cell.inner_text() for cell in row.query_selector_all("th, td")] for row in rows]


def total(page: Page) -> str:
    return page.locator("output").inner_text()


def money(amount: Decimal | int, locale: Locale) -> str:
    return format_money(amount, "SAR", locale).text


@pytest.mark.parametrize("locale", [AR, ARAB, EN], ids=["ar", "arab", "en"])
def test_without_a_script_the_table_has_the_evaluators_figures(
    locale: Locale, desk: Desk, new_context: Callable[..., BrowserContext]
) -> None:
    page = desk.open(new_context(java_script_enabled=False).new_page(), SHARE, locale)
    assert SHARE.typical is not None
    rows = [case(SHARE, typical_scene(SHARE, SHARE.typical, n)) for n in SHARE.typical.clients]
    expect(page.locator(".sums")).to_be_hidden()
    assert [row[-1] for row in cells(page)] == [money(one.total["SAR"], locale) for one in rows]
    assert [row[1] for row in cells(page)] == [money(one.monthly or 0, locale) for one in rows]


@pytest.mark.parametrize("locale", [AR, ARAB, EN], ids=["ar", "arab", "en"])
@pytest.mark.parametrize("name", [
    "share for two years", "three decimals, a ceiling, and a cap of value by the year",
    "free months and views by the thousand", "stays, and seats of a deal in bands",
])  # fmt: skip
def test_the_script_writes_what_the_server_wrote(name: str, locale: Locale, desk: Desk, page: Page) -> None:
    """Every figure stands there before the script runs; drawing it again changes no letter."""
    desk.open(page, WRITTEN[name], locale)
    before, box_before = page.locator(".sums-out").inner_text(), page.locator(".sums").bounding_box()
    values = [box.input_value() for box in page.locator(".sums-step input").all()]
    page.evaluate("document.querySelector('[data-sums]').dispatchEvent(new Event('change'))")
    for box in page.locator(".sums-step input").all():
        box.dispatch_event("change")
    assert page.locator(".sums-out").inner_text() == before
    assert page.locator(".sums").bounding_box() == box_before
    assert [box.input_value() for box in page.locator(".sums-step input").all()] == values


@pytest.mark.parametrize(("typed", "clients", "shown"), [
    ("40", 40, "40"), ("٤٠", 40, "40"), ("۴۰", 40, "40"), ("1,000", 1000, "1,000"), (" 12 ", 12, "12"),
    ("0", 1, "1"), ("99999", 1000, "1,000"), ("٩٩٬٩٩٩", 1000, "1,000"), ("12.9", 12, "12"),
])  # fmt: skip
def test_what_is_typed_is_read(typed: str, clients: int, shown: str, desk: Desk, page: Page) -> None:
    desk.open(page, SHARE, AR)
    box = page.get_by_label("العملاء")
    box.fill(typed)
    assert total(page) == money(Decimal(298) * clients * 12 / 10, AR)
    assert page.locator("#sums-clients-note").is_visible() == (typed in ("0", "99999", "٩٩٬٩٩٩"))
    box.blur()
    assert box.input_value() == shown


def test_what_is_no_number_changes_nothing(desk: Desk, page: Page) -> None:
    desk.open(page, SHARE, AR)
    box, before = page.get_by_label("العملاء"), total(page)
    for typed in ("", "many", "1e3", "-5", "5 5"):
        box.fill(typed)
        assert total(page) == before
    box.blur()
    assert box.input_value() == "15"


@pytest.mark.parametrize("typed", ["149.5", "149٫5", "١٤٩٫٥", "149,5"])
def test_a_price_may_have_decimals(typed: str, desk: Desk, page: Page) -> None:
    desk.open(page, SHARE, AR)
    box = page.get_by_label("يدفع العميل في الشهر")
    box.fill(typed)
    assert total(page) == money(Decimal("29.9") * 15 * 12, AR)
    box.blur()
    assert box.input_value() == "149.50"


def test_keys_and_buttons_step_and_stay_within_the_ends(desk: Desk, page: Page) -> None:
    desk.open(page, SHARE, EN)
    box = page.get_by_label("Clients", exact=True)
    box.focus()
    for key, value in (("ArrowUp", "16"), ("PageUp", "26"), ("ArrowDown", "25"), ("PageDown", "15")):
        page.keyboard.press(key)
        assert box.input_value() == value
    less, more = page.locator(".sums-step").first.locator("button").all()
    more.click()
    assert (box.input_value(), total(page)) == ("16", money(Decimal("29.8") * 16 * 12, EN))
    box.fill("1")
    less.click()
    assert box.input_value() == "1"
    expect(page.locator("#sums-clients-note")).to_be_visible()


def test_a_choice_and_a_plan_change_the_sum(desk: Desk, page: Page) -> None:
    desk.open(page, CHOICE, EN)
    assert CHOICE.typical is not None
    plain = typical_scene(CHOICE, CHOICE.typical, 15)
    for place, chosen in enumerate(("share", "discount", "sum")):
        page.locator("input[type=radio]").nth(place).check()
        want = case(CHOICE, replace(plain, choice={"reward": chosen}))
        assert total(page) == money(want.total["SAR"], EN)
        assert page.locator("[data-side=each]").is_visible() == (want.monthly is not None)
    desk.open(page, SEATS, EN)
    page.get_by_text("Starter", exact=True).first.click()
    assert total(page) == money(8 * 5 * 15, EN)


def test_words_cannot_break_out(desk: Desk, page: Page) -> None:
    nasty = "\"></script><img src=x onerror=alert(1)>'&amp;"
    rates = [{"if": {"attr": "plan", "value": value, "label": {"ar": nasty, "en": nasty}}, "give": share(percent)}
             for value, percent in (("a", "10"), ("b", "20"))]  # fmt: skip
    one = offer(line("a", "pay", rates=rates, repeat={"for": "P24M"}), typical={"state": {"plan": "a"}},
                words={"plan": {"ar": [nasty], "en": [nasty]}})  # fmt: skip
    desk.open(page, one, EN)
    assert page.locator("img").count() == 0
    assert page.locator(".option").first.inner_text().lower() == nasty
    page.locator("input[type=radio]").nth(1).check()
    assert total(page) == money(Decimal("29.8") * 15 * 12, EN)


# How it behaves


@pytest.mark.parametrize("locale", [AR, EN], ids=["ar", "en"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_is_easy_to_hit(locale: Locale, width: int, desk: Desk, new_page: Callable[..., Page]) -> None:
    page = desk.open(new_page(width), SEATS, locale)
    for name in ("clients", "count-seat"):
        page.locator(f"#sums-{name}").fill("1000")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for target in page.locator(".sums :is(.sums-step input, button, .option)").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_nothing_moves_when_the_script_comes(desk: Desk, new_page: Callable[..., Page]) -> None:
    """Its place is kept, and nothing is seen in it that does not work yet."""
    late = new_page()
    late.route("**/scripts/calculator.js", lambda route: route.abort())
    desk.open(late, SEATS, AR)
    expect(late.locator(".sums-in")).to_be_hidden()
    on = desk.open(new_page(), SEATS, AR)
    expect(on.locator(".sums-in")).to_be_visible()
    assert late.locator("table").bounding_box() == on.locator("table").bounding_box()


def test_the_result_is_announced_and_on_paper_the_table_stands(desk: Desk, page: Page) -> None:
    desk.open(page, SHARE, AR)
    assert page.locator("output").get_attribute("aria-live") == "polite"
    page.emulate_media(media="print")
    expect(page.locator(".sums")).to_be_hidden()
    expect(page.locator("table")).to_be_visible()


@pytest.mark.parametrize("locale", [AR, EN], ids=["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_nothing(
    locale: Locale, scheme: str, desk: Desk, new_page: Callable[..., Page], axe_source: str
) -> None:
    page = desk.open(new_page(390, color_scheme=scheme, bypass_csp=True), SEATS, locale)
    page.locator("#sums-clients").fill("5000")
    page.evaluate(axe_source)
    run = "axe.run('.calculator', { resultTypes: ['violations'] }).then(found => found.violations.map(one => one.id))"
    assert page.evaluate(run) == []


def test_the_page_is_valid(desk: Desk, vnu_jar: Path) -> None:
    names = [desk.put(one, AR) for one in (SHARE, SEATS, CHOICE)]
    command = ["java", "-jar", str(vnu_jar), "--format", "json", "--exit-zero-always", *names]
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, check=True)
    assert [note["message"] for note in json.loads(done.stderr)["messages"] if note["type"] != "info"] == []


def test_nothing_was_refused_by_the_policy(desk: Desk, page: Page) -> None:
    desk.open(page, CHOICE, AR)
    assert [fault for fault in desk.faults if "ERR_FAILED" not in fault] == []


def test_the_script_is_small() -> None:
    script = (THEME / "scripts/calculator.js").read_bytes()
    assert len(gzip.compress(script, 9)) < 6_000
