"""A social or messaging network: its limits, its share link and what analytics make of its name.

One YAML file per network under `generator/facts/networks/` or in the project's own `content/networks/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from generator.model.fact import Fact, FactModel, NamedFact, NonEmpty, ReviewMonth, Slug, Sourced

CountingUnit = Literal["x_weighted", "graphemes", "threads", "mastodon", "utf16"]
"""How a text is measured; the algorithms live in `generator.text`, the rules in `docs/links.md`."""

Opener = Literal["rlm", "alm"]
"""The mark that keeps an Arabic post right-to-left when its first strong letter is Latin: U+200F or U+061C."""

Takes = Literal["text", "title", "nothing"]

Asked = Literal[
    "text", "link_clickable", "hashtag_max", "alt_max", "handle", "share", "image_count", "image_max_bytes",
    "image_formats", "image_sizes",
]  # fmt: skip
"""What is asked of every network."""


_HANDLE = re.compile(r"[\w.@-]+")


class TextLimit(Sourced):
    """The longest post. `max` is in `unit`; `max_bytes`, where given, is a second limit in UTF-8 bytes."""

    max: Annotated[int, Field(ge=0)]
    unit: CountingUnit
    max_bytes: int | None = None


class Limit(Sourced):
    """Any further limit: a title, a caption, the number of links. `unit` says what is counted."""

    name: Slug
    max: Annotated[int, Field(ge=0)]
    unit: NonEmpty = "characters"


class ImageSize(FactModel):
    """A picture format in pixels."""

    name: Slug
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]


class Images(FactModel):
    """What is known of pictures. `max_bytes` reads one MB as 1,000,000 bytes, the stricter reading."""

    count: Fact[int] | None = None
    max_bytes: Fact[int] | None = None
    formats: Fact[tuple[str, ...]] | None = None
    sizes: Fact[tuple[ImageSize, ...]] | None = None


class Share(Sourced):
    """The share link. An empty `template` means that none is known for the web: copy the text, download the picture.

    Placeholders: `{text}`, `{url}`, `{text_with_url}`, `{title}`, `{hashtags_csv}`, `{handle}`, `{instance}`,
    `{image_url}`, `{app_id}`, `{redirect_uri}`; see `generator.links.share`.
    """

    template: str = ""
    takes: Takes = "nothing"


class Ga4Listing(Sourced):
    """Whether the network's names are in GA4's source lists: a listed source beats nearly every medium."""

    listed: tuple[str, ...] = ()
    not_listed: tuple[str, ...] = ()
    category: Literal["", "social", "video", "search", "shopping", "email", "sms"] = ""


class Network(FactModel):
    """Everything known of one network. An absent fact is unknown: do not lint for it. `unknown` names what was looked
    for and not found, so that nobody takes it for forgotten.

    `url_cost` is the fixed weight of any link; absent, a link counts with its full length.
    `handle` is a regular expression for the account name, matched in full.
    """

    slug: Slug
    label: Mapping[str, str]
    kind: Literal["post", "message"]
    medium: Literal["social", "email", "sms"] = "social"
    opener: Opener = "rlm"
    text: TextLimit | None = None
    limits: tuple[Limit, ...] = ()
    url_cost: Fact[int] | None = None
    link_clickable: Fact[bool] | None = None
    hashtag_max: Fact[int] | None = None
    images: Images = Images()
    alt_max: Fact[int] | None = None
    handle: Fact[str] | None = None
    share: Share
    duplicate_text: Fact[Literal["rejected", "allowed"]] | None = None
    ga4: Ga4Listing
    also: tuple[NamedFact, ...] = ()
    unknown: tuple[Asked, ...] = ()
    reviewed: ReviewMonth

    @field_validator("handle")
    @classmethod
    def _handle_is_a_pattern(cls, handle: Fact[str] | None) -> Fact[str] | None:
        if handle is not None:
            try:
                re.compile(handle.value)
            except re.error as error:
                raise ValueError(f"not a regular expression: {error}") from error
        return handle

    @model_validator(mode="after")
    def _nothing_is_known_and_unknown(self) -> Network:
        both = [name for name in self.unknown if self.knows(name)]
        if both:
            raise ValueError(f"both given and called unknown: {', '.join(both)}")
        return self

    def knows(self, name: Asked) -> bool:
        """Whether the fact is given."""
        if name == "share":
            return bool(self.share.template)
        if name.startswith("image_"):
            return getattr(self.images, name.removeprefix("image_")) is not None
        return getattr(self, name) is not None

    def __hash__(self) -> int:  # `label` is a mapping; the slug is unique among networks anyway
        return hash(self.slug)

    def knows_handle(self, handle: str) -> bool:
        """Whether this can be the name of an account here. A pattern that no source gives is not held against it."""
        bare = handle.lstrip("@")
        if not _HANDLE.fullmatch(bare):
            return False
        if self.handle is None or self.handle.status == "unverified":
            return True
        return any(re.fullmatch(self.handle.value, name) for name in (bare, f"@{bare}"))

    def limit(self, name: str) -> int | None:
        """The further limit called `name`, or None where nothing is known."""
        return next((limit.max for limit in self.limits if limit.name == name), None)
