"""Addresses on this site that belong to a partner."""

from __future__ import annotations

from generator.links.addresses import Site, partner_kit
from generator.model.partner import Partner
from generator.model.project import Project
from generator.render.slots import Compute
from generator.render.weave import token_thread, word_of


def partner_urls(project: Project, site: Site, locale: str) -> dict[str, Compute]:
    """Addresses on this site that differ for every partner: its logo, its kit, the stylesheet of its colours."""

    token = token_thread(project.programme.kit_secret)

    def logo(partner: Partner) -> str:
        found = project.logos.get(partner.logo)
        return site.root + found.path if found else ""

    def kit(partner: Partner) -> str:
        return site.path(partner_kit(locale, word_of(partner, token)))

    return {"logo": logo, "kit": kit, "stylesheet": lambda partner: site.root + stylesheet_path(partner)}


def stylesheet_path(partner: Partner) -> str:
    """The stylesheet that carries a partner's colours; partners of the same colours share it."""
    return f"assets/brand/{partner.colour.lstrip('#')}-{(partner.accent or partner.colour).lstrip('#')}.css".lower()
