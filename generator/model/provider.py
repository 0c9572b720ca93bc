"""A form provider: how a static page hands a sign-up to somebody who can store it.

One YAML file per provider under `generator/facts/providers/` or in the project's own `content/providers/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import field_validator, model_validator

from generator.model.fact import FactModel, NamedFact, NonEmpty, ReviewMonth, Slug, Sourced

Enctype = Literal["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "application/json"]
"""`application/json` is not something a browser's form can send: such a provider needs a script."""

Thanks = Literal["action", "hidden", "dashboard", "endpoint", "script", "none"]
"""Who decides the thank-you page: the form's action, a hidden field, the provider's dashboard, the endpoint's own
redirect, a script in the page, or nobody."""

MultiValue = Literal["repeat", "brackets", "unknown"]
"""How several values of one question are named: `topic` repeated, `topic[]` repeated, or not known (ask with single
choices)."""


class Pair(FactModel):
    """A name and a value template: a form attribute or a hidden field."""

    name: NonEmpty
    value: str


class Key(FactModel):
    """What the project has to supply: a form id, an access key, an address. It is public: it stands in the page."""

    required: bool = False
    pattern: str = ""
    hint: Mapping[str, str] = {}

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


class Honeypot(Sourced):
    """The field that only robots fill; its name belongs to the provider."""

    name: NonEmpty
    type: Literal["text", "checkbox", "hidden"] = "text"


class Captcha(FactModel):
    """Widgets that the provider verifies on its own server. Any other captcha protects nothing."""

    verified: tuple[Slug, ...] = ()
    note: str = ""


class Provider(FactModel):
    """The contract of one form provider, as data.

    Templates may use `{key}`, `{key_origin}` (scheme and host of a key that is a URL), `{form_name}`, `{thanks_path}`,
    `{thanks_action}` (the path without extension or closing slash) and `{thanks_url}`.
    `origins` is what `form-action` and, for a provider that needs a script, `connect-src` of the Content Security
    Policy must allow beyond `'self'`. `needs_fallback` marks a provider that cannot take a form without JavaScript:
    the project must name a second one.
    """

    slug: Slug
    label: Mapping[str, str]
    action: str
    method: Literal["POST", "GET"] = "POST"
    enctype: Enctype = "application/x-www-form-urlencoded"
    accept_charset: str = "UTF-8"
    key: Key = Key()
    attributes: tuple[Pair, ...] = ()
    hidden: tuple[Pair, ...] = ()
    honeypot: Honeypot | None = None
    captcha: Captcha = Captcha()
    thanks: Thanks
    works_without_js: bool
    needs_fallback: bool = False
    origins: tuple[str, ...] = ()
    multi_value_style: MultiValue = "unknown"
    notes: tuple[NamedFact, ...] = ()
    source: NonEmpty
    reviewed: ReviewMonth

    @model_validator(mode="after")
    def _no_script_no_fallback(self) -> Provider:
        if self.works_without_js == self.needs_fallback:
            raise ValueError("`needs_fallback` must be true exactly where `works_without_js` is false")
        return self

    def __hash__(self) -> int:  # labels and hints are mappings; the slug is unique among providers anyway
        return hash(self.slug)

    @property
    def action_is_thanks(self) -> bool:
        """True where the form is sent to the thank-you page itself (Netlify)."""
        return self.thanks == "action"
