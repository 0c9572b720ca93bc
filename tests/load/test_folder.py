"""The folder: what is read, what wins, what is unsafe."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.binary import BinaryReader
from generator.load.encoding import decode
from generator.load.folder import list_files
from generator.load.markdown import parse_markdown
from generator.load.project import read_project

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(path: str, data: str | bytes) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    return write


def codes(root: Path) -> list[tuple[str, str]]:
    _, problems = read_project(root, facts=root / "nowhere")
    return [(problem.code, problem.position.path) for problem in problems]


def test_every_kind_of_file_finds_its_shelf(tmp_path: Path, write: Write) -> None:
    write("content/programme.yaml", "slug: x\n")
    write("content/segments/a/page.ar.md", "---\ntitle: أهلا\n---\n# نص\n")
    write("content/partners.csv", "slug\nacme\n")
    write("content/logos/acme.svg", "<svg/>")
    write("content/logos/acme.png", b"PNG")
    write("kits/partner/kit.yaml", "title: x\n")
    write("kits/partner/intro.email.j2", "---\nfor: team\n---\n{{ x }}")
    write("themes/base/theme.yaml", "name: base\n")
    write("themes/base/icons/x.svg", "<svg/>")
    write("themes/base/fonts/a.woff2", b"wOF2")
    source, problems = read_project(tmp_path, facts=tmp_path / "nowhere")
    assert problems == ()
    assert list(source.yaml) == ["content/programme.yaml", "kits/partner/kit.yaml", "themes/base/theme.yaml"]
    assert list(source.markdown) == ["content/segments/a/page.ar.md", "kits/partner/intro.email.j2"]
    assert list(source.csv) == ["content/partners.csv"]
    assert list(source.text) == [
        "content/logos/acme.svg", "kits/partner/intro.email.j2", "themes/base/icons/x.svg",
    ]  # fmt: skip
    assert list(source.binary) == ["content/logos/acme.png", "themes/base/fonts/a.woff2"]
    assert BinaryReader(tmp_path)(source.binary["themes/base/fonts/a.woff2"]) == b"wOF2"


def test_the_project_wins_over_what_is_shipped(tmp_path: Path, write: Write) -> None:
    write("shipped/content/programme.yaml", "slug: starter\n")
    write("shipped/kits/a.text.j2", "shipped a")
    write("shipped/kits/b.text.j2", "shipped b")
    write("mine/content/programme.yaml", "slug: mine\n")
    write("mine/kits/a.text.j2", "my a")
    write("facts/networks/x.yaml", "name: x\n")
    source, problems = read_project(tmp_path / "mine", tmp_path / "shipped", tmp_path / "facts")
    assert problems == ()
    assert {key: (file.path, file.text) for key, file in source.text.items()} == {
        "kits/a.text.j2": ("kits/a.text.j2", "my a"),
        "kits/b.text.j2": ("wasl:kits/b.text.j2", "shipped b"),
    }
    assert {key: file.path for key, file in source.yaml.items()} == {
        "content/programme.yaml": "content/programme.yaml",
        "facts/networks/x.yaml": "wasl:facts/networks/x.yaml",
    }
    assert set(source.texts) == {file.path for file in source.text.values()} | {
        file.path for file in source.yaml.values()
    }


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path, write: Write) -> None:
    write("content/a.yaml", "a: @x\n")
    write("content/b.yaml", "b: one: two\n")
    write("content/c.md", "---\nno end\n")
    assert [code for code, _ in codes(tmp_path)] == ["E0219", "E0220", "E0108"]


def test_links_that_leave_the_project_are_refused(tmp_path: Path, write: Write) -> None:
    outside = write("secret.txt", "x")
    write("p/content/real.yaml", "a: x\n")
    (tmp_path / "p/content/out.yaml").symlink_to(outside)
    (tmp_path / "p/content/up.yaml").symlink_to("../../secret.txt")
    (tmp_path / "p/content/loop").symlink_to(tmp_path / "p")
    (tmp_path / "p/content/gone.yaml").symlink_to("nothing.yaml")
    (tmp_path / "p/content/inside.yaml").symlink_to("real.yaml")
    assert codes(tmp_path / "p") == [
        ("E0101", f"content/{name}") for name in ("gone.yaml", "loop", "out.yaml", "up.yaml")
    ]


def test_a_linked_content_folder_is_refused(tmp_path: Path, write: Write) -> None:
    write("elsewhere/a.yaml", "a: x\n")
    (tmp_path / "p").mkdir()
    (tmp_path / "p/content").symlink_to(tmp_path / "elsewhere")
    assert codes(tmp_path / "p") == [("E0101", "content")]


@pytest.mark.parametrize("name", ["a\u202eb.yaml", "a\nb.yaml", "a\u200bb.yaml", "a\\b.yaml"])
def test_names_that_hide_something_are_refused(tmp_path: Path, write: Write, name: str) -> None:
    write(f"content/{name}", "a: x\n")
    [(code, path)] = codes(tmp_path)
    assert code == "E0101"
    assert path.isascii()


def test_names_that_are_one_on_other_systems(tmp_path: Path, write: Write) -> None:
    write("content/brand.yaml", "a: x\n")
    write("content/Brand.yaml", "a: x\n")
    write("content/logos/é.png", b"1")
    write("content/logos/e\u0301.png", b"2")
    assert [code for code, _ in codes(tmp_path)] == ["E0117", "E0117"]


def test_large_text_is_refused_and_large_tables_are_not(tmp_path: Path, write: Write) -> None:
    write("content/a.yaml", "a: " + "x" * 5_000_000)
    write("content/a.csv", "a\n" + "x\n" * 2_600_000)
    assert codes(tmp_path) == [("E0103", "content/a.yaml")]


def test_a_file_that_cannot_be_read(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("content/a.yaml", "a: x\n")

    def refuse(path: str, *_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("builtins.open", refuse)
    assert codes(tmp_path) == [("E0104", "content/a.yaml")]


def test_noise_of_systems_and_editors_is_passed_over(tmp_path: Path, write: Write) -> None:
    for name in (".DS_Store", "Thumbs.db", ".gitkeep", "a.yaml~", "~$partners.xlsx"):
        write(f"content/{name}", b"\x00\xff")
    assert codes(tmp_path) == []


def test_the_order_of_files_does_not_depend_on_the_disk(tmp_path: Path, write: Write) -> None:
    for name in ("b/z.yaml", "b.yaml", "a.yaml", "b/a.yaml"):
        write(f"content/{name}", "a: x\n")
    found, _ = list_files(tmp_path, ("content",))
    keys = [item.key for item in found]
    assert keys == sorted(keys)


def test_byte_order_mark_and_line_ends_do_not_change_the_text() -> None:
    assert decode("a", b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n") == ("a: 1\nb: 2\nc: 3\n", None)


@pytest.mark.parametrize(
    ("encoding", "name"), [("windows-1256", "windows-1256"), ("utf-16", "UTF-16"), ("latin-1", "windows-1252")]
)
def test_the_likely_encoding_is_named(encoding: str, name: str) -> None:
    text = "café crème\n" if encoding == "latin-1" else "الاسم: دفتر للمحاسبة\n"
    _, problem = decode("a.csv", text.encode(encoding))
    assert problem is not None
    assert name in problem.message


def test_the_place_of_a_wrong_byte() -> None:
    _, problem = decode("a.csv", "slug,name\r\nد,".encode() + b"\xc7\n")
    assert problem is not None
    assert (problem.position.line, problem.position.column) == (2, 3)


@given(st.binary())
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    text, problem = decode("a", data)
    assert "\r" not in text
    assert problem is None or text == ""


@given(st.binary(max_size=60), st.sampled_from(["a.yaml", "a.md", "a.csv"]))
def test_any_bytes_in_any_file_give_problems_never_an_exception(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "bytes"
    (root / "content").mkdir(parents=True, exist_ok=True)
    for other in ("a.yaml", "a.md", "a.csv"):
        (root / "content" / other).write_bytes(data if other == name else b"a\nb\n")
    source, problems = read_project(root, facts=root / "nowhere")
    assert list(problems) == sorted(problems)
    assert len(source.yaml) == 1


@pytest.mark.parametrize("text", ["# نص\n", "---\ntitle: أهلا\n---\n# نص\n", "---\n---\n# نص\n"])
def test_the_body_of_markdown_knows_its_line(text: str) -> None:
    file, problems = parse_markdown("a.md", text)
    assert problems == []
    assert file.body == "# نص\n"
    assert text.split("\n")[file.body_line - 1] == "# نص"


def test_files_are_found_from_any_working_directory(tmp_path: Path, write: Write) -> None:
    write("content/a.yaml", "a: @x\n")
    relative = Path(os.path.relpath(tmp_path))
    assert codes(relative) == [("E0219", "content/a.yaml")]
