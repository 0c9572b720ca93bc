"""Copy that Markdown is not asked about comes out as Markdown would have written it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.markdown import CopyWriter, configured, plain_html
from generator.text.markers import HOLD_END, HOLD_START

LIBRARY = configured()
PARTS = [
    "نص", "word", "Two words", "٣٠", "12", "9.", "٩.", "1)", "1. one", "٣. ثلاثة", "- one", "+ one", "* one", "-", "--",
    "---", "===", "=", "+", "***", "___", "_", "*", "*x*", "__x__", "`", "`x`", "~~~", "~", "#", "# ", "##", "> ", ">",
    "<", "<https://x.example>", "&", "&amp;", "&copy", "[", "]", "](", "[x](/x)", "[1]: x", "(", ")", "!", "![", "|",
    ":", ": ", "{", "}", "\\", "\\!", "^", "$", "%", '"', "'", "…", " ", "  ", "    ", "\t", "\n", "\n\n", "\n\n\n",
    "\n \n", "  \n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1f", "\x02", "\x03", "\x7f", "\x85", "\xa0", "\u2003",
    "\u2028", "\u2029", "\u3000", "\ufeff", "\u200b", "https://x.example", "a@x.example", ".", ",", "،",
    "klzzwxh:0000", "\x02wzxhzdk:0\x03", f"{HOLD_START}0{HOLD_END}", f"{HOLD_START}12{HOLD_END}.",
]  # fmt: skip
WRITTEN = st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=500)
@given(st.one_of(WRITTEN, st.tuples(WRITTEN, ANYTHING, WRITTEN).map("".join), ANYTHING))
def test_what_needs_no_markdown_is_what_markdown_makes(text: str) -> None:
    made = plain_html(text)
    assert made is None or made == LIBRARY.reset().convert(text)


@pytest.mark.parametrize(
    "text",
    ["نص عربي واضح، وفيه فاصلة.", "It's 30% off: “now” (or later).", "Two\nlines", "Two\n\nparagraphs\n", "2026 was it",
     f"{HOLD_START}0{HOLD_END} at the beginning", "A range of 3-5, a + b = c", "30.5 each"],
)  # fmt: skip
def test_plain_sentences_need_no_markdown(text: str) -> None:
    made = plain_html(text)
    assert made is not None
    assert made == LIBRARY.reset().convert(text)


@pytest.mark.parametrize(
    "text", ["**bold**", "- item", "1. item", "٣. بند", "a\n---", "a  \nb", "    code", "x & y", "a\tb", "`x`", "_x_"]
)
def test_everything_else_does(text: str) -> None:
    assert plain_html(text) is None


def test_values_are_put_in_anew_for_every_run() -> None:
    writer = CopyWriter("ltr", ())
    asked: list[str] = []

    def as_run(number: int) -> str:
        def resolve(name: str) -> str:
            asked.append(name)
            return f"({name} {number})"

        source = "{{ offer.client }} and *|TAG|* and {{ offer.partner }}"
        return str(writer.line(source, resolve)) + writer.plain(source, resolve)

    first, second = as_run(1), as_run(2)
    assert "(offer.client 1) and " in first
    assert "*|TAG|*" in first
    assert second == first.replace(" 1)", " 2)")
    assert asked == ["offer.client", "offer.partner"] * 4
