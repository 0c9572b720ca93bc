"""Whether a host has room for the site, and which hosts there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.problem import Position
from generator.package.hosts import hosts
from generator.package.hosts.shape import Room
from generator.package.room import crowded
from generator.validate.references import HOSTS
from tests.problems.tiny import problems_of, write_project

LINE = "host: netlify"


def test_every_host_may_be_chosen() -> None:
    assert sorted(hosts()) == sorted(HOSTS)
    assert all(one.label for one in hosts().values() if one.room != Room())


@pytest.mark.parametrize(
    ("less", "said"),
    [
        (Room(files=10), "` files, and A Host takes `10`"),
        (Room(size=1_000), " GB`, and A Host takes `0 GB`"),
        (Room(entries=2), "the site has `3` entries in one folder, and A Host takes `2`"),
    ],
)
def test_a_site_that_is_larger_than_its_host_takes(
    less: Room, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(hosts()["netlify"], label="A Host", room=less)
    monkeypatch.setattr(pipeline, "host", {"netlify": small}.__getitem__)
    root = write_project(tmp_path / "project", "")
    [problem] = problems_of(root, tmp_path / "out")
    line = (root / "content/programme.yaml").read_text("utf-8").splitlines().index(LINE) + 1
    assert (problem.code, problem.severity) == ("W0912", "warning")
    assert (problem.position.path, problem.position.line, problem.position.column) == (
        "content/programme.yaml", line, len("host: ") + 1,
    )  # fmt: skip
    assert said in problem.message


@pytest.mark.parametrize(
    ("room", "files", "size", "said"),
    [
        (Room(files=20_000, size=10**9, entries=3), 20_000, 10**9, []),
        (Room(files=20_000), 20_001, 1, ["20,001 > 20,000"]),
        (Room(size=10**9), 1, 2_340_000_000, ["2.3 GB > 1 GB"]),
        (Room(entries=2), 1, 1, ["3 > 2"]),
        (Room(), 10**9, 10**15, []),
    ],
)
def test_what_is_counted(room: Room, files: int, size: int, said: list[str]) -> None:
    chosen = replace(hosts()["netlify"], room=room)
    assert [one.found for one in crowded(chosen, files, size, 3, Position("x"))] == said
