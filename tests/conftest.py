"""What all tests share: `--bless`, a browser, the example site built once, a static host, outside judges."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.tools.chromium import find_chromium
from tests.tools.server import ServedSite, serve

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "tests" / "tools" / "node_modules"

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# A slow machine is no failure, and a failure must be repeatable by whoever reads the log.
settings.register_profile("wasl", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("wasl")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write golden files anew from what the code makes now")


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden tests shall rewrite what they expect (then read the diff before committing it)."""
    return bool(request.config.getoption("--bless"))


@dataclass(frozen=True, slots=True)
class ExampleSite:
    """The example of this repository as `wasl build` leaves it: what is deployed, and what is for the team only."""

    site: Path
    reports: Path


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> ExampleSite:
    """The example site, built by the command line once for all workers. Read only: others look at it too."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    out, receipt = shared / "example", shared / "example.json"
    with (shared / "example.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not receipt.exists():
            receipt.write_text(json.dumps(_build_example(out)), encoding="utf-8")
    built = json.loads(receipt.read_text(encoding="utf-8"))
    if built["code"] != 0:
        pytest.fail(f"The example does not build (exit code {built['code']}):\n{built['output']}", pytrace=False)
    return ExampleSite(out / "site", out / "reports")


def _build_example(out: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "generator.cli", "build", "--root", str(ROOT), "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return {"code": done.returncode, "output": done.stdout + done.stderr}


@pytest.fixture
def serve_site() -> Iterator[Callable[[Path], ServedSite]]:
    """`serve_site(folder)` serves a folder on loopback until the test ends (see `tests/tools/server.py`)."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serve(folder))


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser to test with; `make test` installs one where it may."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium found: run `make test`, or set WASL_CHROMIUM to the path of one.", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One browser for each worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`new_context(**options)`: a fresh profile (Playwright's options), closed when the test ends."""
    with ExitStack() as stack:

        def make(**options: Any) -> BrowserContext:
            context = browser.new_context(**{"service_workers": "block", **options})
            stack.callback(context.close)
            return context

        yield make


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """`new_page(width=360, height=740, **options)`: a page in a profile of its own, sized in CSS pixels."""

    def make(width: int = 1280, height: int = 800, **options: Any) -> Page:
        return new_context(viewport={"width": width, "height": height}, **options).new_page()

    return make


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page of 1280 x 800 CSS pixels."""
    return new_page()


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The Nu HTML checker: `java -jar PATH --format json FILE...`."""
    return _judge("vnu-jar/build/dist/vnu.jar")


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker's script, for `page.evaluate(axe_source)`, then `axe.run()`."""
    return _judge("axe-core/axe.min.js").read_text(encoding="utf-8")


def _judge(name: str) -> Path:
    path = NODE_MODULES / name
    if not path.is_file():
        pytest.fail(f"tests/tools/node_modules/{name} is not there: run `make test` once.", pytrace=False)
    return path
