"""What the tests of the example site share: the site on its host, a page that holds still, and the example's facts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.site.host import Host, host
from tests.site.pages import address

ROOT = Path(__file__).resolve().parents[2]
Visit = Callable[[str], Page]


@pytest.fixture(scope="session")
def site(example_site: Any) -> Path:
    """The folder that is deployed."""
    folder: Path = example_site.site
    return folder


@pytest.fixture(scope="session")
def hosted(site: Path) -> Iterator[Host]:
    """The example on its host, for all tests of a worker."""
    with host(site) as served:
        yield served


@pytest.fixture(scope="session")
def programme() -> dict[str, Any]:
    """`content/programme.yaml`."""
    facts: dict[str, Any] = yaml.safe_load((ROOT / "content/programme.yaml").read_text("utf-8"))
    return facts


@pytest.fixture(scope="session")
def still(browser: Browser) -> Iterator[Page]:
    """One page for all tests of a worker that only look: 1280 x 800, without movement."""
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    # The page of a short link would leave before anybody has looked at it.
    context.route("**/scripts/go*.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(still: Page, hosted: Host) -> Visit:
    """`visit(kind)` opens a page of a kind (see `pages.py`) with its typeface loaded."""

    def go(kind: str) -> Page:
        still.set_viewport_size({"width": 1280, "height": 800})
        still.emulate_media(color_scheme="light")
        settle(still, hosted.to(address(hosted.folder, kind)))
        return still

    return go


def settle(page: Page, url: str) -> None:
    """Open an address and wait until boxes stay where they are."""
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => null)")


@pytest.fixture(scope="session")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One segment with its pages in the test language `ar-XB`: English words in a right-to-left page."""
    out = tmp_path_factory.mktemp("pseudo")
    command = [sys.executable, "-m", "generator.cli", "build", "--root", str(ROOT), "--out", str(out)]
    narrowed = [*command, "--pseudo", "--only", "accountants"]
    done = subprocess.run(narrowed, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"The test language does not build (exit code {done.returncode}):\n{done.stdout}", pytrace=False)
    return out / "site"
