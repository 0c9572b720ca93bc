"""The types of fields: what a text in a file may be, and what to say where it is not.

Every scalar of a file arrives as text, so the type of the field decides, never the looks: `0500`, `no` and `1.10` are
texts in a `Text` field. A value that cannot be read raises `PydanticCustomError` whose type is the problem code and
whose context may hold `expected`, `suggestion` and `fix`; `generator.validate.typed` maps it back to its line.
Values that Python code gives (an int for `Int`, a date for `IsoDate`) are accepted too.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.model.localised import EVERY_LOCALE, Localised, same_for_all
from generator.model.reading import Reading, Word, read_free, read_text, refused
from generator.model.reading_names import (
    COLOUR_PATTERN,
    LOCALE_PATTERN,
    SLUG_PATTERN,
    read_colour,
    read_email,
    read_locale,
    read_slug,
    read_url,
)
from generator.model.reading_numbers import read_amount, read_bool, read_int, read_iso_date

__all__ = [
    "EVERY_LOCALE",
    "Amount",
    "Bool",
    "EmailAddress",
    "Free",
    "HexColour",
    "Int",
    "IsoDate",
    "LocaleCode",
    "Localised",
    "LocalisedOrSame",
    "Model",
    "OrText",
    "Reading",
    "Slug",
    "Text",
    "Url",
    "Word",
    "no_entries",
    "refused",
]


class Model(BaseModel):
    """The base of every noun that is read from a file: frozen, no field unknown, no input in error texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, value: Any) -> Any:
        """A field set to nothing (`key:`) counts as left out where it has a default; elsewhere the field decides."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        optional = {info.alias or name for name, info in cls.model_fields.items() if not info.is_required()}
        return {key: item for key, item in value.items() if item is not None or key not in optional}


def no_entries() -> dict[Any, Any]:
    """For fields that may be left out. Pydantic reads the signature of `dict` out of its documentation, each time."""
    return {}


class OrText:
    """In a schema: a text is accepted as well as the long form."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core)]}


class _Read:
    """As `BeforeValidator(read)`, which looks up the signature of `read` again for each of some hundred fields."""

    def __init__(self, read: core_schema.NoInfoValidatorFunction) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._read, handler(source))


class _ReadText:
    """As `BeforeValidator(read_text)`, in the same short way."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(read_text, handler(source))


def _shape(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


def _pattern(pattern: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", **more})


_NUMBER_TEXT = "|".join((
    r"-?(0|[1-9][0-9]*)([.٫][0-9]+)?",
    r"-?(٠|[١-٩][٠-٩]*)([.٫][٠-٩]+)?",
    r"-?[١-٩][٠-٩]{0,2}(٬[٠-٩]{3})+(٫[٠-٩]+)?",
))  # fmt: skip
"""What `read_amount` reads, for editors: they see `٢٠٠` and `"200"` as texts. Bounds say nothing of these."""

_AMOUNT = _shape(anyOf=[{"type": "number"}, {"type": "string", "pattern": rf"^\s*({_NUMBER_TEXT})\s*$"}])
Text = Annotated[str, _ReadText()]
Slug = Annotated[str, _Read(read_slug), _pattern(SLUG_PATTERN.pattern, maxLength=64)]
Bool = Annotated[bool, _Read(read_bool)]
Int = Annotated[int, _Read(read_int)]
Amount = Annotated[Decimal, _Read(read_amount), _AMOUNT]
IsoDate = Annotated[date, _Read(read_iso_date)]
HexColour = Annotated[str, _Read(read_colour), _pattern(COLOUR_PATTERN.pattern)]
Url = Annotated[str, _Read(read_url), _shape(type="string", format="uri", pattern="^https://")]
EmailAddress = Annotated[str, _Read(read_email), _shape(type="string", format="email")]
LocaleCode = Annotated[str, _Read(read_locale), _pattern(LOCALE_PATTERN.pattern)]
Free = Annotated[Any, BeforeValidator(read_free)]
"""A value whose type no model knows (a theme's token): YAML 1.2 core and nothing more."""

LocalisedOrSame = Annotated[
    Localised,
    BeforeValidator(same_for_all),
    WithJsonSchema({"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}),
]
"""A `Localised` for which one plain text is accepted as the same in every language."""
