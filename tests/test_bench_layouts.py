"""The competitors' hand-written layouts keep up with Wasl's page, as far as it can be seen without Hugo and Node.

`bench/run.py` compares the finished pages, letter by letter; it only runs when somebody measures. Here each tag of
Wasl's page is looked for in the layouts, and each of theirs in Wasl's page, and each word in what they are given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bench.contenders import HERE
from bench.records import record
from bench.site import write_data
from bench.specimen import Specimens, build_specimens, specimen

SITES = {"hugo": "layouts/**/*.html", "eleventy": "_includes/**/*.njk"}
HOLE = "\ufffc"  # where a layout writes a value
MARKDOWN = "<p><bdi dir='ltr'>"  # what copy becomes, besides what stands in the layouts
_NOTE = re.compile(r"\{\{-? */\*.*?\*/ *-?\}\}|\{#.*?#\}", re.DOTALL)
_WRITTEN_IN_CODE = re.compile(r"`([^`]*<[^`]*)`")  # printf `<a href="%s">`
_CONTROL = re.compile(r"\{%.*?%\}|\{\{-? *(?:if|else|end|with|range|block|define|return|\$\w+ :?=).*?\}\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}|%s", re.DOTALL)
_LINK_ID = re.compile(r"utm_id=\w+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written: its name, and its attributes with their values."""

    name: str
    attributes: tuple[tuple[str, str], ...]

    def fits(self, layout: Tag) -> bool:
        """Whether a layout can have written this one. What stands under a condition there may be missing here."""
        if self.name != layout.name:
            return False
        theirs = dict(layout.attributes)
        return all(HOLE in theirs if key not in theirs else same(value, theirs[key]) for key, value in self.attributes)


def same(value: str, layout: str) -> bool:
    return value == layout or (HOLE in layout and bool(filled(layout).fullmatch(value)))


@cache
def filled(layout: str) -> re.Pattern[str]:
    """What a text with holes may become."""
    return re.compile(".*".join(map(re.escape, layout.split(HOLE))), re.DOTALL)


class Markup(HTMLParser):
    """The tags of a text, and the words that stand in them and between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[Tag] = set()
        self.words: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(Tag(tag, tuple((key, value or "") for key, value in attrs)))
        for _, value in attrs:
            self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        self.words |= set(_WORD.findall(_LINK_ID.sub("", data)))


def layout_of(text: str) -> str:
    """A layout without its conditions and loops, a hole for each value; HTML that stands in its code at the end."""
    text = _NOTE.sub("", text)
    code = "".join(_WRITTEN_IN_CODE.findall(text))
    return _VALUE.sub(HOLE, _CONTROL.sub("", text) + code)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for key, inner in value.items() for text in (key, *strings(inner)))
    elif isinstance(value, list):
        yield from (text for inner in value for text in strings(inner))
    else:
        yield str(value)


def read(files: Iterable[Path]) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(files)]


def layouts(site: str) -> list[str]:
    return read((HERE / "competitors" / site).glob(SITES[site]))


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Specimens:
    return build_specimens(tmp_path_factory.mktemp("layouts") / "specimens")


@pytest.fixture(scope="module")
def pages(specimens: Specimens) -> dict[tuple[str, str], Markup]:
    return {key: Markup(page) for key, page in specimens.pages.items()}


@pytest.fixture(scope="module")
def given(specimens: Specimens, tmp_path_factory: pytest.TempPathFactory) -> Markup:
    """All that a competitor's site is given: words, copy, icons, and the specimens as its list holds them."""
    folder = tmp_path_factory.mktemp("given")
    write_data(folder / "data", folder / "icons", specimens)
    people = [record(specimen(segment), specimens.assets) for segment, _ in specimens.pages]
    data = [json.loads(text) for text in read((folder / "data").iterdir())]
    return Markup(" ".join([MARKDOWN, *read((folder / "icons").iterdir()), *strings([data, people])]))


@pytest.mark.parametrize("site", SITES)
def test_competitors_layouts_write_the_tags_of_todays_page(
    site: str, pages: dict[tuple[str, str], Markup], given: Markup
) -> None:
    written = {tag for text in layouts(site) for tag in Markup(layout_of(text)).tags}
    wanted = {tag for page in pages.values() for tag in page.tags}
    missing = [tag for tag in wanted if not any(tag.fits(one) for one in written | given.tags)]
    assert not missing, "Wasl's page holds what no layout writes"
    unused = [one for one in written if not any(tag.fits(one) for tag in wanted)]
    assert not unused, "a layout writes what Wasl's page no longer holds"


@pytest.mark.parametrize("site", SITES)
def test_competitors_know_each_word_of_todays_page(
    site: str, pages: dict[tuple[str, str], Markup], given: Markup
) -> None:
    known = given.words.union(*map(_WORD.findall, layouts(site)))
    unknown = {where: sorted(page.words - known) for where, page in pages.items() if page.words - known}
    assert not unknown, "Wasl's page says what the competitors do not know"
