"""How long a browser takes for the bases of pictures: six sizes in two languages, each drawn and made ready to stamp.

python bench/bases.py --repeat 3
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from generator.workshop.browser import Browser, find_browser
from generator.workshop.draughtsman import Draughtsman, Job
from generator.workshop.pictures.base import base_of
from tests.workshop.scene import SIZES, Scene, ThemeShelf

JOBS = tuple(
    Job(Scene(language, width, height).html(), width, height, f"{language} {width}x{height}")
    for language in ("ar", "en")
    for width, height in SIZES
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="how often all is done")
    repeat: int = parser.parse_args().repeat
    started = time.perf_counter()
    browser = find_browser()
    if browser is None:
        sys.exit("There is no browser: set WASL_BROWSER to the path of one.")
    print(f"{browser.kind} {browser.version}, found in {time.perf_counter() - started:.2f} s")
    print(f"{'start':>8}{'draw':>8}{'prepare':>9}{'(cpu)':>8}{'all':>8}   seconds for {len(JOBS)} bases")
    for _ in range(repeat):
        once(browser)


def once(browser: Browser) -> None:
    """Draw and prepare all bases with a browser that is started for it. Preparing overlaps with drawing."""
    begun = time.perf_counter()
    preparing = worked = 0.0
    with Draughtsman(browser, ThemeShelf()) as working:
        ready = time.perf_counter()
        for drawing in working.draw(JOBS):
            taken, busy = time.perf_counter(), time.thread_time()
            base_of(drawing).to_bytes()
            preparing += time.perf_counter() - taken
            worked += time.thread_time() - busy
        done = time.perf_counter()
    ended = time.perf_counter()
    times = f"{ready - begun:8.2f}{done - ready - preparing:8.2f}{preparing:9.2f}{worked:8.2f}{ended - begun:8.2f}"
    print(times)


if __name__ == "__main__":
    main()
