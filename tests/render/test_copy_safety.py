"""Copy is words: what looks like HTML is shown and never run, and links lead only where they may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problem import Problem
from generator.render.formats.page import FORMAT as PAGE
from generator.render.markdown import CopyWriter
from generator.render.plaintext import text_of
from generator.render.slots import Sheet
from tests.render.test_rtl_engine import LOCALES
from tests.tiny.workshop import HERE, copy_tiny, problems_of

COPY = "content/segments/cafes/thanks.en.md"
TOP = (HERE / COPY).read_text(encoding="utf-8").split("\n# ")[0] + "\n# Title\n\n"
LINE = TOP.count("\n") + 1

Written = Callable[[str], list[Problem]]


def html_of(source: str) -> str:
    made = str(CopyWriter("ltr", ()).block(source, lambda name: f"[{name}]"))
    return "".join(piece for piece in PAGE.cut(made, LOCALES["ltr"], Sheet()) if isinstance(piece, str))


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def run(body: str) -> list[Problem]:
        return [p for p in problems_of(copy_tiny(tmp_path, {COPY: f"{TOP}{body}\n"})) if p.severity == "error"]

    return run


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "text <script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>bold</b>",
        "<!-- comment -->",
        "<div>\n\nx\n\n</div>",
        "`<i>`",
        "    <pre>",
        "&lt;script&gt;",
        "&#60;script&#62;",
        '**<a href="https://x.example/">x</a>**',
    ],
)
def test_html_in_copy_is_shown(source: str) -> None:
    made = html_of(source)
    for tag in ("<script", "<img", "<b>", "<!--", "<div", "<i>", '<a href="https://x.example/">x', "<pre>&lt;/"):
        assert tag not in made.replace("<pre>", "", 1)
    assert "&lt;" in made


ALLOWED = {"p", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
           "hr", "br", "bdi"}  # fmt: skip
SNIPPETS = st.lists(
    st.sampled_from(["<", ">", "&", '"', "'", "/", "script", "a", " ", "\n", "\n\n", "*", "_", "`", "[", "](", ")", "!",
                     "javascript:", "https://x.example", "onerror=", "=", "#", "- ", "1. ", "> ", "    ", "\\", "<!--",
                     "-->", "|", "&lt;", "&#60;", "{{ brand.name }}", "نص", "data:", "http:", "//", "\t"]), max_size=14
).map("".join)  # fmt: skip


@given(SNIPPETS)
def test_no_markup_of_the_author_survives(source: str) -> None:
    import re
    from html.parser import HTMLParser

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in ALLOWED
            for name, value in attrs:
                assert name in {"href", "dir", "title"}
                assert name != "href" or re.match(r"https://|mailto:|tel:|/|#|\[", value or "")

        def handle_comment(self, data: str) -> None:
            raise AssertionError(data)

    Seen().feed(html_of(source))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "java&#115;cript:alert(1)", "data:text/html,x", "http://x.example/",
     "vbscript:x", "ftp://x.example/", "x.html", "file:///etc/passwd"],
)  # fmt: skip
def test_an_address_that_pages_may_not_link_to(written: Written, address: str) -> None:
    body = f"See [this]({address})."
    (problem,) = [p for p in written(body) if p.code == "E0411"]
    assert (problem.position.path, problem.position.line) == (COPY, LINE)
    assert problem.position.column == body.index(address) + 1
    assert problem.found == address
    assert "href" not in html_of(body)


@pytest.mark.parametrize(
    "body",
    [
        "See [this][1].\n\n[1]: javascript:alert(1)",
        "See [1].\n\n  [1]: <javascript:alert(1)> 'x'",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[x]( javascript:alert(1) )",
        "[x](<javascript:alert(1)>)",
        "[x](java\tscript:alert(1))",
        "[[x](https://x.example/)](javascript:alert(1))",
    ],
)
def test_no_way_of_writing_a_link_smuggles_a_script(body: str) -> None:
    made = html_of(body)
    assert 'href="javascript' not in made.lower()
    assert 'src="javascript' not in made.lower()


@pytest.mark.parametrize(
    ("body", "name", "meant"),
    [
        ("Hello {{ brand.nam }}", "brand.nam", "brand.name"),
        ("Hello {{ Brand.name }}", "Brand.name", "brand.name"),
        ("Hello {{ nothing.at.all }}", "nothing.at.all", ""),
        ("Hello {{ partner.name }}", "partner.name", ""),
        ("Hello {{ 7*7 }}", "7*7", ""),
        ("Hello {{ brand.name|upper }}", "brand.name|upper", "brand.name"),
    ],
)
def test_a_value_that_nobody_knows(written: Written, body: str, name: str, meant: str) -> None:
    (problem,) = written(body)
    assert problem.code == "E0403"
    assert (problem.position.path, problem.position.line) == (COPY, LINE)
    assert body[problem.position.column - 1 :].lstrip().startswith(name)
    assert problem.found == name
    assert problem.suggestion == meant or not meant


def test_merge_tags_keep_their_stars() -> None:
    assert "*|FNAME|*" in html_of("Hello *|FNAME|*, welcome *back*")
    assert text_of("Hello *|FNAME|*, welcome *back*", str) == "Hello *|FNAME|*, welcome back"
