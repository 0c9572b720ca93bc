"""A post of a social pack as data: its parts, its wordings, and what may be left out where a network is short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.declared import dataclass
from generator.model.fields import Model, OrText, Slug, Text, no_entries, refused

Part = Literal["hashtags", "mentions", "body", "cta", "hook"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
"""The parts that may be left out, in the order in which they go. Disclosure and link never do."""

SHORT, LONG = "short", "long"
ENOUGH_HOOKS: Final = 3
"""Wordings per post: X refuses text that an account has posted, schedulers block it for days (`docs/links.md`)."""

LETTERS: Final = "abcdefghi"
"""What stands for a wording in `utm_content`."""

_BLANK: Final = re.compile(r"\n[ \t]*\n")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _forms(value: Any) -> Any:
    return {LONG: value} if isinstance(value, str) else value


Wordings = Annotated[
    tuple[Text, ...], BeforeValidator(_listed), OrText(), Field(max_length=len(LETTERS), default_factory=lambda: ())
]
"""One text, or several that say the same in other words."""

Handles = Annotated[tuple[Text, ...], BeforeValidator(_listed), OrText()]
Body = Annotated[
    dict[Slug, Text],
    BeforeValidator(_forms),
    WithJsonSchema({"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}),
]
"""Paragraphs; `short` for networks that take little, `long` for the others, a network's name for that one alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a post says on one network, as Markdown: the wordings of its first line, its paragraphs, its call."""

    hooks: tuple[str, ...]
    paragraphs: tuple[str, ...]
    ctas: tuple[str, ...]

    @property
    def wordings(self) -> int:
        """How many texts come of it: the longer list is gone through once, the shorter again and again."""
        return max(len(self.hooks), len(self.ctas), 1)

    def wording(self, number: int) -> tuple[str, str]:
        """Hook and call to action of wording `number`, from 0; empty where there is none."""
        return _turned(self.hooks, number), _turned(self.ctas, number)


class Post(Model):
    """One post, before Wasl adds disclosure, link, hashtags and mentions.

    `hook` (or `hooks`) is its first line in several wordings, `body` its paragraphs, `cta` (or `ctas`) the call to
    action. `mentions` names accounts by network; where a network is not named, the brand's own account is mentioned.
    `drop` are the parts that may be left out, the first one first. `headline` and `line` are the words in its picture,
    which `alt` describes. `short` and `long` are an older form: whole texts, the same for all partners. `networks`
    holds whole texts for single networks.
    """

    id: Slug
    hook: Wordings
    hooks: Wordings
    body: Body = Field(default_factory=no_entries)
    cta: Wordings
    ctas: Wordings
    short: Text = ""
    long: Text = ""
    hashtags: tuple[Text, ...] = ()
    mentions: dict[Slug, Handles] = Field(default_factory=no_entries)
    drop: tuple[Part, ...] = PARTS
    alt: Text
    headline: Text = ""
    line: Text = ""
    networks: dict[Slug, Text] = Field(default_factory=no_entries)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        parts = [name for name in ("hook", "hooks", "body", "cta", "ctas") if getattr(self, name)]
        if self.short or self.long:
            self._whole_texts(parts)
        elif not (self.hook or self.hooks):
            fix = "Add `hooks:` with at least three first lines: each partner posts one of them."
            raise refused("E0203", "needs the field `hooks`", expected="hooks", fix=fix)
        elif not self.body.get(LONG):
            raise refused("E0203", "needs the field `body`", expected="body", fix="Add a line `body: ...`.")
        return self

    def _whole_texts(self, parts: list[str]) -> None:
        """`short` and `long` stand together, and not beside parts."""
        if parts:
            raise refused("E0420", f"has `{parts[0]}` beside the whole text `{SHORT if self.short else LONG}`",
                          expected="either `hooks`, `body` and `cta`, or `short` and `long`",
                          fix="Move `short` and `long` below `body:`, without their first line.")  # fmt: skip
        for name in (SHORT, LONG):
            if not getattr(self, name):
                raise refused("E0203", f"needs the field `{name}`", expected=name, fix=f"Add a line `{name}: ...`.")

    @property
    def all_hooks(self) -> tuple[str, ...]:
        return (*self.hook, *self.hooks)

    @property
    def title(self) -> str:
        """What it is called: the headline of its picture, otherwise the beginning of its first line."""
        first = (self.all_hooks or (self.short,))[0]
        return self.headline or first.split("\n")[0].split(". ")[0]

    def words(self, network: str, *, short: bool) -> Words:
        """What it says on a network; `short` where that one takes little."""
        whole = self.networks.get(network) or (self.short if short else self.long)
        if whole:
            first, *others = _paragraphs(whole)
            return Words((first,), tuple(others), ())
        body = self.body.get(network) or (self.body.get(SHORT) if short else None) or self.body[LONG]
        return Words(self.all_hooks, tuple(_paragraphs(body)), (*self.cta, *self.ctas))

    def turn(self, draw: int, of: int) -> int:
        """Which of `of` wordings a partner who drew `draw` gets. The posts of one partner are not all of one number."""
        return (draw + _number(self.id, of)) % of


def _some(value: Any) -> Any:
    if isinstance(value, (list, tuple)) and not value:
        raise refused("E0206", "must be at least 1 long: it has 0")
    return value


class PostPack(Model):
    posts: Annotated[tuple[Post, ...], BeforeValidator(_some), Field(json_schema_extra={"minItems": 1})]


@lru_cache(maxsize=64)  # each post of a partner asks
def drawn(slug: str, of: int) -> int:
    """The number below `of` that a partner draws, the same on any machine and in every build."""
    return _number(slug, of)


def letter_of(wording: int) -> str:
    """`a` for the first one."""
    return LETTERS[wording]


def _number(text: str, of: int) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big") % of


def _paragraphs(text: str) -> Iterable[str]:
    return [part.strip("\n") for part in _BLANK.split(text.strip()) if part.strip()]


def _turned(texts: tuple[str, ...], number: int) -> str:
    return texts[number % len(texts)] if texts else ""
