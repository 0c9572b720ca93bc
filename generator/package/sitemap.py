"""What search engines may find: public pages in every language, each naming all of them."""

from __future__ import annotations

from html import escape

from generator.links.addresses import Site
from generator.model.plan import Cohort, Plan
from generator.model.project import Project

PSEUDO = "ar-XB"


def sitemap(project: Project, plan: Plan, site: Site) -> bytes:
    """`sitemap.xml` with hreflang pairs; private pages, partners' pages and the pseudo-locale are not in it."""
    groups: dict[tuple[str, str, str], list[Cohort]] = {}
    for cohort in plan.family:
        listed = cohort.recipe.front.index and not cohort.per_partner and not cohort.variant and cohort.locale != PSEUDO
        if listed and cohort.locale:
            groups.setdefault((cohort.recipe.name, cohort.segment, cohort.page), []).append(cohort)
    entries = [
        _entry(cohort, group, site) for group in groups.values() for cohort in sorted(group, key=lambda c: c.path())
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "".join(entries)
        + "</urlset>\n"
    ).encode()


def _entry(cohort: Cohort, group: list[Cohort], site: Site) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other.locale}" href="{escape(site.absolute(other.path()))}"/>'
        for other in group
    )
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href="{escape(site.absolute("index.html"))}"/>'
    return f"<url><loc>{escape(site.absolute(cohort.path()))}</loc>{links}{default}</url>\n"


def robots(project: Project, site: Site) -> bytes:
    """`robots.txt`. Kits are kept out of indexes by `noindex`; naming their folder would only advertise it."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.absolute('sitemap.xml')}\n".encode()
