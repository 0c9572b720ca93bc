"""Slides, read back with python-pptx and with a strict reader of their XML."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.documents.slides import SlideWriter
from generator.workshop.documents.tree import Block, Run
from tests.workshop.office.parcels import (
    A,
    P,
    Parcel,
    document,
    draw,
    faults,
    group,
    listed,
    picture,
    table,
    text,
)
from tests.workshop.office.shelf import NO_SHELF
from tests.workshop.office.test_word import again

_WIDTH, _HEIGHT = 12192000, 6858000


def slide(title: str, *blocks: Block, names: str = "slide") -> Block:
    return group(text(title, level=2), *blocks, names=names)


def write(*blocks: Block, rtl: bool = True, **meta: str) -> bytes:
    data = SlideWriter(NO_SHELF, draw).write(document(*blocks, rtl=rtl, layout="slides", **meta))
    assert faults(data) == []
    return data


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def everything() -> list[Block]:
    key = group(text("20%", "figure"), text("خصم"), names="key")
    card = group(text("افعل", level=3), listed("أفصح", "اسأل"), names="card")
    points = listed("نقطة", (text("أخرى"), listed("تحتها")))
    steps = listed(*((text(f"خطوة {n}", level=3), text("كلام")) for n in range(5)), ordered=True, names="steps")
    contact = group(picture("logo:x.svg", "س"), text("ليان"), picture("qr:HTTPS://A.EXAMPLE/", "ر"), names="contact")
    return [
        slide("دفتر ونور", picture("logo:noor.svg", "شعار"), text("عرض"), names="slide title"),
        slide("ماذا", text("كلام"), points, Block("notes", ("notes",), blocks=(text("قل"),))),
        slide("أرقام", group(key, key, key, names="columns"), text("ملاحظة", "note")),
        slide("خطوات", steps),
        slide("جدول", table(("أ", "ب"), ("1", "2"), ("3",), caption="المستويات")),
        slide("رمز", text("اطبعه"), picture("qr:HTTPS://A.EXAMPLE/", "رمز الاستجابة")),
        slide("بطاقات", group(card, card, names="columns"), group(card, card, names="columns")),
        slide("تواصل", contact),
    ]  # fmt: skip


def test_each_section_is_a_slide_with_a_title() -> None:
    read = opened(write(*everything()))
    titles = [found.shapes.title.text for found in read.slides]
    assert titles == ["دفتر ونور", "ماذا", "أرقام", "خطوات", "جدول", "رمز", "بطاقات", "تواصل"]
    assert [found.slide_layout.name for found in read.slides] == ["Opening", *["Words"] * 7]


def test_plain_words_stand_in_the_text_placeholder() -> None:
    found = opened(write(*everything())).slides[1]
    body = next(shape for shape in found.placeholders if shape.placeholder_format.idx == 1)
    assert [paragraph.text for paragraph in body.text_frame.paragraphs] == ["كلام", "نقطة", "أخرى", "تحتها"]


def test_the_speaker_finds_the_notes() -> None:
    read = opened(write(*everything()))
    assert read.slides[1].notes_slide.notes_text_frame.text == "قل"
    assert [found.has_notes_slide for found in read.slides] == [False, True, *[False] * 6]
    assert "ppt/notesMasters/notesMaster1.xml" not in Parcel(write(slide("a"))).parts


def test_a_table_is_a_table() -> None:
    shape = next(shape for shape in opened(write(*everything())).slides[4].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in shape.table.rows] == [["أ", "ب"], ["1", "2"], ["3", ""]]
    assert shape.table.first_row
    properties = shape._element.find(f".//{A}tblPr")
    assert properties.get("rtl") == "1"
    assert shape._element.find(f".//{P}cNvPr").get("descr") == "المستويات"


def test_pictures_say_what_they_show() -> None:
    root = Parcel(write(*everything())).root("ppt/slides/slide6.xml")
    assert [found[0][0].attrib["descr"] for found in root.iter(f"{P}pic")] == ["رمز الاستجابة"]


def test_steps_are_numbered() -> None:
    read = opened(write(*everything()))
    circles = [shape.text for shape in read.slides[3].shapes if shape.has_text_frame and shape.text.isdecimal()]
    assert circles[:5] == ["1", "2", "3", "4", "5"]
    eastern = opened(write(*everything(), digits="٠١٢٣٤٥٦٧٨٩"))
    assert "٣" in [shape.text for shape in eastern.slides[3].shapes if shape.has_text_frame]


def test_right_to_left_reaches_every_paragraph() -> None:
    parcel = Parcel(write(*everything()))
    for name, root in parcel.roots():
        if name.startswith("ppt/slides/"):
            paragraphs = [found for found in root.iter(f"{A}p") if found.find(f"{A}r") is not None]
            for paragraph in paragraphs:
                properties = paragraph.find(f"{A}pPr")
                assert properties is not None
                assert properties.get("rtl") == "1"
                assert properties.get("algn") in ("r", "ctr")
            langs = {run.attrib["lang"] for run in root.iter(f"{A}rPr")}
            assert langs <= {"ar-SA", "en-US"}
    master = parcel.root("ppt/slideMasters/slideMaster1.xml")
    assert {level.get("rtl") for level in master.iter(f"{A}lvl1pPr")} == {"1"}
    assert parcel.root("ppt/presentation.xml").get("rtl") == "1"


def _boxes(data: bytes) -> list[list[tuple[int, int, int, int]]]:
    """Of each slide the boxes that have a place of their own."""
    found = []
    for one in opened(data).slides:
        root = one._element
        places = [*root.iter(f"{A}xfrm"), *root.iter(f"{P}xfrm")]
        found.append(
            [
                (int(place[0].get("x")), int(place[0].get("y")), int(place[1].get("cx")), int(place[1].get("cy")))
                for place in places
                if int(place[1].get("cx"))
            ]
        )
    return found


def test_left_to_right_is_the_mirror_of_right_to_left() -> None:
    for here, there in zip(_boxes(write(*everything())), _boxes(write(*everything(), rtl=False)), strict=True):
        assert [(_WIDTH - x - wide, y, wide, high) for x, y, wide, high in here] == there


_WORDS = st.text(st.sampled_from("ab cdنور "), min_size=1, max_size=300)
_BLOCKS = st.one_of(
    _WORDS.map(text),
    st.lists(_WORDS, min_size=1, max_size=8).map(lambda items: listed(*items)),
    st.lists(_WORDS, min_size=1, max_size=6).map(lambda items: listed(*items, ordered=True, names="steps")),
    st.lists(_WORDS, min_size=2, max_size=4).map(
        lambda items: group(*(group(text(item), names="card") for item in items), names="columns")
    ),
    st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=5).map(lambda rows: table(*rows)),
    st.just(picture("qr:HTTPS://A.EXAMPLE/", "رمز")),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(_BLOCKS, min_size=1, max_size=4))
def test_nothing_stands_outside_its_slide_and_smaller_words_make_room(blocks: list[Block]) -> None:
    data = write(slide("عنوان", *blocks))
    for x, y, wide, high in _boxes(data)[0]:
        assert x >= 0
        assert y >= 0
        assert wide > 0
        assert high > 0
        assert x + wide <= _WIDTH
    sizes = [int(run.attrib["sz"]) for run in Parcel(data).root("ppt/slides/slide1.xml").iter(f"{A}rPr")]
    assert min(sizes) >= 800


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.integers(5, 60).map(lambda count: text(("كلمة " * count).strip()[:160])), min_size=1, max_size=3),
    st.integers(2, 6),
)
def test_what_a_slide_can_hold_ends_above_its_foot(blocks: list[Block], steps: int) -> None:
    found = write(slide("عنوان", *blocks, listed(*(f"خطوة {n}" for n in range(steps)), ordered=True, names="steps")))
    assert max(y + high for _, y, _, high in _boxes(found)[0]) <= _HEIGHT - 140000


def test_long_words_are_set_smaller() -> None:
    def size(words: str) -> int:
        root = Parcel(write(slide("t", text(words)))).root("ppt/slides/slide1.xml")
        return min(int(run[0].attrib["sz"]) for run in root.iter(f"{A}r"))

    assert size("قصير") > size("طويل جدًا " * 80) > size("طويل جدًا " * 200)


@given(st.text(max_size=40) | st.sampled_from(["#*_$ & Co. <b>", "a\x00\x0b\t\x1f", "\u202eevil", "🎉", '"q"', "]]>"]))
@settings(deadline=None, max_examples=40)
def test_hostile_words_survive(said: str) -> None:
    said = said.encode("utf-8", "replace").decode()
    data = write(slide(f"T{said}", text(f"x{said}"), table((said, said)), listed(said, names="steps")))
    shown = opened(data).slides[0].shapes.title.text
    assert _letters(shown) == "T" + _letters(said)


def _letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isprintable() and not sign.isspace())


def test_a_link_is_kept_and_a_script_is_not() -> None:
    runs = tuple(Run("x", href=href) for href in ("https://a.example/?a=1&b=2", "javascript:alert(1)"))
    relations = Parcel(write(slide("t", Block("paragraph", runs=runs)))).relations("ppt/slides/slide1.xml").values()
    assert [target for kind, target in relations if kind == "hyperlink"] == ["https://a.example/?a=1&b=2"]


def test_a_document_without_slides_is_cut_at_its_headings() -> None:
    read = opened(
        write(
            group(text("غلاف", level=1), names="cover"),
            text("أول", level=2),
            text("س"),
            text("ثان", level=2),
            text("ص"),
        )
    )
    assert [found.shapes.title.text for found in read.slides] == ["غلاف", "أول", "ثان"]


def test_colours_come_from_the_theme() -> None:
    parcel = Parcel(write(*everything()))
    theme = parcel.root("ppt/theme/theme1.xml")
    assert theme.find(f".//{A}accent1/{A}srgbClr").attrib["val"] == "0B5D51"  # type: ignore[union-attr]
    assert theme.find(f".//{A}accent2/{A}srgbClr").attrib["val"] == "E2A33B"  # type: ignore[union-attr]
    assert not any(list(root.iter(f"{A}srgbClr")) for name, root in parcel.roots() if name.startswith("ppt/slide"))


def sample() -> bytes:
    return SlideWriter(NO_SHELF, draw).write(document(*everything(), layout="slides"))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_document_gives_the_same_bytes_in_every_process(seed: str) -> None:
    digest = again("test_slides", seed)
    assert digest == hashlib.sha256(sample()).hexdigest() == hashlib.sha256(sample()).hexdigest()
