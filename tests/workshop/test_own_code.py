"""Kept code is run, so it has to be this user's own, and what it says it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.workshop import own_code
from generator.workshop.cache import Cache
from generator.workshop.own_code import OwnCode

WORDS = ("python", "page.j2")


@pytest.fixture
def kept(tmp_path: Path) -> OwnCode:
    kept = OwnCode(Cache(tmp_path))
    kept.put(b"code", *WORDS)
    return kept


def files(kept: OwnCode) -> list[Path]:
    assert kept.cache.folder is not None
    return [path for path in kept.cache.folder.rglob("*") if path.is_file()]


def test_what_was_put_comes_back_for_the_same_words_only(kept: OwnCode) -> None:
    assert kept.get(*WORDS) == b"code"
    assert [kept.get(*words) for words in (("python",), ("page.j2", "python"), ("pythonpage.j2",))] == [None] * 3


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_taken(kept: OwnCode, mode: int) -> None:
    (path,) = files(kept)
    path.chmod(mode)
    assert kept.get(*WORDS) is None
    kept.put(b"code", *WORDS)
    assert kept.get(*WORDS) == b"code"


def test_a_file_of_somebody_else_is_not_taken(kept: OwnCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: files(kept)[0].stat().st_uid + 1)
    assert kept.get(*WORDS) is None


def test_where_nobody_can_tell_whose_a_file_is_nothing_is_taken(kept: OwnCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "geteuid")
    assert kept.get(*WORDS) is None


def test_code_that_was_moved_to_another_name_is_not_taken(kept: OwnCode) -> None:
    (path,) = files(kept)
    kept.put(b"other", "python", "other.j2")
    (other,) = set(files(kept)) - {path}
    path.replace(other)
    assert kept.get("python", "other.j2") is None


def test_another_compiler_makes_other_code(kept: OwnCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_code, "_compiler", lambda: b"of tomorrow")
    assert kept.get(*WORDS) is None
