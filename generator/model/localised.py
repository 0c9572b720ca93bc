"""A text in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from pydantic_core.core_schema import ValidationInfo

from generator.model.reading import read_text, refused
from generator.model.reading_names import LOCALE_PATTERN, read_locale

EVERY_LOCALE = "*"


class Localised(Mapping[str, str]):
    """A text in several languages, frozen: `words["ar"]`. Keys are locale codes."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, locale: str) -> str:
        return self._texts[locale]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._texts == dict(other)

    def __repr__(self) -> str:
        return f"Localised({self._texts!r})"

    @property
    def same(self) -> bool:
        """Whether one text stands for every language."""
        return EVERY_LOCALE in self._texts

    def text(self, locale: str) -> str | None:
        """The text for `locale`, else for its language (`ar-EG`, then `ar`), else the one for every language."""
        for key in (locale, locale.split("-")[0], EVERY_LOCALE):
            if key in self._texts:
                return self._texts[key]
        return None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return {**_schema(cls)}  # a field writes its own JSON schema on the outside of it

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        names = {"pattern": f"^{LOCALE_PATTERN.pattern}$"}
        return {"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": names}


@cache
def _schema(of: type[Localised]) -> CoreSchema:
    """Half of all fields have several languages, so what reads them is made once."""
    code = core_schema.no_info_before_validator_function(read_locale, core_schema.str_schema())
    text = core_schema.with_info_before_validator_function(read_text, core_schema.str_schema())
    texts = core_schema.no_info_before_validator_function(_mapping_of_texts, core_schema.dict_schema(code, text))
    made = core_schema.no_info_after_validator_function(of, texts)
    return core_schema.no_info_wrap_validator_function(
        _keep_made, made, serialization=core_schema.plain_serializer_function_ser_schema(dict)
    )


def _keep_made(value: Any, handler: core_schema.ValidatorFunctionWrapHandler) -> Any:
    return value if isinstance(value, Localised) else handler(value)


def _mapping_of_texts(value: Any) -> Any:
    if value is None:
        raise refused("E0212", "is empty", expected="a text for each language", fix="Write a text, or delete the line.")
    if not isinstance(value, Mapping):
        expected = "a text for each language"
        shown = f"`{value}`" if isinstance(value, str) else "a list"
        raise refused("E0204", f"must be {expected}, not {shown}", expected=expected,
                      fix="Write one line for each language, indented: `ar: ...` and `en: ...`.")  # fmt: skip
    if not value:
        raise refused("E0212", "is empty", expected="a text for each language", fix="Write a text for each language.")
    return value


def same_for_all(value: Any, info: ValidationInfo) -> Any:
    return Localised({EVERY_LOCALE: read_text(value, info)}) if isinstance(value, str) else value
