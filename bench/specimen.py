"""Finished pages of one partner of each segment that has everything: what the competitors' sites are made from."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.programme import LOGOS, ROOT, SEGMENTS, BenchPartner, write_project

LOCALES = ("ar", "en")
NAMES = {"ar": "مكتب عينة القياس", "en": "Specimen Measure Office"}
COLOUR, ACCENT, DISCOUNT = "#123456", "#fedcba", "SPECIMEN99"
PAGES = ("partner/page",)  # the one recipe that the competitors make too


class PageChanged(Exception):
    """Wasl's page no longer holds something that is looked for in it: the competitors would make another page."""


@dataclass(frozen=True, slots=True)
class Specimens:
    """Finished pages of the specimens by (segment, locale), and published file names by the name they had."""

    pages: dict[tuple[str, str], str]
    assets: dict[str, str]


def specimen(segment: str) -> BenchPartner:
    """A partner of `segment` that has everything, with values that occur nowhere else."""
    return BenchPartner(
        slug=f"specimen-{segment}", name_ar=NAMES["ar"], name_en=NAMES["en"], segment=segment, type="referral",
        tier="gold", code=f"code-of-{segment}", discount_code=DISCOUNT, logo=LOGOS[SEGMENTS.index(segment)],
        colour=COLOUR, accent=ACCENT,
    )  # fmt: skip


def build_command(
    root: Path, out: Path, recipes: tuple[str, ...] = PAGES, without: tuple[str, ...] = ()
) -> list[str]:  # fmt: skip
    """The command that is measured: these recipes for every partner (all if none), nothing of the formats `without`."""
    limits = [word for recipe in recipes for word in ("--recipe", recipe)]
    limits += [word for form in without for word in ("--without", form)]
    return [sys.executable, "-m", "generator.cli", "build", "--root", str(root), *limits, "--out", str(out)]


def build_specimens(scratch: Path) -> Specimens:
    """Let Wasl make the pages of one specimen of each segment. `scratch` must not be there yet."""
    write_project(scratch, map(specimen, SEGMENTS))
    subprocess.run(build_command(scratch, scratch / "out"), cwd=ROOT, check=True, capture_output=True)
    site = scratch / "out" / "site"
    pages = {
        (segment, locale): (site / locale / segment / "p" / f"specimen-{segment}" / "index.html").read_text("utf-8")
        for segment in SEGMENTS
        for locale in LOCALES
    }
    files = [file for file in (site / "assets").rglob("*") if file.is_file()]
    return Specimens(pages, {_plain_name(file.name): file.name for file in files})


def _plain_name(published: str) -> str:
    """`site.css` for `site.12ed8a0daf.css`."""
    parts = published.split(".")
    return f"{parts[0]}.{parts[-1]}"
