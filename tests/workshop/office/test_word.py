"""Word files, read back with python-docx and with a strict reader of their XML."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.documents.tree import Block, Document, Run
from generator.workshop.documents.word import WordWriter
from tests.workshop.office.parcels import (
    PNG,
    Parcel,
    W,
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

_SIGNED = group(
    group(text("عن دفتر", level=3), text("الاسم: ليان الحربي"), text("الصفة"), text("التوقيع ______")),
    group(text("عن نور", level=3), text("الاسم"), text("الصفة"), text("التوقيع")),
    names="signatures",
)


def write(*blocks: Block, rtl: bool = True, layout: str = "paper", **meta: str) -> bytes:
    data = WordWriter(NO_SHELF, draw).write(document(*blocks, rtl=rtl, layout=layout, **meta))
    assert faults(data) == []
    return data


def body(data: bytes) -> ElementTree.Element:
    return Parcel(data).root("word/document.xml")


def value(element: ElementTree.Element | None, name: str = "val") -> str:
    assert element is not None
    return element.attrib[f"{W}{name}"]


def everything(rtl: bool = True) -> list[Block]:
    return [
        group(picture("logo:noor.svg", "شعار"), text("عنوان", level=1), text("سطر"), names="cover"),
        text("ملاحظة", "note"),
        group(text("طرف", "term"), group(text("نور"), names="meaning"), names="terms"),
        group(
            group(text("بطاقة", level=3), listed("نقطة"), names="card"),
            group(text("20%", "figure"), text("خصم"), names="key"),
            names="columns",
        ),
        group(picture("logo:noor.svg"), text("NOOR10"), picture("qr:HTTPS://A.EXAMPLE/", "رمز"), names="contact"),
        table(("أ", "ب"), ("1", "2"), caption="جدول"),
        group(text("قول"), names="quote"),
        Block("rule"),
        listed("افعل", names="checklist"),
        listed((text("خطوة", level=3), text("كلام")), names="steps", ordered=True),
        group(text("سر"), names="notes") if rtl else Block("notes", ("notes",), blocks=(text("سر"),)),
        _SIGNED,
    ]


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("layout", ["paper", "guide", "sheet", "slides"])
def test_all_that_the_vocabulary_has_makes_a_sound_file(layout: str, rtl: bool) -> None:
    data = write(*everything(rtl), rtl=rtl, layout=layout)
    read = docx.Document(io.BytesIO(data))
    assert any("نور" in paragraph.text for part in read.tables for row in part.rows for cell in row.cells
               for paragraph in cell.paragraphs)  # fmt: skip


_HOSTILE = st.text(max_size=40) | st.sampled_from(
    ["#*_$@\\ & Co. <b>", "\u202eexe.fdp", "a\x00b\x1f", "\ud83d\ude00", "🎉🏳️‍🌈", "]]>", '"quoted"', "&amp;", "\ufffe"]
)


@settings(deadline=None)
@given(_HOSTILE, st.booleans())
def test_hostile_words_survive(said: str, rtl: bool) -> None:
    said = said.encode("utf-8", "replace").decode()
    blocks = [text(said), text(said, level=2), table((said, "x"), (said, said), caption=said), listed(said)]
    data = write(*blocks, group(group(text(said)), group(text(said)), names="signatures"), rtl=rtl)
    kept = "".join(sign for sign in said if sign.isprintable())
    read = docx.Document(io.BytesIO(data)).paragraphs[0].text
    assert "".join(sign for sign in read if sign.isprintable()) == kept


def test_headings_are_headings() -> None:
    read = docx.Document(io.BytesIO(write(*(text(f"عنوان {level}", level=level) for level in (1, 2, 3, 4)))))
    found = [paragraph.style.name for paragraph in read.paragraphs if paragraph.style is not None]
    assert found == ["Heading 1", "Heading 2", "Heading 3", "Heading 4"]


def test_right_to_left_reaches_every_paragraph_run_table_and_page() -> None:
    data = write(*everything())
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        root = Parcel(data).root(name)
        for paragraph in root.iter(f"{W}p"):
            if paragraph.find(f".//{W}t") is not None:
                assert paragraph.find(f"{W}pPr/{W}bidi") is not None
        for run in root.iter(f"{W}r"):
            said = "".join(part.text or "" for part in run.iter(f"{W}t"))
            arabic = any("\u0600" <= sign <= "\u06ff" for sign in said)
            if arabic:
                assert run.find(f"{W}rPr/{W}rtl") is not None
    root = body(data)
    assert all(found.find(f"{W}tblPr/{W}bidiVisual") is not None for found in root.iter(f"{W}tbl"))
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    fonts = Parcel(data).root("word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}rFonts")
    assert value(fonts, "cs") == value(fonts, "ascii") == "Times New Roman"
    assert value(Parcel(data).root("word/styles.xml").find(f".//{W}lang"), "bidi") == "ar-SA"


def test_left_to_right_has_none_of_it() -> None:
    data = write(text("One", level=1), listed("two"), table(("a", "b"), ("c", "d")), rtl=False)
    for tag in ("bidi", "rtl", "bidiVisual"):
        assert body(data).find(f".//{W}{tag}") is None


def test_a_code_in_arabic_words_keeps_its_direction() -> None:
    line = Block("paragraph", runs=(Run("الرمز "), Run("+966 11 555", dir="ltr"), Run(" فقط")))
    found = {
        "".join(part.text or "" for part in run.iter(f"{W}t")): run.find(f"{W}rPr/{W}rtl") is not None
        for run in body(write(line)).iter(f"{W}r")
    }
    assert found == {"الرمز ": True, "\u200e+966 11 555\u200e": False, " فقط": True}


def _numbers(data: bytes) -> list[tuple[str, str]]:
    """Of each numbered paragraph its list and level."""
    found = body(data).iter(f"{W}numPr")
    return [(value(one.find(f"{W}numId")), value(one.find(f"{W}ilvl"))) for one in found]


def _starts(data: bytes) -> dict[str, str]:
    root = Parcel(data).root("word/numbering.xml")
    return {
        value(found, "numId"): value(start)
        for found in root.iter(f"{W}num")
        if (start := found.find(f"{W}lvlOverride/{W}startOverride")) is not None
    }


def test_each_list_counts_for_itself() -> None:
    data = write(listed("a", "b", ordered=True), text("x"), listed("c", ordered=True, start=4))
    numbers = _numbers(data)
    assert [number for number, _ in numbers] == ["1", "1", "2"]
    assert _starts(data) == {"1": "1", "2": "4"}


def test_clauses_below_clauses_share_their_count() -> None:
    inner = listed("a", "b", ordered=True)
    data = write(listed((text("one"), inner), (text("two"), listed("c", ordered=True)), ordered=True))
    assert _numbers(data) == [("1", "0"), ("1", "1"), ("1", "1"), ("1", "0"), ("1", "1")]
    numbering = Parcel(data).root("word/numbering.xml")
    kind = value(numbering.find(f"{W}num/{W}abstractNumId"))
    own = next(found for found in numbering.iter(f"{W}abstractNum") if value(found, "abstractNumId") == kind)
    assert [value(found) for found in own.iter(f"{W}lvlText")][:2] == ["%1.", "%1.%2."]


def test_the_head_of_a_table_comes_back_on_every_page() -> None:
    root = body(write(table(("أ", "ب"), ("1", "2"), caption="المستويات")))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in root.iter(f"{W}tr")]
    assert heads == [True, False]
    assert value(root.find(f".//{W}tblCaption")) == "المستويات"


def test_pages_are_counted_by_word_in_the_words_of_the_document() -> None:
    footer = Parcel(write(text("x"), page_words="صفحة {page} من {pages}")).root("word/footer1.xml")
    counted = list(footer.iter(f"{W}p"))[-1]
    assert "".join(part.text or "" for part in counted.iter(f"{W}t")) == "صفحة 1 من 1"
    assert [value(found, "instr").strip() for found in counted.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_figures_are_arabic_where_the_document_has_them() -> None:
    data = write(listed("a", ordered=True), digits="٠١٢٣٤٥٦٧٨٩")
    assert value(body(data).find(f".//{W}pgNumType"), "fmt") == "hindiNumbers"
    assert "hindiNumbers" in {value(found) for found in Parcel(data).root("word/numbering.xml").iter(f"{W}numFmt")}
    assert body(write(listed("a", ordered=True))).find(f".//{W}pgNumType") is None


def test_pictures_say_what_they_show_and_are_kept_once() -> None:
    data = write(picture("logo:noor.svg", "شعار نور"), picture("logo:noor.svg", 'a "b" & c'), picture("logo:"))
    properties = [found.attrib for found in body(data).iter() if str(found.tag).endswith("}docPr")]
    assert [found["descr"] for found in properties] == ["شعار نور", 'a "b" & c']
    assert [name for name in Parcel(data).parts if name.endswith(".png")] == ["word/media/image1.png"]
    assert Parcel(data).parts["word/media/image1.png"] == PNG


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="PNG"):
        WordWriter(NO_SHELF, lambda source: b"<svg/>").write(document(picture("logo:x.svg")))


def test_lines_to_sign_on_are_borders() -> None:
    root = body(write(_SIGNED))
    lines = [cell for cell in root.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None]
    assert len(lines) == 6
    said = ["".join(part.text or "" for part in cell.iter(f"{W}t")) for cell in root.iter(f"{W}tc")]
    assert "ليان الحربي" in said
    assert "التوقيع" in said
    assert not any("_" in words for words in said)


def test_a_blank_in_a_clause_is_a_line() -> None:
    runs = list(body(write(text("في يوم ______ من"))).iter(f"{W}r"))
    blank = [run for run in runs if run.find(f"{W}rPr/{W}u") is not None]
    assert [set(run.findtext(f"{W}t") or "") for run in blank] == [{"\u00a0"}]


def test_links_lead_out_only_by_harmless_schemes() -> None:
    runs = tuple(
        Run(href, href=href) for href in ("https://a.example/?x=1&y=2", "javascript:alert(1)", "file:///etc/passwd")
    )
    data = write(Block("paragraph", runs=runs))
    kinds = [
        (kind, target) for kind, target in Parcel(data).relations("word/document.xml").values() if kind == "hyperlink"
    ]
    assert kinds == [("hyperlink", "https://a.example/?x=1&y=2")]
    assert "javascript:alert(1)" in docx.Document(io.BytesIO(data)).paragraphs[0].text


def test_a_break_begins_a_page() -> None:
    root = body(write(text("a"), text("b", "break", level=2), group(table(("c", "d")), names="break")))
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 2


def test_properties_tell_no_time() -> None:
    read = docx.Document(io.BytesIO(write(text("x")))).core_properties
    assert (read.title, read.author, read.language) == ("اتفاقية الشراكة", "دفتر", "ar-SA")
    assert read.created is not None
    assert read.created.replace(tzinfo=None) == datetime(2000, 1, 1)
    dated = docx.Document(io.BytesIO(write(text("x"), date="2026-11-15"))).core_properties.created
    assert dated is not None
    assert dated.replace(tzinfo=None) == datetime(2026, 11, 15)


def test_what_a_speaker_says_is_not_in_print() -> None:
    data = write(Block("notes", ("notes",), blocks=(text("secret"),)))
    assert "secret" not in Parcel(data).parts["word/document.xml"].decode()


_AGAIN = """
import hashlib
from tests.workshop.office.{module} import sample
print(hashlib.sha256(sample()).hexdigest())
"""


def sample() -> bytes:
    held: Document = document(*everything(), page_words="صفحة {page} من {pages}")
    return WordWriter(NO_SHELF, draw).write(held)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_document_gives_the_same_bytes_in_every_process(seed: str) -> None:
    digest = again("test_word", seed)
    assert digest == hashlib.sha256(sample()).hexdigest() == hashlib.sha256(sample()).hexdigest()


def again(module: str, seed: str) -> str:
    """The digest of a module's sample, made by another process."""
    root = Path(__file__).parents[3]
    made = subprocess.run(
        [sys.executable, "-c", _AGAIN.format(module=module)],
        cwd=root,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": "Asia/Riyadh"},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()
