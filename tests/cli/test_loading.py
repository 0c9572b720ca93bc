"""What a build loads: no more than the files that it makes need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from generator import pipeline
from generator.model.build import BuildInfo
from generator.render.formats import formats
from tests.cli.small import ROOT, write_small

OF_OTHERS = (
    "asyncio", "css_inline", "deflate", "multiprocessing.pool", "playwright", "regex", "rich", "typst", "xlsxwriter",
    "zxingcpp", "generator.archive",
    "generator.checks.mail_letter", "generator.checks.mail_run", "generator.checks.mail_words", "generator.links.qr",
    "generator.offers.calculator_board", "generator.offers.calculator_rules",
    "generator.render.formats.archive", "generator.render.formats.calendar", "generator.render.formats.upload",
    "generator.workshop.documents", "generator.workshop.draughtsman", "generator.workshop.pictures.base",
    "generator.workshop.tables",
)  # fmt: skip
"""What no page needs: mails, pictures, documents, tables, calendars, codes, archives and calculators."""


def loaded_by_a_build(root: Path, *arguments: str) -> frozenset[str]:
    """The modules that are there when a build from the command line is done."""
    words = (
        "import sys, generator.cli as cli\ncli.leave = lambda code: None\n"
        f"sys.argv = ['wasl', 'build', '--root', {str(root)!r}, *{arguments!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print('loaded', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(done.stdout.rpartition("loaded ")[2].split())


def test_a_build_of_pages_loads_nothing_of_what_makes_other_files(tmp_path: Path) -> None:
    root = write_small(tmp_path / "small")
    loaded = loaded_by_a_build(root, "--recipe", "partner/page")
    assert sorted(loaded.intersection(OF_OTHERS)) == []


def test_a_build_of_mails_loads_what_mails_need(tmp_path: Path) -> None:
    """Otherwise the names above might be those of nothing."""
    root = write_small(tmp_path / "small")
    loaded = loaded_by_a_build(root, "--recipe", "partner/mail")
    assert {"css_inline", "generator.checks.mail_letter", "generator.checks.mail_run"} <= loaded


def test_a_second_build_reads_no_template_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where there is no site of before that it could leave as it is."""
    monkeypatch.setenv("WASL_CACHE", str(tmp_path / "cache"))
    root = write_small(tmp_path / "small")
    read: list[str] = []
    for name in ("_parse", "compile"):
        monkeypatch.setattr(Environment, name, _noted(getattr(Environment, name), name, read))
    sites, counts = [], []
    for out in ("first", "second"):
        receipt = pipeline.build(root, tmp_path / out, ROOT, BuildInfo(date(2026, 11, 1), frozenset({"partner/page"})))
        sites.append({path.relative_to(receipt.site): path.read_bytes() for path in receipt.site.rglob("*.*")})
        counts.append(len(read))
    assert counts[0] > 20
    assert counts == [counts[0]] * 2
    assert sites[0] == sites[1]


def _noted(run: Callable[..., object], name: str, into: list[str]) -> Callable[..., object]:
    def noted(*given: object, **named: object) -> object:
        into.append(name)
        return run(*given, **named)

    return noted


def test_a_format_has_the_name_of_its_file() -> None:
    assert {name: formats()[name].name for name in formats()} == {name: name for name in formats()}
    assert "shape" not in formats()
