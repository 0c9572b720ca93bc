"""A picture or a document that was finished before is not made again, unless something that it is made of is new."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator.workshop.finished as finished
import generator.workshop.tools as tools
from generator.workshop.cache import Cache
from generator.workshop.documents.making import DocumentMaker
from generator.workshop.finished import Finished
from generator.workshop.tools import Workshop
from tests.workshop.documents.desk import Desk

PAGE = b'<html lang="en" dir="ltr" data-layout="sheet"><head><title>Hello</title></head><body>%s</body></html>'
LOGO = PAGE % b'<p>Hello</p><img src="logo:noor.svg" alt="Noor">'
PLAIN = PAGE % b"<p>Hello</p>"


class Bench:
    """Workshops over one cache, one for each build; `made` are the descriptions that a document was made of."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cache = Cache(folder)
        self.made: list[bytes] = []

        def noted(_maker: DocumentMaker, html: bytes, ending: str) -> bytes:
            self.made.append(html)
            return f"the {ending} of {html.decode()}".encode()

        monkeypatch.setattr(DocumentMaker, "make", noted)

    def document(self, html: bytes, path: str = "a.pdf", shelf: Desk | None = None) -> bytes:
        return Workshop(shelf or Desk(), None, self.cache).document(html, path)


class Redrawn(Desk):
    """A desk with another logo under the same name."""

    def logo(self, name: str) -> bytes:
        return super().logo(name).replace(b"</svg>", b'<path d="M0 0h9v9z"/></svg>')


class Restyled(Desk):
    """A desk whose layouts are not the same."""

    def theme(self, name: str) -> bytes:
        return super().theme(name) + (b"\n// other\n" if name.endswith("sheet.typ") else b"")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path / "kept", monkeypatch)


def test_a_second_build_makes_none_of_them_again(bench: Bench) -> None:
    first = bench.document(LOGO)
    assert bench.document(LOGO) == first
    assert bench.document(LOGO, "elsewhere/b.pdf") == first
    assert bench.made == [LOGO]


def test_what_a_document_is_made_of_makes_it_anew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.document(LOGO)
    bench.document(PLAIN)
    bench.document(LOGO, shelf=Redrawn())
    bench.document(LOGO, shelf=Restyled())
    bench.document(LOGO, "a.docx")
    monkeypatch.setattr(tools, "this_program", lambda: "another")
    bench.document(LOGO)
    assert bench.made == [LOGO, PLAIN, LOGO, LOGO, LOGO, LOGO]


def test_a_logo_that_it_does_not_show_is_nothing_to_it(bench: Bench) -> None:
    bench.document(PLAIN)
    bench.document(PLAIN, shelf=Redrawn())
    assert bench.made == [PLAIN]


def test_a_damaged_file_is_made_again(bench: Bench) -> None:
    first = bench.document(PLAIN)
    [kept] = [file for file in (bench.cache.folder or Path()).rglob("*") if file.is_file()]
    kept.write_bytes(kept.read_bytes()[:-1])
    assert bench.document(PLAIN) == first
    assert bench.made == [PLAIN, PLAIN]


def test_one_build_keeps_no_more_than_it_has_room_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keeper = Finished(cache, limit=1000, room=10)
    for key in ("aa1", "bb2", "cc3"):
        assert keeper.of(key, lambda: b"sixsix") == b"sixsix"
    assert [cache.get(key) for key in ("aa1", "bb2", "cc3")] == [b"sixsix", None, None]


def test_the_oldest_make_room_for_new_ones(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("aa1", b"x" * 100)
    Finished(cache, limit=50).of("bb2", lambda: b"new")
    assert (cache.get("aa1"), cache.get("bb2")) == (None, b"new")


def test_the_program_is_known_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = finished.this_program()
    finished.this_program.cache_clear()
    monkeypatch.setattr(finished, "_version", lambda package: "0")
    assert finished.this_program() != before
    finished.this_program.cache_clear()
