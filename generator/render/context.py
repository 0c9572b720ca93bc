"""The names that a template sees in one run: the contract of `docs/templates.md`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.links.addresses import Site
from generator.model.copy import Copy
from generator.model.segment import Segment
from generator.render.house import House
from generator.render.later import Later
from generator.render.run import Run
from generator.render.slots import Printed, Slot
from generator.render.studio import Studio
from generator.render.views.copy import blocks_of
from generator.render.views.desk import Desk, lay_desk
from generator.render.views.form import form_view
from generator.render.views.kit import KitView
from generator.render.views.mail import mail_view
from generator.render.views.mail_picture import mail_picture
from generator.render.views.mail_service import ServiceView
from generator.render.views.page import page_copy, page_view
from generator.render.views.picture import post_view
from generator.render.views.programme import brand_view, campaign_view, logos, programme_view, segment_view
from generator.render.views.search import json_ld
from generator.render.views.sharing import Sharing
from generator.render.views.site import own_path, site_view


def context_of(house: House, studio: Studio, run: Run) -> dict[str, Any]:
    """All names. Everything is a view: plain values, phrases, or slots of the run's partner.

    Most are made `Later`: by the template that asks for them. A view that issues links by itself is made at once.
    """
    desk = lay_desk(house, studio, run)
    copy = page_copy(desk)
    names = _everywhere(desk, copy)
    segment = desk.project.segments.get(run.cohort.segment)
    if segment is not None:
        names |= _of_segment(desk, segment)
    if run.cohort.post:
        names["post"] = post_view(desk, run.cohort.post)
    if run.cohort.mail:
        mail = desk.project.unit(run.cohort.segment, f"mail-{run.cohort.mail}", studio.copy_locale)
        if mail is not None and run.cohort.recipe.format == "image":
            names["mail"] = mail_picture(desk, mail)
        elif mail is not None:
            names["mail"] = mail_view(studio, run, desk.site, desk.copy, mail, desk.links)
    if run.cohort.link:
        names["asset_name"] = run.cohort.link.split("-")[0]
    return names


def _everywhere(desk: Desk, copy: Copy | None) -> dict[str, Any]:
    cohort, sharing = desk.run.cohort, Sharing(desk)
    return {
        "site": _placed(desk, lambda: site_view(desk)),
        "page": _placed(desk, lambda: page_view(desk, copy)),
        "brand": Later(lambda: brand_view(desk)),
        "programme": Later(lambda: programme_view(desk)),
        "campaign": Later(lambda: campaign_view(desk)),
        "segment": None,
        "offer": None,
        "partner": desk.partner,
        "network": cohort.network,
        "link": desk.links.link,
        "short": desk.links.short,
        "printed": desk.links.printed,
        "post": None,
        "size": cohort.recipe.front.pixels,
        "share": _placed(desk, lambda: sharing.share),
        "share_buttons": _placed(desk, lambda: sharing.buttons),
        "url": _rooted(desk.here),
        "asset": _asset(desk),
        "asset_text": _asset_text(desk),
        "blocks": blocks_of(desk.copy, copy, logos(desk)) if copy else [],
        "json_ld": _placed(desk, lambda: json_ld(desk, copy)) if copy and cohort.recipe.front.index else "",
    }


def _of_segment(desk: Desk, segment: Segment) -> dict[str, Any]:
    studio, run, site, house = desk.studio, desk.run, desk.site, desk.house
    slug = segment.client_form if desk.partner else segment.form
    view = Later(lambda: segment_view(desk, run.cohort.segment))

    def form() -> Any:
        path = own_path(desk) if desk.partner else site.path(run.cohort.path())
        return form_view(studio, run, site, slug, desk.project.forms[slug], desk.partner, path)

    def kit() -> KitView:
        siblings = house.siblings(run.cohort)
        return KitView(studio, run, desk.here, desk.copy, desk.links, siblings, house.bytes_of)

    return {
        "segment": view,
        "offer": Later(lambda: view().offer),
        "service": _placed(desk, lambda: ServiceView(studio, run)),
        "form": _placed(desk, form),
        "kit": _placed(desk, kit),
    }


def _placed(desk: Desk, make: Callable[[], Any]) -> Later:
    """A name that knows which file it is in, and for which service: what prints it is printed for this file alone."""

    def placed() -> Any:
        desk.run.placed = True
        return make()

    return Later(placed)


def _asset(desk: Desk) -> Callable[[str], Markup]:
    """`asset(name)`: a fingerprinted file of the theme."""
    assets = desk.project.theme.assets

    def asset(name: str) -> Markup:
        if name not in assets:
            raise ValueError(f"the theme has no file `{name}`")
        return Markup(desk.here.root + assets[name].path)

    return asset


def _asset_text(desk: Desk) -> Callable[[str], Markup]:
    """`asset_text(name)`: what stands in a stylesheet or a script of the theme, for a page that takes it along."""
    assets = desk.project.theme.assets

    def asset_text(name: str) -> Markup:
        if name not in assets or not name.endswith((".css", ".js")):
            raise ValueError(f"the theme has no stylesheet or script `{name}`")
        return Markup(assets[name].data.decode())

    return asset_text


def _rooted(site: Site) -> Callable[[Any], Any]:
    """`url(path)`: a page of this site from its root; an address that is whole already stays as it is."""

    def url(path: Any) -> Any:
        if isinstance(path, (Slot, Printed)):
            return path
        text = str(path)
        return Markup(text if text.startswith(("/", "http", "./", "../")) else site.root + text)

    return url
