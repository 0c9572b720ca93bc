"""What a document is made of, whatever it is written as."""

from __future__ import annotations

from typing import Literal

from generator.model.declared import dataclass

Direction = Literal["", "rtl", "ltr"]
Kind = Literal["heading", "paragraph", "list", "item", "table", "row", "cell", "group", "picture", "rule", "notes"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `dir` is their own direction where it is not that of the line; never a control character.

    A run of `break_` alone ends the line. `raised` words stand above the line (`sup`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    small: bool = False
    dir: Direction = ""
    href: str = ""
    break_: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document.

    `level` is a heading's (1 to 4). `ordered` and `start` are a list's. `head` says that a cell is a head cell, or that
    a row is of the table's head. A table holds rows, a row cells, a list items; items, cells, groups and notes hold
    blocks, headings and paragraphs hold runs (a cell of plain words holds one paragraph without names). A table's own
    `runs` are its caption. `names` are the classes of its element, by which layouts tell groups apart. Elements that
    have no kind of their own lead their classes with a name: `terms` (group: `dl`) holds paragraphs `term` (`dt`) and
    groups `meaning` (`dd`); `quote` (group: `blockquote`); `caption` (group: `figcaption`). `source` is a picture's, as
    `logo:noor.svg`, `qr:HTTPS://...` or `theme:documents/seal.svg`; `alt` says in words what it shows.
    """

    kind: Kind
    names: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    blocks: tuple[Block, ...] = ()
    level: int = 0
    ordered: bool = False
    start: int = 1
    head: bool = False
    span: int = 1
    source: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `layout` names what it looks like; `brand` and `accent` are `#rrggbb`; `footer` stands on each
    page. `meta` are its further values for the layout, by name.
    """

    lang: str
    dir: Literal["rtl", "ltr"]
    title: str
    author: str
    layout: str
    brand: str
    accent: str
    footer: str
    blocks: tuple[Block, ...]
    meta: tuple[tuple[str, str], ...] = ()
