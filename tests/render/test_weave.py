"""The law of weaving: where `weave` gives a text, it is what the whole computation gives, for every plain partner.

What partners' words stand in is composed at random here: Arabic, Latin, addresses, markup, every place of a page, share
addresses, posts that are opened. Most of it can not be woven; whatever can has to be right.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from urllib.parse import quote

from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.links.builder import compile_link
from generator.links.share import share_url
from generator.model.link import LinkSpec
from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.issue import id_thread, source_of
from generator.render.notation import Dir, Spot, Where, mark, notate
from generator.render.weave import CODE_LENGTH, SHORTEST, SLUG_LENGTH, is_plain, token_thread, weave, word_of
from generator.text.markers import strip_markers, wrap
from generator.text.plain import open_paragraphs
from tests.tiny.workshop import partner

Say = Callable[[Partner], str]

TOKEN = token_thread("a-secret")
LINK = compile_link(LinkSpec("page", "web", "a", "social", "page", "ar"), "tiny-cafes")
PRODUCT = compile_link(LinkSpec("start", "web", "a", "social", "product", "ar"), "tiny-cafes-2027q1")
IDENTITY = id_thread(LINK)


def _link(one: Partner) -> str:
    address = f"https://tiny.example/ar/cafes/p/{one.slug}/"
    return LINK.fill(address, source_of(one), word_of(one, IDENTITY))


def _product(one: Partner) -> str:
    return PRODUCT.fill("https://dot.example/start/", source_of(one), word_of(one, id_thread(PRODUCT)))


WORDS: tuple[Say, ...] = (
    lambda one: one.slug,
    lambda one: one.code,
    lambda one: one.discount_code,
    lambda one: word_of(one, TOKEN),
    lambda one: word_of(one, IDENTITY),
    _link,
    _product,
)
FIXED = (
    "", " ", "\n", "\n\n", "-", "_", ".", "/", "?", "#", "@", "%D9%86", "&amp;", "<b>", '"', "'", "5", "٥", "9", "98",
    "908", "q", "z", "qaz", "qz", "qbz", "q" + "a" * 8 + "z", "9" + "0" * 38 + "8", "8", "Dot", "a1", "نقطة",
    "شركة Dot", "«",
    "(", ")", "مع ", " مع", "%", "+", "=", "$", "https://", "https://x.example/", "mailto:", "x@y.example", "\u200f",
    "👍", "\u064b",
)  # fmt: skip
KINDS = (Kind.TEXT, Kind.CODE, Kind.URL, Kind.PHRASE, Kind.NUMBER, Kind.HASHTAG, Kind.HANDLE, Kind.FILE, Kind.MERGE)
TEMPLATES = (
    "https://x.example/intent?text={text}&url={url}", "https://wa.example/?text={text_with_url}",
    "https://l.example/{title}?u={url}", "https://b.example/?t={text}",
)  # fmt: skip
DIRECTIONS: tuple[Dir, ...] = ("ltr", "rtl")

fixed = st.one_of(st.sampled_from(FIXED), st.text("abqz019-_ نق5.\n", max_size=4)).map(lambda text: lambda one: text)
leaves = st.one_of(st.sampled_from(WORDS), fixed)


def joined(parts: list[Say]) -> Say:
    return lambda one: "".join(part(one) for part in parts)


def marked(inner: Say, kind: Kind, language: Dir) -> Say:
    return lambda one: mark(Value(strip_markers(inner(one)), kind), language)


def isolated(inner: Say, direction: Dir) -> Say:
    return lambda one: wrap(strip_markers(inner(one)), direction)


def opened(inner: Say, language: Dir, opener: str) -> Say:
    return lambda one: open_paragraphs(inner(one), language, opener)


def shared(text: Say, url: Say, template: str) -> Say:
    def say(one: Partner) -> str:
        said, address = strip_markers(text(one)), strip_markers(url(one)) or "https://x.example/"
        return share_url(template, text=said, url=address, title=said or "-")

    return say


def quoted(inner: Say) -> Say:
    return lambda one: quote(strip_markers(inner(one)), safe="")


directions = st.sampled_from(DIRECTIONS)
texts = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(joined),
        st.builds(marked, inner, st.sampled_from(KINDS), directions),
        st.builds(isolated, inner, directions),
        st.builds(opened, inner, directions, st.sampled_from(("\u200f", "\u061c"))),
        st.builds(shared, inner, inner, st.sampled_from(TEMPLATES)),
        st.builds(quoted, inner),
    ),
    max_leaves=8,
)
spots = st.builds(Spot, st.sampled_from(Where), directions, st.booleans(), st.booleans())


def noted(inner: Say, spot: Spot) -> Say:
    return lambda one: notate(inner(one), spot)


values = st.builds(noted, texts, spots)


def words(longest: int) -> st.SearchStrategy[str]:
    """Plain words of all lengths; those that look unlike letters or digits more often than chance would have it."""
    signs = string.ascii_letters + string.digits + "-_"
    ends = st.sampled_from(("a-1", "12345", "---", "___", "-a-", "AB_", "a--", "0-0", "a" * longest, "9" * longest))
    return st.one_of(st.text(signs, min_size=SHORTEST, max_size=longest), ends)


@st.composite
def partners(draw: st.DrawFn, discount: bool) -> Partner:
    slug, code = draw(words(SLUG_LENGTH)), draw(words(CODE_LENGTH))
    return partner(slug, code=code, discount_code=draw(words(CODE_LENGTH)) if discount else "")


@settings(max_examples=300)
@given(st.data(), values, st.booleans())
def test_woven_text_is_the_whole_text(data: st.DataObject, say: Say, discount: bool) -> None:
    like = data.draw(partners(discount))
    woven = weave(say, like)
    event("woven" if woven else "not woven")
    if woven is None:
        return
    for one in data.draw(st.lists(partners(discount), min_size=4, max_size=8)):
        assert is_plain(one)
        assert woven.fill(one) == say(one).encode(), (one.slug, one.code, one.discount_code)
    assert ("has_discount" in woven.traits) or woven == weave(say, data.draw(partners(not discount)))
