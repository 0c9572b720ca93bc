"""A recipe: one file under `kits/` that says what to make, for whom, and where it goes."""

from __future__ import annotations

import re
from typing import Final, Literal

from pydantic import Field

from generator.model.declared import dataclass
from generator.model.fields import Bool, LocaleCode, LocalisedOrSame, Model, Slug, Text
from generator.model.mail import Sender

Axis = Literal[
    "segment", "partner", "locale", "variant", "network", "mail", "page", "link", "post", "scheduler", "dialect"
]  # fmt: skip
AXES: tuple[Axis, ...] = Axis.__args__  # type: ignore[attr-defined]
SIZE: Final = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")


class RecipeFront(Model):
    """The front matter of a recipe.

    `copy` names the unit of copy that the page shows (`{page}` is filled in). `mails`, `dialects`, `links`, `segments`
    and `locales` limit the axes of that name, `tiers` the partners; nothing named is all. `sender` limits the axis
    `mail` to what the team or the partner sends. `size` is that of a picture in pixels, as `1080x1350`.
    `published: false` is for what stands in archives alone, and not on the site.
    `shared: true` is for what is the same for all partners of a segment: their kits may hold and show it.
    `per_partner: true` runs the template for every partner instead of stamping.
    """

    title: LocalisedOrSame
    per: tuple[Text, ...] = ()
    path: Text
    audience: Literal["public", "team", "partner"] = Field(default="public", alias="for")
    index: Bool = False
    per_partner: Bool = False
    copy_unit: Text = Field(default="", alias="copy")
    mails: tuple[Text, ...] = ()
    dialects: tuple[Text, ...] = ()
    sender: Sender | None = None
    links: tuple[Text, ...] = ()
    segments: tuple[Slug, ...] = ()
    tiers: tuple[Slug, ...] = ()
    locales: tuple[LocaleCode, ...] = ()
    size: Text = ""
    published: Bool = True
    shared: Bool = False

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a picture; nothing where no size is written."""
        found = SIZE.fullmatch(self.size)
        return (int(found[1]), int(found[2])) if found else (0, 0)


@dataclass(frozen=True, slots=True)
class Held:
    """A member of an archive: the artifacts of a recipe, a logo of the content, or a published file of the theme.

    The name may have axes in braces, as paths have. The logo `partner` is the partner's own.
    """

    name: str
    recipe: str = ""
    logo: str = ""
    asset: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """`name` is the path under `kits/` without format and ending (`partner/page`); `body` starts at `line`.

    `holds` are the members of an archive, which has no template.
    """

    name: str
    format: str
    file: str
    front: RecipeFront
    body: str
    line: int
    holds: tuple[Held, ...] = ()

    def __hash__(self) -> int:
        """Of what tells recipes apart: cohorts are looked up all the time, each with its whole recipe."""
        return hash((self.name, self.format))

    @property
    def axes(self) -> frozenset[str]:
        return frozenset(self.front.per)

    def answers_to(self, name: str) -> bool:
        """Whether `name` names this recipe on the command line: `partner/page`, or `partner-page` for hurried hands."""
        return name in (self.name, self.name.replace("/", "-"))

    @property
    def kit(self) -> str:
        return self.name.split("/")[0]
