"""The law of weaving: where `weave` gives a text, it is what the whole computation gives, for every plain partner.

What partners' words stand in is composed at random here: Arabic, Latin, addresses, markup, every place of a page, share
addresses, posts that are opened. Most of it can not be woven; whatever can has to be right.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.links.builder import compile_link
from generator.links.share import share_url
from generator.model.link import LinkSpec
from generator.model.network import CountingUnit, Network, TextLimit
from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.fills import Fills
from generator.render.issue import id_thread, source_of
from generator.render.notation import Dir, Spot, Where, mark, notate
from generator.render.press import Press
from generator.render.slots import Sheet
from generator.render.stencil import Stencil, cut
from generator.render.views.fitting import Fitted, Version
from generator.render.weave import CODE_LENGTH, SHORTEST, SLUG_LENGTH, Woven, is_plain, token_thread, weave, word_of
from generator.text.counting import count
from generator.text.markers import strip_markers, wrap
from generator.text.plain import open_paragraphs, opener_for
from tests.tiny.workshop import cohorts_of, copy_tiny, edit, load, partner, tiny

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
    first, signs = string.ascii_letters + string.digits, string.ascii_letters + string.digits + "-_"
    any_word = st.builds(
        str.__add__, st.sampled_from(first), st.text(signs, min_size=SHORTEST - 1, max_size=longest - 1)
    )
    ends = st.sampled_from(("a-1", "12345", "0--", "5__", "AB_", "a--", "0-0", "a" * longest, "9" * longest, "com"))
    return st.one_of(any_word, ends)


@st.composite
def partners(draw: st.DrawFn, discount: bool) -> Partner:
    slug, code = draw(words(SLUG_LENGTH)), draw(words(CODE_LENGTH))
    return partner(slug, code=code, discount_code=draw(words(CODE_LENGTH)) if discount else "")


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (True, ("abc", "abc", "")), (True, ("a" * 40, "9" * 40, "A-_")), (True, ("0-1", "a__", "123")),
        (False, ("ab", "abc", "")), (False, ("a" * 41, "abc", "")), (False, ("abc", "a" * 41, "")),
        (False, ("abc", "-ab", "")), (False, ("abc", "_ab", "")), (False, ("abc", "abc", "-ab")),
        (False, ("abc", "abc", "ab")), (False, ("abc", "a c", "")), (False, ("abc", "abé", "")),
        (False, ("abc", "ab.c", "")), (False, ("abc", "", "abc")),
    ],
)  # fmt: skip
def test_which_words_are_plain(plain: bool, words: tuple[str, str, str]) -> None:
    slug, code, discount_code = words
    assert is_plain(partner(slug, code=code, discount_code=discount_code)) is plain


def filled(woven: Woven, one: Partner) -> str:
    words = [word_of(one, thread) for thread in woven.threads]
    return "".join(part for pair in zip(woven.texts, [*words, ""], strict=True) for part in pair)


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
        assert filled(woven, one) == say(one), (one.slug, one.code, one.discount_code)
    assert ("has_discount" in woven.traits) or woven == weave(say, data.draw(partners(not discount)))


@settings(max_examples=100)
@given(st.data(), values, partners(False))
def test_text_woven_for_lengths_is_the_whole_text(data: st.DataObject, say: Say, like: Partner) -> None:
    """What depends on the lengths of words alone is woven for partners whose words are as long."""

    def said(one: Partner) -> str:
        return f"{len(one.slug)} {len(one.code)} {say(one)}"

    woven = weave(said, like, exact=True)
    if woven is None:
        return
    for kind in (string.digits, string.ascii_letters, "9a"):
        slug, code = (
            word[0] + data.draw(st.text(kind, min_size=len(word) - 1, max_size=len(word) - 1))
            for word in (like.slug, like.code)
        )
        one = partner(slug, code=code)
        assert filled(woven, one) == said(one)


# --- the size of a post -----------------------------------------------------------------------------------------------

UNITS: tuple[CountingUnit, ...] = ("x_weighted", "graphemes", "threads", "mastodon", "utf16")
NETWORK = tiny()[0].networks["x"]
NEAR = (" ", "\n", "\n\n", ".", "، ", "#", "@", "(", ")", "/", "https://x.example/", "?a=", "&b=", ".com", "x.", "٥",
        "5", "👍", "!", "'", ":", "@x.example", "\u064b", "«", "»", "Dot ", "نقطة ", "a", "")  # fmt: skip
"""What may stand beside a word and change how the words are counted."""


def network(unit: CountingUnit, most: int, most_bytes: int | None) -> Network:
    text = TextLimit(status="tested", source="none", max=most, unit=unit, max_bytes=most_bytes)
    return NETWORK.model_copy(update={"text": text})


@st.composite
def bodies(draw: st.DrawFn, language: Dir) -> list[str | Say]:
    """A text with a few words of a partner in it, isolated or not."""
    parts: list[str | Say] = []
    near = st.lists(st.sampled_from(NEAR), max_size=2).map("".join)
    for _ in range(draw(st.integers(1, 4))):
        word = draw(st.sampled_from((*WORDS[:2], WORDS[3], WORDS[5])))
        parts += [draw(near), draw(st.sampled_from((word, marked(word, Kind.CODE, language))))]
    return [*parts, draw(near)]


def written(fills: Fills, like: Partner, language: Dir, body: list[str | Say]) -> Stencil:
    sheet, spot = Sheet(fills, like), Spot(Where.PLAIN, language)
    return cut([one if isinstance(one, str) else (sheet.slot("word", one).index, spot) for one in body], sheet)


@settings(max_examples=150)
@given(st.data(), st.sampled_from(UNITS), st.sampled_from(DIRECTIONS), st.integers(20, 200), st.none() | st.just(120))
def test_a_size_that_is_added_up_is_the_real_one(
    data: st.DataObject, unit: CountingUnit, language: Dir, most: int, most_bytes: int | None
) -> None:
    """And the version of the post is the first one that fits."""
    fills, like, body = Fills(), data.draw(partners(False)), data.draw(bodies(language))
    closings = ["#one #two @dot", "#one", ""][: data.draw(st.integers(1, 3))]
    texts = [written(fills, like, language, [*body, closing]) for closing in closings]
    versions = {closing: Version(text, text) for closing, text in zip(closings, texts, strict=True)}
    fitted = Fitted(versions.__getitem__, closings, network(unit, most, most_bytes), language)
    event("added up" if fitted.threaded else "counted")
    opener = opener_for("x")
    for one in data.draw(st.lists(partners(False), min_size=3, max_size=6)):
        whole = [open_paragraphs(text.stamp(one).decode(), language, opener) for text in texts]
        fits = [count(text, unit) <= most and len(text.encode()) <= (most_bytes or 10**6) for text in whole]
        number = fits.index(True) if True in fits else len(fits) - 1
        about = (one.slug, one.code)
        assert fitted.version(one) == number, about
        assert fitted.size(one) == count(whole[number], unit), about
        assert fitted.text(one) == whole[number], about


def test_a_size_that_two_words_share_alike_is_not_taken_for_everybody_s() -> None:
    """The longest and the shortest code give the same size, those between them do not: another version fits."""
    fills, like = Fills(), partner("noor", code="NOOR1")
    most, net = 200, network("utf16", 200, None)

    def version(fixed: int) -> Version:
        sheet = Sheet(fills, like)
        slot = sheet.slot("code", lambda one: mark(Value(one.code, Kind.CODE), "ltr"))
        text = cut(["x" * fixed, (slot.index, Spot(Where.MACHINE, "ltr"))], sheet)
        return Version(text, text)

    versions = {"long": version(most - 20), "short": version(most - 20 - 37)}
    fitted = Fitted(versions.__getitem__, tuple(versions), net, "ltr")
    for length in (3, 10, 20, 21, 40):
        one = partner("noor", code="a" * length)
        assert fitted.size(one) == (most - 20 if length <= 20 else most - 57) + length
    woven = weave(lambda one: str(fitted.size(one)), like)
    assert woven is None


def test_a_word_that_makes_an_address_of_what_stands_before_it() -> None:
    """`x.` is no link, `x.com` is one: then every letter does not count for itself any more."""
    fills, like = Fills(), partner("noor")
    text = written(fills, like, "ltr", ["x.", lambda one: one.slug])
    fitted = Fitted(lambda _: Version(text, text), [""], network("x_weighted", 200, None), "ltr")
    assert [fitted.size(partner(slug)) for slug in ("noor", "com")] == [6, 23]


@pytest.mark.parametrize("code", ["12345", "9" * 40, "NOOR", "A-1_b", "0-0"])
def test_a_post_that_begins_a_paragraph_with_a_code(tmp_path: Path, code: str) -> None:
    """Where a code has no letters, the paragraph's direction is another one, and so is its length."""
    root, posts = copy_tiny(tmp_path), "content/segments/cafes/posts.ar.yaml"
    edit(root, posts, ("{{ partner.name }} يستخدمه. الكود {{ partner.code }}.", "{{ partner.code }} هو الرمز"))
    project, plan = load(root)
    press = Press(project, plan.family)
    cohort = next(iter(cohorts_of(plan, "partner/kit", "ar")))
    for one in (partner("aaa", code=code), partner("bbb", code="Z" + code[1:])):
        assert press.bytes_of(cohort, one) == press.in_full(cohort, one)
