"""What search engines read about a page: schema.org as JSON-LD. Only for pages without a partner."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.links.addresses import home
from generator.model.copy import Copy
from generator.render.plaintext import text_of
from generator.render.views.desk import Desk
from generator.text.markers import strip_markers


def json_ld(desk: Desk, copy: Copy) -> Markup:
    """The organisation, this page, the way to it, and the questions that stand on it.

    `<` is escaped so that no value can end the script element.
    """
    graph = [_organisation(desk), _page(desk, copy), _way(desk), *_questions(desk, copy)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _said(desk: Desk, source: str) -> str:
    """Copy as text for machines: no signs, no isolates."""
    return strip_markers(text_of(source, desk.copy.plain))


def _organisation(desk: Desk) -> dict[str, Any]:
    brand, local = desk.project.brand, desk.studio.local
    return {
        "@type": "Organization", "@id": f"{brand.site}#organization", "name": local(brand.name),
        "legalName": local(brand.legal_name), "url": brand.site, "email": brand.email,
        "address": local(brand.address),
    }  # fmt: skip


def _page(desk: Desk, copy: Copy) -> dict[str, Any]:
    cohort = desk.run.cohort
    return {
        "@type": "WebPage", "url": desk.site.absolute(cohort.path()), "inLanguage": cohort.locale,
        "name": _said(desk, copy.get("title")), "description": _said(desk, copy.get("description")),
        "publisher": {"@id": f"{desk.project.brand.site}#organization"},
    }  # fmt: skip


def _way(desk: Desk) -> dict[str, Any]:
    cohort, project = desk.run.cohort, desk.project
    crumbs = [(desk.studio.local(project.programme.name), home(cohort.locale))]
    if cohort.segment:
        crumbs.append((desk.studio.local(project.segments[cohort.segment].name), cohort.path()))
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": desk.site.absolute(path)}
        for place, (name, path) in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _questions(desk: Desk, copy: Copy) -> list[dict[str, Any]]:
    """The page's own visible questions."""
    items = [item for section in copy.sections if section.kind == "faq" for item in section.items]
    entries = [
        {
            "@type": "Question",
            "name": _said(desk, item.title),
            "acceptedAnswer": {"@type": "Answer", "text": _said(desk, item.body)},
        }
        for item in items
    ]
    return [{"@type": "FAQPage", "mainEntity": entries}] if entries else []
