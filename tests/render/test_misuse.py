"""A template that does more with a partner's value than print it is refused, at its very line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problem import Problem
from generator.plan import make_plan
from generator.render.press import Press
from tests.tiny.workshop import HERE, INFO, cohorts_of, copy_tiny, faults, problems_of, with_recipe

RECIPE = "kits/partner/page.page.j2"
FRONT = (HERE / RECIPE).read_text(encoding="utf-8").split("---\n")[1]
LINE = 9 + FRONT.count("\n")
"""The line on which a tried template stands: after two rules, the front matter and six lines of padding."""

Try = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def tried() -> Try:
    def run(body: str, extra: str = "") -> tuple[Problem, ...]:
        padding = "".join(f"<p>{number}</p>\n" for number in range(6))
        return faults(with_recipe(RECIPE, f"---\n{FRONT}{extra}---\n{padding}{body}\n"), RECIPE)

    return run


MISUSES = [
    "{% if partner.name %}x{% endif %}",
    "{{ 'x' if partner.discount_code else 'y' }}",
    "{% if partner.name == 'Noor' %}x{% endif %}",
    "{% if partner.name != 'Noor' %}x{% endif %}",
    "{% if partner.name is eq 'Noor' %}x{% endif %}",
    "{% if partner.code < 'x' %}x{% endif %}",
    "{% if partner.name in ['Noor'] %}x{% endif %}",
    "{% if 'N' in partner.name %}x{% endif %}",
    "{% if partner.name and true %}x{% endif %}",
    "{% if not partner.name %}x{% endif %}",
    "{% for letter in partner.name %}{{ letter }}{% endfor %}",
    "{{ partner.name[0] }}",
    "{{ partner.name[:3] }}",
    "{{ partner.name['x'] }}",
    "{{ partner.name.upper() }}",
    "{{ partner.name.index }}",
    "{{ partner.name|upper }}",
    "{{ partner.name|replace('a', 'b') }}",
    "{{ 'abc'|replace('b', partner.name) }}",
    "{{ partner.name|truncate(5) }}",
    "{{ partner.name|length }}",
    "{{ partner.name|int }}",
    "{{ partner.name|float }}",
    "{{ partner.name|abs }}",
    "{{ partner.name|round }}",
    "{{ partner.name|string }}",
    "{{ partner.name|striptags }}",
    "{{ partner.name|tojson }}",
    "{{ partner.name|pprint }}",
    "{{ partner.name|list }}",
    "{{ partner.name|first }}",
    "{{ partner.name|attr('index') }}",
    "{{ partner.name|default('x', true) }}",
    "{{ [partner.name, partner.code]|sort }}",
    "{{ '%s' % partner.name }}",
    "{{ partner.name % 3 }}",
    "{{ partner.name + 'x' }}",
    "{{ 'x' + partner.name }}",
    "{{ partner.name * 2 }}",
    "{{ -partner.name }}",
    "{{ link('a', 'web')|upper }}",
    "{{ short('page')[8:] }}",
    "{{ blocks[0].heading|upper }}",
    "{{ blocks[0].heading[:4] }}",
    "{% if page.title == 'x' %}{% endif %}",
    "{{ page.title|upper }}",
    "{{ url(partner.kit)|length }}",
    "{{ {partner.name: 1} }}",
    "{{ range(partner.name) }}",
]  # fmt: skip
E0702_TOO = {"{{ -partner.name }}", "{{ {partner.name: 1} }}", "{{ range(partner.name) }}",
             "{{ [partner.name, partner.code]|sort }}"}  # fmt: skip
"""Refused by Python itself, or deep in a list: the place is right, the words are less so."""


@pytest.mark.parametrize("body", MISUSES)
def test_a_slot_can_only_be_printed(tried: Try, body: str) -> None:
    (problem,) = {(p.code, p.position.path, p.position.line) for p in tried(body)}
    codes = {"E0703", "E0702"} if body in E0702_TOO else {"E0703"}
    assert problem[0] in codes
    assert problem[1:] == (RECIPE, LINE)


def test_the_message_names_the_value_and_the_way_out(tried: Try) -> None:
    problem = tried("{% if partner.name %}x{% endif %}")[0]
    assert problem.message == "`partner.name` cannot be tested: it differs for every partner"
    assert "partner.traits" in problem.fix
    assert "per_partner: true" in problem.fix


def test_a_recipe_for_each_partner_may_do_all_that(tried: Try) -> None:
    body = (
        "{% if partner.discount_code %}{{ partner.discount_code|lower }}{% else %}none{% endif %}"
        "{% if partner.code == 'NOOR' %}yes{% endif %}{{ partner.name[:3] }}{{ partner.name|length }}"
    )
    assert tried(body, "per_partner: true\n") == ()


@pytest.mark.parametrize(
    "body",
    [
        "{{ partner.name }}",
        "{{ partner.name|default('x') }}",
        "{% set who = partner.name %}{{ who }}",
        "{% macro show(x) %}<b>{{ x }}</b>{% endmacro %}{{ show(partner.name) }}",
        "{{ _('Kit of %(name)s', name=partner.name) }}",
        "{{ [partner.name, partner.code]|join(', ') }}",
        "{{ share('x', link('page', 'x'), partner.name) }}",
        "{% for one in [partner.name, partner.code] %}{{ one }}{% endfor %}",
        "{% if partner.name is defined %}{{ partner.name }}{% endif %}",
    ],
)
def test_what_a_template_may_do_with_a_slot(tried: Try, body: str) -> None:
    assert tried(body) == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ nobody }}", "E0702"),
        ("{{ brand.nothing }}", "E0702"),
        ("{{ partner.nothing }}", "E0702"),
        ("{{ partner.traits.has_boat }}", "E0702"),
        ("{% if partner.traits.has_boat %}{% endif %}", "E0702"),
        ("{{ asset('nothing.css') }}", "E0702"),
        ("{{ icon('nothing') }}", "E0702"),
        ("{{ link('page', 'myspace') }}", "E0702"),
        ("{{ share('myspace', 'https://x.example/', 'x') }}", "E0702"),
        ("{{ lipsum() }}", "E0702"),
        ("{{ 1 / 0 }}", "E0702"),
        ("{{ brand }}", "E0702"),
        ("{{ partner.traits.has_logo }}", "E0702"),
        ("{% include 'layouts/nothing.j2' %}", "E0702"),
        ("{{ [1, 2]|random }}", "E0707"),
        ("{{ brand.name|safe }}", "E0707"),
        ("{{ brand.name|e }}", "E0707"),
        ("{{ brand.site|urlize }}", "E0707"),
        ("{{ brand.name ~ partner.name }}", "E0707"),
        ("{% if %}", "E0701"),
        ("{{ brand.name", "E0701"),
        ("{{ brand.name|nofilter }}", "E0701"),
    ],
)
def test_other_faults_of_a_template(tried: Try, body: str, code: str) -> None:
    assert {(p.code, p.position.path, p.position.line) for p in tried(body)} == {(code, RECIPE, LINE)}


def test_a_fault_in_the_theme_is_shown_in_the_theme(tmp_path: Path) -> None:
    name = "themes/tiny/layouts/block.j2"
    root = copy_tiny(tmp_path, {name: "<p>\n{{ block.nothing }}\n</p>\n"})
    assert {(p.code, p.position.path, p.position.line) for p in problems_of(root)} == {("E0702", name, 2)}


def test_a_filter_sees_the_text_of_a_value() -> None:
    body = '---\ntitle: {ar: أ, en: A}\nper: [locale]\npath: "{locale}/x.html"\n---\n{{ brand.email|upper }}\n'
    project = with_recipe("kits/site/x.page.j2", body)
    plan = make_plan(project, INFO)
    made = Press(project, plan.family).bytes_of(next(iter(cohorts_of(plan, "site/x", "en"))), None)
    assert made == b"HELLO@DOT.EXAMPLE\n"
