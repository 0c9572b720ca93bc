"""What a partner adds to a page beside its own words: addresses, and its logo among others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.links.addresses import Site, kit_token, partner_kit
from generator.model.partner import Partner
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.slots import Compute

if TYPE_CHECKING:
    from generator.render.views.desk import Desk

MOST_LOGOS = 12


def partner_urls(project: Project, site: Site, locale: str) -> dict[str, Compute]:
    """Addresses on this site that differ for every partner: its logo, its kit, the stylesheet of its colours."""

    def logo(partner: Partner) -> str:
        found = project.logos.get(partner.logo)
        return site.root + found.path if found else ""

    def kit(partner: Partner) -> str:
        return site.path(partner_kit(locale, kit_token(project.programme.kit_secret, partner.slug)))

    return {"logo": logo, "kit": kit, "stylesheet": lambda partner: site.root + stylesheet_path(partner)}


def stylesheet_path(partner: Partner) -> str:
    """The stylesheet that carries a partner's colours; partners of the same colours share it."""
    return f"assets/brand/{partner.colour.lstrip('#')}-{(partner.accent or partner.colour).lstrip('#')}.css".lower()


def logos(desk: Desk) -> list[SimpleNamespace]:
    """The first partners of this segment that have a logo, as proof of company kept."""
    project, segment = desk.project, desk.run.cohort.segment
    named = [partner for partner in project.partners if partner.logo and partner.segment == segment]
    return [
        SimpleNamespace(
            name=Value(partner.names[desk.studio.index], Kind.TEXT),
            logo=Markup(desk.here.root + project.logos[partner.logo].path),
        )
        for partner in named[:MOST_LOGOS]
    ]
