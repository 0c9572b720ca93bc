"""What X's own library (twitter-text) says of a text, `generator.text` says too: weight, validity, links, hashtags."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.text.tlds import RESERVED, TOP_LEVEL_DOMAINS
from tests.conftest import NODE_MODULES
from tests.text.x_judge import Judge, ours

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچڤگ\u064b\u064e\u0651\u0670ـ٠١٢٣٤٥٦٧٨٩،؛؟«» "
SIGNS = " \n\t.,:;!?-_/\\@#&=+*%~|'\"()[]{}<>$^`\u00b7\u3002\uff03\uff20\u2013\u2014\u2026\u2022\u20ac\ufdfa\ufdfc"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2069\u00a0\u2028\ufe0e\ufe0f\ufeff\ufffe"
LETTERS = "abcXYZ019éÀßžıſКйΩι中文한日本\u0301"
WEBS = (
    "https://", "http://", "HTTPS://", "www.", "example.com", "acme.app", "شركة.السعودية", "مثال.com", "foo.co.uk",
    "a_b.com", "x-.com", "t.co/", "https://t.co/aBc1", "xn--mgbh0fb.com", "a.xn--p1ai", "acme.invalid", "1.2.3.4",
    "info@acme.sa", "/ar/p/acme/", "/محاسبون", "/a_(b)_(c(d))", "?utm_source=acme&utm_medium=affiliate", "?q=رمضان",
    "#top", ":8080", ".com", "co", "://", "/@user/x", "@acme_sa", "@acme/list", "#شركاء_النجاح", "#2026", "＃وصل",
)  # fmt: skip
PICTURES = (
    "🎉", "❤️", "❤", "☀︎", "☎", "©", "©️", "™", "👍", "👍🏽", "🏽", "🇸🇦", "🇸", "🇦🇪", "🇽🇽", "👨‍👩‍👧‍👦", "👩🏽‍💻", "🏳️‍🌈",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "1️⃣", "#️⃣", "*⃣", "☝🏾", "⛹️‍♀️", "🕵🏻‍♂️", "🙋‍♀️", "👁‍🗨", "👨‍", "‍👧", "🀄", "♟️", "✔", "\ue50a",
)  # fmt: skip
PIECES = st.one_of(
    st.text(ARABIC, min_size=1, max_size=12),
    st.text(SIGNS, min_size=1, max_size=3),
    st.text(INVISIBLE, min_size=1, max_size=2),
    st.text(LETTERS, min_size=1, max_size=6),
    st.sampled_from(WEBS),
    st.sampled_from(PICTURES),
    st.sampled_from(sorted(TOP_LEVEL_DOMAINS - RESERVED)).map(lambda name: f"acme.{name}"),
)
DENSE = (
    *"..__--/@ aع中0",
    "com",
    "COM",
    "co",
    "uk",
    "كوم",
    "한국",
    "भारत",
    "भारतम्",
    "xn--p1ai",
    "https://",
    "t.co/a",
    "?q",
    ":8",
)
"""What domains are made of, and little else."""
TEXTS = st.lists(PIECES, max_size=24).map("".join)
WITH_SPACES = st.lists(PIECES, max_size=24).map(" ".join)


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    if not (NODE_MODULES / "twitter-text").is_dir() or shutil.which("node") is None:
        pytest.fail("tests/tools/node_modules/twitter-text is not there: run `make test` once.", pytrace=False)
    asked = Judge()
    yield asked
    asked.close()


def _same(judge: Judge, text: str) -> None:
    assume(text.strip())  # X itself takes no post of spaces; see below
    assert ours(text) == judge.read(text), ascii(text)


@settings(max_examples=2000)
@given(text=TEXTS)
@example(text="❤️#شركاء a.com_ https://شركة.السعودية/(a(b)) b.io?x=1")
@example(text="acme.aaaشركة.السعودية/ar acme.com👩🏽.net9.com/a foo.comعbar.net/x")
@example(text="#شركاء\ufe0e#وصل #a\ufe0f#b\ufe0e#c #a\ufe0e#b\ufe0f")
@example(text="🧡#وصل 1.com.中国x acme.co\u200fm.sa")
def test_pieces_run_together(judge: Judge, text: str) -> None:
    _same(judge, text)


@settings(max_examples=1500)
@given(text=WITH_SPACES)
def test_pieces_in_a_sentence(judge: Judge, text: str) -> None:
    _same(judge, text)


@settings(max_examples=500)
@given(words=st.text(ARABIC + LETTERS, min_size=240, max_size=300))
def test_at_the_edge_of_280(judge: Judge, words: str) -> None:
    _same(judge, words)


def test_every_top_level_domain(judge: Judge) -> None:
    texts = [f"acme.{name} https://acme.{name}/a" for name in sorted(TOP_LEVEL_DOMAINS - RESERVED)]
    assert [ours(text) for text in texts] == judge.read_all(texts)


def test_every_top_level_domain_in_letters_of_another_case(judge: Judge) -> None:
    """Also those that only look alike, such as `ſ` for `s`."""
    names = sorted(TOP_LEVEL_DOMAINS - RESERVED)
    holder = {letter: name for name in names for letter in name}
    cases = ((letter, chr(point)) for point in range(0xD800) for letter in _small_forms(chr(point)))
    words = [holder[small].replace(small, other) for small, other in cases if small in holder and small != other]
    texts = [f"https://acme.{word}/a" for word in (*words, *(name.upper() for name in names))]
    assert len(texts) > len(names) + 60
    assert [ours(text) for text in texts] == judge.read_all(texts)


def _small_forms(letter: str) -> set[str]:
    return {letter.lower(), letter.casefold(), letter.upper().lower()}


@settings(max_examples=1000)
@given(words=st.lists(st.sampled_from(DENSE), max_size=24))
def test_domains_run_together(judge: Judge, words: list[str]) -> None:
    _same(judge, "".join(words))


def test_every_character_that_people_type(judge: Judge) -> None:
    ranges = ((0x20, 0x250), (0x370, 0x530), (0x590, 0x700), (0x2000, 0x2C00), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
    letters = [chr(point) for first, last in (*ranges, (0x1F000, 0x1FB00)) for point in range(first, last)]
    texts = [f"a{letter}" for letter in letters]
    assert [ours(text).weight for text in texts] == [reading.weight for reading in judge.read_all(texts)]


@pytest.mark.parametrize("host", ["wasl.example", "wasl.test"])
def test_names_for_examples_stand_for_real_ones(judge: Judge, host: str) -> None:
    """Deliberate: the address of an example is counted as the real one that will replace it."""
    text = f"https://{host}/ar/"
    assert (ours(text).links, judge.read(text).links) == ((text,), ())


def test_a_post_of_spaces_is_none(judge: Judge) -> None:
    """Deliberate: the library only counts; X refuses to send it."""
    assert (ours(" \n").valid, judge.read(" \n").valid) == (False, True)


@pytest.mark.parametrize("letter", ["\u08b6", "\u0870"])
def test_letters_that_came_after_the_library(judge: Judge, letter: str) -> None:
    """Deliberate: its tables of letters are ten years old, ours are those of the present Unicode."""
    assert (ours(f"#{letter}").hashtags, judge.read(f"#{letter}").hashtags) == ((letter,), ())
