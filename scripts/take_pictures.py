"""Take the README's picture anew from the built example: `make build`, then run this with `.venv/bin/python`.

Four views of the site, arranged by a page of their own and photographed by Chromium.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM_FLAGS  # noqa: E402  (the folder is no installed package)
from tests.tools.chromium import find_chromium  # noqa: E402

SITE = ROOT / "build" / "site"
OUT = ROOT / "docs" / "pictures" / "overview.png"
STAGE = """<!doctype html><meta charset="utf-8"><style>
body{{margin:0;width:1600px;height:1000px;background:#dfece7;position:relative;overflow:hidden}}
img{{position:absolute;border-radius:18px;box-shadow:0 30px 80px #00352e33}}
.a{{inset:60px auto auto 60px;width:880px}} .b{{inset:110px 340px auto auto;width:280px}}
.c{{inset:60px 40px auto auto;width:280px}} .d{{inset:610px 180px auto auto;width:820px}}
</style><img class="a" src="{a}"><img class="c" src="{c}"><img class="d" src="{d}"><img class="b" src="{b}">"""


def main() -> None:
    kits = sorted(path.name for path in (SITE / "ar" / "k").iterdir())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        views = {
            "a": _view(browser, "ar/accountants", 1280, 900, "light"),
            "b": _view(browser, "ar/accountants/p/noor", 390, 780, "dark"),
            "c": _view(browser, "en/customers", 390, 780, "light"),
            "d": _view(browser, f"ar/k/{kits[0]}", 1100, 520, "light"),
        }
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.set_content(STAGE.format(**views))
        page.wait_for_load_state("networkidle")
        OUT.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=OUT)
        browser.close()


def _view(browser: Browser, path: str, width: int, height: int, scheme: str) -> str:
    """One page as a data address."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((SITE / path / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    picture = base64.b64encode(page.screenshot()).decode()
    context.close()
    return f"data:image/png;base64,{picture}"


if __name__ == "__main__":
    main()
