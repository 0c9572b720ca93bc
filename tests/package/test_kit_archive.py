"""A kit's list is the JSON that anybody would write, and what partners share is compressed once."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import ONCE, Pressed, press
from generator.model.kit import KitLabel, KitMember
from generator.package import kit_archive
from generator.package.kit_archive import KitArchives
from generator.package.kit_list import kit_list, listed, version_of

LABEL = KitLabel("partner", "noor", "cafes", "ar", "kits/abc/ar/kit.zip", "2027-03-31", "https://tiny.example/")
NEWS = ({"on": "2026-11-15", "what": 'جديد "١"'}, {"on": "2026-11-16", "what": "\\"})
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
TEXT = "وصل partner https://example.com/ \n".encode() * 60


@given(st.lists(st.tuples(NAMES, st.binary(max_size=40)), min_size=1, max_size=5), st.sampled_from([(), NEWS]))
def test_the_list_is_plain_json(files: list[tuple[str, bytes]], news: tuple[dict[str, str], ...]) -> None:
    label = replace(LABEL, news=news)
    ready = [listed(name, data) for name, data in files]
    wanted = {
        **asdict(label),
        "version": version_of(ready),
        "files": [
            {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in files
        ],
    }  # fmt: skip
    assert kit_list(label, ready).decode() == json.dumps(wanted, ensure_ascii=False, indent=1) + "\n"


def test_a_list_of_nothing_can_be_read() -> None:
    assert json.loads(kit_list(LABEL, []))["files"] == []


@given(
    st.lists(st.tuples(NAMES, st.binary(max_size=9)), max_size=4), st.lists(st.tuples(NAMES, st.binary()), max_size=4)
)
def test_a_version_is_of_names_and_bytes(one: list[tuple[str, bytes]], other: list[tuple[str, bytes]]) -> None:
    versions = [version_of([listed(*file) for file in files]) for files in (one, other)]
    assert (versions[0] == versions[1]) == (one == other)


@given(st.lists(st.booleans(), min_size=3, max_size=3))
def test_what_a_build_knows_of_a_member_changes_no_byte(shared: list[bool]) -> None:
    archives = KitArchives()
    plain = archives.pack(LABEL, [KitMember(f"{number}.txt", TEXT[number:]) for number in range(3)])
    members = [KitMember(f"{number}.txt", TEXT[number:], known) for number, known in enumerate(shared)]
    assert archives.pack(LABEL, members) == plain


def test_what_partners_share_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []

    def counted(name: str, data: bytes, level: int = 1) -> Pressed:
        made.append((name, level))
        return press(name, data, level)

    monkeypatch.setattr(kit_archive, "press", counted)
    archives = KitArchives()
    for slug in ("noor", "raqm", "zaha"):
        members = (
            KitMember("terms.txt", TEXT, common=True),
            KitMember("same.txt", TEXT, shared=True),
            KitMember("own.txt", slug.encode()),
        )
        with ZipFile(BytesIO(archives.pack(replace(LABEL, partner=slug), members))) as opened:
            assert opened.read("own.txt") == slug.encode()
            assert json.loads(opened.read("kit.json"))["partner"] == slug
    own = [("own.txt", 1), ("kit.json", 1)]
    assert made == [("terms.txt", ONCE), ("same.txt", 1), *own, *own, *own]


def test_what_one_partner_gets_in_two_kits_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(name: str, data: bytes, level: int = 1) -> Pressed:
        made.append(name)
        return press(name, data, level)

    monkeypatch.setattr(kit_archive, "press", counted)
    archives = KitArchives()
    for slug in ("noor", "raqm"):
        posts, start = f"{slug} {TEXT!r}".encode(), (b"one", b"two")
        for kit, first in zip(("partner", "posting"), start, strict=True):
            members = (KitMember("start.html", first), KitMember("posts.txt", posts), KitMember("again.txt", posts))
            with ZipFile(BytesIO(archives.pack(replace(LABEL, kit=kit, partner=slug), members))) as opened:
                assert [opened.read(member.name) for member in members] == [first, posts, posts]
    once = ["start.html", "posts.txt", "again.txt", "kit.json", "start.html", "kit.json"]
    assert made == once * 2
