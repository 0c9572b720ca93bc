"""A programme to go on with where `programme.yaml` is wrong, so that the faults of all other files are told as well."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from generator.model.programme import Programme
from generator.model.source import Mapping
from generator.validate.bench import Bench
from generator.validate.typed import to_plain

PROGRAMME = "content/programme.yaml"


def stand_in(bench: Bench) -> Programme | None:
    """What is right in the programme's file, and harmless values for the rest. Nothing is ever built from it."""
    file = bench.source.yaml.get(PROGRAMME)
    written: dict[str, Any] = to_plain(file.root) if file and isinstance(file.root, Mapping) else {}
    good = {name: written[name] for name in written.keys() - _wrong(written)}
    if "locales" not in good:
        good.pop("default_locale", None)
        good["locales"] = _languages(bench)
    try:
        return Programme.model_validate({**_harmless(bench, good["locales"]), **good})
    except ValidationError:
        return None


def _wrong(written: dict[str, Any]) -> set[str]:
    try:
        Programme.model_validate(written)
    except ValidationError as error:
        return {str(one["loc"][0]) for one in error.errors(include_url=False, include_input=False) if one["loc"]}
    return set()


def _languages(bench: Bench) -> list[str]:
    """The languages that the pages are written in: `home.ar.md` and its like."""
    names = (key.rpartition("/")[2].split(".") for key in bench.source.markdown if key.startswith("content/pages/"))
    return sorted({parts[-2] for parts in names if len(parts) > 2}) or ["ar"]


def _harmless(bench: Bench, locales: Any) -> dict[str, Any]:
    first = locales[0] if isinstance(locales, list) and locales else "ar"
    words = {str(code): "-" for code in locales}
    campaign = next((slug for slug, _ in bench.files("content/campaigns")), "none")
    return {
        "slug": "programme", "name": words, "tagline": words, "base_url": "https://programme.example/",
        "product_url": "https://programme.example/", "default_locale": str(first), "campaign": campaign,
        "form_provider": "netlify", "host": "netlify", "kit_secret": "-" * 16, "networks": [],
    }  # fmt: skip
