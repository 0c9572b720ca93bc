"""The reversed text layer: once only, only the pairs of the rule, and no page looks different."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.workshop.documents.layer import mend, reversed_pairs
from generator.workshop.documents.pdf import PdfWriter
from generator.workshop.documents.reading import read_document
from tests.workshop.documents.desk import Desk, sample

ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), min_size=1, max_size=4)
OTHER = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x5FF), min_size=1, max_size=4)


def mapping(*entries: tuple[int, str], section: str = "bfchar") -> bytes:
    rows = "".join(f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in entries)
    return f"/CIDInit /ProcSet findresource begin\n{len(entries)} begin{section}\n{rows}end{section}\nend".encode()


@given(st.lists(st.one_of(ARABIC, OTHER), min_size=1, max_size=8))
def test_only_arabic_pairs_are_turned(texts: list[str]) -> None:
    turned = [text[::-1] if all(0x600 <= ord(letter) <= 0x6FF for letter in text) else text for text in texts]
    assert reversed_pairs(mapping(*enumerate(texts))) == mapping(*enumerate(turned))


def test_mixed_entries_and_ranges_are_left_alone() -> None:
    mixed = mapping((1, "لa"), (2, "ﻻ"), (3, "ا"))
    assert reversed_pairs(mixed) == mixed
    ranges = mapping((1, "لا"), section="bfrange")
    assert reversed_pairs(ranges) == ranges


@pytest.fixture(scope="module")
def pdf() -> bytes:
    with PdfWriter(Desk()) as writer:
        return writer.write(read_document(sample("agreement.ar")))


def test_a_second_time_is_refused(pdf: bytes) -> None:
    with pytest.raises(ValueError, match="before"):
        mend(mend(pdf))


def test_pages_look_the_same(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as before, pypdfium2.PdfDocument(mend(pdf)) as after:
        assert len(before) == len(after) == 2
        for one, other in zip(before, after, strict=True):
            assert one.render(scale=1.5).to_pil().tobytes() == other.render(scale=1.5).to_pil().tobytes()


def test_structure_stays(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(mend(pdf))) as file:
        assert str(file.Root.Lang)
        assert file.Root.StructTreeRoot
        assert file.Root.Outlines
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            assert meta["pdfuaid:part"] == "1"


def test_a_glyph_for_two_letters_is_found_again_with_it() -> None:
    """Two words of a ligature's font: the text layer as typst writes it, where a reader that reverses makes "al"."""
    cmap = mapping((1, "لا"), (2, "س"), (3, "م"))
    assert reversed_pairs(cmap) == mapping((1, "ال"), (2, "س"), (3, "م"))


def test_the_writer_mends_only_where_it_is_asked_to(pdf: bytes) -> None:
    with PdfWriter(Desk(), mended=True) as writer:
        assert writer.write(read_document(sample("agreement.ar"))) == mend(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert "/WaslTextLayer" not in file.Root
