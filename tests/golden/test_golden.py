"""Golden folders: a small change to the tiny project, and the files that it then makes. `--bless` writes them anew.

A folder holds the files that its case is about; what the build makes beside them is not compared. The input is the tiny
project with the edits of the case.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.build import BuildInfo
from generator.pipeline import Receipt, build
from tests.tiny.workshop import TODAY, copy_tiny, edit

HERE = Path(__file__).parent
PROGRAMME = "content/programme.yaml"
PROVIDERS = {
    "netlify": "netlify",
    "formspree": "{name: formspree, key: abcdwxyz}",
    "web3forms": "{name: web3forms, key: 12345678-1234-1234-1234-123456789abc}",
    "basin": "{name: basin, key: 0123456789ab}",
    "endpoint": "{name: endpoint, key: 'https://forms.tiny.example/take'}",
    "mailto": "{name: mailto, key: hello@dot.example}",
}


@dataclass(frozen=True, slots=True)
class Golden:
    """`edits` are (file, old, new); `gone` are files taken away; `shows` the files to compare."""

    name: str
    shows: tuple[str, ...]
    edits: tuple[tuple[str, str, str], ...] = ()
    gone: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    pseudo: bool = False


def provider(name: str) -> Golden:
    edits = ((PROGRAMME, "form_provider: netlify", f"form_provider: {PROVIDERS[name]}"),)
    return Golden(f"form-{name}", ("site/en/cafes/index.html", "site/_headers"), edits)


PAGES = ("site/ar/cafes/index.html", "site/en/cafes/index.html")
CASES = (
    Golden("two-locales", (*PAGES, "site/index.html", "site/ar/index.html", "site/sitemap.xml", "site/robots.txt")),
    Golden("variant", ("site/ar/cafes/b/index.html", "site/en/cafes/b/index.html")),
    Golden("partner", ("site/ar/cafes/p/noor/index.html", "site/en/cafes/p/lina/index.html",
                       "site/go/noor/page/index.html", "site/assets/brand/1f4e8c-f0b429.css", "reports/kits.csv")),
    *map(provider, PROVIDERS),
    Golden("fallback", ("site/en/cafes/thanks/index.html", "reports/problems.json"),
           ((PROGRAMME, "default_locale: ar", "default_locale: ar\nfallback: {en: ar}"),),
           ("content/segments/cafes/thanks.en.md",), frozenset({"W0406"})),
    Golden("base-path", (*PAGES, "site/sitemap.xml", "site/go/noor/page/index.html"),
           ((PROGRAMME, "https://tiny.example/", "https://x.example/repo/"),)),
    Golden("github-pages", (*PAGES, "site/CNAME", "site/.nojekyll"),
           ((PROGRAMME, "host: netlify", "host: github-pages"),
            (PROGRAMME, "form_provider: netlify", f"form_provider: {PROVIDERS['formspree']}"))),
    Golden("pseudo", ("site/ar-XB/cafes/index.html",), pseudo=True),
    Golden("names", ("site/ar/cafes/p/plain/index.html", "site/en/cafes/p/plain/index.html")),
)  # fmt: skip


def made(case: Golden, folder: Path) -> Receipt:
    root = copy_tiny(folder / "in", dict.fromkeys(case.gone))
    for file, old, new in case.edits:
        edit(root, file, (old, new))
    return build(root, folder / "out", None, BuildInfo(TODAY, pseudo=case.pseudo), 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Golden, tmp_path: Path, bless: bool) -> None:
    receipt = made(case, tmp_path)
    expected = HERE / case.name
    if bless:
        shutil.rmtree(expected, ignore_errors=True)
    for name in case.shows:
        data = (tmp_path / "out" / name).read_bytes()
        file = expected / name.replace(".nojekyll", "nojekyll")
        if bless:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert data.decode() == file.read_bytes().decode(), name
    assert {problem.code for problem in receipt.problems} == case.codes


def test_every_folder_belongs_to_a_case() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {case.name for case in CASES}
