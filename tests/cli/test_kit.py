"""`wasl kit`: a kit that somebody has, against the last build; and files that only look like kits."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.kit_reading import MOST_CARD, MOST_MEMBERS, NotAKit, read_card
from generator.text.bidi import BIDI_CONTROL
from tests.cli.conftest import Wasl
from tests.cli.small import write_small

SITE = "https://partners.example/"
PLACE = "kits/abcdefghijklmnopqrstuvwx/ar/kit.zip"


def card(**changed: Any) -> dict[str, Any]:
    whole = {
        "kit": "partner", "partner": "noor", "segment": "accountants", "locale": "ar", "path": PLACE,
        "until": "2099-03-31", "site": SITE, "news": [{"on": "2026-11-01", "what": "أول حقيبة"}], "version": "aaaa",
        "files": [{"name": "a.txt", "bytes": 1, "sha256": "1"}, {"name": "b.txt", "bytes": 1, "sha256": "2"}],
    }  # fmt: skip
    return whole | changed


def zipped(data: object, name: str = "kit.json") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("01-start-here.html", "<p>")
        archive.writestr(name, data if isinstance(data, bytes) else json.dumps(data))
    return written.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a build that made one kit."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "programme.yaml").write_text(f"base_url: {SITE}\n", encoding="utf-8")
    place = tmp_path / "build" / "site" / PLACE
    place.parent.mkdir(parents=True)
    place.write_bytes(zipped(card()))
    return tmp_path


def status(wasl: Wasl, root: Path, data: bytes, *more: str) -> Any:
    file = root / "theirs.zip"
    file.write_bytes(data)
    return wasl("kit", "status", file, "--root", root, *more)


NEWER = card(
    version="bbbb",
    files=[{"name": "a.txt", "bytes": 1, "sha256": "9"}, {"name": "c.txt", "bytes": 1, "sha256": "3"}],
    news=[{"on": "2026-12-01", "what": "جاءت الصور"}, *card()["news"]],
)


def test_the_present_kit_is_current(root: Path, wasl: Wasl) -> None:
    told = status(wasl, root, zipped(card()))
    assert (told.code, told.err) == (0, "")
    assert "This kit is current." in told.out
    assert "noor" in told.out


def test_what_changed_is_named(root: Path, wasl: Wasl) -> None:
    (root / "build" / "site" / PLACE).write_bytes(zipped(NEWER))
    told = status(wasl, root, zipped(card()))
    assert told.code == 3
    lines = [line.strip() for line in told.out.splitlines()]
    assert lines[lines.index("Changed:") + 1] == "a.txt"
    assert lines[lines.index("New:") + 1] == "c.txt"
    assert lines[lines.index("Gone:") + 1] == "b.txt"
    assert "2026-12-01  جاءت الصور" in lines
    assert "أول حقيبة" not in told.out  # they have read that


def test_machines_are_told_the_same(root: Path, wasl: Wasl) -> None:
    (root / "build" / "site" / PLACE).write_bytes(zipped(NEWER))
    told = status(wasl, root, zipped(card()), "--json")
    assert told.code == 3
    assert {key: told.json[key] for key in ("status", "version", "present", "changed", "came", "went", "news")} == {
        "status": "outdated", "version": "aaaa", "present": "bbbb", "changed": ["a.txt"], "came": ["c.txt"],
        "went": ["b.txt"], "news": [{"on": "2026-12-01", "what": "جاءت الصور"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "word", "code"),
    [
        ({}, "current", 0),
        ({"until": "2020-01-01"}, "expired", 3),
        ({"path": "kits/zzz/ar/kit.zip"}, "gone", 3),
        ({"partner": "huda"}, "gone", 3),  # another one's address: theirs is no longer made
        ({"site": "https://else.example/"}, "stranger", 2),
    ],
)
def test_other_answers(root: Path, wasl: Wasl, changed: dict[str, str], word: str, code: int) -> None:
    told = status(wasl, root, zipped(card(**changed)), "--json")
    assert (told.json["status"], told.code) == (word, code)


def test_arabic(root: Path, wasl: Wasl) -> None:
    (root / "build" / "site" / PLACE).write_bytes(zipped(NEWER))
    told = status(wasl, root, zipped(card()), "--language", "ar")
    said = "".join(char for char in told.out if char not in BIDI_CONTROL)
    assert said.splitlines()[:2] == [
        "الحقيبة partner، للشريك noor، باللغة ar",
        f"للحقيبة نسخة أحدث: {PLACE}",
    ]


def test_a_path_leads_nowhere_else(root: Path, wasl: Wasl, tmp_path: Path) -> None:
    (tmp_path / "secret.zip").write_bytes(zipped(card(path="kits/link.zip")))
    for path in ("../../secret.zip", str(tmp_path / "secret.zip"), "kits\\..\\..\\secret.zip", "C:secret.zip"):
        told = status(wasl, root, zipped(card(path=path)))
        assert told.code == 2, path
        assert "no kit" in told.err
    link = root / "build" / "site" / "kits" / "link.zip"
    link.symlink_to(tmp_path / "secret.zip")
    assert status(wasl, root, zipped(card(path="kits/link.zip")), "--json").json["status"] == "gone"


def test_without_a_file_or_a_build(root: Path, wasl: Wasl) -> None:
    nothing = wasl("kit", "status", root / "none.zip", "--root", root)
    assert (nothing.code, nothing.out) == (4, "")
    unbuilt = status(wasl, root, zipped(card()), "--out", str(root / "elsewhere"))
    assert unbuilt.code == 4
    assert "wasl build" in unbuilt.err


def test_the_kits_are_listed(tmp_path: Path, wasl: Wasl) -> None:
    root = write_small(tmp_path / "small")
    rows = {row["kit"]: row for row in wasl("kit", "list", "--root", root, "--json").json}
    assert set(rows) == {"partner", "segment", "social"}
    assert (rows["social"]["segments"], rows["social"]["tiers"]) == (["agencies"], ["silver", "gold"])
    assert {row["until"] for row in rows.values()} == {"2027-03-31"}
    assert {row["entries"][0]["as"] for row in rows.values()} == {"01-start-here.html"}
    told = wasl("kit", "list", "--root", root, "--language", "ar")
    assert (told.code, told.err) == (0, "")
    assert "لكل شريك باسمه" in told.out


def refused(tmp_path: Path, data: bytes) -> bool:
    file = tmp_path / "theirs.zip"
    file.write_bytes(data)
    try:
        read_card(file)
    except NotAKit:
        return True
    return False


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"PK\5\6", b"not a zip at all" * 100,
        zipped({}), zipped([]), zipped(b"{"), zipped(b"\xff\xfe"), zipped(b"[" * 100_000), zipped(b"1" * 10_000),
        zipped(card(), name="other.json"), zipped(card(), name="folder/kit.json"),
        zipped(card(version=7)), zipped(card(files={"a": 1})), zipped(card(files=[7])), zipped(card(news=["x"])),
        zipped(card(kit="a\nb")), zipped(card(partner="\x1b[31mred")), zipped(card(kit="k" * 5_000)),
        zipped(card(files=[{"name": "x", "sha256": "y"}] * 6_000)),
        zipped(card(path="kits/x/kit.html")), zipped(card(path="")),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_kit(data: bytes, tmp_path: Path) -> None:
    assert not refused(tmp_path, zipped(card()))
    assert refused(tmp_path, data)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    whole = json.dumps(card()).encode()
    assert not refused(tmp_path, zipped(whole + b" " * 1_000))
    assert refused(tmp_path, zipped(whole + b" " * MOST_CARD))


def test_a_directory_without_end_is_not_listed(tmp_path: Path) -> None:
    written = io.BytesIO(zipped(card()))
    with zipfile.ZipFile(written, "a") as archive:
        for number in range(MOST_MEMBERS):
            archive.writestr(str(number), b"")
    assert refused(tmp_path, written.getvalue())


@given(st.binary(max_size=300), st.integers(0, 600))
def test_no_damage_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int) -> None:
    whole = zipped(card())
    file = tmp_path_factory.getbasetemp() / "noise.zip"
    file.write_bytes(whole[:place] + noise + whole[place + len(noise) :])
    try:
        found = read_card(file)
    except NotAKit:
        return
    assert found.path.endswith(".zip")


def test_controls_of_direction_do_not_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "theirs.zip"
    file.write_bytes(zipped(card(partner="no\u202eor")))
    assert read_card(file).partner == "noor"
