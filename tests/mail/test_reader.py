"""A mail is read by one pattern or by Python's parser: whoever reads it, it is the same mail."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.mail_contrast import dark_rules, nearest
from generator.checks.mail_document import read_mail
from generator.checks.mail_reader import Element, declarations, read_bones, read_by_parser, read_elements, read_plainly
from tests.mail.sample import Language, Who, make
from tests.mail.test_any_mail import HTML

NAMES = st.sampled_from(["p", "td", "table", "a", "IMG", "br", "v:rect", "style", "script", "title", "div", "textarea"])
VALUES = st.text(st.sampled_from("ab =/&;#8<>'é\"\n"), max_size=8) | st.sampled_from(
    ["a&amp;b", "&nbsp;", "&notit;", "&not", "&copy=1", "&#8206;", "&#xa0;", "a--b", "color:#123456;COLOR:red"]
)
ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["class", "style", "HREF", "data-x", "dir"]), VALUES | st.none()), max_size=3
).map(lambda pairs: "".join(f" {name}" if value is None else f' {name}="{value}"' for name, value in pairs))
TAGS = st.builds("<{}{}{}>".format, NAMES, ATTRIBUTES, st.sampled_from(["", "/", " /", "\n"]))
ENDS = st.builds("</{}{}>".format, NAMES, st.sampled_from(["", " "]))
COMMENTS = st.sampled_from(
    ["<!--[if mso]>", "<![endif]-->", "<!--a-b-->", "<!--a--b-->", "<!--a-- >", "<!--a--!>b-->", "<!-->", "<!--->",
     "<!----->", "<!--[if !mso]><!-->", "<!--<![endif]-->", "<!DOCTYPE html>", "<!doctype a[b>"]
)  # fmt: skip
WORDS = st.sampled_from(["a", "&amp;", "&notit;", "&amp", "&#847;", "&", "\n", "\r\n", " ", "دفتر", "a < b", "}", ">"])
WRITTEN = st.lists(TAGS | ENDS | COMMENTS | WORDS | st.just('<p class="a">'), max_size=14).map("".join)


def told(elements: Iterable[Element]) -> list[tuple[object, ...]]:
    """All that rules see of elements."""
    return [
        (one.tag, dict(one.attributes), one.line, one.parent and one.parent.place, one.text, dict(one.style),
         one.classes, one.place, one.end, one.within, one.among)
        for one in elements
    ]  # fmt: skip


@given(WRITTEN | HTML)
@example("<style>a&amp;b</style>")
@example("<title>a&amp;b</title>")
@example('<p title="&notit;">')
@example("<p>&am")
@example('<!--a--b--><p class="b">')
@example("<p/>a</p>")
def test_both_readers_see_the_same_mail(html: str) -> None:
    plainly = read_plainly(html)
    assert plainly is None or told(plainly) == told(read_by_parser(html))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("who", ["team", "partner"])
def test_a_shipped_mail_is_read_by_the_pattern(language: Language, who: Who) -> None:
    html = make(language, who).html
    plainly = read_plainly(html)
    assert plainly is not None
    assert len(plainly) > 50
    assert told(plainly) == told(read_by_parser(html))


@pytest.mark.parametrize(
    "html",
    ["<p title=a>", "<p title='a'>", "a < b", "<textarea><b></textarea>", "<style>a", "<style>a<b></style>", "<p",
     "<![endif]>", "<!--a-- >b-->", '<p title="&notit;">', '<p title="a&b">', "<script/>"],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_parser(html: str) -> None:
    assert read_plainly(html) is None
    assert told(read_elements(html)) == told(read_by_parser(html))


@given(WRITTEN | HTML)
def test_what_is_inside_an_element_follows_it(html: str) -> None:
    document = read_mail(html)
    for element in document.elements:
        inside = [each for each in document.elements if element in each.above()]
        assert list(document.inside(element)) == inside
        assert element.within == {name for each in element.above() for name in each.classes}
        assert element.among == {each.tag for each in element.above()}
        assert document.tagged(element.tag) == tuple(one for one in document.elements if one.tag == element.tag)


@given(WRITTEN | HTML)
def test_bones_are_the_same_mail(html: str) -> None:
    elements, bones = read_elements(html), read_bones(html)
    places = {id(bone): place for place, bone in enumerate(bones)}
    inner: list[list[int]] = [[] for _ in elements]
    for element in elements:
        if element.parent is not None:
            inner[element.parent.place].append(element.place)
    assert [[places[id(child)] for child in bone.children] for bone in bones] == inner
    assert [bone[:4] for bone in bones] == [(one.tag, one.attributes, one.style, one.line) for one in elements]


STYLES = st.sampled_from(["", ' style="color:#111111"', ' style="color:red"', ' class="a"', ' class="a b"'])
NESTED = st.lists(st.builds("<{}{}>".format, st.sampled_from(["p", "td"]), STYLES) | st.just("</p>"), max_size=12)
BLOCK = st.lists(
    st.builds(
        "{}{{{}}}\n".format, st.sampled_from([".a", "td", ".b", ".a, td", "p,.b", ".a .b"]),
        st.sampled_from(["color:#222222", "color:#333333 !important", "color:", "color:#4;background-color:#555555"]),
    ),
    max_size=6,
).map(lambda rules: "@media (prefers-color-scheme:dark){" + "".join(rules) + "}")  # fmt: skip


def declared(element: Element, name: str, blocks: Iterable[str]) -> str:
    """What rules say of an element, by trying one after the other: a class beats a tag, the later of equals wins."""
    best, named = ("", -1), {f".{each}" for each in element.classes}
    for rule in "".join(blocks).split("\n")[:-1]:
        selectors, _, style = rule.rpartition("{")[0].rpartition("dark){")[2], "", rule.rpartition("{")[2][:-1]
        for selector in selectors.split(","):
            rank = 1 if selector.strip() in named else 0 if selector.strip() == element.tag else -1
            if name in declarations(style) and rank >= max(best[1], 0):
                best = (declarations(style)[name], rank)
    return best[0]


DARK = "@media (prefers-color-scheme:dark){%s{color:#222222}\n%s{color:#333333 !important}\n}"


@given(NESTED.map("".join), st.lists(BLOCK, max_size=2), st.sampled_from(["color", "background-color"]))
@example('<p class="a b">', [DARK % (".a", ".b")], "color")
@example('<p class="a b">', [DARK % (".b", ".a"), DARK % ("p", "p")], "color")
def test_a_colour_is_that_of_the_nearest_element_that_has_one(html: str, blocks: list[str], name: str) -> None:
    elements = read_elements(html)
    found = nearest(elements, name, dark_rules(tuple(blocks)))
    for element in elements:
        own = [declared(each, name, blocks) or each.style.get(name, "") for each in element.above()]
        assert found[element.place] == next((value for value in own if len(value) == 7 and value[0] == "#"), "")
