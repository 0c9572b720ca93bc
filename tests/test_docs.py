"""The documents keep to the truth: what they promise to templates and to authors is what the code has, all of it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.load.yaml import parse_yaml
from generator.model.copy import BLOCK_KINDS, PostPack
from generator.model.form import FieldKind, Form
from generator.model.mail import MailFront
from generator.model.offer import Offer
from generator.model.programme import Brand, Campaign, Programme
from generator.model.recipe import AXES, RecipeFront
from generator.model.segment import Segment
from generator.model.source import Mapping, Node, Sequence
from generator.model.values import COPY_VALUES, PARTNER_VALUES
from generator.render.context import context_of
from generator.render.formats import formats
from generator.render.later import Later
from generator.render.press import Press
from generator.render.run import TRAITS, PartnerView, Run
from generator.render.views.kit import KitView
from generator.render.views.mail_service import ServiceView
from generator.render.views.offer import OfferView
from generator.render.views.posts import FittedPost
from generator.render.views.programme import SegmentView
from generator.validate.pages import PAGE_KEYS
from generator.validate.partners import PartnerRow
from tests.tiny.workshop import partner, tiny

DOCS = Path(__file__).parents[1] / "docs"
TEMPLATES = (DOCS / "templates.md").read_text(encoding="utf-8")
CONTENT = (DOCS / "content.md").read_text(encoding="utf-8")
_FIELD = re.compile(r"`\.([a-z_.0-9]+)`")


@cache
def seen() -> dict[str, Any]:
    """What templates see, gathered from a landing page, a partner's kit and its mail."""
    project, plan = tiny()
    press = Press(project, plan.family)
    names: dict[str, Any] = {}
    for recipe, form in (
        ("site/landing", "page"),
        ("partner/mail", "email"),
        ("partner/go", "page"),
        ("partner/kit", "page"),
    ):
        cohort = next(c for c in plan.family if (c.recipe.name, c.recipe.format, c.locale) == (recipe, form, "en"))
        run = Run(project, cohort, partner(logo="noor.svg") if cohort.per_partner else None)
        found = context_of(press, press.studios["en"], run)
        kept = {"blocks", "site"} & names.keys()  # the landing page has all of these
        names |= {name: made(value) for name, value in found.items() if name not in kept}
    studio = press.studios["en"]
    return {**names, "locale": studio.locale, "_": 0, "gettext": 0, "ngettext": 0, "pgettext": 0, "icon": 0}


def made(value: Any) -> Any:
    """A name of a template as the template sees it."""
    return value() if isinstance(value, Later) else value


def parts(value: Any) -> set[str]:
    """Names of all fields that can be reached from a value, at any depth."""
    if isinstance(value, PartnerView):
        return {*value._computes, "traits", *TRAITS, "names", "locale", "name"}
    if isinstance(value, ServiceView | FittedPost):
        names = {name for name in dir(value) if not name.startswith("_")}
        return names.union(*(parts(getattr(value, name)) for name in names))
    if isinstance(value, KitView):
        names = {name for name in dir(type(value)) if not name.startswith("_")}
        return names.union(*(parts(getattr(value, name)) for name in names - {"pack"}))
    if isinstance(value, OfferView):
        said = {name: inner for name, inner in vars(value).items() if name != "later"}
        return {*said, "calculator", "example", *parts(list(said.values())), *parts(value.example)}
    if isinstance(value, SegmentView):
        said = {name: inner for name, inner in vars(value).items() if not name.startswith("_")}
        return {*said, "offer", *parts(list(said.values())), *parts(value.offer)}
    if isinstance(value, SimpleNamespace):
        return set(vars(value)).union(*(parts(inner) for inner in vars(value).values()))
    if isinstance(value, list):
        return set().union(*(parts(inner) for inner in value))
    if is_dataclass(value) and type(value).__module__ != "generator.model.value":
        public = {name for name in dir(value) if not name.startswith("_") and not callable(getattr(value, name))}
        if type(value).__name__ == "Locale":
            return public
        told = [field.name for field in fields(value) if not field.name.startswith("_")]
        return public.union(*(parts(getattr(value, name)) for name in told))
    return set()


def documented() -> dict[str, set[str]]:
    """From each name of the contract to the fields that the document lists for it."""
    found: dict[str, set[str]] = {}
    section = TEMPLATES.split("## Values in every template")[1]
    for line in section.splitlines():
        row = re.match(r"\| ((?:`[a-z_]+(?:\([^`]*)?`(?:, )?)+) \|(.*)", line)
        if row and "`hero`" not in row[1] and not set(re.findall("`([a-z]+)`", row[1])) & set(BLOCK_KINDS) - {"offer"}:
            for name in re.findall(r"`([a-z_]+)", row[1]):
                found.setdefault(name, set()).update(named(row[2]))
        lead = re.match(r"`(form|kit|mail)`:(.*)", line)
        if lead:
            found[lead[1]] = named(lead[2])
    blocks = section.split("`blocks`:")[1].split("\n`form`:")[0]
    found["blocks"] = named(blocks)
    return found


def named(text: str) -> set[str]:
    calls = set(re.findall(r"`kit\.([a-z]+)\(", text))
    return {part for path in _FIELD.findall(text) for part in path.split(".") if part} | calls


FUNCTIONS = {"link", "short", "printed", "share", "share_buttons", "url", "asset", "asset_text"}


def test_every_name_is_documented_and_every_documented_name_exists() -> None:
    assert set(documented()) == set(seen())


@pytest.mark.parametrize("name", sorted(set(seen()) - FUNCTIONS - {"segment", "calculator"}))
def test_the_fields_of(name: str) -> None:
    real = parts(seen()[name])
    assert documented()[name] - real - NOT_IN_TINY.get(name, set()) == set(), "documented, but not there"
    if name not in ("segment",):
        assert real - documented()[name] - REACHED.get(name, set()) == set(), "there, but not documented"


OFFER = documented()["offer"]
NOT_IN_TINY = {
    "service": {"text"},
    "offer": {"label"}, "programme": {"label"}, "segment": {"label"}, "page": {"url", "width", "height", "type"},
    "post": {"id", "number", "headline", "line", "alt"},
    "kit": {
        "about", "date", "ending", "files", "first", "format", "height", "href", "name", "offline", "own", "shape",
        "what", "width", "rules", "rows", "experimental", "to_do", "label", "authority", "held", "number", "on_account",
        "check_url",
    },
}  # fmt: skip
"""What the tiny project has none of: steps of an offer, pictures, archives, files for schedulers, licences."""
LOCALE = {"code", "dir", "name", "language", "rtl", "digits", "open_graph"}
REACHED = {"programme": OFFER, "brand": LOCALE, "site": LOCALE, "locale": {"digits"}, "segment": OFFER | {"offer"}}
"""Fields of things that are documented in a row of their own."""


def test_a_share_button_has_the_documented_fields() -> None:
    row = next(line for line in TEMPLATES.splitlines() if line.startswith("| `share_buttons"))
    assert named(row) == parts(seen()["share_buttons"]())


def test_a_segment_has_the_documented_fields() -> None:
    assert parts(seen()["segment"]) == (documented()["segment"] | OFFER | {"offer"}) - NOT_IN_TINY["offer"]


def test_recipes() -> None:
    block = TEMPLATES.split("```")[1]
    front, problems = parse_yaml("front", block.split("---")[1])
    assert not problems
    assert keys(front) == aliases(RecipeFront)
    assert re.findall(r"[a-z]+", block.split("# axes:")[1].split("\n")[0]) == list(AXES)
    line = next(line for line in TEMPLATES.splitlines() if line.startswith("`format`:"))
    assert set(re.findall(r"`([a-z]+)`", line)) - {"format"} == set(formats())


MODELS: dict[str, type[BaseModel]] = {
    "programme.yaml": Programme,
    "brand.yaml": Brand,
    "campaigns/<slug>.yaml": Campaign,
    "offers/<slug>.yaml": Offer,
    "forms/<slug>.yaml": Form,
    "segments/<slug>/segment.yaml": Segment,
    "Posts: `posts.<locale>.yaml`": PostPack,
}


@pytest.mark.parametrize("heading", MODELS)
def test_the_example_in_content_has_the_fields_of_its_model(heading: str) -> None:
    text = re.search(rf"^## `?{re.escape(heading)}`?\n(.*?)^```yaml\n(.*?)^```", CONTENT, re.DOTALL | re.MULTILINE)
    assert text, heading
    node, problems = parse_yaml(heading, text[2].replace(", …}", "}").replace(": …", ": x").replace(", …]", "]"))
    assert [problem for problem in problems if problem.severity == "error"] == []
    check(MODELS[heading], node, heading, whole=True)


def keys(node: Node | None) -> set[str]:
    return {entry.key.text for entry in node.entries} if isinstance(node, Mapping) else set()


def aliases(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


NOT_SHOWN = {"Form": {"title"}}
"""Optional fields that the examples leave out."""


def check(model: type[BaseModel], node: Node | None, where: str, *, whole: bool) -> None:
    """No key that the model lacks; at the top also no field that the document forgets."""
    assert keys(node) <= aliases(model), where
    if whole:
        assert aliases(model) - keys(node) <= NOT_SHOWN.get(model.__name__, set()), where
    if not isinstance(node, Mapping):
        return
    by_name = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    for entry in node.entries:
        inner = models_in(by_name[entry.key.text])
        values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        for value in values:
            if inner and isinstance(value, Mapping):
                assert any(keys(value) <= aliases(one) for one in inner), f"{where}: {entry.key.text}"


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation.model_fields:
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def test_values_of_copy() -> None:
    line = next(line for line in CONTENT.splitlines() if line.startswith("Copy may use these values"))
    assert re.findall(r"\{\{ ([a-z_.]+) \}\}", line) == [*COPY_VALUES, *PARTNER_VALUES]


def test_blocks_of_a_page() -> None:
    table = CONTENT.split("| block | its body |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE) == list(BLOCK_KINDS) or set(
        re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE)
    ) == set(BLOCK_KINDS)


def test_front_matter_of_pages_and_mails() -> None:
    page, mail = re.findall(r"```markdown\n---\n(.*?)---\n", CONTENT, re.DOTALL)[:2]
    assert set(re.findall(r"^([a-z]+):", page, re.MULTILINE)) <= set(PAGE_KEYS)
    assert set(re.findall(r"^([a-z]+):", mail, re.MULTILINE)) <= set(MailFront.model_fields)


def test_kinds_of_fields() -> None:
    line = next(line for line in CONTENT.splitlines() if line.startswith("Field kinds:"))
    assert line.split("`")[1].split() == list(get_args(FieldKind))


def test_columns_of_the_partner_list() -> None:
    columns = CONTENT.split("## `partners.csv`")[1].split("`")[1].split(",")
    plain = {re.sub(r"_(ar|en|type|number|expires)$", "", name) for name in columns}
    assert plain == set(PartnerRow.model_fields) - {"colours", "message"}
