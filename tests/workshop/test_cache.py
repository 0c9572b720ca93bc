"""What is kept comes back whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.workshop.cache import Cache, cache_folder, cache_key

KEY = cache_key("test", b"one")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept")


def kept_files(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return [path for path in cache.folder.rglob("*") if path.is_file()]


def test_what_was_put_comes_back(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, b"first")
    cache.put(KEY, b"second")
    assert cache.get(KEY) == b"second"
    assert len(kept_files(cache)) == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=40), place=st.integers(0, 200), change=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_file_is_as_good_as_none(cache: Cache, data: bytes, place: int, change: int, cut: bool) -> None:
    cache.put(KEY, data)
    (path,) = kept_files(cache)
    whole = bytearray(path.read_bytes())
    place %= len(whole)
    if cut:
        del whole[place:]
    else:
        whole[place] ^= change
    path.write_bytes(whole)
    assert cache.get(KEY) is None
    path.write_bytes(path.read_bytes() + b"more")
    assert cache.get(KEY) is None
    cache.put(KEY, data)
    assert cache.get(KEY) == data


parts = st.lists(st.one_of(st.binary(max_size=4), st.text(max_size=4)), max_size=4)


@given(parts, parts)
def test_other_parts_have_another_key(one: list[bytes | str], other: list[bytes | str]) -> None:
    same = one == other and [type(part) for part in one] == [type(part) for part in other]
    assert (cache_key("d", *one) == cache_key("d", *other)) == same
    assert cache_key("d", *one) != cache_key("e", *one)


def test_parts_do_not_run_together() -> None:
    assert len({cache_key("d", b"ab", b"c"), cache_key("d", b"a", b"bc"), cache_key("d", b"abc"), cache_key("db")}) == 4
    assert cache_key("d", b"a") != cache_key("d", "a")


def test_pruning_keeps_what_was_used_last(cache: Cache) -> None:
    keys = [cache_key("test", str(number)) for number in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(1000))
        (path,) = set(kept_files(cache)) - {file for file in kept_files(cache) if file.name != key[2:]}
        os.utime(path, (1000 + age, 1000 + age))
    cache.get(keys[0])
    size = sum(path.stat().st_size for path in kept_files(cache))
    assert cache.prune(size) == 0
    assert cache.prune(size // 2) == size // 2
    assert [key for key in keys if cache.get(key)] == [keys[0], keys[3]]
    cache.prune(0)
    assert kept_files(cache) == []


def test_no_folder_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for cache in (Cache(None), Cache(tmp_path / "file" / "below"), Cache(tmp_path / "file")):
        cache.put(KEY, b"data")
        assert cache.get(KEY) is None
        assert cache.prune(0) == 0


def test_a_failed_write_leaves_nothing_behind(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    cache.put(KEY, b"data")
    assert kept_files(cache) == []
    assert cache.get(KEY) is None


def _put_and_get(folder: Path) -> set[bytes | None]:
    cache = Cache(folder)
    seen: set[bytes | None] = set()
    for round_ in range(60):
        cache.put(KEY, bytes([round_]) * 50_000)
        found = cache.get(KEY)
        seen.add(found and (found[:1] if found == found[:1] * 50_000 else b"torn"))
        if round_ % 20 == 19:
            cache.prune(0)
    return seen


def test_processes_share_a_folder(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        for seen in pool.map(_put_and_get, [tmp_path] * 3):
            assert b"torn" not in seen
            assert seen - {None}
    assert list(tmp_path.rglob("*.part")) == []


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder({"WASL_CACHE": "/elsewhere"}, "linux") == Path("/elsewhere")
    assert cache_folder({}, "linux") == tmp_path / ".cache/wasl"
    assert cache_folder({"XDG_CACHE_HOME": "/x"}, "linux") == Path("/x/wasl")
    assert cache_folder({"XDG_CACHE_HOME": "x"}, "linux") == tmp_path / ".cache/wasl"
    assert cache_folder({}, "darwin") == tmp_path / "Library/Caches/wasl"
    assert cache_folder({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/wasl/cache")
