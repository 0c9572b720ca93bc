"""Tracked links in templates: made by one policy, recorded where they are printed."""

from __future__ import annotations

from generator.links.addresses import Site, landing, partner_page
from generator.links.builder import build_link, compile_link, short_path
from generator.links.policy import AssetKind, medium_for
from generator.model.artifact import Issued
from generator.model.link import LinkSource, LinkSpec, Target, TrackedLink
from generator.model.partner import Partner
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.run import Run
from generator.render.slots import Given
from generator.text.markers import wrap

PLACES: dict[str, AssetKind] = {"email": "mail", "qr": "qr", "web": "page", "snippet": "snippet", "short": "short"}


class Links:
    """`link()` and `short()` of one run."""

    def __init__(self, run: Run, site: Site) -> None:
        self._run = run
        self._site = site
        self._project = run.project

    def link(self, asset: str, network: str, variant: str = "a", target: Target = "page") -> Given | Value:
        """A tracked, absolute link. Raises `ValueError` for a network that nobody knows."""
        run = self._run
        spec = LinkSpec(asset, network, variant, self._medium(network), target, run.cohort.locale)
        campaign = campaign_value(self._project, run.cohort.segment)
        if run.partner is None:
            house = house_source(self._project, run.cohort.segment)
            link = build_link(self._target(target, None), house, spec, campaign)
            run.sheet.issued.append(self._issued(link, ""))
            return Value(link.url, Kind.URL)
        compiled = compile_link(spec, campaign)
        run.sheet.links.append(
            lambda partner: self._issued(compiled.link(self._target(target, partner), source_of(partner)), partner.slug)
        )
        return run.give(
            f"link({asset}, {network})",
            lambda partner: wrap(compiled.fill(self._target(target, partner), source_of(partner)), "ltr"),
            key=spec,
        )

    def short(self, asset: str) -> Given | Value:
        """The absolute short link of an asset; the segment's where there is no partner."""
        name = short_name(self._project, asset, self._run.cohort.locale)
        if self._run.partner is None:
            return Value(self._site.absolute(short_path(self._run.cohort.segment, name)), Kind.URL)
        return self._run.give(
            f"short({asset})",
            lambda partner: wrap(self._site.absolute(short_path(partner.slug, name)), "ltr"),
            key=("short", name),
        )

    def channel(self, asset: str, network: str, target: Target = "page") -> str:
        """The GA4 channel under which this run's link will be reported (the same for every partner of a kind)."""
        spec = LinkSpec(asset, network, "a", self._medium(network), target, self._run.cohort.locale)
        campaign = campaign_value(self._project, self._run.cohort.segment)
        partner = self._run.partner
        source = source_of(partner) if partner else house_source(self._project, self._run.cohort.segment)
        return build_link(self._target(target, partner), source, spec, campaign).channel_ga4

    def _issued(self, link: TrackedLink, partner: str) -> Issued:
        cohort = self._run.cohort
        return Issued(link, partner, cohort.segment, cohort.locale, cohort.recipe.name)

    def _medium(self, network: str) -> str:
        if network in PLACES:
            return medium_for(PLACES[network])
        known = self._project.networks.get(network)
        if known is None:
            raise ValueError(f"`link()` got the unknown network `{network}`")
        return (
            known.medium if known.medium != "social" else medium_for("message" if known.kind == "message" else "post")
        )

    def _target(self, target: Target, partner: Partner | None) -> str:
        locale, segment = self._run.cohort.locale, self._run.cohort.segment
        if target == "product":
            return self._project.programme.product_url
        if target == "site":
            return self._project.brand.site
        if target == "signup" or partner is None:
            address = self._site.absolute(landing(locale, segment))
            return f"{address}#form" if target == "signup" else address
        return self._site.absolute(partner_page(locale, segment, partner.slug))


def source_of(partner: Partner) -> LinkSource:
    return LinkSource(partner.slug, partner.code, partner.segment, partner.discount_code or None, partner.rewarded)


def house_source(project: Project, segment: str) -> LinkSource:
    """The programme itself: what the team sends and the neutral kits carry. It earns nothing."""
    slug = project.programme.slug
    return LinkSource(slug, slug, segment, None, rewarded=False)


def campaign_value(project: Project, segment: str) -> str:
    """`utm_campaign`: programme, segment, period."""
    return "-".join(part for part in (project.programme.slug, segment, project.campaign.period) if part)


def short_name(project: Project, asset: str, locale: str) -> str:
    """The name of a short link: the asset, and the language where it is not the programme's first."""
    return asset if locale == project.programme.default_locale else f"{asset}-{locale.lower()}"
