"""The README does not lie: its commands exist, and its ten-minute tour works word for word."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ar.md")


def _wasl(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example after all four changes of the tour, built."""
    root = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "content", root / "content")
    segments = root / "content" / "segments"
    _replace(segments / "accountants" / "page.en.md", r"^# .*$", "# A headline of our own")
    row = re.search(r"```csv\n(.+)\n```", (ROOT / "README.md").read_text())
    assert row is not None
    with (root / "content" / "partners.csv").open("a") as table:
        table.write(f"{row[1]}\n")
    shutil.copytree(segments / "accountants", segments / "bookkeepers")
    _replace(segments / "bookkeepers" / "segment.yaml", r"^name:.*$", "name: {ar: ماسكو الدفاتر, en: Bookkeepers}")
    _replace(root / "content" / "programme.yaml", r"^networks: \[", "networks: [snapchat, ")
    built = _wasl("build", "--root", str(root))
    assert built.returncode == 0, built.stderr
    return root / "build"


def _replace(file: Path, pattern: str, by: str) -> None:
    text, count = re.subn(pattern, by, file.read_text(), count=1, flags=re.MULTILINE)
    assert count == 1
    file.write_text(text)


def test_a_headline_changes(toured: Path) -> None:
    assert "A headline of our own" in (toured / "site/en/accountants/index.html").read_text()


def test_a_partner_has_its_page_and_its_kit(toured: Path) -> None:
    page = (toured / "site/en/accountants/p/hilal-books/index.html").read_text()
    assert "Hilal Books" in page
    with (toured / "reports/kits.csv").open(encoding="utf-8-sig", newline="") as table:
        kits = [row["kit"] for row in csv.DictReader(table) if row["partner"] == "hilal-books"]
    assert len(kits) == 2
    for kit in kits:
        own = kit.removeprefix("https://partners.daftar.example/")
        assert (toured / "site" / own / "index.html").is_file()


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_segment_has_everything(toured: Path, locale: str) -> None:
    site = toured / "site"
    for page in ("", "thanks/", "kit/"):
        assert (site / locale / "bookkeepers" / page / "index.html").is_file()
    kit = site / "kits" / "bookkeepers" / locale
    assert (kit / "mails" / "intro.eml").is_file()
    assert (kit / "posts" / "linkedin.txt").is_file()


def test_a_network_has_its_posts(toured: Path) -> None:
    posts = (toured / "site/kits/accountants/en/posts/snapchat.txt").read_text()
    assert "utm_content=post01--snapchat--a" in posts


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_file_that_it_names_exists(readme: str) -> None:
    text = (ROOT / readme).read_text()
    assert text.count("make build") >= 1
    for command in set(re.findall(r"`wasl (\w+)", text)):
        assert _wasl(command, "--help").returncode == 0, command
    targets = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"`make (\w+)`", text)):
        assert re.search(rf"^{target}:", targets, re.MULTILINE), target
    for path in set(re.findall(r"`((?:docs|content|generator)/[\w./-]+)`", text)):
        assert (ROOT / path).exists() or path == "content/networks/", path


@pytest.mark.parametrize("readme", READMES)
def test_its_numbers_are_the_example(readme: str) -> None:
    rows = (ROOT / "content/partners.csv").read_text().strip().splitlines()[1:]
    partners = len(rows) + len(list((ROOT / "content/partners").glob("*.yaml")))
    networks = len(list((ROOT / "generator/facts/networks").glob("*.yaml")))
    words = {"README.md": ("nineteen partners", "22 networks"), "README.ar.md": ("تسعة عشر شريكًا", "22 شبكة")}
    assert (partners, networks) == (19, 22)
    assert all(word in (ROOT / readme).read_text() for word in words[readme])
