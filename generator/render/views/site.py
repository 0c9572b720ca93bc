"""The same page in other languages, and what search engines read about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.model.copy import Copy
from generator.model.plan import Cohort
from generator.model.value import Kind, Value

if TYPE_CHECKING:
    from generator.render.context import Context
    from generator.render.press import Press


def alternates(press: Press, cohort: Cohort) -> list[SimpleNamespace]:
    """One entry per language in which this page exists, itself included; homes where the page has no language."""
    out = []
    for locale in press.project.locales:
        twin = press.twin(cohort, locale.code)
        if twin is None:
            continue
        path = twin.path()
        out.append(
            SimpleNamespace(
                locale=locale,
                path=Markup(press.site.path(path)),
                url=Value(press.site.absolute(path), Kind.URL),
                current=locale.code == cohort.locale,
            )
        )
    return out


def json_ld(context: Context, copy: Copy) -> Markup:
    """schema.org: the organisation, this page, the way to it, and the questions that stand on it.

    `<` is escaped so that no value can end the script element.
    """
    graph = [*context.graph(copy), *_faq(copy, context.bare)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _faq(copy: Copy, said: Callable[[str], str]) -> list[dict[str, Any]]:
    """The page's own visible questions."""
    items = [item for section in copy.sections if section.kind == "faq" for item in section.items]
    entries = [
        {
            "@type": "Question",
            "name": said(item.title),
            "acceptedAnswer": {"@type": "Answer", "text": said(item.body)},
        }
        for item in items
    ]
    return [{"@type": "FAQPage", "mainEntity": entries}] if entries else []
