"""What a reader of a PDF finds: Arabic words, hostile names as they are, codes that scan, pages that hold it all."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from PIL import Image

from generator.text.colour import WHITE, contrast
from generator.workshop.documents.letters import Letters, covered
from generator.workshop.documents.pdf import DocumentFailed, PdfWriter
from generator.workshop.documents.reading import read_document
from generator.workshop.documents.setting import Setter
from generator.workshop.documents.tree import Block
from tests.workshop.documents.desk import NAMES, THEME, Desk, arabic_words, raw_text, read, sample, text_of

LAM_ALEF = "لا الآن لأن لإنجاز بلا إلا الأول الإيراد لآخر سلامة الأعمال خلال لاحقا العملاء الأرباح دلالة مقالات لأي كلا"
HOSTILE = (
    "#panic()",
    "*نور* _و_ $x$",
    "a@b \\ `c` ~d --- <b>e</b>",
    "\"نور\" & 'سلام'",
    "Noor & Co. [x] {y} //z",
    "/* x */ = y + z",
    "\u0646",
    "شركة النور المضيء للمحاسبة والمراجعة والاستشارات المالية والضريبية",
)


# --- searchable -------------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    return re.sub("[\u064b-\u0652\u0670]", "", text)


def tree_text(blocks: tuple[Block, ...]) -> str:
    return " ".join(
        "".join(" " if run.break_ else run.text for run in block.runs) + " " + tree_text(block.blocks)
        for block in blocks
        if block.kind != "notes"
    )


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".ar")])
def test_arabic_words_are_found_again(writer: PdfWriter, name: str) -> None:
    document = read_document(plain(sample(name).decode()).encode())
    wanted = arabic_words(tree_text(document.blocks))
    assert len(wanted) > 50
    assert wanted <= arabic_words(raw_text(writer.write(document)))


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".ar")])
def test_most_words_with_diacritics_are_found_again(writer: PdfWriter, name: str) -> None:
    document = read_document(sample(name))
    wanted = arabic_words(tree_text(document.blocks))
    assert len(wanted & arabic_words(raw_text(writer.write(document)))) >= 0.9 * len(wanted)


@pytest.mark.parametrize("layout", ["paper", "guide"])
@pytest.mark.parametrize("tag", ["p", "h2"])
def test_faces_keep_letters_that_join(writer: PdfWriter, layout: str, tag: str) -> None:
    words = [*LAM_ALEF.split(), "بين", "سير", "الله", "نثر", "مصر"]
    document = read("<h1>x</h1>" + "".join(f"<{tag}>{word}</{tag}>" for word in words), layout=layout)
    assert set(words) <= arabic_words(raw_text(writer.write(document)))


@pytest.mark.parametrize("name", NAMES)
def test_no_isolates_and_no_presentation_forms_leak(writer: PdfWriter, name: str) -> None:
    text = raw_text(writer.write(read_document(sample(name))))
    assert not re.findall("[\u2066-\u2069\ufb50-\ufdff\ufe70-\ufefc]", text)


# --- true -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("layout", ["sheet", "paper", "guide"])
def test_hostile_names_are_only_text(writer: PdfWriter, layout: str, name: str) -> None:
    escaped = name.replace("&", "&amp;").replace("<", "&lt;")
    body = f"<h1>x</h1><p><bdi>{escaped}</bdi></p>"
    document = read(body, layout=layout, title=escaped, lang="en", head=f'<meta name="footer" content="{layout}">')
    pdf = writer.write(document)
    seen = text_of(pdf)
    assert not Counter(name) - Counter(seen)
    assert name in seen or not name.isascii()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.docinfo.Title) == name


def test_pictographs_are_left_out_and_diacritics_are_kept(writer: PdfWriter) -> None:
    text = text_of(writer.write(read("<h1>نور 🌙✨ للمحاسبة 👩🏽‍💻</h1><p>مُحَاسِب</p>")))
    assert "نور" in text
    assert "للمحاسبة" in text
    assert not [letter for letter in text if unicodedata.category(letter) == "So"]


def test_codes_phones_and_ranges_are_drawn_in_their_own_direction(writer: PdfWriter) -> None:
    pieces = (("ltr", "DFTR-9/2"), ("rtl", "3–7"), ("ltr", "+966 50-18"))
    body = " كلمة ".join(f'<bdi dir="{side}">{text}</bdi>' for side, text in pieces)
    with pypdfium2.PdfDocument(writer.write(read(f"<h1>س</h1><p>{body} تم</p>"))) as file:
        leaf = file[0].get_textpage()
        boxes = [(leaf.get_charbox(place), leaf.get_text_range(place, 1)) for place in range(leaf.count_chars())]
    line = [(box[0], letter) for box, letter in boxes if letter in "DFTR-9/23–7+60518"]
    drawn = "".join(letter for _, letter in sorted(line))
    for seen in ("DFTR-9/2", "7–3", "+96650-18"):
        assert seen in drawn


def test_the_code_in_a_drawn_page_leads_to_its_address(writer: PdfWriter) -> None:
    with pypdfium2.PdfDocument(writer.write(read_document(sample("sheet.ar")))) as file:
        picture = file[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["HTTPS://DAFTAR.EXAMPLE/Q/NOOR/PAGE/"]


@pytest.mark.parametrize("brand", ["#ffffff", "#ffee00", "#0b6b5d", "#000000", "#ff8fa3"])
def test_white_on_the_brand_can_be_read(brand: str) -> None:
    values = Setter(str, str).values(replace(read("<p>x</p>"), brand=brand, accent=brand))
    assert contrast(values["brand"], WHITE) >= 4.5
    assert contrast(values["accent-ink"], WHITE) >= 4.5


def test_a_sheet_is_one_page_or_none(writer: PdfWriter) -> None:
    line = "<p>فاتورة متوافقة مع متطلبات هيئة الزكاة والضريبة والجمارك من أول يوم، وكشف بما لك وما عليك.</p>"
    for lines in (0, 4, 12, 20):
        document = read('<header class="cover"><h1>أ</h1></header>' + line * lines, layout="sheet")
        with pypdfium2.PdfDocument(writer.write(document)) as file:
            assert len(file) == 1
    with pytest.raises(DocumentFailed, match="one page"):
        writer.write(read("<h1>أ</h1>" + line * 90, layout="sheet"))


def test_each_slide_is_a_page_and_notes_are_not_shown(writer: PdfWriter) -> None:
    document = read_document(sample("slides.ar"))
    pdf = writer.write(document)
    with pypdfium2.PdfDocument(pdf) as file:
        assert len(file) == len(document.blocks)
    assert "رحّب" not in text_of(pdf)
    assert "الحضور" not in text_of(pdf)


def test_pages_are_counted_in_the_words_and_digits_of_the_document(writer: PdfWriter) -> None:
    head = '<meta name="page-words" content="ورقة {page} من {pages}"><meta name="digits" content="٠١٢٣٤٥٦٧٨٩">'
    text = text_of(writer.write(read('<h1>x</h1><p>ا</p><p class="break">ب</p>', head=head)))
    assert "ورقة ٢ من ٢" in text or "٢" in text
    assert "{page" not in text


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_logos_are_drawn(writer: PdfWriter, kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (200, 80), (200, 10, 10)).save(buffer, "PNG")
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 8"><path fill="#c80a0a" d="M0 0h20v8H0"/></svg>'
    desk = Desk(logos={"l.png": buffer.getvalue(), "l.svg": drawing})
    with PdfWriter(desk) as other:
        pdf = other.write(read(f'<h1>x</h1><img src="logo:l.{kind}" alt="x">'))
    with pypdfium2.PdfDocument(pdf) as file:
        colours = file[0].render(scale=1).to_pil().convert("RGB").getcolors(1 << 20)
    assert max((count for count, colour in colours or [] if colour == (200, 10, 10)), default=0) > 1000


def test_letters_of_a_font_are_those_that_fonttools_reads() -> None:
    for path in sorted((THEME / "fonts" / "print").glob("*.ttf")):
        assert frozenset(covered(path.read_bytes())) == frozenset(TTFont(path).getBestCmap())


def test_letters_that_can_be_composed_are() -> None:
    letters = Letters([(THEME / "fonts/print/Alexandria-Regular.ttf").read_bytes()])
    assert letters.printable("Ze\u0301 نور") == "Ze\u0301 نور"
    assert letters.printable("☎\ufe0f 9") == " 9"
