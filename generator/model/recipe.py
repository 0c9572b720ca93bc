"""A recipe: one file under `kits/` that says what to make, for whom, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from generator.model.fields import Bool, LocalisedOrSame, Model, Text

Axis = Literal["segment", "partner", "locale", "variant", "network", "mail", "page", "link"]
AXES: tuple[Axis, ...] = Axis.__args__  # type: ignore[attr-defined]


class RecipeFront(Model):
    """The front matter of a recipe.

    `copy` names the unit of copy that the page shows (`{page}` is filled in). `mails` and `links` limit the axes of
    that name. `per_partner: true` runs the template for every partner instead of stamping.
    """

    title: LocalisedOrSame
    per: tuple[Text, ...] = ()
    path: Text
    audience: Literal["public", "team", "partner"] = Field(default="public", alias="for")
    index: Bool = False
    per_partner: Bool = False
    copy_unit: Text = Field(default="", alias="copy")
    mails: tuple[Text, ...] = ()
    links: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """`name` is the path under `kits/` without format and ending (`partner/page`); `body` starts at `line`."""

    name: str
    format: str
    file: str
    front: RecipeFront
    body: str
    line: int

    @property
    def axes(self) -> frozenset[str]:
        return frozenset(self.front.per)

    def answers_to(self, name: str) -> bool:
        """Whether `name` names this recipe on the command line: `partner/page`, or `partner-page` for hurried hands."""
        return name in (self.name, self.name.replace("/", "-"))

    @property
    def kit(self) -> str:
        return self.name.split("/")[0]
