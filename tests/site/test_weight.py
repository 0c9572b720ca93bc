"""Pages stay light: what a first visit costs over the wire, and how much code there is at all."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.site.host import Host
from tests.site.pages import LANDINGS, LOCALES, address, html_pages

FIRST_VIEW = 100_000
SCRIPTS = 6_000
CALCULATOR = 19_000  # only on pages that have one, and under 6 KB on the wire
STYLES = 27_000  # with the sheets of the offer and the calculator, which other pages do without
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_costs_little(locale: str, hosted: Host, new_context: Callable[..., BrowserContext]) -> None:
    """Bytes on the wire with gzip, headers and typeface included; nothing comes from a cache."""
    context = new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    costs: dict[str, float] = {}
    for kind in LANDINGS:
        sizes.clear()
        page.goto(hosted.to(address(hosted.folder, f"{kind}:{locale}")), wait_until="networkidle")
        costs[kind] = sum(sizes)
    assert {kind: cost for kind, cost in costs.items() if not 30_000 < cost <= FIRST_VIEW} == {}


def test_there_is_little_javascript_and_none_in_pages(site: Path) -> None:
    sizes = {script.name.split(".")[0]: script.stat().st_size for script in site.rglob("*.js")}
    calculator = next(script for script in site.rglob("*.js") if script.name.startswith("calculator"))
    assert 0 < sizes.pop("calculator") <= CALCULATOR
    assert len(gzip.compress(calculator.read_bytes(), 9)) <= SCRIPTS
    assert 0 < sum(sizes.values()) <= SCRIPTS
    for page in html_pages(site):
        inline = [tag for tag in re.findall(r"<script\b([^>]*)>", page.read_text("utf-8")) if "src=" not in tag]
        assert all('type="application/ld+json"' in tag for tag in inline), page


def test_styles_of_a_page_are_small(site: Path) -> None:
    for kind in LANDINGS:
        for locale in LOCALES:
            page: Any = site / address(site, f"{kind}:{locale}")
            sheets = SHEET.findall((page / "index.html").read_text("utf-8"))
            assert sheets
            assert sum((page / sheet).resolve().stat().st_size for sheet in sheets) < STYLES, kind
