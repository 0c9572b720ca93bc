"""Who is measured: what each is called, how its site is written, and the command that builds it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import flat, tools
from bench.programme import ROOT, partners, write_project
from bench.records import write_list
from bench.site import write_data
from bench.specimen import Specimens, build_command

HERE = Path(__file__).resolve().parent
NAMES = {
    "wasl": "Wasl",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "hugo-flat": "Hugo, finished pages",
    "eleventy-flat": "Eleventy, finished pages",
    "loop": "only writing",
}
USUAL = ("wasl", "hugo", "eleventy", "loop")
AT_MOST = {"eleventy": 10_000, "eleventy-flat": 10_000}  # partners; beyond, it would take most of an hour


@dataclass(frozen=True, slots=True)
class Competitor:
    """A site generator beside Wasl."""

    command: Callable[[Path, Path, Path], list[str]]  # its site, where to write, where it may keep a cache
    write: Callable[[Path, Specimens], None]
    partners: str  # where its site holds the list


def _hugo(site: Path, out: Path, cache: Path) -> list[str]:
    return [*tools.hugo(), "--noBuildLock", f"--source={site}", f"--destination={out}",
            f"--cacheDir={cache}"]  # fmt: skip


def _eleventy(_site: Path, out: Path, _cache: Path) -> list[str]:
    return [*tools.eleventy(), "--quiet", f"--output={out}"]


def _write_eleventy(site: Path, specimens: Specimens) -> None:
    tools.eleventy()
    (site / "node_modules").symlink_to(tools.TOOLS / "eleventy" / "node_modules", target_is_directory=True)
    write_data(site / "_data", site / "icons", specimens)


COMPETITORS = {
    "hugo": Competitor(
        _hugo, lambda site, found: write_data(site / "data", site / "assets" / "icons", found), "assets/partners.json"
    ),
    "hugo-flat": Competitor(
        _hugo, lambda site, found: flat.write_templates(flat.HUGO, site, found), "assets/partners.json"
    ),
    "eleventy": Competitor(_eleventy, _write_eleventy, "_data/partners.json"),
    "eleventy-flat": Competitor(
        _eleventy, lambda site, found: flat.write_templates(flat.ELEVENTY, site, found), "_data/partners.json"
    ),
}


def write_site(name: str, out: Path, count: int, specimens: Specimens) -> None:
    """Write a competitor's site for `count` partners. `out` must not be there yet."""
    shutil.copytree(HERE / "competitors" / name, out)
    COMPETITORS[name].write(out, specimens)
    write_list(out / COMPETITORS[name].partners, partners(count), specimens.assets)


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, and where."""

    words: list[str]
    cwd: Path


def prepare(name: str, folder: Path, out: Path, count: int, specimens: Specimens) -> Command:
    """Write what a contender needs into `folder`, and give the command that writes into `out`."""
    site = folder / name
    if name == "wasl":
        write_project(site, partners(count))
        return Command(build_command(site, out), ROOT)
    if name == "loop":
        return Command([sys.executable, str(HERE / "loop.py"), str(folder / "sizes"), str(out)], folder)
    write_site(name, site, count, specimens)
    return Command(COMPETITORS[name].command(site, out, folder / "cache"), site)


def taking_part(names: list[str], count: int) -> list[str]:
    """Those of `names` that are measured at this number of partners."""
    return [name for name in names if count <= AT_MOST.get(name, count)]
