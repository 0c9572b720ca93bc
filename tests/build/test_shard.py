"""Shards: a site made in parts, each by a build of its own, is the site; no partner is in two of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.build.farm import Farm, Row, files
from tests.tiny.workshop import INFO


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Farm:
    """Seven partners in two segments, built in one piece."""
    farm = Farm(tmp_path_factory.mktemp("whole"), few=True)
    farm.people |= {"aaa": Row(segment=1), "bbb": Row(code=1, tier=1)}
    farm.build()
    return farm


@pytest.mark.parametrize("shards", [1, 2, 3, 4, 9])
def test_the_shards_are_the_site(whole: Farm, tmp_path: Path, shards: int) -> None:
    site: dict[str, bytes] = {}
    rows: dict[str, Counter[str]] = {"links.csv": Counter(), "kits.csv": Counter()}
    files_of: Counter[str] = Counter()
    partners: list[set[str]] = []
    for number in range(1, shards + 1):
        farm = Farm(tmp_path / str(number), few=True)
        farm.people, farm.out = dict(whole.people), tmp_path / str(number) / "out"
        farm.build(jobs=2, info=replace(INFO, shard=(number, shards)))
        made = {path: data for path, data in files(farm.out / "site").items() if data}
        assert all(site.get(path, data) == data for path, data in made.items())  # a file in two of them is one
        site |= made
        for name, found in rows.items():
            found.update(lines(farm.out / "reports" / name))
        partners.append(listed(farm.out / "reports/kits.csv"))
        links = json.loads((farm.out / "reports/links.json").read_bytes())
        assert len(links) == len(lines(farm.out / "reports/links.csv"))
        manifest = json.loads((farm.out / "reports/manifest.json").read_bytes())["files"]
        assert {path: row["bytes"] for path, row in manifest.items()} == {
            path: len(data) for path, data in made.items()
        }
        files_of.update(path for path in manifest if any(f"/{who}/" in path for who in partners[-1]))
    assert site == {path: data for path, data in files(whole.out / "site").items() if data}
    for name, found in rows.items():
        assert found == Counter(lines(whole.out / "reports" / name)), name
    assert set(files_of.values()) == {1}
    assert sum(map(len, partners)) == len(set().union(*partners)) == 7


def lines(report: Path) -> list[str]:
    """The rows of a report, without its head."""
    return report.read_text("utf-8").splitlines()[1:]


def listed(kits: Path) -> set[str]:
    return {line.split(",")[0].strip('"') for line in lines(kits)}
