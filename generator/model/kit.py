"""A kit: what a partner gets as one download, and in which order one uses it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.declared import dataclass
from generator.model.fields import IsoDate, LocaleCode, Localised, LocalisedOrSame, Model, Slug, Text


class KitFile(Model):
    """A member of the archive: the artifacts of a recipe, a logo of `content/logos/` (`partner` and `brand` are their
    own ones), or a published file of the theme.

    `name` is its place in the archive; axes may stand in it in braces. `about` says what it is for.
    """

    recipe: Text = ""
    logo: Text = ""
    asset: Text = ""
    name: Text = Field(alias="as")
    about: Localised | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> KitFile:
        if sum(map(bool, (self.recipe, self.logo, self.asset))) != 1:
            raise PydanticCustomError("E0207", "a file of a kit names one of `recipe`, `logo` and `asset`")
        return self


class KitNews(Model):
    """What changed in the kit, in words for the partner."""

    on: IsoDate
    what: Localised
    segments: tuple[Slug, ...] = ()


class Kit(Model):
    """`kits/<name>/kit.yaml`. `segments`, `tiers` and `locales` say who gets it; nothing named is everybody.

    `until` is the day until which it is valid; without it, that is the campaign's end.
    """

    title: LocalisedOrSame
    audience: Literal["partner", "segment"] = Field(default="partner", alias="for")
    zip: Text
    segments: tuple[Slug, ...] = ()
    tiers: tuple[Slug, ...] = ()
    locales: tuple[LocaleCode, ...] = ()
    until: IsoDate | None = None
    news: tuple[KitNews, ...] = ()
    files: tuple[KitFile, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class KitLabel:
    """Whose archive it is: what stands in its `kit.json` beside the list of files. `until` is an ISO date."""

    kit: str
    partner: str
    segment: str
    locale: str
    path: str
    until: str
    site: str = ""
    news: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KitMember:
    """A file on its way into an archive.

    `common` says that it is for nobody in particular, and `shared` that others get the very same bytes. How a file is
    compressed may depend on the first alone: the second is what a build happens to know.
    """

    name: str
    data: bytes
    shared: bool = False
    common: bool = False
