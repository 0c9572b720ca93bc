"""JSON Schemas for editors: every shipped file satisfies its own, and faults that Wasl finds are found there too."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from generator.load.yaml import parse_yaml
from generator.model.fields import Amount
from generator.model.reading_numbers import read_amount
from generator.model.source import Mapping, Node, Scalar
from generator.model.yaml_looks import core_value
from generator.schema import PLACES, SCHEMAS, schema_of
from tests.cli.conftest import Wasl
from tests.cli.json_schema import faults
from tests.cli.small import ROOT

FACTS = {
    "network": "networks",
    "provider": "providers",
    "disclosure": "disclosures",
    "scheduler": "schedulers",
    "dialect": "dialects",
    "offer": "offers",
}


def plain(node: Node) -> Any:
    """YAML as an editor reads it: the 1.2 core types, dates as texts."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Scalar):
        return None if node.missing else node.text if node.quoted else core_value(node.text)
    return [plain(item) for item in node.items]


def read(file: Path) -> Any:
    root, problems = parse_yaml(file.name, file.read_text("utf-8"))
    assert root is not None
    assert not problems
    return plain(root)


def files_for(noun: str) -> list[Path]:
    found = [file for place in PLACES[noun] for file in sorted(ROOT.glob(place))]
    return found + sorted((ROOT / "generator" / "facts" / FACTS[noun]).glob("*.yaml") if noun in FACTS else ())


@pytest.mark.parametrize("noun", sorted(set(SCHEMAS) - {"recipe"}))
def test_every_shipped_file_satisfies_its_schema(noun: str) -> None:
    schema, files = schema_of(noun), files_for(noun)
    assert files
    assert {file.name: found for file in files if (found := faults(schema, read(file)))} == {}


def test_every_recipe_satisfies_its_schema() -> None:
    recipes = sorted((ROOT / "kits").glob("*/*.j2"))
    assert recipes
    for recipe in recipes:
        root, _ = parse_yaml(recipe.name, recipe.read_text("utf-8").split("---\n")[1])
        assert root is not None
        assert faults(schema_of("recipe"), plain(root)) == []


@pytest.mark.parametrize("noun", sorted(set(SCHEMAS) - {"recipe"}))
def test_unknown_and_missing_fields_are_marked(noun: str) -> None:
    schema, value = schema_of(noun), read(files_for(noun)[0])
    assert faults(schema, {**value, "unheard_of": "x"}) == ["$.unheard_of is unknown"]
    for name in schema["required"]:
        assert faults(schema, {key: item for key, item in value.items() if key != name}) == [f"$: {name} is missing"]


@pytest.mark.parametrize(
    ("noun", "field", "wrong"),
    [
        ("partner", "type", "friend"),
        ("partner", "phone", 500000000),
        ("programme", "base_url", "http://x.example/"),
        ("programme", "slug", "With Spaces"),
        ("segment", "name", "one text"),
        ("segment", "name", {"Arabic": "x"}),
        ("campaign", "period", "2027q5"),
        (
            "offer",
            "lines",
            [{"id": "x", "to": "referrer", "event": "pay", "give": {"kind": "share", "percent": "a lot"}}],
        ),
        ("offer", "lines", [{"id": "x", "to": 5, "event": "pay"}]),
        ("form", "fields", []),
    ],
)
def test_wrong_values_are_marked(noun: str, field: str, wrong: object) -> None:
    assert faults(schema_of(noun), {**read(files_for(noun)[0]), field: wrong})


_NUMBERS = (
    "200", "-3", "0", "1.50", " 7 ", "٢٠٠", "-٣", "٠", "١٢٫٥", "١٢.٥", "12٫5", "١٬٢٣٤", "١٢٬٣٤٥٬٦٧٨٫٩", "-١٬٢٣٤",
    "0500", "٠٥", "1,234", "1٬234", "١٬٢٣", "٠٬٢٣٤", "١٬٢٣٤.٥", "١٢٣٤٬٥٦٧", "1٥", "1.٥", "١.5", "1e3", "+1", "5%",
    "1.", ".5", "1 000", "", "-", "a lot", "1_000", "0x1f", "۲",
)  # fmt: skip


@pytest.mark.parametrize("text", _NUMBERS)
def test_a_text_is_a_number_to_editors_as_it_is_to_the_loader(text: str) -> None:
    try:
        read_amount(text)
    except PydanticCustomError:
        known = False
    else:
        known = True
    schema = TypeAdapter(Amount).json_schema()
    assert (faults(schema, text) == []) == known
    typical = {"price": text, "unit": "SAR", "every": "P1M", "over": "P1Y", "clients": [1]}
    offer = {**read(files_for("offer")[0]), "typical": typical}
    assert (faults(schema_of("offer"), offer) == []) == known


@pytest.mark.parametrize(("amount", "good"), [(1, True), (0, False), (-1, False), ("٢٠٠", True), ("200", True)])
def test_bounds_are_for_numbers(amount: object, good: bool) -> None:
    give = {"kind": "cash", "amount": amount, "unit": "SAR"}
    offer = {**read(files_for("offer")[0]), "lines": [{"id": "x", "to": "referrer", "event": "pay", "give": give}]}
    assert (faults(schema_of("offer"), offer) == []) == good


def test_globs_do_not_overlap() -> None:
    """Where two schemas match a file, editors take one of them without a word."""
    files = [file.relative_to(ROOT).as_posix() for file in ROOT.glob("content/**/*.yaml")]
    for file in files:
        # Editors' `*` runs over slashes, as fnmatch's does.
        nouns = [noun for noun, places in PLACES.items() if any(fnmatch(file, place) for place in places)]
        assert len(nouns) == 1, file


def test_schemas_explain_themselves_on_one_line() -> None:
    for noun in SCHEMAS:
        made = schema_of(noun)
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert made["title"] == noun
        json.dumps(made)
        assert "\n" not in made.get("description", "").replace("\n\n", "")


def test_command(wasl: Wasl) -> None:
    listed = wasl("schema")
    assert (listed.code, listed.err) == (0, "")
    assert all(noun in listed.out for noun in SCHEMAS)
    assert wasl("schema", "offer").json == schema_of("offer")
    unknown = wasl("schema", "ofer")
    assert (unknown.code, unknown.out) == (2, "")
    assert "offer" in unknown.err
