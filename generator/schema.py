"""JSON Schemas (2020-12) of everything that authors write in YAML, made from the models that read it.

An editor sees YAML with its own types, Wasl sees text and lets the field decide: so `phone: 0500000000` is marked in
the editor (a number where a text is wanted) although Wasl would read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.model.copy import PostPack
from generator.model.dialect import Dialect
from generator.model.disclosure import Disclosure
from generator.model.form import Form
from generator.model.network import Network
from generator.model.offer import Offer
from generator.model.programme import Brand, Campaign, Programme
from generator.model.provider import Provider
from generator.model.recipe import RecipeFront
from generator.model.scheduler import Scheduler
from generator.model.segment import Segment
from generator.model.theme import ThemeFront
from generator.validate.offer_presets import Start
from generator.validate.partners import PartnerRow

DIALECT = GenerateJsonSchema.schema_dialect

SCHEMAS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "programme": Programme,
        "brand": Brand,
        "campaign": Campaign,
        "segment": Segment,
        "posts": PostPack,
        "offer": Offer,
        "form": Form,
        "partner": PartnerRow,
        "network": Network,
        "provider": Provider,
        "disclosure": Disclosure,
        "scheduler": Scheduler,
        "dialect": Dialect,
        "theme": ThemeFront,
        "recipe": RecipeFront,
    }
)
"""The model of each noun."""

PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "programme": ("content/programme.yaml",),
        "brand": ("content/brand.yaml",),
        "campaign": ("content/campaigns/*.yaml",),
        "segment": ("content/segments/*/segment.yaml",),
        "posts": ("content/segments/*/posts.*.yaml",),
        "offer": ("content/offers/*.yaml",),
        "form": ("content/forms/*.yaml",),
        "partner": ("content/partners/*.yaml",),
        "network": ("content/networks/*.yaml",),
        "provider": ("content/providers/*.yaml",),
        "disclosure": ("content/disclosures/*.yaml",),
        "scheduler": ("content/schedulers/*.yaml",),
        "dialect": ("content/dialects/*.yaml",),
        "theme": ("themes/*/theme.yaml",),
        "recipe": (),
    }
)
"""Where the files of each noun lie in a project, as globs that do not overlap. A recipe's fields are the front matter
of a template, which editors do not check."""


_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}


def schema_of(noun: str) -> dict[str, Any]:
    """The JSON Schema of a noun of `SCHEMAS`. Raises KeyError for any other."""
    made = SCHEMAS[noun].model_json_schema(by_alias=True, mode="validation")
    tidied = _tidied(made)
    return {"$schema": DIALECT, **(_begun(tidied) if noun == "offer" else tidied), "title": noun}


def _begun(offer: dict[str, Any]) -> dict[str, Any]:
    """The schema of an offer that may begin from a preset: then it says only what differs."""
    start = _tidied(Start.model_json_schema())["properties"]
    line = offer["$defs"]["Line"]
    whole = [{"required": offer["required"]}, {"required": ["preset"]}]
    return {
        **offer, "properties": {**start, **offer["properties"]}, "required": [], "anyOf": whole,
        "$defs": {**offer["$defs"], "Line": {**line, "required": ["id"]}},
    }  # fmt: skip


def _tidied(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that repeat a field's name, and with descriptions on one line."""
    out: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "title" and isinstance(value, str):
            continue
        if key in ("properties", "patternProperties", "$defs"):
            out[key] = {name: _tidied(inner) for name, inner in value.items()}
        elif key == "description":
            out |= _described(value)
        elif key in _BOUNDS:  # what pydantic writes where a bound stands on an optional field
            out[_BOUNDS[key]] = value
        else:
            out[key] = _inner(value)
    return out


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return _tidied(value)
    return [_inner(item) for item in value] if isinstance(value, list) else value


def _described(text: str) -> dict[str, str]:
    """Docstrings are wrapped; editors show `markdownDescription` with its backticks where they know it."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    plain = "\n\n".join(paragraphs)
    return {"description": plain, "markdownDescription": plain}
