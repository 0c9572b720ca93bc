"""Templates that an earlier build compiled: the same pages without reading them again, and nothing taken on trust."""

from __future__ import annotations

import marshal
from collections.abc import Callable

import pytest
from jinja2 import Environment

from generator.model.problem import ProjectInvalid
from generator.render.compiled import Compiled
from generator.render.engine import Engine
from generator.render.notation import Dir
from generator.render.trees import TemplateText, Trees, lint_templates, used_templates

TEMPLATES = {
    "page": TemplateText("{% extends 'base' %}{% block main %}{{ name }}{% endblock %}", "page.j2"),
    "base": TemplateText("<p>{% block main %}{% endblock %}</p>{% include 'end' %}", "base.j2"),
    "end": TemplateText("{{ '!' }}{{ end }}", "end.j2"),
}
NAMES = {"name": "<نور>", "end": 5}
ARABIC: Dir = "rtl"


class Shelf:
    """Keeps everything, and counts what it is asked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, ...], bytes] = {}

    def get(self, *words: str) -> bytes | None:
        return self.kept.get(words)

    def put(self, data: bytes, *words: str) -> None:
        self.kept[words] = data


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def pages(shelf: Shelf | None, templates: dict[str, TemplateText] = TEMPLATES, language: Dir = ARABIC) -> list[str]:
    """The page for markup and for plain text, as a build makes it."""
    trees = Trees(Compiled(shelf))
    assert lint_templates(templates, trees, ["page"]) == ()
    engines = [
        Engine(templates, {}, language, markup=markup, cache=cache)
        for markup, cache in zip((True, False), trees.codes, strict=True)
    ]
    return [engine.render("page", NAMES) for engine in engines]


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no template can be read."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template was read")

    monkeypatch.setattr(Environment, "_parse", refuse)
    monkeypatch.setattr(Environment, "compile", refuse)


def test_the_next_build_reads_no_template_and_makes_the_same(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pages(shelf)
    assert first == pages(None)
    unread(monkeypatch)
    assert pages(shelf) == first
    assert used_templates(TEMPLATES, Trees(Compiled(shelf)), ["page"]) == TEMPLATES.keys()


def _text(old: TemplateText) -> TemplateText:
    return TemplateText(old.text + "!", old.path)


def _path(old: TemplateText) -> TemplateText:
    return TemplateText(old.text, "elsewhere.j2")


@pytest.mark.parametrize("change", [_text, _path])
def test_a_template_that_changed_is_made_anew(shelf: Shelf, change: Callable[[TemplateText], TemplateText]) -> None:
    pages(shelf)
    changed = {**TEMPLATES, "end": change(TEMPLATES["end"])}
    assert pages(shelf, changed) == pages(None, changed)
    broken = {**changed, "end": TemplateText(changed["end"].text + "\n{{ missing }}", changed["end"].path)}
    with pytest.raises(ProjectInvalid) as raised:
        pages(shelf, broken)
    assert (raised.value.problems[0].position.path, raised.value.problems[0].position.line) == (broken["end"].path, 2)


@pytest.mark.parametrize("data", [b"", b"junk", marshal.dumps(5), marshal.dumps(("a", "b"))[:-1], b"c"])
def test_what_cannot_be_read_is_as_good_as_nothing(shelf: Shelf, data: bytes) -> None:
    pages(shelf)
    shelf.kept = dict.fromkeys(shelf.kept, data)
    assert pages(shelf) == pages(None)
    assert set(shelf.kept.values()).isdisjoint({data})


@pytest.mark.parametrize("text", ["{{ name|safe }}", "{{ name ~ name }}", "{% if %}"])
def test_a_template_that_is_refused_is_refused_again(shelf: Shelf, text: str) -> None:
    templates = {"page": TemplateText(text, "page.j2")}
    first, again = (lint_templates(templates, Trees(Compiled(shelf))) for _ in range(2))
    assert first == again == lint_templates(templates, Trees())
    assert first
    assert shelf.kept == {}


def test_code_is_for_every_language(shelf: Shelf) -> None:
    """Also where a template prints words of its own, which each language marks in its way."""
    for language in ("rtl", "ltr", "rtl"):
        assert pages(shelf, language=language) == pages(None, language=language)
    assert pages(shelf, language="rtl") != pages(shelf, language="ltr")


def test_a_template_is_no_other_by_its_name(shelf: Shelf) -> None:
    """Blocks and errors know their template by name, so two of the same text are two."""
    pages(shelf)
    renamed = {"page": TEMPLATES["page"], "base": TEMPLATES["base"], "end": TEMPLATES["end"], "more": TEMPLATES["end"]}
    before = len(shelf.kept)
    Engine(renamed, {}, ARABIC, markup=True, cache=Trees(Compiled(shelf)).codes[0]).render("more", NAMES)
    assert len(shelf.kept) == before + 1
