"""A site of any number of folders: all of them are made, and few of them remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import staging
from generator.publish.staging import Staging

PATHS = [f"{locale}/p{number % 40}/{file}" for number in range(80) for locale in ("ar", "en") for file in ("a", "b")]


def test_folders_that_were_forgotten_are_reached_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_REMEMBERED", 7)
    build, most = Staging(tmp_path), 0
    build.open()
    for number, path in enumerate(PATHS):
        build.put(f"{path}{number}.html", b"x")
        most = max(most, len(build._made))
    build.commit()
    files = sorted(file.relative_to(tmp_path / "site").as_posix() for file in tmp_path.rglob("*.html"))
    assert files == sorted(f"{path}{number}.html" for number, path in enumerate(PATHS))
    assert 2 <= most <= 8, "a folder and the one above it are added at once"
