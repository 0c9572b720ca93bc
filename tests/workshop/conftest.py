"""What the workshop's tests share: a browser at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.workshop.browser import Browser, find_browser
from generator.workshop.draughtsman import Draughtsman
from tests.workshop.scene import ThemeShelf


@pytest.fixture(scope="session")
def installed(chromium_path: Path) -> Browser:
    """The browser to draw with."""
    found = find_browser({"WASL_BROWSER": str(chromium_path)})
    assert found is not None
    return found


@pytest.fixture(scope="module")
def draughtsman(installed: Browser) -> Iterator[Draughtsman]:
    """A browser at work for the tests of a file, with the base theme's files."""
    with Draughtsman(installed, ThemeShelf()) as working:
        yield working
