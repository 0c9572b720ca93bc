"""From HTML to the tree: nothing is lost, nothing that could run is let in, white space as browsers have it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.workshop.documents.reading import read_document
from generator.workshop.documents.tree import Block, Run
from tests.workshop.documents.desk import NAMES, page, read, sample

MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def words(block: Block) -> str:
    return "".join(run.text for run in block.runs) + "".join(words(child) for child in block.blocks)


def test_the_head_of_a_document() -> None:
    html = page("<p>x</p>", lang="ar-SA", title=" عرض \n نور ", head='<meta name="author" content="دفتر">').replace(
        b"<title>", b'<meta name="footer" content="f"><meta name="page-words" content="{page}"><title>'
    )
    document = read_document(html)
    assert (document.lang, document.dir, document.layout) == ("ar-SA", "rtl", "paper")
    assert (document.title, document.author, document.footer) == ("عرض نور", "دفتر", "f")
    assert document.meta == (("page-words", "{page}"),)
    assert document.brand == document.accent == "#0b6b5d"


def test_runs_carry_their_look_and_their_direction() -> None:
    body = '<p>قل <strong>نعم <em>دائمًا</em></strong> للرمز <code dir="ltr">A-1</code><sup>2</sup></p>'
    (paragraph,) = read(body).blocks
    assert paragraph.runs == (
        Run("قل "),
        Run("نعم ", bold=True),
        Run("دائمًا", bold=True, italic=True),
        Run(" للرمز "),
        Run("A-1", code=True, dir="ltr"),
        Run("2", raised=True),
    )


@pytest.mark.parametrize(
    ("inside", "side"),
    [
        ('<bdi dir="ltr">9-1</bdi>', "ltr"),
        ("<bdi>Noor</bdi>", "ltr"),
        ("<bdi>12 نور</bdi>", "rtl"),
        ("<bdi>+50</bdi>", ""),
        ('<span dir="rtl">1–9</span>', "rtl"),
        ('<bdi dir="auto"><b>A</b></bdi>', "ltr"),
    ],
)
def test_direction_of_a_piece(inside: str, side: str) -> None:
    assert read(f"<p>كلمة {inside} كلمة</p>").blocks[0].runs[-2 if side or "<b>" in inside else -1].dir == side


def test_white_space_is_that_of_browsers() -> None:
    (paragraph,) = read("<p>\n  one\ttwo <b> three</b> \n four <br>  five </p>").blocks
    assert [(run.text, run.bold, run.break_) for run in paragraph.runs] == [
        ("one two ", False, False),
        ("three", True, False),
        (" four", False, False),
        ("", False, True),
        ("five", False, False),
    ]
    assert words(read("<p>a&nbsp; b</p>").blocks[0]) == "a\u00a0 b"
    assert read("<p> <b> </b>\n</p><div>\n</div>").blocks == ()


def test_blocks_of_a_document() -> None:
    document = read(
        "<h1>أ</h1><ol start=3><li>ب<ul class=checklist><li>ج</li></ul></li></ol>"
        "<table><caption>د</caption><thead><tr><th>ه<th>و</tr></thead><tr><td colspan=2><p>ز</p></td></tr></table>"
        '<hr><img src="qr:HTTPS://A/" alt="ح"><dl><dt>ط</dt><dd>ي</dd></dl><aside class="notes"><p>ك</p></aside>'
        '<section class="columns big"><div class="card">ل</div></section><blockquote>م</blockquote>'
    )
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["heading", "list", "table", "rule", "picture", "group", "notes", "group", "group"]
    heading, numbered, table, _, picture, terms, _, columns, quote = document.blocks
    assert (heading.level, words(heading)) == (1, "أ")
    assert (numbered.ordered, numbered.start) == (True, 3)
    assert [block.kind for block in numbered.blocks[0].blocks] == ["paragraph", "list"]
    assert numbered.blocks[0].blocks[1].names == ("checklist",)
    assert [run.text for run in table.runs] == ["د"]
    head, row = table.blocks
    assert head.head
    assert all(cell.head for cell in head.blocks)
    assert not row.head
    assert (row.blocks[0].span, words(row)) == (2, "ز")
    assert (picture.source, picture.alt) == ("qr:HTTPS://A/", "ح")
    assert terms.names == ("terms",)
    assert [part.names for part in terms.blocks] == [("term",), ("meaning",)]
    assert columns.names == ("columns", "big")
    assert columns.blocks[0].names == ("card",)
    assert quote.names == ("quote",)


def test_a_partner_without_a_logo_leaves_no_picture() -> None:
    assert read('<p>a</p><img src="logo:" alt="x"><p>b</p>').blocks == read("<p>a</p><p>b</p>").blocks


def test_words_of_unknown_elements_stay() -> None:
    assert words(read("<p>a <blink>b</blink> <o:p>c</o:p></p>").blocks[0]) == "a b c"


def test_comments_and_places_inside_the_site_leave_their_surroundings() -> None:
    (paragraph,) = read('<p>a<!-- x -->b <a href="#top">c</a> <a href="../x/">d</a></p>').blocks
    assert paragraph.runs == (Run("ab c d"),)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<p>a<script>alert(1)</script></p>", "<script>"),
        ("<div><style>p{}</style></div>", "<style>"),
        ('<iframe src="https://x"></iframe>', "<iframe>"),
        ("<form><input></form>", "<form>"),
        ("<svg><path/></svg>", "<svg>"),
        ('<img src="https://x/y.png" alt="">', "https://x/y.png"),
        ('<img src="file:///etc/passwd" alt="">', "file:///etc/passwd"),
        ("<img alt=x>", "<img"),
        ('<p><a href="javascript:alert(1)">x</a></p>', "javascript:alert(1)"),
        ('<p><a href="data:text/html,x">x</a></p>', "data:text/html"),
        ('<p dir="up">x</p>', 'dir="up"'),
        ("<table><tr><td colspan=0>x</table>", 'colspan="0"'),
        ("<ol start=x><li>a</ol>", 'start="x"'),
    ],
)
def test_what_cannot_be_used_is_named(body: str, named: str) -> None:
    with pytest.raises(ValueError, match=re.escape(named)):
        read(body)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ((b'lang="ar"', b""), "lang"),
        ((b'dir="rtl"', b'dir="auto"'), "auto"),
        ((b'data-layout="paper"', b'data-layout="../x"'), "../x"),
        ((b"#0b6b5d", b"teal"), "teal"),
        ((b"</title>", b"</title><script src=x></script>"), "<script>"),
    ],
)
def test_a_wrong_head_is_named(change: tuple[bytes, bytes], named: str) -> None:
    with pytest.raises(ValueError, match=re.escape(named)):
        read_document(page("<p>x</p>").replace(*change))


@pytest.mark.parametrize("html", [b"", b"  \n"])
def test_nothing_is_no_document(html: bytes) -> None:
    with pytest.raises(ValueError, match="empty"):
        read_document(html)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60), st.sampled_from(MARKS))
def test_no_control_reaches_the_text_and_no_letter_is_lost(text: str, mark: str) -> None:
    escaped = (text + mark + "x").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    expected = " ".join("".join(letter for letter in text + "x" if letter not in MARKS).split(" "))
    document = read(f'<p>{escaped}</p><img src="theme:a.svg" alt="{escaped.replace(chr(34), "&quot;")}">')
    found = words(document.blocks[0])
    assert not set(found) & set(MARKS)
    assert " ".join(found.split()) == " ".join(expected.split())
    assert not set(document.blocks[1].alt) & set(MARKS)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_sample_is_in_its_tree(name: str) -> None:
    document = read_document(sample(name))
    whole = "".join(words(block) for block in document.blocks)
    assert document.blocks
    assert len(whole) > 200
