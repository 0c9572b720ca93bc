"""A browser is asked once; another one, or another version in its place, is asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator.workshop.known_browser as knowing
from generator.workshop.browser import Browser
from generator.workshop.cache import Cache


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the machine was searched; what is there is a file that says its version."""
    (tmp_path / "chrome").write_text("1.2.3", encoding="utf-8")
    times: list[str] = []

    def search() -> Browser | None:
        times.append("asked")
        path = tmp_path / "chrome"
        return Browser(path, "chrome", path.read_text("utf-8")) if path.exists() else None

    monkeypatch.setattr(knowing, "find_browser", search)
    return times


def test_it_is_asked_once(asked: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    first = knowing.known_browser(cache)
    assert first == knowing.known_browser(cache) == Browser(tmp_path / "chrome", "chrome", "1.2.3")
    assert len(asked) == 1


def test_another_version_is_noticed(asked: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    knowing.known_browser(cache)
    (tmp_path / "chrome").write_text("1.2.40", encoding="utf-8")
    found = knowing.known_browser(cache)
    assert found is not None
    assert found.version == "1.2.40"


def test_one_that_has_gone_is_not_remembered(asked: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    knowing.known_browser(cache)
    (tmp_path / "chrome").unlink()
    assert knowing.known_browser(cache) is None


def test_another_choice_is_searched_for(asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "kept")
    knowing.known_browser(cache)
    monkeypatch.setenv("WASL_BROWSER", str(tmp_path / "other"))
    knowing.known_browser(cache)
    assert len(asked) == 2


def test_without_a_cache_it_is_asked_each_time(asked: list[str]) -> None:
    for _ in range(2):
        assert knowing.known_browser(Cache(None)) is not None
    assert len(asked) == 2
