"""A kit's archive opens everywhere, holds what was put into it, and is the same bytes every time."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import archive as module
from generator.archive import EACH, ONCE, archive, press

NOISE = random.Random(1).randbytes(70_000)
ARABIC = "شركاؤنا الكرام، هذا رابطكم الخاص: https://example.com/ar/accountants?utm_source=acme\n" * 40

REFUSED = '"*/:<>?\\|'
LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=REFUSED + "\x7f")
PARTS = st.text(LETTERS, min_size=1, max_size=12).filter(lambda part: part[-1] not in " .")
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
TEXTS = st.lists(st.sampled_from(["وصل ", "partner ", "\n", "https://example.com/", "٤٢"]), max_size=400).map(
    lambda words: "".join(words).encode()
)
DATA = st.one_of(st.just(b""), st.binary(min_size=1, max_size=1), st.binary(max_size=300), TEXTS)
LEVELS = st.sampled_from([0, EACH, ONCE])


def own_names(names: list[str]) -> list[str]:
    """The names under a number each, so that no two of them are alike."""
    return [f"{number}/{name}" for number, name in enumerate(names)]


# --- what goes in comes out -----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(NAMES, DATA, LEVELS), max_size=8))
@example([("خطاب/مقدمة.txt", ARABIC.encode(), EACH), ("qr.png", NOISE, ONCE), ("noise.txt", NOISE, EACH)])
def test_python_reads_what_was_written(given_members: list[tuple[str, bytes, int]]) -> None:
    names = own_names([name for name, _, _ in given_members])
    contents = [data for _, data, _ in given_members]
    pressed = [press(name, data, level) for name, (_, data, level) in zip(names, given_members, strict=True)]
    blob = archive(pressed)
    with ZipFile(BytesIO(blob)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == names
        assert [opened.read(name) for name in names] == contents
    assert [(said.name, said.content) for said in front_to_back(blob)] == list(zip(names, contents, strict=True))
    assert archive(pressed) == blob


def test_an_archive_of_nothing_is_one() -> None:
    with ZipFile(BytesIO(archive([]))) as opened:
        assert opened.namelist() == []


@pytest.mark.parametrize("size", [0, 1, 100, 8191, 8192, 8193, 16_383, 16_384, 16_385, 32_768, 65_535, 65_536, 300_000])
@pytest.mark.parametrize("level", [0, EACH, ONCE])
def test_every_size_of_text_comes_back(size: int, level: int) -> None:
    data = (ARABIC * 80).encode()[:size]
    (member,) = front_to_back(archive([press("a.txt", data, level)]))
    assert member.content == data


def test_a_member_is_the_same_in_any_archive_and_at_any_place() -> None:
    shared = press("terms.txt", ARABIC.encode(), ONCE)
    others = [press(f"{number}.txt", ARABIC.encode()[number:]) for number in range(3)]
    for members in ([shared], [shared, *others], [*others, shared], [others[0], shared, others[2]]):
        blob = archive(members)
        assert blob.count(shared.header + shared.body) == 1
        assert {member.name: member.content for member in front_to_back(blob)}["terms.txt"] == ARABIC.encode()


def test_the_caller_says_in_which_order() -> None:
    pressed = [press(name, b"") for name in ("z", "a", "m/b", "m/a")]
    assert [member.name for member in front_to_back(archive(iter(pressed)))] == ["z", "a", "m/b", "m/a"]


# --- how it is written ----------------------------------------------------------------------------------------------


def test_what_deflate_does_not_make_smaller_is_stored() -> None:
    text = ARABIC.encode()
    pressed = [press("a.txt", text), press("a.PNG", text), press("b.txt", NOISE), press("c", b""), press("d", text, 0)]
    with ZipFile(BytesIO(archive(pressed))) as opened:
        methods = [member.compress_type for member in opened.infolist()]
    assert methods == [ZIP_DEFLATED, ZIP_STORED, ZIP_STORED, ZIP_STORED, ZIP_STORED]
    assert len(pressed[0].body) < len(text) / 10


@pytest.mark.parametrize("size", [1_000, 8_000, 8_192, 8_193, 15_000, 16_384, 16_385, 30_000])
def test_a_text_is_pressed_as_well_as_with_the_widest_window(size: int) -> None:
    half = "".join(random.Random(7).choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=size // 4)).encode()
    text = half + half  # its second half is found again only by a window that reaches back to the first
    widest = zlib.compressobj(9, zlib.DEFLATED, -15)
    assert len(press("a.txt", text, ONCE).body) <= len(widest.compress(text) + widest.flush())


def test_files_are_plain_readable_and_without_a_date() -> None:
    with ZipFile(BytesIO(archive([press("ar/مقدمة.txt", b"x"), press("b", b"")]))) as opened:
        for member in opened.infolist():
            assert (member.create_system, member.create_version, member.extract_version) == (3, 20, 20)
            assert member.external_attr == 0o100644 << 16
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.extra, member.comment, member.internal_attr, member.volume) == (b"", b"", 0, 0)
        assert opened.comment == b""


@pytest.mark.parametrize(("name", "flags"), [("ar/intro.txt", 0), ("عربي/intro.txt", 1 << 11), ("é", 1 << 11)])
def test_only_a_name_beyond_ascii_is_flagged(name: str, flags: int) -> None:
    (member,) = front_to_back(archive([press(name, b"x")]))
    assert (member.name, member.flags) == (name, flags)


def test_a_pressed_member_knows_its_content() -> None:
    pressed = press("a.txt", ARABIC.encode())
    assert (pressed.name, pressed.size, pressed.crc) == ("a.txt", len(ARABIC.encode()), zlib.crc32(ARABIC.encode()))


# --- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "", "/", "/etc/passwd", "a/", "a//b", "..", "../a", "a/../b", "a/..", ".", "./a", "a/.", "a\\b", "\\\\host\\a",
        "c:/a", "c:a", "a\0b", "a\nb", "a\x7f", "a?", "a*", '"a"', "a|b", "<a>", "a.", "a ",
        "a /b", "\ud800", "a" * 65_536,
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_or_cannot_be_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be a name|surrogates"):
        press(name, b"")


@pytest.mark.parametrize(
    "name", [".htaccess", "a.b.c", "..a", "a..b", "a b", "(1)", "a/b/c/d", "خطاب/مقدمة", "a" * 65_535]
)
def test_an_odd_name_is_no_wrong_name(name: str) -> None:
    assert [member.name for member in front_to_back(archive([press(name, b"")]))] == [name]


@pytest.mark.parametrize(
    "names", [("a", "a"), ("a.txt", "b", "A.TXT"), ("É", "é"), ("a", "a/b"), ("x/A/c", "x/a"), ("a/b/c", "A")]
)
def test_members_that_cannot_stand_side_by_side_are_refused(names: tuple[str, ...]) -> None:
    pressed = [press(name, b"") for name in names]
    for _ in range(2):  # what was once seen is seen again
        with pytest.raises(ValueError, match=r"one name to Windows|at once"):
            archive(pressed)


def test_names_that_only_begin_alike_are_fine() -> None:
    names = ["a", "ab/c", "a.b/c", "b/a", "b/a.txt"]
    assert [member.name for member in front_to_back(archive([press(name, b"") for name in names]))] == names


def test_what_takes_zip64_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = [press(f"{number:05}", b"") for number in range(65_535)]
    with ZipFile(BytesIO(archive(pressed[1:]))) as opened:
        assert len(opened.namelist()) == 65_534
    with pytest.raises(ValueError, match="65,535 members take Zip64"):
        archive(pressed)
    few, end = pressed[:3], 22
    size = len(archive(few)) - end
    monkeypatch.setattr(module, "_MOST_BYTES", size)
    archive(few)
    monkeypatch.setattr(module, "_MOST_BYTES", size - 1)
    with pytest.raises(ValueError, match="4 GB or more, which takes Zip64"):
        archive(few)
    with pytest.raises(ValueError, match="4 GB or more, which takes Zip64"):
        press("large", bytes(size))


# --- judges from outside --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judge:
    """Something that tests an archive, and something that unpacks it into a folder; both raise where it cannot."""

    name: str
    test: Callable[[Path], None]
    unpack: Callable[[Path, Path], None]


def judges() -> Iterator[Judge]:
    """Python, and the programs that this machine has."""
    yield Judge("Python", read_with_python, unpack_with_python)
    if unzip := shutil.which("unzip"):
        yield Judge("unzip", lambda kit: run(unzip, "-t", kit), lambda kit, folder: run(unzip, "-q", kit, "-d", folder))
    if seven := shutil.which("7z") or shutil.which("7zz") or shutil.which("7za"):
        yield Judge("7-Zip", lambda kit: run(seven, "t", kit), lambda kit, folder: run(seven, "x", f"-o{folder}", kit))


def run(*command: str | Path) -> None:
    subprocess.run(command, env={"LC_ALL": "C.UTF-8"}, capture_output=True, check=True)


def read_with_python(kit: Path) -> None:
    front_to_back(kit.read_bytes())


def unpack_with_python(kit: Path, folder: Path) -> None:
    with ZipFile(kit) as opened:
        opened.extractall(folder)


each_judge = pytest.mark.parametrize("judge", list(judges()), ids=lambda judge: judge.name)

KIT = {
    "ar/رسائل/مقدمة.txt": ARABIC.encode(),
    "ar/mails/intro.html": f"<!doctype html><html lang=ar dir=rtl><p>{ARABIC}".encode() * 9,
    "ar/posts/x.txt": "خصم ٢٠٪ لعملائكم حتى ٣١ مارس".encode(),
    "qr.png": NOISE,
    "noise.txt": NOISE[:5000],
    "empty.txt": b"",
    "dot.txt": b".",
}


@each_judge
def test_a_kit_passes_the_judge_and_unpacks_to_readable_files(judge: Judge, tmp_path: Path) -> None:
    kit, folder = tmp_path / "kit.zip", tmp_path / "kit"
    kit.write_bytes(archive(press(name, data) for name, data in KIT.items()))
    judge.test(kit)
    judge.unpack(kit, folder)
    unpacked = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert {name: path.read_bytes() for name, path in unpacked.items()} == KIT
    assert all(path.stat().st_mode & 0o444 for path in unpacked.values())


def flipped(blob: bytes, place: int) -> bytes:
    return blob[:place] + bytes([blob[place] ^ 0x55]) + blob[place + 1 :]


@pytest.mark.parametrize("damage", ["body", "crc", "begin", "end"])
@each_judge
def test_the_judge_refuses_a_damaged_kit(judge: Judge, damage: str, tmp_path: Path) -> None:
    first, second = press("a.txt", ARABIC.encode()), press("b.txt", ARABIC.encode())
    blob, behind = archive([first, second]), len(first.header + first.body)
    directory = blob.index(first.entry)
    damaged = {
        "body": flipped(blob, behind - 9),
        "crc": flipped(flipped(blob, 14), directory + 16),
        "begin": flipped(blob, blob.index(second.entry) + 42),
        "end": blob[:-30],
    }
    kit = tmp_path / "kit.zip"
    kit.write_bytes(damaged[damage])
    with pytest.raises((AssertionError, ValueError, zlib.error, struct.error, subprocess.CalledProcessError)):
        judge.test(kit)


@dataclass(frozen=True, slots=True)
class Found:
    """A member as it was found in an archive."""

    name: str
    flags: int
    content: bytes


def front_to_back(blob: bytes) -> list[Found]:
    """The members for a reader that believes nothing twice said until it has compared, and leaves no byte unread."""
    end = len(blob) - 22
    mark, disk, first_disk, here, count, size, begin, comment = struct.unpack_from("<4s4H2LH", blob, end)
    assert (mark, disk, first_disk, here, begin + size, comment) == (b"PK\5\6", 0, 0, count, end, 0)
    found, at, entry = [], 0, begin
    for _ in range(count):
        local, *header = struct.unpack_from("<4s5H3L2H", blob, at)
        central, _, *said = struct.unpack_from("<4s6H3L5H2L", blob, entry)
        assert (local, central, said[:10], said[-1]) == (b"PK\3\4", b"PK\1\2", header, at)
        _, flags, method, _, _, crc, packed, unpacked, letters, extra = header
        name = blob[at + 30 : at + 30 + letters]
        assert (name, extra) == (blob[entry + 46 : entry + 46 + letters], 0)
        body = blob[at + 30 + letters : at + 30 + letters + packed]
        content = inflated(body) if method == ZIP_DEFLATED else body
        assert (len(content), zlib.crc32(content)) == (unpacked, crc)
        found.append(Found(name.decode(), flags, content))
        at, entry = at + 30 + letters + packed, entry + 46 + letters
    assert (at, entry) == (begin, end)
    return found


def inflated(stream: bytes) -> bytes:
    reader = zlib.decompressobj(-15)
    content = reader.decompress(stream)
    assert (reader.eof, reader.unused_data, reader.unconsumed_tail) == (True, b"", b"")
    return content
