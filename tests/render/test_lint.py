"""Templates are looked at before they run: all of them, or those that a build uses. None runs unseen."""

from __future__ import annotations

import pytest

from generator.model.problem import ProjectInvalid
from generator.render.engine import Engine
from generator.render.trees import FORBIDDEN_FILTERS, MemoryCache, TemplateText, Trees, lint_templates, used_templates

TEXTS = {
    "kits/page": '{% extends "layout" %}\n{% block main %}{{ name|safe }}{% endblock %}',
    "kits/other": "{% if %}",
    "layout": '{% include "head" %}{% block main %}{% endblock %}{% include "not there" ignore missing %}',
    "head": '{% from "macros" import m %}{% import "more" as more %}',
    "macros": "{% macro m() %}\n{{ 1 ~ 2 }}{% endmacro %}",
    "more": '{% include ["head", "list"] %}',
    "list": "{% for %}",
    "unused": "\n\n{{ x|random }}",
    "made": "{% include name %}",
    "hello": "<b>{{ name }}</b>",
}
TEMPLATES = {name: TemplateText(text, f"{name}.j2") for name, text in TEXTS.items()}


def places(*only: str) -> list[tuple[str, int, str]]:
    found = lint_templates(TEMPLATES, Trees(), only or None)
    return [(problem.position.path, problem.position.line, problem.code) for problem in found]


def test_a_whole_build_hears_of_every_template() -> None:
    assert places() == [
        ("kits/page.j2", 2, "E0707"),
        ("kits/other.j2", 1, "E0701"),
        ("macros.j2", 2, "E0707"),
        ("list.j2", 1, "E0701"),
        ("unused.j2", 3, "E0707"),
    ]


def test_a_small_build_hears_of_what_it_uses() -> None:
    assert places("kits/page") == [
        ("kits/page.j2", 2, "E0707"),
        ("macros.j2", 2, "E0707"),
        ("list.j2", 1, "E0701"),
    ]
    assert places("hello") == []


def test_what_a_template_uses() -> None:
    used = used_templates(TEMPLATES, Trees(), ["kits/page", "nobody"])
    assert used == {"kits/page", "layout", "head", "macros", "more", "list"}


@pytest.mark.parametrize(("name", "path", "code"), [("unused", "unused.j2", "E0707"), ("list", "list.j2", "E0701")])
def test_a_template_that_is_named_at_run_time_is_looked_at_then(name: str, path: str, code: str) -> None:
    trees = Trees()
    assert lint_templates(TEMPLATES, trees, ["made"]) == ()
    engine = Engine(TEMPLATES, {}, "ltr", markup=True, cache=MemoryCache(trees))
    with pytest.raises(ProjectInvalid) as raised:
        engine.render("made", {"name": name})
    (problem,) = raised.value.problems
    assert (problem.position.path, problem.code) == (path, code)


@pytest.mark.parametrize("name", sorted(FORBIDDEN_FILTERS))
@pytest.mark.parametrize(
    "spelling",
    ["{{{{ a|{0} }}}}", "{{{{ a |\n {0}(1) }}}}", "{{{{ a|upper|{0}}}}}", "{{% filter {0} %}}x{{% endfilter %}}",
     "{{%- filter upper|{0} -%}}x{{% endfilter %}}", "{{% set b = a|{0} %}}", "{{% set b|{0} %}}x{{% endset %}}",
     "{{% for x in a|{0} %}}{{% endfor %}}", "{{{{ f(a|{0}, b=a) }}}}"],
)  # fmt: skip
def test_every_spelling_of_a_forbidden_filter(spelling: str, name: str) -> None:
    text = spelling.format(name)
    (problem,) = lint_templates({"a": TemplateText(text, "a.j2")}, Trees())
    assert problem.code == "E0707"
    assert f"`{name}`" in problem.message


def test_one_tree_serves_both_kinds() -> None:
    """The compiler folds what is constant, and folds it otherwise for markup: the second kind must not see it."""
    text = TemplateText("{{ [['<', 1|tojson]|join, name]|join }}", "a.j2")
    trees = Trees()
    made = []
    for shared in (MemoryCache(trees), MemoryCache(trees)), (MemoryCache(), MemoryCache()):
        engines = [Engine({"a": text}, {}, "ltr", markup=markup, cache=shared[not markup]) for markup in (True, False)]
        made.append([engine.render("a", {"name": "&"}) for engine in engines])
    assert made[0] == made[1]
    assert "&lt;" not in made[0][1]
