"""Archives of kits: what a partner downloads is what is on the site, whoever gets it and however it was built."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from generator.links.addresses import kit_token
from tests.build.farm import FIRST, KIT, KITS, NEW, WORDS, Farm, Row, Word, files
from tests.tiny.workshop import INFO

SECRET = "a-secret-made-for-tests-only"


def token(slug: str) -> str:
    return kit_token(SECRET, slug)


@pytest.fixture
def farm(tmp_path: Path) -> Farm:
    made = Farm(tmp_path)
    for name in KITS:
        made.flip(name)
    return made


def word(file: str, old: str) -> Word:
    return next(one for one in WORDS if one.file.endswith(file) and "cafes" in one.file and old in one.old)


def opened(farm: Farm, path: str) -> dict[str, bytes]:
    with zipfile.ZipFile(farm.out / "site" / path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_archive_holds_the_very_files_of_the_site(farm: Farm) -> None:
    farm.build()
    site = files(farm.out / "site")
    for slug in FIRST:
        for locale in ("ar", "en"):
            folder = f"kits/{token(slug)}/{locale}/"
            members = opened(farm, f"{folder}kit.zip")
            assert members["01-card.json"] == site[f"{folder}card.json"]
            assert members["02-posts/x.txt"] == site[f"{folder}x.txt"]
            assert members["03-mails/announcement.txt"] == site[f"{folder}announcement.txt"]


def test_it_says_what_is_in_it(farm: Farm) -> None:
    farm.build()
    members = opened(farm, f"kits/{token('noor')}/ar/kit.zip")
    said = json.loads(members.pop("kit.json"))
    assert [file["name"] for file in said["files"]] == list(members), "in the order of the kit"
    for file in said["files"]:
        data = members[file["name"]]
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert (said["kit"], said["partner"], said["segment"], said["locale"]) == ("partner", "noor", "cafes", "ar")
    assert said["path"] == f"kits/{token('noor')}/ar/kit.zip"
    assert said["site"] == "https://tiny.example/"
    assert said["news"] == [{"on": "2026-11-15", "what": "جديد"}]


def test_its_version_changes_with_what_is_in_it(farm: Farm) -> None:
    def version(slug: str) -> str:
        return str(json.loads(opened(farm, f"kits/{token(slug)}/en/kit.zip")["kit.json"])["version"])

    farm.build()
    before = version("noor"), version("zaha")
    farm.enrol("noor", FIRST["noor"]._replace(code=3))
    farm.build()
    assert version("noor") != before[0]
    assert version("zaha") == before[1]


def test_who_has_a_logo_gets_it(farm: Farm) -> None:
    farm.build()
    assert opened(farm, f"kits/{token('noor')}/ar/kit.zip")["04-logo/own.svg"].startswith(b"<svg")
    assert not [name for name in opened(farm, f"kits/{token('plain')}/ar/kit.zip") if "logo" in name]


def test_only_its_levels_get_a_kit(farm: Farm) -> None:
    farm.build()
    assert [slug for slug in FIRST if (farm.out / f"site/kits/{token(slug)}/en/gold.zip").exists()] == [
        "noor",
        "raqm",
        "zaha",
    ]
    assert set(opened(farm, f"kits/{token('noor')}/en/gold.zip")) == {"card.json", "kit.json"}


def test_who_changes_level_changes_kits(farm: Farm) -> None:
    farm.build()
    farm.enrol("noor", FIRST["noor"]._replace(tier=0))
    farm.enrol("plain", FIRST["plain"]._replace(tier=1))
    receipt = farm.build()
    assert not (farm.out / f"site/kits/{token('noor')}/en/gold.zip").exists()
    assert (farm.out / f"site/kits/{token('plain')}/en/gold.zip").exists()
    farm.same_as_clean(receipt)


def test_nobody_in_particular_gets_one_too(farm: Farm) -> None:
    farm.build()
    members = opened(farm, "kits/cafes/kit.zip")
    assert members["logo.svg"].startswith(b"<svg")
    assert members["mails/intro.html"] == (farm.out / "site/kits/cafes/en/intro.html").read_bytes()
    assert json.loads(members["kit.json"])["partner"] == ""


def test_what_changes_reaches_the_archives_that_hold_it(farm: Farm) -> None:
    farm.build()
    before = files(farm.out / "site")
    farm.spell(word("posts.en.yaml", "costs little"), 1)
    receipt = farm.build()
    after = files(farm.out / "site")
    changed = {path for path in after if after[path] != before.get(path) and path.endswith(".zip")}
    cafes = [*(slug for slug, row in FIRST.items() if row.segment == 0), "lina"]
    assert changed == {f"kits/{token(slug)}/en/kit.zip" for slug in cafes}
    farm.same_as_clean(receipt)


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers(farm: Farm, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.make.SMALL", 0)
    farm.same_as_clean(farm.build(jobs))


def test_every_archive_is_sound(farm: Farm) -> None:
    farm.enrol("aaa", Row(name=1, tier=2))
    farm.build()
    for path, data in files(farm.out / "site").items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None


def test_a_build_of_one_recipe_makes_its_archive_whole(farm: Farm) -> None:
    farm.build()
    whole = files(farm.out / "site")
    farm.out = farm.out.parent / "part"
    farm.build(info=replace(INFO, recipes=frozenset({"partner/kit"})))
    for path, data in files(farm.out / "site").items():
        if path.endswith("/kit.zip"):
            assert data == whole[path], path


NOTES = """---
title: {ar: ملاحظات, en: Notes}
per: [partner, locale]
path: "kits/{token}/{locale}/notes.txt"
for: partner
---
{% for number in range(40) %}Note {{ number * number % 97 }} for {{ number * 7 % 13 }} of all readers.
{% endfor %}"""
HELD = "files:\n", 'files:\n  - {recipe: partner/notes, as: "notes.txt"}\n'


def test_how_a_member_is_compressed_does_not_depend_on_what_a_build_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that reads members from the last site does not know which of them are the same for everybody."""
    kit, notes = "kits/partner/kit.yaml", "kits/partner/notes.text.j2"
    monkeypatch.setitem(NEW, kit, KIT.replace(*HELD))
    monkeypatch.setitem(NEW, notes, NOTES)
    farm = Farm(tmp_path)
    farm.flip(kit)
    farm.flip(notes)
    farm.build()
    farm.spell(word("posts.en.yaml", "costs little"), 1)
    receipt = farm.build()
    assert "notes.txt" in opened(farm, f"kits/{token('noor')}/en/kit.zip")
    farm.same_as_clean(receipt)


def test_what_is_for_a_level_is_in_the_kits_of_that_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit, notes = "kits/partner/kit.yaml", "kits/partner/notes.text.j2"
    monkeypatch.setitem(NEW, kit, KIT.replace(*HELD))
    monkeypatch.setitem(NEW, notes, NOTES.replace("for: partner", "for: partner\ntiers: [gold]"))
    farm = Farm(tmp_path)
    farm.flip(kit)
    farm.flip(notes)
    farm.build()
    holders = [slug for slug in FIRST if "notes.txt" in opened(farm, f"kits/{token(slug)}/en/kit.zip")]
    assert holders == ["noor", "raqm", "zaha"]
