"""A mail service as its merge tags say it: what stands in a mail that is imported there.

One YAML file per service under `generator/facts/dialects/` or in the project's own `content/dialects/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import Field, field_validator, model_validator

from generator.model.fact import Fact, FactModel, NamedFact, ReviewMonth, Slug, Sourced
from generator.model.fields import no_entries

PLAIN: Final = "plain"
"""The dialect without merge tags: for drafts, and for copying into a mail program."""

T = TypeVar("T")


class Steps(Sourced):
    """What a person does in the service, in order: each a sentence by locale."""

    steps: tuple[Mapping[str, str], ...]


class WrongForm(Sourced):
    """A form that looks right and fails in this service. `value` is a regular expression, `why` says what happens."""

    value: str
    why: Mapping[str, str]


class Dialect(FactModel):
    """Everything known of one service. An absent fact is unknown, and so is one whose status is `unverified`.

    Placeholders: `{fallback}` (what stands in place of a missing name), `{field}` or `{FIELD}` (the name of a field, as
    it is or in capitals), `{style}` and `{text}` (of the link that an element replaces), `{label}` (the template's).

    `unsubscribe_element` and `web_version_element` are elements in place of a whole link. `families` are regular
    expressions that find every tag of this kind, wherever it comes from. `wrong` are forms that are refused.
    `preview_text_field` says that the service has a field of its own for the preview line.
    """

    slug: Slug
    label: Mapping[str, str]
    header: Fact[str] | None = None
    first_name: Fact[str] | None = None
    first_name_fallback: Fact[str] | None = None
    unsubscribe_href: Fact[str] | None = None
    unsubscribe_element: Fact[str] | None = None
    address: Fact[str] | None = None
    web_version: Fact[str] | None = None
    web_version_element: Fact[str] | None = None
    field: Fact[str] | None = None
    field_max: Fact[int] | None = None
    preview_text_field: Fact[bool] | None = None
    families: Mapping[Slug, Fact[str]] = Field(default_factory=no_entries)
    wrong: tuple[WrongForm, ...] = ()
    steps: Steps | None = Field(default=None, alias="import")
    trial: Steps | None = None
    also: tuple[NamedFact, ...] = ()
    reviewed: ReviewMonth

    @property
    def is_plain(self) -> bool:
        """Whether nothing is merged: a person sends it, to people one by one."""
        return self.unsubscribe_href is None and self.unsubscribe_element is None

    def __hash__(self) -> int:  # `label` is a mapping; the slug is unique among dialects anyway
        return hash(self.slug)

    @field_validator("families")
    @classmethod
    def _families_are_patterns(cls, families: Mapping[str, Fact[str]]) -> Mapping[str, Fact[str]]:
        for fact in families.values():
            _compiled(fact.value)
        return families

    @field_validator("wrong")
    @classmethod
    def _wrong_forms_are_patterns(cls, wrong: tuple[WrongForm, ...]) -> tuple[WrongForm, ...]:
        for form in wrong:
            _compiled(form.value)
        return wrong

    @model_validator(mode="after")
    def _families_find_every_tag(self) -> Dialect:
        """A tag that no family finds would pass unseen in the mail of another service."""
        patterns = [re.compile(fact.value) for fact in self.families.values()]
        for name in _TAGS:
            fact = getattr(self, name)
            if fact is not None and not any(pattern.search(_sample(fact.value)) for pattern in patterns):
                raise ValueError(f"none of `families` finds the tag of `{name}`: {fact.value}")
        return self


_TAGS: Final = (
    "first_name", "first_name_fallback", "unsubscribe_href", "unsubscribe_element", "address", "web_version",
    "web_version_element", "field",
)  # fmt: skip


def known(fact: Fact[T] | None) -> T | None:
    """The value of a fact that somebody has read or tried; None where it is missing or not certain."""
    return None if fact is None or fact.status == "unverified" else fact.value


def _sample(value: str) -> str:
    """A tag with something in its placeholders."""
    for placeholder, text in (("{fallback}", "X"), ("{field}", "points"), ("{FIELD}", "POINTS"), ("{style}", "")):
        value = value.replace(placeholder, text)
    return value


def _compiled(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
