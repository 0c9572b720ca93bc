"""Markers in a page become notation by the element, the attribute and the direction in which they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.notation import Dir, Spot, Where, closes, notate, opens
from generator.render.resolve import pieces_of_html, pieces_of_text
from generator.text.markers import AUTO, END, HOLD_END, HOLD_START, LTR, RTL

Text = Literal[Where.PAGE, Where.MAIL]
VALUES = ["", "دفتر", "Acme & Co", "+966 50", "<b>", 'a "quoted" one', "شركة Acme", "30%"]
MARKED = st.builds(
    lambda mark, value: f"{mark}{value}{HOLD_END if mark == HOLD_START else END}",
    st.sampled_from([AUTO, LTR, RTL, HOLD_START]),
    st.sampled_from(VALUES),
)
BARE = st.sampled_from(["", " ", "\n", "نص ", "plain text", "a > b"])
RUNS = st.lists(st.tuples(BARE, MARKED), max_size=2)


@dataclass(frozen=True, slots=True)
class Element:
    """`inside` holds elements, comments (as they are written) and runs of bare and marked text."""

    name: str
    own: Dir | None = None
    attributes: tuple[tuple[str, list[tuple[str, str]]], ...] = ()
    inside: list[Element | str | list[tuple[str, str]]] = field(default_factory=list)


NAMES = st.sampled_from(["href", "title", "data-x", "alt", "content"])
ATTRIBUTES = st.lists(st.tuples(NAMES, RUNS), max_size=2, unique_by=lambda attribute: attribute[0])
LEAF = st.sampled_from(["br", "img", "input", "title", "option", "textarea", "script"])
BRANCH = st.sampled_from(["div", "p", "bdi", "a", "li", "B", "custom-element"])
COMMENT = st.sampled_from(["<!-- a <div dir=rtl> -->", "<!DOCTYPE html>", f"<!-- {LTR}x{END} -->", "<!--[if mso]>"])


def elements(names: st.SearchStrategy[str], inside: st.SearchStrategy[object]) -> st.SearchStrategy[Element]:
    own = st.sampled_from([None, "rtl", "ltr"])
    return st.builds(Element, names, own, ATTRIBUTES.map(tuple), inside)


TREES = st.recursive(
    elements(LEAF, RUNS.map(lambda run: [run])),
    lambda smaller: elements(BRANCH, st.lists(st.one_of(smaller, COMMENT, RUNS), max_size=4)),
    max_leaves=10,
)


class Writer:
    """Writes a tree twice: as a template prints it, and as it must come out."""

    def __init__(self, text: Text) -> None:
        self.text: Text = text
        self.printed = ""
        self.wanted = ""

    def both(self, text: str) -> None:
        self.printed += text
        self.wanted += text

    def run(self, run: list[tuple[str, str]], where: Where, base: Dir) -> None:
        """All of the run is printed first: whether a value stands alone on its line depends on what surrounds it."""
        line = ""
        places: list[tuple[int, int, str]] = []
        for bare, marked in run:
            line += escape(bare)
            written = escape(marked)
            places.append((len(line), len(line) + len(written), written if where is Where.JSON else marked))
            line += written
        end = 0
        alone = where in (Where.HUMAN, Where.TITLE)
        for start, stop, marked in places:
            self.wanted += line[end:start]
            spot = Spot(where, base, *((opens(line, start), closes(line, stop)) if alone else ()))
            self.wanted += notate(marked, spot)
            end = stop
        self.wanted += line[end:]
        self.printed += line

    def element(self, element: Element, base: Dir) -> None:
        inner = element.own or base
        self.both(f"<{element.name}")
        if element.own:
            self.both(f' dir="{element.own}"')
        for name, run in element.attributes:
            self.both(f' {name}="')
            self.run(run, Where.HUMAN if name in ("title", "alt") else Where.MACHINE, inner)
            self.both('"')
        self.both(">")
        if element.name in ("br", "img", "input"):
            return
        special = {"title": Where.TITLE, "option": Where.TITLE, "textarea": Where.TITLE, "script": Where.JSON}
        for part in element.inside:
            if isinstance(part, Element):
                self.element(part, inner)
            elif isinstance(part, str):
                self.both(part)
            else:
                self.run(part, special.get(element.name, self.text), inner)
        self.both(f"</{element.name}>")


@settings(max_examples=400)
@given(TREES, st.sampled_from(["rtl", "ltr"]), st.sampled_from([Where.PAGE, Where.MAIL]))
def test_every_marker_is_written_for_its_place(tree: Element, base: Dir, text: Text) -> None:
    writer = Writer(text)
    writer.element(tree, base)
    assert "".join(map(str, pieces_of_html(writer.printed, base, text))) == writer.wanted


@given(st.sampled_from(VALUES), st.sampled_from([AUTO, LTR, RTL]), st.sampled_from(["ltr", "rtl"]))
def test_lines_after_an_escaped_page_stand_without_its_escapes(value: str, mark: str, base: Dir) -> None:
    spot = Spot(Where.PLAIN, base)
    escaped = pieces_of_text(f"name: {mark}{escape(value)}{END}\n", spot, escaped=True)
    assert escaped == pieces_of_text(f"name: {mark}{value}{END}\n", spot)
