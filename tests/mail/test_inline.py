"""css-inline keeps what the machine needs of a mail, and the copy gets what a mail needs of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.formats.email import inline_mail, style_copy
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html
from generator.text.markers import AUTO, END, HOLD_END, HOLD_START, LTR, RTL, slot
from tests.mail.sample import make

HEAD = (
    '<style data-mail="inline">.b{padding:0 4px} .gone{color:#123456}</style>'
    "<style>@media (max-width:480px){.b{padding:0 !important}}</style>"
    "<style>@media (prefers-color-scheme:dark){.b{color:#eeeeee !important}} [data-ogsc] .b{color:#eeeeee}</style>"
)


def page(body: str, head: str = HEAD) -> str:
    return f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "piece",
    [
        f'<a class="b" href="{slot(12)}">',
        f'<a title="{RTL}نص{END}">',
        f'<img alt="{slot(3)} &amp; {LTR}x{END}">',
        f"<p>{AUTO}a &lt;b&gt;{END}{slot(4)}{HOLD_START}ب{HOLD_END}</p>",
        f'<!--[if mso]><v:roundrect href="{slot(12)}"><center>{RTL}ا{END}</center></v:roundrect><![endif]-->',
        f'<!--[if !mso]><!--><a href="{slot(12)}">{slot(5)}</a><!--<![endif]-->',
    ],
)
def test_markers_and_outlook_parts_pass_through(piece: str) -> None:
    bare = re.sub(r' class="b"', "", piece)
    inlined = re.sub(r' class="b"| style="[^"]*"', "", inline_mail(page(piece)))
    assert bare in inlined


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=8))
def test_every_slot_arrives_once_for_each_time_it_was_printed(numbers: list[int]) -> None:
    body = "".join(f'<p class="b" title="{slot(n)}">{slot(n)}<!--[if mso]>{slot(n)}<![endif]--></p>' for n in numbers)
    inlined = inline_mail(page(body))
    assert sorted(re.findall("\ufdd4(\\d+)\ufdd5", inlined)) == sorted(str(n) for n in numbers for _ in range(3))


def test_the_base_block_goes_and_the_others_stay_apart() -> None:
    inlined = inline_mail(page('<p class="b">x</p>'))
    blocks = re.findall(r"<style[^>]*>(.*?)</style>", inlined, re.DOTALL)
    assert len(blocks) == 2
    assert "max-width" in blocks[0]
    assert "prefers-color-scheme" in blocks[1]
    assert "[data-ogsc]" in blocks[1]
    assert "gone" not in inlined
    assert 'style="padding:0 4px"' in inlined


def test_a_colour_printed_into_a_style_loses_its_markers() -> None:
    head = f'<style data-mail="inline">p{{color:{LTR}#0b5d51{END};margin:{HOLD_START}0{HOLD_END}}}</style>'
    assert 'style="color:#0b5d51;margin:0"' in inline_mail(page("<p>x</p>", head))


def test_slots_of_outlooks_button_are_attributes_and_text_to_the_resolver() -> None:
    inlined = inline_mail(
        page(f'<!--[if mso]><v:roundrect href="{slot(1)}"><center>{slot(2)}</center></v:roundrect><![endif]-->')
    )
    holes = {
        piece[0]: piece[1].where for piece in pieces_of_html(inlined, "rtl", Where.MAIL) if isinstance(piece, tuple)
    }
    assert holes == {1: Where.MACHINE, 2: Where.MAIL}


def test_copy_is_directed_on_text_and_never_on_links() -> None:
    styled = style_copy('<h1>A</h1><p>a <a href="https://x.example/">b</a></p><ol start="3"><li>c</li></ol>', "rtl")
    assert styled.count('dir="rtl"') == styled.count("direction:rtl;text-align:right") == 4
    assert '<a class="link" href="https://x.example/">' in styled
    assert "<h1" not in styled
    assert '<ol dir="rtl" style="direction:rtl;text-align:right" start="3">' in styled


def test_lists_are_indented_on_the_side_where_they_start() -> None:
    for language, side in (("ar", "right"), ("en", "left")):
        lists = re.findall(r"<ul[^>]*>", make("ar" if language == "ar" else "en", "team").html)
        assert lists
        assert all(f"padding-{side}:24px" in each for each in lists)
