"""A sign-up form: a light next step, never a commitment."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Attribute
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.model.fields import Bool, Localised, LocalisedOrSame, Model, Text

FieldKind = Literal[
    "text",
    "email",
    "phone",
    "number",
    "select",
    "multiselect",
    "checkbox",
    "country",
    "url",
    "longtext",
    "consent",
    "hidden",
]
WITH_OPTIONS = ("select", "multiselect")


class Option(Model):
    value: Text
    label: LocalisedOrSame


class FormField(Model):
    """One field. A hidden one carries `value`; a select or multi-select needs `options`."""

    name: Text = Attribute(pattern=r"^[a-z][a-z0-9_]*$")
    kind: FieldKind
    label: Localised | None = None
    hint: Localised | None = None
    required: Bool = False
    autocomplete: Text = ""
    options: tuple[Option, ...] = ()
    value: Text = ""

    @model_validator(mode="after")
    def _parts_of_the_kind(self) -> FormField:
        if self.kind in WITH_OPTIONS and not self.options:
            raise PydanticCustomError("E0207", "a `{kind}` field needs `options`", {"kind": self.kind})
        if self.kind not in (*WITH_OPTIONS,) and self.options:
            raise PydanticCustomError("E0207", "a `{kind}` field takes no `options`", {"kind": self.kind})
        if self.kind not in ("hidden", "consent") and self.label is None:
            raise PydanticCustomError("E0207", "a visible field needs a `label`", {"kind": self.kind})
        return self


class Consent(Model):
    """The sentence beside the box. `{privacy}` becomes the link to the privacy page; `version` is stored with it."""

    text: Localised
    version: Text


class Form(Model):
    """`content/forms/<slug>.yaml`."""

    step: Literal["learn", "demo", "talk"]
    promise: Localised
    button: Localised
    fields: tuple[FormField, ...] = Attribute(min_length=1)
    consent: Consent
    title: Localised | None = None

    @model_validator(mode="after")
    def _names_once(self) -> Form:
        names = [field.name for field in self.fields]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise PydanticCustomError("E0207", "the field `{name}` stands twice", {"name": twice[0]})
        return self
