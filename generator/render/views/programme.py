"""`brand`, `programme`, `campaign` and `segment` in templates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace

from markupsafe import Markup

from generator.links.addresses import home, landing, page, terms
from generator.model.value import Kind, Value
from generator.render.mail_colours import mail_colours
from generator.render.views.desk import Desk
from generator.render.views.offer import OfferView, offer_view
from generator.render.watch import LOGOS, Read
from generator.text.formats import format_date

MOST_LOGOS = 12


def brand_view(desk: Desk) -> SimpleNamespace:
    """`brand` as documented in `docs/templates.md`."""
    brand, studio = desk.project.brand, desk.studio
    logo = desk.project.logos.get(brand.logo)
    return SimpleNamespace(
        name=studio.name(brand.name),
        legal_name=studio.name(brand.legal_name),
        address=studio.phrase(brand.address),
        email=Value(brand.email, Kind.EMAIL),
        phone=Value(brand.phone, Kind.PHONE),
        site=Value(brand.site, Kind.URL),
        description=studio.phrase(brand.description),
        logo=Markup(desk.here.root + logo.path) if logo else "",
        names=[
            SimpleNamespace(
                locale=locale,
                name=Value(brand.name.get(locale.code, ""), Kind.TEXT),
                legal_name=Value(brand.legal_name.get(locale.code, ""), Kind.TEXT),
            )
            for locale in desk.project.locales
        ],
        logo_file=Value(brand.logo, Kind.CODE),
        colour=Value(brand.colours.brand, Kind.CODE),
        accent=Value(brand.colours.accent or brand.colours.brand, Kind.CODE),
        mail=mail_colours(brand.colours.brand, brand.colours.accent or brand.colours.brand),
        handles=brand.handles,
        sender=SimpleNamespace(name=studio.name(brand.sender.name), role=studio.phrase(brand.sender.role)),
    )


def programme_view(desk: Desk) -> SimpleNamespace:
    """`programme` as documented in `docs/templates.md`."""
    studio, code = desk.studio, desk.studio.locale.code
    watch = desk.house.watch
    key = ("programme", desk.here.root)
    if key not in studio.kept:
        with watch.noting() as reads:
            studio.kept[key] = (_programme(desk, code), reads)
    kept: tuple[SimpleNamespace, dict[Read, None]] = studio.kept[key]
    watch.again(kept[1])
    return kept[0]


def _programme(desk: Desk, code: str) -> SimpleNamespace:
    programme, studio = desk.project.programme, desk.studio
    return SimpleNamespace(
        name=studio.name(programme.name),
        tagline=studio.phrase(programme.tagline),
        segments=[segment_view(desk, slug) for slug in desk.project.segments],
        home=Markup(desk.here.path(home(code))),
        privacy=Markup(desk.here.path(page(code, "privacy"))),
        product_url=Value(programme.product_url, Kind.URL),
    )


def campaign_view(desk: Desk) -> SimpleNamespace:
    """`campaign`: the running one."""
    campaign, studio = desk.project.campaign, desk.studio
    return SimpleNamespace(
        name=studio.name(campaign.name),
        slug=desk.project.campaign_slug,
        starts=format_date(campaign.starts, studio.locale),
        ends=format_date(campaign.ends, studio.locale),
    )


def segment_view(desk: Desk, slug: str) -> SegmentView:
    """One segment, with its landing page and its offer."""
    segment, studio = desk.project.segments[slug], desk.studio
    terms_url = Markup(desk.here.path(terms(studio.locale.code, slug)))
    return SegmentView(
        slug=slug,
        name=studio.name(segment.name),
        summary=studio.phrase(segment.summary),
        url=Markup(desk.here.path(landing(studio.locale.code, slug))),
        _told=partial(offer_view, studio, segment.offer, terms_url),
    )


class SegmentView(SimpleNamespace):
    """A segment. Most pages name all segments and tell one offer: it is told where it is shown, and noted as read."""

    _told: Callable[[], OfferView]

    @property
    def offer(self) -> OfferView:
        return self._told()


def logos(desk: Desk) -> list[SimpleNamespace]:
    """The first partners of this segment that have a logo, as proof of company kept."""
    project, segment = desk.project, desk.run.cohort.segment
    desk.house.watch.note(LOGOS, segment, str(MOST_LOGOS))
    named = [project.partners[place] for place in project.partners.with_logo(segment)[:MOST_LOGOS]]
    return [
        SimpleNamespace(
            name=Value(partner.names[desk.studio.index], Kind.TEXT),
            logo=Markup(desk.here.root + project.logos[partner.logo].path),
        )
        for partner in named
    ]
