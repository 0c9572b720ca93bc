"""Words written in Markdown, cut into sections but not yet rendered."""

from __future__ import annotations

from typing import Literal

from generator.model.declared import dataclass, field
from generator.model.fields import Localised, Model
from generator.model.mail import MailFront
from generator.model.post import Post, PostPack
from generator.model.problem import Position

__all__ = ["BLOCK_KINDS", "BlockKind", "Copy", "Item", "KitTitle", "Post", "PostPack", "Section"]

BlockKind = Literal[
    "hero",
    "gains",
    "offer",
    "steps",
    "benefits",
    "stories",
    "logos",
    "faq",
    "calculator",
    "form",
    "share",
    "terms",
    "text",
]
BLOCK_KINDS: tuple[BlockKind, ...] = BlockKind.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a section: a step, a benefit, a question, a story. All fields are Markdown; absent ones empty."""

    body: str
    title: str = ""
    source: str = ""
    source_label: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a page. `intro` and `body` are Markdown; `body` is used where the block has no items."""

    kind: BlockKind
    heading: str
    intro: str = ""
    items: tuple[Item, ...] = ()
    body: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """One Markdown file: front matter and sections (pages) or a body (mails).

    `locale` is the language it is really written in, which differs from the page's where the programme falls back.
    Of a mail, `places` say where its texts stand in the file, and `waived` are rules with the reason why not.
    `mail` is what the front matter of a mail says.
    """

    path: str
    locale: str
    front: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = ()
    body: str = ""
    mail: MailFront | None = None
    meta: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    places: tuple[tuple[str, Position], ...] = ()
    waived: tuple[tuple[str, str], ...] = ()

    def place(self, name: str) -> Position | None:
        """Where a key of the front matter, the `body` or a waiver (`waive.W0975`) stands."""
        return dict(self.places).get(name)

    def get(self, key: str) -> str:
        return next((value for name, value in self.front if name == key), "")


class KitTitle(Model):
    title: Localised
