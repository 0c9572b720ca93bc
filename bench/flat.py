"""Finished pages with holes, as templates: the hardest opponents that can be made of Hugo and Eleventy.

Nobody builds a site so. The values of a specimen are found in Wasl's finished page, and each becomes an expression of
their language: per segment and locale one template, in which only what belongs to the partner is left to work out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.specimen import ACCENT, COLOUR, DISCOUNT, NAMES, PageChanged, Specimens, specimen

_TAG = re.compile(r"<title>.*?</title>|<[^>]*>", re.DOTALL)
_LINK_ID = re.compile(r"(utm_content=([a-z0-9-]+)&amp;utm_id=)[a-z2-7]{10}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a template language writes what a partner's page needs."""

    head: str  # {segment} and {locale} are filled in
    value: Callable[[str], str]
    markup: Callable[[str], str]  # a field that is HTML already
    optional: Callable[[str, str], str]  # a field's name, and what to write if the partner has it
    link_id: Callable[[str], str]  # from what the id is computed, besides the slug
    path: str


HUGO = Dialect(
    head="{{{{- $p := .Params -}}}}\n",
    value=lambda field: f"{{{{ $p.{field} }}}}",
    markup=lambda field: f"{{{{ $p.{field} | safeHTML }}}}",
    optional=lambda field, text: f"{{{{ if $p.{field} }}}}{text}{{{{ end }}}}",
    link_id=lambda salt: f'{{{{ substr (md5 (print $p.slug "/{salt}")) 0 10 }}}}',
    path="layouts/{segment}/{locale}.html",
)

ELEVENTY = Dialect(
    head="---\npagination: {{data: partners.{segment}, size: 1, alias: p}}\n"
    'permalink: "{locale}/{segment}/p/{{{{ p.slug }}}}/index.html"\n'
    "eleventyExcludeFromCollections: true\n---\n",
    value=lambda field: f"{{{{ p.{field} }}}}",
    markup=lambda field: f"{{{{ p.{field} | safe }}}}",
    optional=lambda field, text: f"{{% if p.{field} %}}{text}{{% endif %}}",
    link_id=lambda salt: f'{{{{ (p.slug + "/{salt}") | linkId }}}}',
    path="pages/{segment}-{locale}.njk",
)


def write_templates(dialect: Dialect, out: Path, specimens: Specimens) -> None:
    """A template for each segment and locale."""
    for (segment, locale), page in specimens.pages.items():
        file = out / dialect.path.format(segment=segment, locale=locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template(page, segment, locale, dialect), encoding="utf-8", newline="\n")


def template(page: str, segment: str, locale: str, dialect: Dialect) -> str:
    """The page of `specimen(segment)` with an expression wherever the partner's value stood. Raises `PageChanged`."""
    who = specimen(segment)
    for sign in ("{{", "{%", "{#"):
        if sign in page:
            raise PageChanged(f"the page of {segment} in {locale} holds {sign}, which template languages read")
    sheet = f"{COLOUR}-{ACCENT}".replace("#", "")
    logo = re.escape(Path(who.logo).stem) + r"\.[0-9a-f]+\.svg"
    page = _optional(page, rf'<link rel="stylesheet" href="[^"]*/{sheet}\.css">\n', "sheet", sheet, dialect)
    page = _optional(page, rf'<img src="[^"]*/{logo}"[^>]*>', "logo", logo, dialect)
    page = _optional(page, f"&amp;code={DISCOUNT}", "discount", DISCOUNT, dialect)
    page = _LINK_ID.sub(lambda link: link[1] + dialect.link_id(f"{link[2]}/{locale}"), page)
    page = _named(page, locale, dialect)
    for field, value in (("slug", who.slug), ("code", who.code)):
        page = _replaced(page, value, dialect.value(field))
    return dialect.head.format(segment=segment, locale=locale) + page


def _optional(page: str, pattern: str, field: str, value: str, dialect: Dialect) -> str:
    """Wrap what only some partners have into a condition, and make its value an expression."""
    if not re.search(pattern, page):
        raise PageChanged(f"the page holds no {field} as it did: {pattern}")
    return re.sub(pattern, lambda hit: dialect.optional(field, re.sub(value, dialect.value(field), hit[0])), page)


def _named(page: str, locale: str, dialect: Dialect) -> str:
    """The name is plain in tags and in the title, and markup (it may need its own direction) in the text."""
    name = NAMES[locale]
    plain, marked = dialect.value(f"name_{locale}"), dialect.markup(f"shown_{locale}")
    return _replaced(_TAG.sub(lambda tag: tag[0].replace(name, plain), page), name, marked)


def _replaced(page: str, value: str, expression: str) -> str:
    if value not in page:
        raise PageChanged(f"the page does not hold {value}")
    return page.replace(value, expression)
